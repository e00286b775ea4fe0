// The whole product as a stranger meets it: a database of its own, the API with the portal, a website on another origin,
// and a browser. The clock can be moved, because a visit lies days ahead.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { test } from 'node:test';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { type RunningWellkept, startWellkept } from '@wellkept/api/start';
import { startHost } from '../../apps/host/server.mjs';
import { chromiumFlags, ensureChromium } from '../../tools/chromium.ts';
import { buildAssets } from '../../tools/start/assets.ts';
import { createTestDatabase } from '../database.ts';

export interface World {
  /** Started anew by `outage`: ask for it each time. */
  readonly wellkept: RunningWellkept;
  readonly host: string;
  /** Moves the server's clock to this moment; it goes on from there. Pages are closed before: everybody comes back anew. */
  travelTo(moment: Date): Promise<void>;
  /** Moves the server's clock while everybody stays where they are, with sessions that may have ended. */
  skip(milliseconds: number): void;
  now(): Date;
  /** Stops the server, and starts it again at its address when `during` is over. */
  outage(during: () => Promise<void>): Promise<void>;
  /** Calls the API as another person of the same customer would from their own device. */
  asColleague(name: string): Promise<(path: string, request?: object) => Promise<Response>>;
  /** A person with a browser of their own. Whatever a page complains of in the console fails the test at `stop`. */
  visitor(options?: Parameters<Browser['newContext']>[0]): Promise<BrowserContext>;
  readonly complaints: string[];
  /** What the database holds, past every wall. */
  rows(query: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>;
  /** After a failed test: pictures of every open page, in `test-results/`. */
  keepWhatFailed(context: object): Promise<void>;
  stop(): Promise<void>;
}

type Undo = (() => Promise<void> | void)[];

export async function startWorld(): Promise<World> {
  const undo: Undo = [];
  try {
    return await build(undo);
  } catch (error) {
    await takeDown(undo);
    throw error;
  }
}

async function takeDown(undo: Undo): Promise<void> {
  for (const step of undo.reverse()) await step();
}

async function build(undo: Undo): Promise<World> {
  const database = await createTestDatabase();
  undo.push(() => database.drop());
  const dataDir = mkdtempSync(join(tmpdir(), 'wellkept-e2e-'));
  undo.push(() => rmSync(dataDir, { recursive: true, force: true }));
  let ahead = 0;
  const clock = () => new Date(Date.now() + ahead);
  const built = await buildAssets(() => {});
  // A copy: whoever builds anew meanwhile must not take away parts that a page loads late.
  const assets = { embedDir: join(dataDir, 'embed'), portalDir: join(dataDir, 'site') };
  cpSync(built.embedDir, assets.embedDir, { recursive: true });
  cpSync(built.portalDir, assets.portalDir, { recursive: true });
  const start = (port: number) =>
    startWellkept({ adminUrl: database.url, port, demo: true, dataDir, assets, clock });
  let wellkept = await start(0);
  undo.push(() => wellkept.stop());
  const [firm] = wellkept.organizations;
  const [customer] = firm!.customers;
  const host = await startHost({
    port: 0,
    api: wellkept.api,
    secretKey: firm!.secretKey,
    customerId: customer!.id,
    contactId: customer!.contactId,
  });
  undo.push(() => host.stop());
  const browser = await chromium.launch({
    executablePath: ensureChromium(() => {}),
    args: [...chromiumFlags],
  });
  undo.push(() => browser.close());
  const complaints: string[] = [];
  let pictured = false;
  const pages = () => browser.contexts().flatMap((each) => each.pages());
  return {
    get wellkept() {
      return wellkept;
    },
    host: host.url,
    complaints,
    now: clock,
    travelTo: async (moment) => {
      await Promise.all(pages().map((page) => page.goto('about:blank')));
      ahead = moment.getTime() - Date.now();
    },
    skip: (milliseconds) => void (ahead += milliseconds),
    visitor: async (options) => {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 900 },
        locale: 'en-IE',
        ...options,
      });
      context.setDefaultTimeout(15_000);
      context.on('weberror', (error) => complaints.push(String(error.error())));
      context.on('console', (message) => {
        if (message.type() === 'error')
          complaints.push(`${message.location().url}: ${message.text()}`);
      });
      await context.addInitScript(() =>
        document.addEventListener('securitypolicyviolation', (event) =>
          console.error(`refused by policy: ${event.violatedDirective} ${event.blockedURI}`),
        ),
      );
      return context;
    },
    outage: async (during) => {
      await wellkept.stop();
      await during();
      wellkept = await start(Number(new URL(wellkept.api).port));
    },
    asColleague: async (name) => {
      const [contact] = await database.rows('SELECT id FROM wellkept.contact WHERE name = $1', [
        name,
      ]);
      const minted = await fetch(`${wellkept.api}/v1/session-tokens`, {
        method: 'POST',
        headers: { authorization: `Bearer ${firm!.secretKey}`, 'content-type': 'application/json' },
        body: JSON.stringify({
          customerId: customer!.id,
          contactId: contact!['id'],
          origins: [host.url],
        }),
      });
      const { token } = (await minted.json()) as { token: string };
      const headers = { authorization: `Bearer ${token}`, origin: host.url };
      return (path, { headers: more, ...request }: RequestInit = {}) =>
        fetch(wellkept.api + path, { ...request, headers: { ...headers, ...more } });
    },
    rows: (query, values = []) => database.rows(query, values),
    keepWhatFailed: async (context) => {
      if (!('passed' in context) || context.passed || !('name' in context)) return;
      if (pictured) return;
      pictured = true;
      const name = String(context.name).replace(/\W+/g, '-').slice(0, 60);
      await Promise.all(
        pages().map((page, i) =>
          page.screenshot({ path: `test-results/${name}-${i}.png`, fullPage: true }),
        ),
      );
    },
    stop: () => takeDown(undo),
  };
}

/** Steps of one story: when one fails, those after it are not tried, for they stand on it. */
export function story(): (title: string, step: () => Promise<void> | void) => void {
  let broken: string | undefined;
  return (title, step) =>
    void test(title, async () => {
      if (broken) throw new Error(`not reached: “${broken}” failed`);
      broken = title;
      await step();
      broken = undefined;
    });
}

/** Opens an address that signs in, and waits for the page behind it. */
export async function signIn(context: BrowserContext, link: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(link);
  await page.getByRole('button', { name: 'Sign out' }).first().waitFor();
  return page;
}
