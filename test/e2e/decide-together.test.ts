// Four findings, four answers, one signed act: given on a phone in a tunnel, kept while the page is gone, sent once when
// there is signal again; the technician reads about it, the office has its next steps. Then taken back, and decided
// anew by keys alone.
import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { tabTo } from './keys.ts';
import { signIn, startWorld, story, type World } from './world.ts';

const test = story();
const four = [
  'Door safety edge',
  'Compressor 2 worn',
  'Drive belt worn',
  'Fan slightly out of balance',
];
let world: World;
let technician: Page;
let desk: Page;
let phone: BrowserContext;
let page: Page;

before(async () => {
  world = await startWorld();
  await world.rows('UPDATE wellkept.organization SET signature_above = 10000');
  technician = await signIn(await world.visitor(), world.wellkept.links.technician);
  desk = await signIn(await world.visitor(), world.wellkept.links.desk);
  phone = await world.visitor({ viewport: { width: 390, height: 844 }, hasTouch: true });
  page = await open();
});
afterEach((context) => world.keepWhatFailed(context));
after(() => world?.stop());

test('four findings are chosen in the list and opened together', async () => {
  await page.getByRole('button', { name: 'Select several' }).click();
  for (const title of four) await page.getByRole('checkbox', { name: new RegExp(title) }).check();
  await page.getByRole('button', { name: 'Decide together' }).click();
  await page.getByRole('heading', { name: 'Decide on four findings' }).waitFor();
  for (const radio of await page.getByRole('radio').all())
    assert.equal(await radio.isChecked(), false, 'nothing is ticked');
});

test('in a tunnel each is answered on its own, and all are signed', async () => {
  await answerOf('Door safety edge', 'Not now').waitFor();
  // What answering takes is loaded as soon as they are open; from here on there is no line.
  await page.waitForFunction(() => {
    const files = performance.getEntriesByType('resource').map(({ name }) => name);
    return ['outbox', 'sending', 'signature', 'insist'].every((part) =>
      files.some((file) => file.includes(`/${part}-`)),
    );
  });
  await phone.setOffline(true);
  await answerOf('Door safety edge', 'Approve').check();
  await page.getByRole('radio', { name: /New door/ }).check();
  await answerOf('Compressor 2 worn', 'Ask').check();
  await page.getByLabel('Your question').fill('Could the crane come on a Sunday?');
  await answerOf('Drive belt worn', 'Not now').check();
  await page.getByText('Or sooner, or with a note').click();
  await page.getByRole('checkbox', { name: 'it fails again' }).check();
  await answerOf('Fan slightly out of balance', 'Decline').check();
  await page.getByLabel(/^Reason/).selectOption({ label: 'We close this site or unit' });
  await page.getByLabel('In your words').fill('We close this kitchen in spring.');
  await page.getByLabel(/PO number/).fill('LF-88213');
  await page.getByLabel('Your name, as your signature').fill('Aoife Brennan');
  await page.getByRole('button', { name: 'Send my four answers' }).click();
  await page.getByText('Not sent yet: you are offline').waitFor();
  await page.getByText(/Your four answers are safe on this device/).waitFor();
  assert.equal(await count('act'), 0);
});

test('nothing of it can be read in what the browser stores', async () => {
  const stored = await page.evaluate(readStorage);
  assert.ok(stored.records > 0, 'it is kept');
  assert.equal(stored.extractable, false, 'nobody gets the key');
  for (const word of ['Aoife', 'LF-88213', 'kitchen', 'crane', 'Door safety', 'rec', 'approved'])
    assert.ok(!stored.text.includes(word), `${word} is in the clear`);
});

test('it survives the end of the page, and is sent once when there is signal again', async () => {
  await page.close();
  await phone.setOffline(false);
  const [one, other] = await Promise.all([open(), open()]);
  page = one;
  await until(async () => (await count('act')) === 1);
  // The tab that sent it says so; the other one finds nothing left to send.
  await Promise.any([one, other].map((tab) => tab.getByText('Your four answers are in').waitFor()));
  await other.close();
  const rows = await world.rows(
    `SELECT r.title, r.status FROM wellkept.recommendation r JOIN wellkept.customer c
       ON (c.organization_id, c.id) = (r.organization_id, r.customer_id)
     WHERE c.name = 'Linden Foods' AND r.title = ANY ($1)`,
    [await titles()],
  );
  assert.deepEqual(rows.map(({ status }) => status).toSorted(), [
    'approved',
    'declined',
    'deferred',
    'question',
  ]);
  assert.equal(await count('act'), 1);
  assert.equal((await page.evaluate(readStorage)).records, 0, 'nothing stays on the phone');
});

