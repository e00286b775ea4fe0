// The longer work of the glass box in a stranger's page: in a worker where its policy allows one, else in slices.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { rooftopUnitCase } from '@wellkept/testing';
import type { Browser, Page } from 'playwright-core';
import { startStranger, type Site, type Stranger } from './site.ts';

let stranger: Stranger;
before(async () => {
  stranger = await startStranger();
});
after(() => stranger?.stop());

const body = `<wk-economics><script type="application/json">${JSON.stringify(rooftopUnitCase)}</script></wk-economics>`;

async function show(site: Omit<Site, 'body'> = {}): Promise<{ page: Page; said: string[] }> {
  const { page, said } = await stranger.open({ body, ...site });
  await settled(page);
  return { page, said };
}

/** Waits until the tornado is as fine as it gets. */
const settled = (page: Page): Promise<void> =>
  page.locator('wk-tornado-chart[aria-busy="false"]:not(:has(~ progress))').waitFor();

/** The tornado as its table says it: every number, where it was tried and where it flips. */
async function tornado(page: Page): Promise<string> {
  const chart = page.locator('wk-tornado-chart');
  await chart.locator('[part="table-toggle"]').click();
  const said = await chart.locator('table').innerText();
  await chart.locator('[part="table-toggle"]').click();
  return said;
}

/** Lets go of the price of energy a step further; milliseconds until the first tornado stands. */
async function drag(page: Page): Promise<number> {
  const wait = await page
    .locator('wk-assumption[data-path="assumptions.energyPrice"] [part="slider"]')
    .evaluate(async (slider: HTMLInputElement) => {
      const chart = (slider.getRootNode() as ShadowRoot).host.parentElement?.getRootNode() as
        | ShadowRoot
        | undefined;
      const busy = () => chart?.querySelector('wk-tornado-chart')?.getAttribute('aria-busy');
      slider.stepUp();
      const start = performance.now();
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      slider.dispatchEvent(new Event('change', { bubbles: true }));
      const until = (value: string) =>
        new Promise<void>((resolve) => {
          const look = () => (busy() === value ? resolve() : setTimeout(look, 2));
          look();
        });
      await until('true');
      await until('false');
      return performance.now() - start;
    });
  await settled(page);
  return wait;
}

interface Traced {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds the thread itself worked. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/**
 * A drag: how long until it settled, and the longest task of the page's own thread beside all the work that was done,
 * in milliseconds that the threads themselves worked.
 */
async function dragWatched(page: Page): Promise<{ wait: number; longest: number; all: number }> {
  const browser = page.context().browser() as Browser;
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] });
  const wait = await drag(page);
  const { traceEvents } = JSON.parse(String(await browser.stopTracing())) as {
    traceEvents: Traced[];
  };
  const threads = (kind: RegExp): Set<string> =>
    new Set(
      traceEvents
        .filter(({ name, args }) => name === 'thread_name' && kind.test(args.name ?? ''))
        .map(({ pid, tid }) => `${pid}:${tid}`),
    );
  // A task that was under way when the watching began or ended has no length.
  const worked = (on: Set<string>): number[] =>
    traceEvents
      .filter((one) => one.name.endsWith('RunTask') && on.has(`${one.pid}:${one.tid}`))
      .map(({ tdur }) => (tdur ?? 0) / 1000);
  const own = worked(threads(/^CrRendererMain$/));
  const beside = worked(threads(/Worker/));
  const sum = (times: readonly number[]): number => times.reduce((total, one) => total + one, 0);
  return { wait, longest: Math.max(...own), all: sum(own) + sum(beside) };
}

/**
 * The work goes on in pieces, whatever the speed of the machine; `npm run bench -- economics-speed` has the longest in
 * milliseconds. Code that runs for the first times is also compiled, so the first of three drags does not count.
 */
async function worksInPieces(page: Page, tell: (message: string) => void): Promise<void> {
  const drags = [await dragWatched(page), await dragWatched(page), await dragWatched(page)];
  for (const { wait, longest, all } of drags)
    tell(
      `settled after ${Math.round(wait)} ms, longest task ${longest.toFixed(1)} of ${all.toFixed(0)} ms`,
    );
  for (const { longest, all } of drags.slice(1))
    assert.ok(longest > 0.5 && longest < all / 3, `${longest} of ${all} ms`);
}

test('where workers are allowed, one works the tornado out and the page works in pieces', async (t) => {
  const { page, said } = await show();
  assert.equal(page.workers().length, 1);
  await worksInPieces(page, (message) => t.diagnostic(message));
  assert.equal(page.workers().length, 1);
  assert.deepEqual(said, []);
  await page.close();
});

for (const [how, site] of Object.entries({
  'workers are forbidden': { workers: "'none'" },
  'our policy of trusted types is not known': {
    policy: "trusted-types lit-html 'allow-duplicates'",
  },
})) {
  test(`where ${how}, slices give the same answers and the page works in pieces`, async (t) => {
    const free = await show();
    const bound = await show(site);
    assert.equal(bound.page.workers().length, 0);
    for (let i = 0; i < 2; i++) {
      await drag(free.page);
      await drag(bound.page);
      const expected = await tornado(free.page);
      assert.match(expected, /€/);
      assert.equal(await tornado(bound.page), expected);
    }
    await free.page.close();
    await worksInPieces(bound.page, (message) => t.diagnostic(message));
    await bound.page.close();
  });
}

test('a worker ends with its element', async () => {
  const { page } = await show();
  await page.evaluate(() => document.querySelector('wk-economics')?.remove());
  for (let i = 0; i < 40 && page.workers().length > 0; i++) await page.waitForTimeout(50);
  assert.equal(page.workers().length, 0);
  await page.close();
});
