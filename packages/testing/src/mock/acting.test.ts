import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { Act, ActUndo, type Recommendation } from '@wellkept/contracts';
import { ReceiptFile } from '@wellkept/contracts/receipt';
import { setupServer } from 'msw/node';
import { openRecommendations } from '../fixtures/list.ts';
import { mockApi, type MockApi } from './handlers.ts';

const server = setupServer();
let api: MockApi;
before(() => server.listen());
beforeEach(() => {
  api = mockApi({ api: 'https://api.test' });
  server.use(...api.handlers);
});
afterEach(() => server.resetHandlers());
after(() => server.close());

const call = async (path: string, body?: object) => {
  const response = await fetch(
    `https://api.test${path}`,
    body ? { method: 'POST', body: JSON.stringify(body) } : {},
  );
  return { status: response.status, body: await response.json() };
};

const answer = (item: Recommendation, kind: string, more: object = {}) => ({
  recommendationId: item.id,
  revision: item.revision,
  shown: item.shown,
  answer: {
    kind,
    version: item.proposal!.version,
    ...(kind === 'approved' ? { optionId: item.proposal!.options[0]!.id } : {}),
    ...more,
  },
});
const act = (answers: readonly object[]) => call('/v1/acts', { answers, language: 'en' });
const [lift, rooftop, belt, fan] = openRecommendations() as [
  Recommendation,
  Recommendation,
  Recommendation,
  Recommendation,
];

test('the mock takes an act whole, shows it again, gives its receipt and takes it back', async () => {
  const taken = await act([
    answer(lift, 'approved'),
    answer(belt, 'deferred', { until: '2027-03-01' }),
    answer(fan, 'declined', { reason: 'site-closes' }),
    answer(rooftop, 'question', { text: 'Can the crane come on a Sunday?' }),
  ]);
  assert.equal(taken.status, 201, JSON.stringify(taken.body));
  Act.parse(taken.body);
  assert.equal(taken.body.total.net.amount, 64_000);
  assert.deepEqual((await call(`/v1/acts/${taken.body.id}`)).body, taken.body);
  const receipt = await call(`/v1/receipts/${taken.body.receiptId}`);
  assert.equal(ReceiptFile.parse(receipt.body).number, 1);
  const undone = await call(`/v1/acts/${taken.body.id}/undo`, {});
  ActUndo.parse(undone.body);
  assert.deepEqual(undone.body.undone, [lift.id, belt.id, fan.id]);
  assert.equal(undone.body.kept.length, 1);
  assert.equal(api.state.recommendations.get(lift.id)?.status, 'viewed');
});

test('the mock takes nothing when one answer is refused, and says which', async () => {
  const old = { ...answer(fan, 'declined'), revision: fan.revision - 1 };
  const refused = await act([answer(lift, 'approved'), old]);
  assert.equal(refused.body.code, 'stale');
  assert.equal(refused.body.errors[0].pointer, '/answers/1');
  assert.equal(api.state.recommendations.get(lift.id)?.status, 'viewed');
  const unsigned = await act([answer(rooftop, 'approved')]);
  assert.equal(unsigned.body.code, 'signature-needed');
});

test('the mock keeps to what hangs together', async () => {
  const { id, title, equipment, status } = lift;
  const needs = {
    kind: 'needs' as const,
    recommendation: { id, title, tag: equipment.tag, status },
    saving: null,
  };
  api.state.recommendations.set(belt.id, { ...belt, links: [needs] });
  const alone = await act([answer(belt, 'approved')]);
  assert.equal(alone.body.code, 'depends');
  assert.equal((await act([answer(belt, 'approved'), answer(lift, 'approved')])).status, 201);
});
