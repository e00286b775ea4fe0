// The whole product as a stranger meets it: a database of its own, the API with the portal, a website on another origin,
// and a browser. The clock can be moved, because a visit lies days ahead.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { test } from 'node:test';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type Locator,
  type Page,
} from 'playwright-core';
import { type RunningWellkept, startWellkept } from '@wellkept/api/start';
import { startHost } from '../../apps/host/server.mjs';
import { chromiumFlags, ensureChromium } from '../../tools/chromium.ts';
import { buildAssets } from '../../tools/start/assets.ts';
import { createTestDatabase } from '../database.ts';

export interface World {
  readonly wellkept: RunningWellkept;
  readonly host: string;
  /** Moves the server's clock to this moment; it goes on from there. Pages are closed before: everybody comes back anew. */
  travelTo(moment: Date): Promise<void>;
  /** Moves the server's clock while everybody stays where they are, with sessions that may have ended. */
  skip(milliseconds: number): void;
  now(): Date;
  /** A person with a browser of their own. Whatever a page complains of in the console fails the test at `stop`. */
  visitor(options?: Parameters<Browser['newContext']>[0]): Promise<BrowserContext>;
  readonly complaints: string[];
  /** What the database holds, past every wall. */
  rows(query: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>;
  /** After a failed test: pictures of every open page, in `test-results/`. */
  keepWhatFailed(context: object): Promise<void>;
  stop(): Promise<void>;
}

export async function startWorld(): Promise<World> {
  const undo: (() => Promise<void> | void)[] = [];
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
  const wellkept = await startWellkept({
    adminUrl: database.url,
    port: 0,
    demo: true,
    dataDir,
    assets,
    clock,
  });
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
    wellkept,
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
    rows: (query, values = []) => database.rows(query, values),
    keepWhatFailed: async (context) => {
      if (!('passed' in context) || context.passed || pictured) return;
      pictured = true;
      await Promise.all(
        pages().map((page, i) =>
          page.screenshot({ path: `test-results/${i}.png`, fullPage: true }),
        ),
      );
    },
    stop: async () => {
      for (const step of undo.reverse()) await step();
    },
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

export const openFinding = async (page: Page, words: string | RegExp): Promise<void> => {
  await page.getByRole('button', { name: words }).first().click();
  await page.getByRole('button', { name: 'Back to the list' }).waitFor();
  await page.getByRole('article').getByRole('heading', { name: words }).first().waitFor();
};

export const backToList = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Back to the list' }).click();

/** The line of a finding in the list. */
export const listed = (page: Page, words: string | RegExp): Locator =>
  page.getByRole('listitem').filter({ hasText: words }).first();

/** What a customer may say to a finding that is open on the page. */
export const answer = {
  approve: async (page: Page, option: RegExp, purchaseOrder = ''): Promise<void> => {
    await page.getByRole('radio', { name: 'Approve', exact: true }).check();
    await page.getByRole('radio', { name: option }).check();
    await page.getByLabel(/PO number/).fill(purchaseOrder);
    await page.getByRole('button', { name: 'Send my approval' }).click();
    await page.getByText(/Your approval is in/).waitFor();
  },
  decline: async (page: Page, reason: string): Promise<void> => {
    await page.getByRole('radio', { name: 'Decline', exact: true }).check();
    await page.getByLabel(/^Reason/).selectOption({ label: reason });
    await page.getByRole('button', { name: 'Send my answer' }).click();
    await page.getByText(/Your answer is in/).waitFor();
  },
  putOff: async (page: Page, until: string): Promise<void> => {
    await page.getByRole('radio', { name: 'Not now', exact: true }).check();
    await page.getByRole('radio', { name: until }).check();
    await page.getByRole('button', { name: 'Send my answer' }).click();
    await page.getByText(/It comes back by itself\.$/).waitFor();
  },
  rate: async (page: Page, outcome: number, delivery: number, words: string): Promise<void> => {
    const mark = (question: RegExp, value: number) =>
      page.getByRole('group', { name: question }).getByRole('radio', { name: `${value} of 5` });
    await mark(/better off/, outcome).check();
    await mark(/How was the work done/, delivery).check();
    await page.getByLabel(/Anything to add/).fill(words);
    await page.getByRole('checkbox', { name: /Pass my thanks on/ }).check();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
  },
};

/** Takes the first free time of a technician; `meanwhile` happens while it is held. */
export async function bookFirstTime(
  page: Page,
  technician: RegExp,
  meanwhile?: () => Promise<void>,
): Promise<void> {
  const times = page.getByRole('group', { name: /^Times/ });
  await times.getByRole('radio', { name: technician }).first().check();
  await page.getByText(/Held for you until/).waitFor();
  await meanwhile?.();
  await page.getByRole('button', { name: /^Book / }).click();
  await page.getByRole('button', { name: 'Add to calendar' }).waitFor();
}
