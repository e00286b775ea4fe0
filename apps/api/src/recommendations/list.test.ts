import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { startTestApi, type TestApi } from '../testing/api.ts';
import { addFirm, type TestFirm } from '../testing/firm.ts';
import { sendOne } from '../testing/recommendations.ts';

let api: TestApi;
let firm: TestFirm;
before(async () => {
  api = await startTestApi();
  firm = await addFirm(api);
  for (let n = 0; n < 7; n++) await sendOne(api, firm);
  const { path, version, revision } = await sendOne(api, firm);
  const as = await firm.customers[0].token();
  await api.call(`${path}/decisions`, {
    body: { kind: 'declined', version },
    as,
    ifMatch: revision,
  });
});
after(() => api.stop());

interface Item {
  id: string;
}

test('every order goes through all items once, page by page, while others are added', async () => {
  const as = await firm.customers[0].token();
  for (const sort of ['site', 'severity', 'due', 'money', 'age', 'goals']) {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { body: { items: Item[]; nextCursor: string | null } } = await api.call(
        `/v1/recommendations?sort=${sort}&limit=3${cursor ? `&cursor=${cursor}` : ''}`,
        { as },
      );
      seen.push(...page.body.items.map((item) => item.id));
      cursor = page.body.nextCursor;
    }
    assert.equal(seen.length, 7, sort);
    assert.equal(new Set(seen).size, 7, sort);
  }
});

test('the chips count what they show', async () => {
  const as = await firm.customers[0].token();
  const page = await api.call('/v1/recommendations', { as });
  assert.deepEqual(page.body.counts, {
    all: 7,
    yours: 7,
    firm: 0,
    booked: 0,
    deferred: 0,
    done: 1,
  });
  for (const [group, count] of Object.entries(page.body.counts)) {
    assert.equal(
      (await api.call(`/v1/recommendations?group=${group}`, { as })).body.items.length,
      count,
      group,
    );
  }
  assert.deepEqual(page.body.yours.from, { amount: 7 * 48_000, currency: 'EUR' });
});

test('words are found in title, unit and site, literally', async () => {
  const as = await firm.customers[0].token();
  const count = async (q: string) =>
    (await api.call(`/v1/recommendations?q=${encodeURIComponent(q)}`, { as })).body.items.length;
  assert.equal(await count('contactor rtu-3'), 7);
  assert.equal(await count('main STREET dublin'), 7);
  assert.equal(await count('%'), 0);
  assert.equal(await count('_'), 0);
  assert.equal(await count("'"), 0);
  const { siteId, equipmentId } = firm.customers[0];
  assert.equal(
    (await api.call(`/v1/recommendations?siteId=${siteId}&equipmentId=${equipmentId}`, { as })).body
      .items.length,
    7,
  );
  for (const id of [firm.customers[1].siteId, randomUUID(), 'x']) {
    assert.equal((await api.call(`/v1/recommendations?siteId=${id}`, { as })).body.items.length, 0);
  }
});

test('groups say how many they hold and what they cost, in the order of the list', async () => {
  const as = await firm.customers[0].token();
  for (const by of ['site', 'equipment', 'severity', 'goal']) {
    const { body } = await api.call(`/v1/recommendations?by=${by}&sort=due&limit=2`, { as });
    assert.deepEqual(body.sections, [7], by);
    assert.equal(body.total, 7);
    assert.equal(body.headings.length, 1);
    assert.deepEqual(body.headings[0].from, { amount: 7 * 48_000, currency: 'EUR' });
    assert.equal(body.headings[0].ranged, false);
  }
  const none = await api.call('/v1/recommendations?sort=due', { as });
  assert.deepEqual([none.body.sections, none.body.headings], [[], []]);
});

test('a window may begin anywhere, and shows what paging would have come to', async () => {
  const as = await firm.customers[0].token();
  const ask = async (query: string): Promise<{ items: Item[]; headings: object[] }> =>
    (await api.call(`/v1/recommendations?sort=due&by=site&${query}`, { as })).body;
  const all = (await ask('limit=50')).items.map(({ id }) => id);
  const later = await ask('offset=4&limit=2');
  assert.deepEqual(
    later.items.map(({ id }) => id),
    all.slice(4, 6),
  );
  assert.equal(later.headings.length, 1);
  const beyond = await ask('offset=70');
  assert.deepEqual([beyond.items, beyond.headings], [[], []]);
});

test('the price in a list is the one in force: of the options, then of the approved one, then of all again', async () => {
  const as = await firm.customers[0].token();
  const desk = await firm.deskToken();
  const { path, id } = await sendOne(api, firm);
  const priceOf = async (): Promise<unknown[]> => {
    const { items } = (await api.call('/v1/recommendations', { as })).body;
    const { priceFrom, priceTo } = items.find((item: Item) => item.id === id);
    return [priceFrom.amount, priceTo.amount];
  };
  const options = [
    { family: 'repair', title: 'Clean it', price: { amount: 30_000, currency: 'EUR' } },
    { family: 'replace', title: 'New one', price: { amount: 90_000, currency: 'EUR' } },
    { family: 'wait', title: 'Wait', price: { amount: 0, currency: 'EUR' } },
  ];
  const first = (await api.call(path, { as: desk })).body;
  const edited = await api.call(path, {
    method: 'PATCH',
    body: { options },
    as: desk,
    ifMatch: first.revision,
  });
  assert.deepEqual(await priceOf(), [48_000, 48_000], 'what is being prepared is not yet a price');
  const sent = await api.call(`${path}/send`, {
    body: {},
    as: desk,
    ifMatch: edited.body.revision,
  });
  assert.deepEqual(await priceOf(), [30_000, 90_000]);
  const { version } = sent.body.proposal;
  const optionId = sent.body.proposal.options[1].id;
  const approved = await api.call(`${path}/decisions`, {
    body: { kind: 'approved', version, optionId },
    as,
    ifMatch: sent.body.revision,
  });
  assert.deepEqual(await priceOf(), [90_000, 90_000]);
  await api.call(`${path}/undo`, { body: {}, as, ifMatch: approved.body.revision });
  assert.deepEqual(await priceOf(), [30_000, 90_000]);
});

test('a cursor of another list, or none of ours, is refused', async () => {
  const as = await firm.customers[0].token();
  const { nextCursor } = (await api.call('/v1/recommendations?sort=due&limit=2', { as })).body;
  for (const cursor of [
    nextCursor,
    'x',
    Buffer.from('["recommendations/site",1,2,3]').toString('base64url'),
  ]) {
    const answer = await api.call(`/v1/recommendations?sort=site&cursor=${cursor}`, { as });
    assert.equal(answer.status, 400);
    assert.equal(answer.body.code, 'bad-cursor');
  }
});
