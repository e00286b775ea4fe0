// What goes wrong on a customer's way: sessions end, the server is gone, a colleague is faster, prices run out. Nothing
// typed is lost, nothing is sent twice, and the page says how it stands.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import type { Recommendation } from '@wellkept/contracts';
import type { Page } from 'playwright-core';
import { answer, openFinding } from './steps.ts';
import { startWorld, type World } from './world.ts';

const minutes = 60_000;
let world: World;
let page: Page;

before(async () => {
  world = await startWorld();
});
beforeEach(async () => {
  page = await (await world.visitor()).newPage();
  await page.goto(world.host);
});
afterEach(async (context) => {
  await world.keepWhatFailed(context);
  await page.context().close();
});
after(() => world?.stop());

test('a token that ran out is renewed by itself, and the question is sent once', async () => {
  await openFinding(page, /Drive belt worn/);
  await ask('Is it safe until Friday?');
  world.skip(16 * minutes);
  await page.getByRole('button', { name: 'Send my question' }).click();
  await page.getByText('Your question is on its way').waitFor();
  assert.equal(await count('question', 'text = $1', 'Is it safe until Friday?'), 1);
});

test('somebody signed out signs in, presses once, and finds what they typed', async () => {
  await openFinding(page, /Drive belt worn/);
  await decline('We replace the whole unit in May.');
  await page.context().clearCookies();
  world.skip(16 * minutes);
  await page.getByRole('button', { name: 'Send my answer' }).click();
  await page.getByRole('heading', { name: 'You were signed out' }).first().waitFor();
  await page
    .getByText(/What you typed is kept/)
    .first()
    .waitFor();
  const elsewhere = await page.context().newPage();
  await elsewhere.goto(world.host);
  await page.getByRole('button', { name: 'Sign in and go on' }).first().click();
  const words = page.getByLabel('In your words');
  await words.waitFor();
  assert.equal(await words.inputValue(), 'We replace the whole unit in May.');
  await page.getByRole('button', { name: 'Send my answer' }).click();
  await page.getByText('Your answer is in', { exact: false }).waitFor();
  assert.equal(await count('decision', 'note = $1', 'We replace the whole unit in May.'), 1);
});

test('an answer given while the server is gone waits, and is sent once when it is back', async () => {
  await openFinding(page, /Fan slightly out of balance/);
  await decline('Sent while nobody was there.');
  await world.outage(async () => {
    await page.getByRole('button', { name: 'Send my answer' }).click();
    await page.getByRole('heading', { name: /^Not sent yet/ }).waitFor();
    await page
      .getByText('Your answer “decline” is safe on this device', { exact: false })
      .waitFor();
  });
  await page.getByText('Your answer is in', { exact: false }).waitFor({ timeout: 60_000 });
  assert.equal(await count('decision', 'note = $1', 'Sent while nobody was there.'), 1);
});

test('a decision that arrived, but whose answer was lost, counts once and is shown', async () => {
  await openFinding(page, /Battery holds/);
  const keys = new Set<string | undefined>();
  let attempts = 0;
  await page.route('**/v1/acts', async (route) => {
    keys.add(route.request().headers()['idempotency-key']);
    if (attempts++ === 0) await route.fetch();
    await route.abort('connectionreset');
  });
  await answer.decline(page, 'No budget for it');
  assert.equal(keys.size, 1);
  assert.equal(await count('decision', "reason = 'no-budget' AND at > $1", since()), 1);
});

test('when a colleague decides meanwhile, the page says who, without a reload', async () => {
  await openFinding(page, /Compressor 2 worn/);
  await decline();
  await approveAsDeclan('Compressor 2 worn');
  await page.getByRole('heading', { name: /^Declan Moore decided this/ }).waitFor();
});

test('a decision that comes second without knowing it is refused with the name of the first', async () => {
  await page.route('**/v1/stream*', (route) => route.abort());
  await page.reload();
  await openFinding(page, /Injectors due/);
  await decline();
  await approveAsDeclan('Injectors due');
  await page.getByRole('button', { name: 'Send my answer' }).click();
  await page.getByRole('heading', { name: /^Declan Moore decided this/ }).waitFor();
  await page.getByRole('button', { name: 'See the answer' }).click();
  await page.getByRole('heading', { name: 'Declan Moore approved this.' }).waitFor();
});

test('a price that ran out while it was read is not approved, and a fresh one is asked for', async () => {
  await openFinding(page, /Door safety edge/);
  await page.getByRole('radio', { name: 'Approve', exact: true }).check();
  await page.getByRole('radio', { name: /New door safety edge/ }).check();
  world.skip(60 * 24 * 60 * minutes);
  await page.getByRole('button', { name: 'Send my approval' }).click();
  await page.getByRole('heading', { name: 'The price has expired, the finding has not' }).waitFor();
  assert.equal(await page.getByRole('radio', { name: 'Approve', exact: true }).count(), 0);
  await page.getByRole('button', { name: 'Ask for a fresh price' }).click();
  await page.getByRole('heading', { name: 'A fresh price is on its way' }).waitFor();
  await page.getByText(/Maria Duffy answers by .*You owe nothing by asking/).waitFor();
});

const ask = async (words: string): Promise<void> => {
  await page.getByRole('radio', { name: 'Ask', exact: true }).check();
  await page.getByLabel('Your question').fill(words);
};

const decline = async (words = ''): Promise<void> => {
  await page.getByRole('radio', { name: 'Decline', exact: true }).check();
  await page.getByLabel('In your words').fill(words);
};

const since = (): Date => new Date(world.now().getTime() - 10 * minutes);

const count = async (table: string, where: string, value: unknown): Promise<number> => {
  const [row] = await world.rows(
    `SELECT count(*)::int AS n FROM wellkept.${table} WHERE ${where}`,
    [value],
  );
  return row!['n'] as number;
};

async function approveAsDeclan(words: string): Promise<void> {
  const call = await world.asColleague('Declan Moore');
  const [{ id } = { id: '' }] = await world.rows(
    'SELECT id FROM wellkept.recommendation WHERE title LIKE $1 AND customer_id = $2',
    [`${words}%`, world.wellkept.organizations[0]?.customers[0]?.id],
  );
  const read = await call(`/v1/recommendations/${id}`);
  const { revision, proposal } = (await read.json()) as Recommendation;
  // What one person may approve: above 10,000 this customer asks for two.
  const [cheapest] = (proposal?.options ?? [])
    .filter(({ family }) => family !== 'wait')
    .toSorted((a, b) => a.price.amount - b.price.amount);
  const response = await call(`/v1/recommendations/${id}/decisions`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
      'if-match': `"${revision}"`,
    },
    body: JSON.stringify({
      kind: 'approved',
      version: proposal?.version,
      optionId: cheapest?.id,
    }),
  });
  assert.equal(response.status, 200);
}
