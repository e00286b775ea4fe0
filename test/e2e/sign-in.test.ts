// Signing in by mail: the page names the firm and the person, and knows what to do when a mail program has cut the link.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { startWorld, type World } from './world.ts';

let world: World;
let email: string;
let person: string;

before(async () => {
  world = await startWorld();
  const [row] = await world.rows(
    `SELECT email, name FROM wellkept.contact WHERE name = 'Aoife Brennan' AND email IS NOT NULL`,
  );
  email = String(row!['email']);
  person = String(row!['name']);
});
afterEach((context) => world.keepWhatFailed(context));
after(() => world?.stop());

async function newestMail(): Promise<string> {
  for (;;) {
    const answer = await fetch(new URL('/mailbox/mails.json', world.wellkept.portal));
    const mails = (await answer.json()) as { kind: string; address: string; text: string }[];
    const mail = mails.find((one) => one.kind === 'sign-in' && one.address === email);
    if (mail) return mail.text;
    await new Promise((next) => setTimeout(next, 50));
  }
}
const linkIn = (mail: string) => /https?:\S+#wk_ml_\S+/.exec(mail)![0];
const codeIn = (mail: string) => /\b[2-9A-Z]{4}-[2-9A-Z]{4}\b/.exec(mail)![0];
const readsWell = async (page: Page) =>
  assert.deepEqual((await new AxeBuilder({ page }).analyze()).violations, []);
const isIn = (page: Page) => page.getByRole('button', { name: 'Sign out' }).first().waitFor();

test('a mail’s link names the firm and the person before it signs in, on this device and on another', async () => {
  const asking = await (await world.visitor()).newPage();
  await asking.goto(world.wellkept.portal);
  await asking.getByLabel('Your mail address').fill(email);
  await asking.getByRole('button', { name: 'Send me a link' }).click();
  await asking.getByText(/a mail is on its way/).waitFor();
  const mail = await newestMail();
  // A scanner that presses what it finds.
  const scanner = await (await world.visitor()).newPage();
  await scanner.goto(linkIn(mail));
  await scanner.getByRole('button', { name: 'Sign in', exact: true }).click();
  await isIn(scanner);
  const page = await (await world.visitor({ viewport: { width: 390, height: 844 } })).newPage();
  await page.goto(linkIn(mail));
  await page.getByRole('heading', { name: 'Sign in to Northside Mechanical' }).waitFor();
  await page.getByText(`You sign in as ${person}.`, { exact: false }).waitFor();
  assert.equal(new URL(page.url()).hash, '', 'the secret is out of the address');
  assert.equal(new URL(page.url()).search, '');
  await readsWell(page);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await isIn(page);
});

test('where the link was cut the page says so, and the code of the same mail signs in, in German, too', async () => {
  const mail = await newestMail();
  const cut = linkIn(mail).replace(/#.*/, '');
  const context = await world.visitor({ locale: 'de-DE', viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(cut);
  await page.getByRole('heading', { name: 'Ihr Mailprogramm hat den Link gekürzt' }).waitFor();
  await readsWell(page);
  await page.getByLabel('Ihre Mailadresse').fill(email);
  await page.getByLabel(/Code aus der Mail/).fill('AAAA-AAAA');
  await page.getByRole('button', { name: 'Mit dem Code anmelden' }).click();
  await page
    .getByRole('alert')
    .getByText(/passt nicht zu dieser Adresse/)
    .waitFor();
  await page.getByLabel(/Code aus der Mail/).fill(codeIn(mail).toLowerCase());
  await page.getByRole('button', { name: 'Mit dem Code anmelden' }).click();
  await isIn(page);
  await page.goto(cut);
  await isIn(page);
});
