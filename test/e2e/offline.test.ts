// One answer without a line: sent by itself when the line is back; refused when somebody was first, with what was typed
// kept; gone with the person who logs out.
import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { backToList, openFinding } from './steps.ts';
import { startWorld, story, type World } from './world.ts';

const test = story();
let world: World;
let phone: BrowserContext;
let page: Page;

before(async () => {
  world = await startWorld();
  phone = await world.visitor({ viewport: { width: 390, height: 844 }, hasTouch: true });
  page = await phone.newPage();
  await page.goto(world.host);
  await page.getByRole('heading', { name: 'What we found at your sites' }).waitFor();
});
afterEach((context) => world.keepWhatFailed(context));
after(() => world?.stop());

test('an answer given without a line is sent by itself when the line is back', async () => {
  await openFinding(page, /Drive belt worn/);
  await begin('Decline');
  await phone.setOffline(true);
  await page.getByLabel('In your words').fill('The belt lasts until the closing.');
  await page.getByRole('button', { name: 'Send my answer' }).click();
  await page.getByText('Not sent yet: you are offline').waitFor();
  assert.equal(await decisions('Drive belt worn'), 0);
  await phone.setOffline(false);
  await page.getByText(/Your answer is in/).waitFor();
  assert.equal(await decisions('Drive belt worn'), 1);
});

test('an answer that can be taken back before it is sent is never sent', async () => {
  await backToList(page);
  await openFinding(page, /Fan slightly out of balance/);
  await begin('Decline');
  await phone.setOffline(true);
  await page.getByLabel('In your words').fill('Not this year.');
  await page.getByRole('button', { name: 'Send my answer' }).click();
  await page.getByRole('button', { name: 'Take it back' }).click();
  assert.equal(await page.getByLabel('In your words').inputValue(), 'Not this year.');
  await phone.setOffline(false);
  await page.waitForTimeout(2000);
  assert.equal(await decisions('Fan slightly'), 0);
});

test('who was second learns who was first, and keeps what was typed', async () => {
  await phone.setOffline(true);
  await page.getByRole('button', { name: 'Send my answer' }).click();
  await page.getByText('Not sent yet: you are offline').waitFor();
  const call = await world.asColleague('Declan Moore');
  const [finding] = await world.rows(
    `SELECT id, revision, version FROM wellkept.recommendation
     WHERE title LIKE 'Fan slightly%' AND status IN ('sent', 'viewed') LIMIT 1`,
  );
  const answer = { kind: 'declined', version: finding!['version'] };
  const answered = await call('/v1/acts', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({
      answers: [{ recommendationId: finding!['id'], revision: finding!['revision'], answer }],
      language: 'en',
    }),
  });
  assert.equal(answered.status, 201, await answered.clone().text());
  await phone.setOffline(false);
  await page.getByText(/Declan Moore decided this/).waitFor();
  await page.getByText('Not this year.').waitFor();
  assert.equal(await decisions('Fan slightly'), 1);
});

test('what waits is gone with the person who logs out', async () => {
  await page.getByRole('button', { name: 'See the answer' }).click();
  await backToList(page);
  await openFinding(page, /Door safety edge/);
  await begin('Decline');
  await phone.setOffline(true);
  await page.getByRole('button', { name: 'Send my answer' }).click();
  await page.getByText('Not sent yet: you are offline').waitFor();
  assert.equal(await page.evaluate(kept), 1);
  await page.getByRole('button', { name: 'Sign out' }).first().click();
  await page.getByText('You are signed out').waitFor();
  assert.equal(await page.evaluate(kept), 0);
  await phone.setOffline(false);
  await page.goto(world.host);
  await page.getByRole('button', { name: /Door safety edge/ }).waitFor();
  await page.waitForTimeout(1500);
  assert.equal(await decisions('Door safety edge'), 0);
});

test('nothing on the way broke a policy or failed in a console', () => {
  const expected = /ERR_INTERNET_DISCONNECTED|status of 409/;
  assert.deepEqual(
    world.complaints.filter((complaint) => !expected.test(complaint)),
    [],
  );
});

/** Turns to an answer, and waits until all that it takes is on the phone. */
async function begin(words: string): Promise<void> {
  await page.getByRole('radio', { name: words, exact: true }).check();
  await page.getByRole('button', { name: 'Send my answer' }).waitFor();
  await page.waitForFunction(() => {
    const files = performance.getEntriesByType('resource').map(({ name }) => name);
    return ['outbox', 'sending', 'insist', 'receipt'].every((part) =>
      files.some((file) => file.includes(`/${part}-`)),
    );
  });
}

async function decisions(title: string): Promise<number> {
  const [row] = await world.rows(
    `SELECT count(*) FROM wellkept.decision d JOIN wellkept.recommendation r
       ON (r.organization_id, r.id) = (d.organization_id, d.recommendation_id)
       JOIN wellkept.customer c ON (c.organization_id, c.id) = (r.organization_id, r.customer_id)
     WHERE c.name = 'Linden Foods' AND r.title LIKE $1 || '%' AND d.at > now() - interval '1 hour'`,
    [title],
  );
  return Number(row?.['count']);
}

/** Answers that lie in the browser's database. */
async function kept(): Promise<number> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('wellkept-outbox');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new Error('not opened'));
  });
  const keys = await new Promise<IDBValidKey[]>((resolve) => {
    const asked = database.transaction('acts').objectStore('acts').getAllKeys();
    asked.onsuccess = () => resolve(asked.result);
  });
  database.close();
  return keys.filter((key) => String(key).includes(' ')).length;
}
