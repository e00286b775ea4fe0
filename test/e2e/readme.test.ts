// “Run it for a firm of your own”, word by word: the README's own commands, read out of it and run in a terminal each,
// up to a customer of that firm who reads a recommendation in a website that is not Wellkept's.
import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumFlags, ensureChromium } from '../../tools/chromium.ts';
import { projectRoot } from '../../tools/data-folder.ts';
import { buildAssets } from '../../tools/start/assets.ts';
import { freePort } from '../../tools/postgres/server.ts';
import { runShell, startShell, stopEverything } from '../start/run.ts';
import { openFinding } from './steps.ts';
import { story } from './world.ts';

const test = story();
const readme = readFileSync(join(projectRoot, 'README.md'), 'utf8');
const section = /## Run it for a firm of your own\n([\s\S]*?)\n## /.exec(readme)![1]!;
const [start, commands, host] = [...section.matchAll(/```sh\n([\s\S]*?)```/g)].map(
  ([, code]) => code!,
) as [string, string, string];

const finding = 'Fan belt worn';
const office = /Hand it to the office|Send to the office/;

const home = mkdtempSync(join(tmpdir(), 'wellkept-readme-'));
// Root's PostgreSQL runs under another account, which must be able to enter.
chmodSync(home, 0o755);
/** What a person's own terminal has; the ports are ours, because tests run beside each other. */
let env: Record<string, string | number>;
let browser: Browser;
let said = '';

before(async () => {
  env = { HOME: home, PORT: await freePort(), HOST_PORT: await freePort() };
  await buildAssets(() => {});
  browser = await chromium.launch({
    executablePath: ensureChromium(() => {}),
    args: [...chromiumFlags],
  });
});
after(async () => {
  await browser.close();
  await stopEverything();
  rmSync(home, { recursive: true, force: true });
});

const open = async (address: string): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'en-IE' });
  page.setDefaultTimeout(30_000);
  await page.goto(address);
  return page;
};
const find = (pattern: RegExp): string => {
  const found = pattern.exec(said);
  assert.ok(found, `${pattern} in:\n${said}`);
  return found[1]!;
};

test('the first terminal starts it', async () => {
  const started = await startShell(start, env);
  assert.match(started.output, /Wellkept is ready, without demo data/);
});

test('the second makes a firm, its people, a customer with a unit and two contacts', async () => {
  // The one thing done otherwise: the file is written where it goes with the test.
  said = await runShell(commands.replaceAll('units.csv', '"$HOME"/units.csv'), env);
});

test('the technician notes a finding, and the desk prices and sends it', async () => {
  const [bo, ana] = [...said.matchAll(/^http\S+#\S+$/gm)].map(([link]) => link) as [string, string];
  const technician = await open(bo);
  await technician.getByRole('button', { name: /Sign in/ }).click();
  await technician.getByRole('link', { name: 'Note what you found' }).click();
  await technician.getByLabel(/^Unit tag/).fill('RTU-1');
  await technician.getByRole('button', { name: /RTU-1/ }).click();
  await technician.getByLabel('What it is, in one line').fill(finding);
  await technician.getByRole('radio', { name: 'Soon' }).check();
  await technician.getByLabel('What you found').fill('It slips when the compressor starts.');
  await technician.getByLabel(/What you suggest/).fill('A new belt.');
  await technician.getByRole('button', { name: office }).click();
  await technician.getByText('It is with the office.').waitFor();

  const desk = await open(ana);
  await desk.getByRole('button', { name: /Sign in/ }).click();
  await desk
    .getByRole('link', { name: /^Review/ })
    .first()
    .click();
  await desk.getByLabel('Because').fill('A slipping belt stops the fan one day.');
  await desk.getByLabel('If you wait').fill('The shop gets warm.');
  await desk.getByRole('button', { name: 'Add an option' }).click();
  const option = desk.getByRole('group', { name: 'Option A' });
  await option.getByLabel('Title').fill('New belt');
  await option.getByLabel('What is done').fill('Old belt off, new one on.');
  await option.getByLabel(/^Price/).fill('180');
  await option.getByLabel(/^Visit/).fill('60');
  await desk.getByRole('button', { name: 'Save' }).click();
  await desk.getByRole('button', { name: 'Send it to the customer' }).click();
  await desk.getByRole('status').filter({ hasText: 'Sent to Harbour Bakery' }).waitFor();
});

test('the customer reads it in the stranger’s website', async () => {
  const filled = host
    .replace('wk_sk_…', find(/(wk_sk_\S+)/))
    .replace('CUSTOMER_ID=…', `CUSTOMER_ID=${find(/^Customer: (\S+)$/m)}`)
    .replace('CONTACT_ID=…', `CONTACT_ID=${find(/^Dan Lynch: (\S+)$/m)}`);
  const site = await startShell(filled, env);
  const page = await open(site.address('The website'));
  await page.getByText('Quay Cooling').first().waitFor();
  await openFinding(page, finding);
  await page.getByText('It slips when the compressor starts.').waitFor();
  await page.getByText(/€180/).filter({ visible: true }).first().waitFor();
});
