// Two people above a sum: one says yes in the portal and hands it over by a link, the other opens it in a browser of their
// own, without signing in, and says yes too; the technician reads of both, and the one who gave the link takes it back.
import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import type { Page } from 'playwright-core';
import { listed, openFinding } from './steps.ts';
import { signIn, startWorld, story, type World } from './world.ts';

const finding = /Compressor 2 worn/;
const test = story();
let world: World;
let aoife: Page;
let technician: Page;
let declan: Page;
let link = '';

before(async () => {
  world = await startWorld();
  aoife = await signIn(await world.visitor(), world.wellkept.links.customer);
  const phone = { viewport: { width: 390, height: 844 } };
  technician = await signIn(await world.visitor(phone), world.wellkept.links.technician);
  declan = await (await world.visitor(phone)).newPage();
});
afterEach((context) => world.keepWhatFailed(context));
after(() => world?.stop());

test('the rules are read in plain sentences', async () => {
  await aoife.getByRole('link', { name: 'Who may approve' }).click();
  await aoife
    .getByText('Anything over €10,000 needs a second yes, from Declan Moore or Aoife Brennan.')
    .waitFor();
  await aoife.getByText(/Up to €300 an item, urgent, at Harbour Street 12/).waitFor();
});

test('above the sum the first yes is not enough, and the receipt says whom it waits for', async () => {
  await aoife.getByRole('link', { name: 'Findings' }).click();
  await openFinding(aoife, finding);
  await aoife.getByRole('radio', { name: 'Approve', exact: true }).check();
  await aoife
    .getByRole('radio', { name: /Replace the unit|new rooftop unit/i })
    .first()
    .check();
  await aoife.getByText(/Declan Moore says yes too/).waitFor();
  await aoife.getByLabel(/PO number/).fill('LF-88213');
  await aoife.getByRole('button', { name: 'Send my approval' }).click();
  await aoife
    .getByText(/Declan Moore is asked/)
    .first()
    .waitFor();
  await feedLine(/One yes is in/).waitFor();
});

test('it is handed to the second person by a link that only they get, by mail', async () => {
  await aoife.getByRole('button', { name: 'Send to somebody' }).click();
  const dialog = aoife.getByRole('dialog');
  await dialog.getByRole('radio', { name: /Declan Moore/ }).check();
  await dialog.getByRole('radio', { name: 'To decide on it' }).check();
  await dialog.getByLabel(/A word with it/).fill('Before Thursday, please.');
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  await dialog.getByRole('heading', { name: 'It is on its way' }).waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();
  const answer = await fetch(new URL('/mailbox/mails.json', world.wellkept.portal));
  const mails = (await answer.json()) as { kind: string; text: string }[];
  const mail = mails.find(({ kind }) => kind === 'handed-over');
  assert.match(mail?.text ?? '', /Before Thursday, please\./);
  link = /https?:\S+\/hand-over#wk_ho_\S+/.exec(mail?.text ?? '')?.[0] ?? '';
  assert.ok(link);
});

test('who opens it sees who asks, the price, and four equal answers, and nothing else of the customer', async () => {
  await declan.goto(link);
  await declan.getByText(/Declan Moore · this item only, until/).waitFor();
  assert.equal(new URL(declan.url()).hash, '', 'the secret is out of the address');
  await declan.getByRole('heading', { name: /Aoife Brennan asks for your yes/ }).waitFor();
  await declan.getByText('€21,600').first().waitFor();
  await declan.getByText('“Before Thursday, please.”').waitFor();
  const answers = declan.getByRole('group', { name: 'Your answer' });
  const widths = await Promise.all(
    ['Approve', 'Decline', 'Not now', 'Ask'].map(
      async (name) =>
        (await answers.getByRole('radio', { name, exact: true }).boundingBox())?.width ?? 0,
    ),
  );
  assert.ok(Math.max(...widths) - Math.min(...widths) < 2, `equal: ${widths.join(', ')}`);
  assert.equal(await declan.getByRole('button', { name: 'Sign out' }).count(), 0);
});

test('the whole calculation is one press away', async () => {
  await declan.getByRole('button', { name: 'See the whole calculation' }).click();
  await declan.locator('wk-recommendation wk-economics').waitFor();
  await declan.getByRole('button', { name: 'Show less' }).click();
});

test('loaded again it is still there', async () => {
  await declan.reload();
  await declan.getByRole('heading', { name: /Aoife Brennan asks for your yes/ }).waitFor();
});

test('the second yes counts at once: for the first person without a reload, and for the technician', async () => {
  await declan.getByRole('radio', { name: 'Approve', exact: true }).check();
  await declan.getByRole('button', { name: 'Send my approval' }).click();
  await declan.getByText(/and so did Declan Moore/).waitFor();
  await declan.getByRole('heading', { name: /^Decided/ }).waitFor();
  await feedLine(/Approved/).waitFor();
  await aoife
    .getByText(/Declan Moore/)
    .first()
    .waitFor();
  const [row] = await world.rows(
    `SELECT a.name AS first, b.name AS second, d.purchase_order, s.via
     FROM wellkept.decision d
       JOIN wellkept.contact a ON a.id = d.contact_id
       JOIN wellkept.contact b ON b.id = d.confirmed_by
       JOIN wellkept.act s ON s.id = d.confirmed_act_id`,
  );
  assert.deepEqual(row, {
    first: 'Aoife Brennan',
    second: 'Declan Moore',
    purchase_order: 'LF-88213',
    via: 'hand-over',
  });
});

test('taken back, the link and what it opened work no more, and the page says so', async () => {
  await aoife.getByRole('link', { name: 'Who may approve' }).click();
  await aoife.getByRole('button', { name: /^Take back the link of Declan Moore/ }).click();
  await aoife.getByText('The link of Declan Moore no longer works.').waitFor();
  const refusals = world.complaints.length;
  await declan.reload();
  await declan.getByRole('heading', { name: 'This link was taken back' }).waitFor();
  // The refusal is in the browser's console; nothing else is.
  assert.ok(world.complaints.splice(refusals).every((line) => line.includes('410')));
});

test('an expired link and half a link have words of their own', async () => {
  const refusals = world.complaints.length;
  await declan.goto('about:blank');
  await declan.goto(link.slice(0, -4));
  await declan.getByRole('heading', { name: 'This link does not lead anywhere' }).waitFor();
  assert.ok(world.complaints.splice(refusals).every((line) => line.includes('410')));
});

test('the list says who said yes first and who second', async () => {
  await aoife.getByRole('link', { name: 'Findings' }).click();
  await listed(aoife, finding).waitFor();
  assert.deepEqual(world.complaints, []);
});

const feedLine = (words: RegExp) =>
  technician.getByRole('listitem').filter({ hasText: 'RTU-3' }).filter({ hasText: words }).first();