test('the technician reads about each of them', async () => {
  const words = ['Approved.', 'Asked.', 'Put off.', 'Declined.'];
  for (const [i, word] of words.entries())
    await technician
      .getByRole('listitem')
      .filter({ hasText: word })
      .filter({ hasText: four[i] ?? '' })
      .first()
      .waitFor();
});

test('the office has a next step for each that is not final', async () => {
  const left = await world.rows(
    `SELECT next_kind, next_due_at FROM wellkept.recommendation
     WHERE title = ANY ($1) AND status IN ('approved', 'question', 'deferred')`,
    [await titles()],
  );
  assert.ok(left.length >= 3);
  assert.ok(left.every((row) => row['next_kind'] && row['next_due_at']));
  await desk
    .getByRole('button', { name: /^Show all/ })
    .first()
    .click();
  await desk
    .getByText(/Could the crane come on a Sunday/)
    .first()
    .waitFor();
});

test('by keys alone, two are answered differently, sent, and taken back', async () => {
  await page.close();
  page = await open();
  await tabTo(page, page.getByRole('button', { name: 'Select several' }));
  await page.keyboard.press('Enter');
  const boxes = page.getByRole('checkbox', { name: /^Select:/ });
  await boxes.first().waitFor();
  const chosen = Math.min(2, await boxes.count());
  for (let i = 0; i < chosen; i++) {
    await tabTo(page, boxes.nth(i));
    await page.keyboard.press('Space');
  }
  await tabTo(page, page.getByRole('button', { name: 'Decide together' }));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /^Decide on/ }).waitFor();
  const groups = page.getByRole('group', { name: /^Your answer:/ });
  for (let i = 0; i < chosen; i++) {
    await tabTo(page, groups.nth(i).getByRole('radio').first());
    await page.keyboard.press('ArrowDown');
    if (i === 1) await page.keyboard.press('ArrowDown');
  }
  assert.ok(await groups.nth(0).getByRole('radio', { name: 'Decline' }).isChecked());
  await tabTo(page, page.getByRole('button', { name: /^Send my/ }));
  await page.keyboard.press('Enter');
  const back = page.getByRole('button', { name: /Take it( all)? back/ });
  await tabTo(page, back, 20);
  await page.keyboard.press('Enter');
  await page.getByText('Taken back').first().waitFor();
  assert.equal(await count('act'), 2);
  await tabTo(page, page.getByRole('button', { name: 'Done', exact: true }));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'What we found at your sites' }).waitFor();
});

test('nothing on the way broke a policy or failed in a console', () => {
  const tunnel = /ERR_INTERNET_DISCONNECTED/;
  assert.deepEqual(
    world.complaints.filter((complaint) => !tunnel.test(complaint)),
    [],
  );
});

async function open(): Promise<Page> {
  const opened = await phone.newPage();
  await opened.goto(world.host);
  await opened.getByRole('heading', { name: 'What we found at your sites' }).waitFor();
  return opened;
}

const answerOf = (title: string, words: string): Locator =>
  page
    .getByRole('group', { name: new RegExp(`^Your answer:.*${title}`) })
    .getByRole('radio', { name: words, exact: true });

const count = async (table: string): Promise<number> =>
  Number(
    (
      await world.rows(
        `SELECT count(*) FROM wellkept.${table} a JOIN wellkept.contact c
           ON (c.organization_id, c.id) = (a.organization_id, a.contact_id)
         WHERE c.name = 'Aoife Brennan' AND a.at > now() - interval '1 hour'`,
      )
    )[0]?.['count'],
  );

const titles = async (): Promise<string[]> =>
  (await world.rows('SELECT DISTINCT title FROM wellkept.recommendation'))
    .map(({ title }) => String(title))
    .filter((title) => four.some((words) => title.startsWith(words)));

async function until(done: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await done())) {
    assert.ok(Date.now() < end, 'it did not come about');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Everything the page's origin keeps, as whoever copies the profile would read it. */
async function readStorage(): Promise<{ text: string; records: number; extractable: boolean }> {
  const texts = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
  let records = 0;
  let extractable = false;
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name ?? '');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error ?? new Error('not opened'));
    });
    for (const store of database.objectStoreNames) {
      const all = (read: 'getAll' | 'getAllKeys') =>
        new Promise<unknown[]>((resolve) => {
          const asked = database.transaction(store).objectStore(store)[read]();
          asked.onsuccess = () => resolve(asked.result);
        });
      texts.push(JSON.stringify(await all('getAllKeys')));
      for (const value of await all('getAll')) {
        if (value instanceof CryptoKey) extractable ||= value.extractable;
        else records += 1;
        const { parts = [] } = value as { parts?: { iv: Uint8Array; bytes: ArrayBuffer }[] };
        texts.push(JSON.stringify(value));
        for (const { bytes } of parts) texts.push(new TextDecoder('latin1').decode(bytes));
      }
    }
    database.close();
  }
  return { text: texts.join('\n'), records, extractable };
}
