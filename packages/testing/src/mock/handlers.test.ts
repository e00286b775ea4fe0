import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { Recommendation, RecommendationPage } from '@wellkept/contracts';
import { ScenarioList } from '@wellkept/contracts/economics';
import { routes } from '@wellkept/contracts/routes';
import { setupServer } from 'msw/node';
import { mockApi } from '../index.ts';

const server = setupServer();
server.listen({ onUnhandledFrame: 'error' });
after(() => server.close());
let api = mockApi();
beforeEach(() => {
  api = mockApi();
  server.resetHandlers(...api.handlers);
});

let keys = 0;
const call = async (
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
) => {
  const response = await fetch(`https://api.example${path}`, {
    method,
    headers: { 'content-type': 'application/json', 'idempotency-key': `key-${++keys}`, ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
};
const decide = (body: unknown, revision = 7, headers = {}) =>
  call('POST', '/v1/recommendations/rec_rtu3/decisions', body, {
    'if-match': `"${revision}"`,
    ...headers,
  });
const approve = { kind: 'approved', version: 1, optionId: 'opt_rtu3_b' };

test('lists what waits for the reader, and counts all of it', async () => {
  const { body } = await call('GET', '/v1/recommendations?group=yours&limit=2');
  const page = RecommendationPage.parse(body);
  assert.equal(page.items.length, 2);
  assert.equal(page.counts.yours, 5);
  assert.equal(page.nextCursor, '2');
});

test('an approval moves the finding on, and the list with it', async () => {
  const { status, body } = await decide(approve);
  assert.equal(status, 200);
  assert.equal(Recommendation.parse(body).status, 'approved');
  assert.equal(body.decision.by.name, 'Aoife Brennan');
  const page = await call('GET', '/v1/recommendations/rec_rtu3');
  assert.equal(page.body.status, 'approved');
});

test('each of the four answers leads where it should', async () => {
  const states = [
    [{ kind: 'declined', version: 1, reason: 'no-budget' }, 'declined'],
    [{ kind: 'deferred', version: 1, until: '2027-03-01' }, 'deferred'],
    [{ kind: 'question', version: 1, text: 'On a Sunday?' }, 'question'],
    [{ kind: 'fixed-elsewhere', version: 1 }, 'fixed-elsewhere'],
  ] as const;
  for (const [request, state] of states) {
    server.resetHandlers(...mockApi().handlers);
    assert.equal((await decide(request)).body.status, state);
  }
});

test('a second decision is told who was first, even with an old revision', async () => {
  await decide(approve);
  const { status, body } = await decide({ kind: 'declined', version: 1 });
  assert.equal(status, 409);
  assert.equal(body.code, 'already-decided');
  assert.equal(body.winner.name, 'Aoife Brennan');
});

test('an old revision, an old version and a missing If-Match are refused', async () => {
  assert.equal((await decide(approve, 3)).body.code, 'stale');
  assert.equal((await decide({ ...approve, version: 9 })).body.code, 'version-replaced');
  assert.equal((await call('POST', '/v1/recommendations/rec_rtu3/decisions', approve)).status, 428);
});

test('a repeat with the same key gets the first answer and changes nothing', async () => {
  const first = await decide(approve, 7, { 'idempotency-key': 'one' });
  const again = await decide(approve, 7, { 'idempotency-key': 'one' });
  assert.deepEqual(again, first);
  assert.equal(api.state.recommendations.get('rec_rtu3')?.revision, 8);
});

const wanted = {
  recommendationId: 'rec_ch1',
  technicianId: 'per_tomasz',
  startsAt: '2026-11-26T10:00:00.000Z',
};

test('a held slot becomes a booking, the finding is booked, and nobody else has that slot', async () => {
  const held = await call('POST', '/v1/appointments', { ...wanted, hold: true });
  assert.equal(held.status, 201);
  assert.equal(held.body.status, 'held');
  const path = `/v1/appointments/${held.body.id}/confirmation`;
  const booked = await call('POST', path, {}, { 'if-match': `"${held.body.revision}"` });
  assert.equal(booked.body.status, 'booked');
  assert.equal((await call('GET', '/v1/recommendations/rec_ch1')).body.status, 'booked');
  const { technicianId, startsAt } = wanted;
  const other = { serviceId: 'srv_inspection', siteId: 'sit_quay', technicianId, startsAt };
  assert.equal((await call('POST', '/v1/appointments', other)).body.code, 'slot-taken');
});

test('a new hold for the same finding replaces the earlier one', async () => {
  const first = await call('POST', '/v1/appointments', { ...wanted, hold: true });
  const later = { ...wanted, startsAt: '2026-11-26T13:00:00.000Z', hold: true };
  assert.equal((await call('POST', '/v1/appointments', later)).status, 201);
  const free = await call('GET', '/v1/slots?recommendationId=rec_ch1');
  const starts = (free.body.items as { startsAt: string }[]).map((slot) => slot.startsAt);
  assert.ok(starts.includes(wanted.startsAt) && !starts.includes(later.startsAt));
  const gone = await call('GET', `/v1/appointments/${first.body.id}`);
  assert.ok(gone.status === 404 || gone.body.status === 'cancelled');
});

test('a finding goes from draft by the office to the customer', async () => {
  const created = await call('POST', '/v1/recommendations', {
    equipmentId: 'eqp_rtu3',
    title: 'Belt worn',
    severity: 'plan',
    found: 'Two millimetres left.',
    propose: true,
  });
  assert.equal(created.body.status, 'proposed');
  const path = `/v1/recommendations/${created.body.id}`;
  const option = {
    family: 'repair',
    title: 'New belt',
    price: { amount: 26_000, currency: 'EUR' },
  };
  const match = (revision: number) => ({ 'if-match': `"${revision}"` });
  const edited = await call('PATCH', path, { options: [option] }, match(created.body.revision));
  assert.deepEqual(edited.body.priceFrom, { amount: 26_000, currency: 'EUR' });
  const sent = await call('POST', `${path}/send`, {}, match(edited.body.revision));
  assert.equal(Recommendation.parse(sent.body).status, 'sent');
});

test('unknown fields are refused with a pointer, unknown ids are not found', async () => {
  const { status, body } = await decide({ ...approve, tip: 5 });
  assert.equal(status, 422);
  assert.equal(body.code, 'invalid');
  assert.equal(body.errors.length, 1);
  assert.equal((await call('GET', '/v1/recommendations/rec_nobody')).status, 404);
});

test('a route fails as it is told to', async () => {
  api.fail.listRecommendations = 'unavailable';
  assert.equal((await call('GET', '/v1/recommendations')).status, 503);
  api.fail.listRecommendations = 'network';
  await assert.rejects(call('GET', '/v1/recommendations'));
});

test('the stream tells a change made meanwhile', async () => {
  const stop = new AbortController();
  const response = await fetch('https://api.example/v1/stream', { signal: stop.signal });
  assert.equal(response.headers.get('content-type'), 'text/event-stream');
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  await reader.read();
  await decide(approve);
  const { value } = await reader.read();
  assert.match(String(value), /"type":"approved".*"recommendationId":"rec_rtu3"/);
  await reader.cancel();
  stop.abort();
});

test('every read route answers as its contract says', async () => {
  const reads = Object.entries(routes).filter(
    ([, route]) => route.method === 'GET' && 'answer' in route,
  );
  const answers = [
    { recommendationId: 'rec_rtu3', revision: 7, answer: { kind: 'declined', version: 1 } },
  ];
  const taken = await call('POST', '/v1/acts', { answers, language: 'en' });
  const ids: Record<string, string> = {
    getAppointment: 'app_g1',
    listServiceRecords: 'eqp_rtu3',
    getAct: taken.body.id,
    getReceipt: taken.body.receiptId,
  };
  for (const [name, route] of reads) {
    if (name === 'getImport') continue;
    const { status, body } = await call('GET', route.path.replace('{id}', ids[name] ?? 'rec_rtu3'));
    assert.equal(status, 200, name);
    if ('answer' in route) route.answer.parse(body);
  }
});

test('keeps the numbers a reader sends, with the firm’s beside them', async () => {
  const path = '/v1/recommendations/rec_rtu3/scenarios';
  const sent = await call('POST', path, { assumptions: { 'assumptions.energyPrice': 0.3 } });
  assert.equal(sent.status, 201);
  const { body } = await call('GET', path);
  assert.deepEqual(ScenarioList.parse(body).items, [sent.body]);
  const [change] = body.items[0].changes;
  assert.deepEqual([change.was, change.now], [0.24, 0.3]);
});
