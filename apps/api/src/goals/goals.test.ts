import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApi, type TestApi } from '../testing/api.ts';
import { addFirm, WIDGET_ORIGIN, type TestFirm } from '../testing/firm.ts';
import { sendOne } from '../testing/recommendations.ts';

let api: TestApi;
let firm: TestFirm;
before(async () => {
  api = await startTestApi();
  firm = await addFirm(api);
});
after(() => api.stop());

const uptime = { kind: 'uptime', words: 'Ovens on before five', siteIds: [] as string[] };
const said = (more: object = {}) => ({ goals: [uptime], sites: [], plans: [], ...more });
const put = async (body: object, revision: number, as?: string) =>
  api.call('/v1/goals', {
    method: 'PUT',
    body,
    as: as ?? (await firm.customers[0].token()),
    ifMatch: revision,
  });
const revisionNow = async (): Promise<number> =>
  (await api.call('/v1/goals', { as: await firm.customers[0].token() })).body.revision;

test('nothing is said until somebody says it; then who and when stand beside it', async () => {
  const as = await firm.customers[0].token();
  const before = await api.call('/v1/goals', { as });
  assert.deepEqual([before.body.goals, before.body.revision, before.body.updatedBy], [[], 0, null]);
  const { siteId } = firm.customers[0];
  const body = said({
    sites: [
      {
        siteId,
        hoursPerWeek: 84,
        seasons: [{ from: 6, to: 8, hoursPerWeek: 100 }],
        downtimeCost: { amount: 8_500, currency: 'EUR' },
      },
    ],
    plans: [{ kind: 'budget-year', siteId: null, on: '2027-03-01', note: null }],
  });
  const answer = await put(body, 0);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  assert.equal(answer.headers.get('etag'), '"1"');
  assert.equal(answer.body.updatedBy.name, 'Nora Byrne');
  assert.equal(answer.body.updatedAt, api.now.toISOString());
  const { goals, sites, plans } = (await api.call('/v1/goals', { as })).body;
  assert.deepEqual({ goals, sites, plans }, body);
});

test('an older copy does not overwrite a newer one', async () => {
  const revision = await revisionNow();
  assert.equal((await put(said(), revision)).status, 200);
  const late = await put(said({ goals: [] }), revision);
  assert.deepEqual([late.status, late.body.code], [412, 'stale']);
  assert.equal(late.headers.get('etag'), `"${revision + 1}"`);
});

test('of two first sayings at once one counts', async () => {
  const as = await firm.customers[1].token();
  const answers = await Promise.all([put(said(), 0, as), put(said({ goals: [] }), 0, as)]);
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 412]);
});

test('contacts who may decide write it; others and the firm only read', async () => {
  const { id, contactId } = firm.customers[0];
  const { token } = (
    await api.call('/v1/session-tokens', {
      body: { customerId: id, contactId, origins: [WIDGET_ORIGIN], scopes: ['view'] },
      as: firm.secretKey,
    })
  ).body;
  assert.equal((await api.call('/v1/goals', { as: token })).status, 200);
  const revision = await revisionNow();
  for (const as of [token, await firm.deskToken(), firm.secretKey])
    assert.equal((await put(said(), revision, as)).status, 403);
  const read = await api.call(`/v1/goals?customerId=${id}`, { as: await firm.deskToken() });
  assert.equal(read.body.goals[0].words, 'Ovens on before five');
  assert.equal((await api.call('/v1/goals', { as: await firm.deskToken() })).status, 422);
});

test('another customer’s is not found, nor are another customer’s sites', async () => {
  const as = await firm.customers[0].token();
  const other = firm.customers[1];
  assert.equal((await api.call(`/v1/goals?customerId=${other.id}`, { as })).status, 404);
  const neighbour = await addFirm(api, 'Southgate Lifts');
  const foreign = await api.call(`/v1/goals?customerId=${other.id}`, { as: neighbour.secretKey });
  assert.equal(foreign.status, 404);
  const revision = await revisionNow();
  const goals = [{ ...uptime, siteIds: [firm.customers[0].siteId, other.siteId] }];
  const answer = await put(said({ goals }), revision);
  assert.equal(answer.status, 404);
  assert.equal(answer.body.errors[0].pointer, '/goals/0/siteIds/1');
});

test('a finding names the goal in the customer’s own words, and the list ranks by it with its reason', async () => {
  const [as, desk] = [await firm.customers[0].token(), await firm.deskToken()];
  const energy = { kind: 'energy', words: 'A fifth less gas', siteIds: [firm.customers[1].siteId] };
  const plain = await sendOne(api, firm);
  const serving = await sendOne(api, firm);
  const before = (await api.call(serving.path, { as })).body;
  assert.equal(before.goal, null);
  const edit = await api.call(serving.path, {
    method: 'PATCH',
    body: {
      goal: 'Keep baking',
      goalKind: 'uptime',
      ifYouWait: { text: 'It may stop.', chance: 0.6, until: '2027-06-01' },
    },
    as: desk,
    ifMatch: before.revision,
  });
  assert.equal(edit.status, 200, JSON.stringify(edit.body));
  assert.equal(edit.body.goalKind, 'uptime');
  assert.equal(edit.body.goal, 'Ovens on before five');

  const first = (await api.call('/v1/recommendations?sort=goals', { as })).body.items;
  assert.deepEqual(
    first.map(({ id }: { id: string }) => id),
    [serving.id, plain.id],
  );
  // 50 for the first goal, 30 × 0.6 for the chance, 20 for "soon".
  assert.deepEqual(first[0].rank, {
    points: 88,
    goal: { kind: 'uptime', words: 'Ovens on before five', place: 1 },
    chance: 0.6,
    until: '2027-06-01',
  });
  assert.deepEqual(first[1].rank, { points: 20, goal: null, chance: null, until: null });
  assert.equal((await api.call('/v1/recommendations', { as })).body.items[0].rank, null);

  const grouped = (await api.call('/v1/recommendations?by=goal&sort=due', { as })).body;
  assert.deepEqual(
    grouped.headings.map(({ key, title }: Record<string, string>) => [key, title]),
    [
      ['uptime', 'Ovens on before five'],
      ['', ''],
    ],
  );

  // A goal of another site is none here: the office's words are told again.
  const elsewhere = { ...energy, kind: 'uptime', siteIds: [firm.customers[0].siteId] };
  const other = await put(said({ goals: [elsewhere] }), await revisionNow());
  assert.equal(other.status, 200);
  assert.equal((await api.call(serving.path, { as })).body.goal, 'A fifth less gas');
  await put(said({ goals: [] }), await revisionNow());
  assert.equal((await api.call(serving.path, { as })).body.goal, 'Keep baking');
});

test('a form that cannot be is refused with the field at fault', async () => {
  const { siteId } = firm.customers[0];
  const site = { siteId, hoursPerWeek: 169, seasons: [], downtimeCost: null };
  const revision = await revisionNow();
  const long = await put(said({ sites: [site] }), revision);
  assert.equal(long.body.errors[0].pointer, '/sites/0/hoursPerWeek');
  const twice = { ...site, hoursPerWeek: 10 };
  const double = await put(said({ sites: [twice, twice] }), revision);
  assert.equal(double.body.errors[0].pointer, '/sites/1/siteId');
  const dollars = { ...twice, downtimeCost: { amount: 1, currency: 'USD' } };
  const odd = await put(said({ sites: [dollars] }), revision);
  assert.equal(odd.body.errors[0].pointer, '/sites/0/downtimeCost/currency');
});
