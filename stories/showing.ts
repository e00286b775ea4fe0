// Shows every story in Chromium: it renders, nothing is thrown, axe finds nothing, and no word of the contract is in
// it. `STORY=pattern` shows only some,
// `SHOTS=/path` keeps a picture of each.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import { chromium, type Browser, type Page, type Request } from 'playwright-core';
import { chromiumFlags, ensureChromium } from '../tools/chromium.ts';
import { builtStorybook } from '../tools/test/built-storybook.ts';
import { contractWordsIn } from '../tools/test/contract-words.ts';
import { readAloud } from './read-aloud.ts';

interface Entry {
  readonly id: string;
  readonly type: string;
}
interface Told {
  readonly status?: string;
  readonly thrown?: string;
}

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://stories');
  const body = await readFile(join(folder, normalize(pathname))).catch(() => null);
  response.writeHead(body ? 200 : 404, {
    'content-type': types[extname(pathname)] ?? 'text/plain',
  });
  response.end(body);
});
let browser: Browser;
let page: Page;

const folder = await builtStorybook();
const index = JSON.parse(await readFile(join(folder, 'index.json'), 'utf8')) as {
  readonly entries: Readonly<Record<string, Entry>>;
};
const stories = Object.values(index.entries).filter(({ type }) => type === 'story');

before(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({
    executablePath: ensureChromium(() => undefined),
    args: chromiumFlags,
  });
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  // Axe is run below, when the elements have their data; Storybook's own run would come too early.
  const manual = 'globals=a11y.manual:!true';
  await page.goto(`${address}/iframe.html?id=${stories.at(-1)?.id}&viewMode=story&${manual}`);
  await page.addScriptTag({ path: fileURLToPath(import.meta.resolve('axe-core/axe.min.js')) });
  await page.waitForFunction(() => document.querySelector('wk-session:defined') !== null);
});
after(async () => {
  await browser?.close();
  server.closeAllConnections();
  server.close();
});

/** Shows a story in the page that is open, and hears from Storybook's own channel when it is shown and played. */
const showIn = (id: string): Promise<Told> =>
  page.evaluate((storyId) => {
    interface Channel {
      on(name: string, heard: (what: never) => void): void;
      off(name: string, heard: (what: never) => void): void;
      emit(name: string, what: object): void;
    }
    const channel = (globalThis as { __STORYBOOK_ADDONS_CHANNEL__?: Channel })
      .__STORYBOOK_ADDONS_CHANNEL__;
    return new Promise<Told>((resolve) => {
      const troubles = ['playFunctionThrewException', 'storyThrewException', 'storyErrored'];
      let thrown: string | undefined;
      const trouble = ({ message, title }: { message?: string; title?: string }): void => {
        thrown = message ?? title ?? 'unknown';
        setTimeout(() => tell('error'), 50);
      };
      const finished = (what: { storyId: string; status: string }): void => {
        if (what.storyId === storyId) tell(what.status);
      };
      const tell = (status: string): void => {
        channel?.off('storyFinished', finished as never);
        for (const name of troubles) channel?.off(name, trouble as never);
        resolve({ status, ...(thrown === undefined ? {} : { thrown }) });
      };
      channel?.on('storyFinished', finished as never);
      for (const name of troubles) channel?.on(name, trouble as never);
      setTimeout(() => tell('nothing heard for 20 seconds'), 20_000);
      channel?.emit('setCurrentStory', { storyId, viewMode: 'story' });
    });
  }, id);

/** What a person reads, through shadow roots; `null` until the story of that name is the one in the page. */
const textOf = async (id: string): Promise<string | null> => {
  const story = `#storybook-root [data-story="${id}"]`;
  const shown = await page.evaluate((which) => document.querySelector(which) !== null, story);
  return shown ? page.evaluate(readAloud, story) : null;
};

/** Elements load their code and data after the story is shown: waits until nothing is under way and the text stands still. */
const settled = async (id: string, pending: ReadonlySet<Request>): Promise<void> => {
  let before: string | null = null;
  for (let round = 0; round < 50; round += 1) {
    const now = await textOf(id);
    const still = now !== null && now === before;
    // A story may be about an answer that never comes; then the text alone has to do.
    if (still && ((pending.size === 0 && now !== '') || round > 15)) return;
    before = now;
    await page.waitForTimeout(80);
  }
  assert.notEqual(before, null, `${id} is not in the page`);
};

const show = async (id: string): Promise<void> => {
  const errors: string[] = [];
  const pending = new Set<Request>();
  const note = (error: Error): void => void errors.push(error.message);
  const sent = (request: Request): void => {
    if (!request.url().endsWith('/v1/stream')) pending.add(request);
  };
  const done = (request: Request): void => void pending.delete(request);
  page
    .on('pageerror', note)
    .on('request', sent)
    .on('requestfinished', done)
    .on('requestfailed', done);
  try {
    const told = await showIn(id);
    await settled(id, pending);
    if (process.env['SHOTS']) {
      await page.screenshot({ path: join(process.env['SHOTS'], `${id}.png`), fullPage: true });
    }
    const { violations } = await page.evaluate(() => {
      const { axe } = globalThis as unknown as { axe: { run(root: string): Promise<AxeResults> } };
      return axe.run('#storybook-root');
    });
    assert.deepEqual(
      {
        told,
        errors,
        axe: violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`),
        contract: contractWordsIn((await textOf(id)) ?? ''),
      },
      { told: { status: 'success' }, errors: [], axe: [], contract: [] },
    );
  } finally {
    page
      .off('pageerror', note)
      .off('request', sent)
      .off('requestfinished', done)
      .off('requestfailed', done);
  }
};

/** Elements whose stories draw charts take longest; the others are divided so that no file takes much longer than another. */
const SHARES: Readonly<Record<string, readonly string[]>> = {
  charts: ['wk-economics'],
  recommendations: ['wk-recommendation', 'wk-recommendations', 'wk-evidence'],
};

const shareOf = (element: string): string =>
  Object.keys(SHARES).find((share) => SHARES[share]?.includes(element)) ?? 'others';

/** Declares a test for each story of one share, so that every story belongs to just one. */
export const testStories = (share: 'charts' | 'recommendations' | 'others'): void => {
  const only = new RegExp(process.env['STORY'] ?? '');
  const mine = stories.filter(({ id }) => shareOf(id.split('--')[0] ?? '') === share);
  test('there are stories', () => assert.ok(mine.length > 15));
  for (const { id } of mine.filter((story) => only.test(story.id))) {
    test(`${id} renders, throws nothing, passes axe and says nothing of the contract`, () =>
      show(id));
  }
};
