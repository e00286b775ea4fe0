// Whatever is sent to whichever route: a clear refusal, and never a fault of ours.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { Problem } from '@wellkept/contracts';
import type { Route, RouteName } from '@wellkept/contracts/routes';
import { startTestApi, type TestApi } from '@wellkept/api/testing/api';
import { addFirm, type TestFirm } from '@wellkept/api/testing/firm';
import { sendOne } from '@wellkept/api/testing/recommendations';
import { all, bodiesFor, type Ids, makeRealThings, pathOf } from './requests.ts';

let api: TestApi;
let firm: TestFirm;
let real: Ids;
before(async () => {
  api = await startTestApi();
  firm = await addFirm(api);
  real = await makeRealThings(api, firm);
});
after(() => api.stop());

/** Whoever gets furthest with a route. */
async function credentialFor({ caller }: Route): Promise<string> {
  if (caller === 'staff' || caller === 'desk') return firm.deskToken();
  return caller === 'session' ? firm.customers[0].token() : firm.secretKey;
}

async function send(
  route: Route,
  as: string,
  body: BodyInit | null,
  headers: Record<string, string> = {},
  path = pathOf(route, real),
) {
  const request = new Request(`${api.config.baseUrl}${path}`, {
    method: route.method,
    body,
    headers: {
      authorization: `Bearer ${as}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      'if-match': '"1"',
      ...headers,
    },
  });
  const response = await api.app.fetch(request);
  const text = await response.text();
  const what = `${route.method} ${path} ${String(body).slice(0, 200)} → ${response.status} ${text.slice(0, 400)}`;
  assert.ok(response.status < 500, what);
  if (response.status >= 400) {
    assert.match(response.headers.get('content-type') ?? '', /^application\/problem\+json/, what);
    const problem = Problem.parse(JSON.parse(text));
    assert.equal(problem.status, response.status);
    assert.doesNotMatch(
      text,
      /\bat (file|node):|SELECT |INSERT |UPDATE |wellkept\.|\/work\/|node_modules/,
      what,
    );
  }
  return { status: response.status, text };
}

const writes = all.filter(([, { method }]) => method !== 'GET');

test('bodies that are no JSON, too large, too deep or of another kind are refused', async () => {
  const deep = '['.repeat(400_000) + ']'.repeat(400_000);
  const raw = [
    '',
    '{',
    'null',
    '[]',
    '"text"',
    '1e999',
    'NaN',
    '{"a":1}{"b":2}',
    '\uFEFF{}',
    deep,
    `{"__proto__":{"polluted":true}}`,
    `{"a":"${'x'.repeat(1_000_001)}"}`,
  ];
  for (const [, route] of writes) {
    const as = await credentialFor(route);
    for (const body of raw) await send(route, as, body);
    await send(route, as, new Uint8Array([0xff, 0xfe, 0x00, 0x80]));
    await send(route, as, '{}', { 'content-type': 'text/plain' });
    await send(route, as, '{}', { 'content-encoding': 'gzip' });
  }
  assert.equal(({} as { polluted?: boolean }).polluted, undefined);
});

const NASTY: readonly unknown[] = [
  null,
  true,
  '',
  ' ',
  0,
  -1,
  1.5,
  2 ** 53,
  1e308,
  [],
  {},
  [null],
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x'.repeat(6000),
  '🏗️'.repeat(50),
  '00000000-0000-0000-0000-000000000000',
  "'; DROP TABLE recommendation; --",
  '2026-02-30',
  '9999-12-31',
  '0000-01-01',
  '2026-11-24T25:00:00Z',
  '-271821-04-20T00:00:00.000Z',
  '+275760-09-13T00:00:00.000Z',
  '1e3',
  '__proto__',
  'constructor',
];

test('every field takes any value there is without a fault', async () => {
  const bodies = bodiesFor(firm, real);
  for (const [name, route] of writes) {
    const whole = bodies[name]?.() ?? {};
    const as = await credentialFor(route);
    for (const field of [...Object.keys(whole), 'unknownField']) {
      for (const value of NASTY)
        await send(route, as, JSON.stringify({ ...whole, [field]: value }));
    }
  }
});

test('inner fields likewise, of something that can really be edited and decided', async () => {
  const [desk, contact] = [await firm.deskToken(), await firm.customers[0].token()];
  const { editRecommendation, decide } = Object.fromEntries(all) as Record<RouteName, Route>;
  const sent = await sendOne(api, firm);
  const { path } = sent;
  let { revision } = sent;
  let accepted = 0;
  const toPresent = async (route: Route, as: string, body: unknown, suffix = '') => {
    const { status, text } = await send(
      route,
      as,
      JSON.stringify(body),
      { 'if-match': `"${revision}"` },
      path + suffix,
    );
    if (status !== 200) return;
    accepted++;
    revision = (JSON.parse(text) as { revision: number }).revision;
  };
  const price = { amount: 1, currency: 'EUR' };
  const option = { family: 'repair', title: 'x', price };
  const fields = ['family', 'title', 'scope', 'price', 'taxRate', 'readyBy', 'warrantyMonths'];
  for (const value of NASTY) {
    for (const field of [...fields, 'durationMinutes', 'suggested']) {
      await toPresent(editRecommendation, desk, { options: [{ ...option, [field]: value }] });
    }
    for (const field of ['amount', 'currency']) {
      const wrong = { ...option, price: { ...price, [field]: value } };
      await toPresent(editRecommendation, desk, { options: [wrong] });
    }
    await toPresent(editRecommendation, desk, { ifYouWait: { text: 'x', until: value } });
    await toPresent(editRecommendation, desk, { goal: value, why: value });
    const spot = { evidenceId: value, x: 0, y: 0 };
    await toPresent(
      decide,
      contact,
      { kind: 'question', version: 1, text: 'x', spot },
      '/decisions',
    );
    await toPresent(
      decide,
      contact,
      { kind: 'approved', version: 1, optionId: value },
      '/decisions',
    );
  }
  await toPresent(
    decide,
    contact,
    { kind: 'deferred', version: 1, until: '0000-01-01' },
    '/decisions',
  );
  assert.ok(accepted > 10, 'some of it is fine: the test gets as far as the database');
});

test('queries, cursors, ids and headers take anything, too', async () => {
  const values = [
    '',
    '\u0000',
    '%',
    '%ff',
    'null',
    '-1',
    '0',
    '101',
    '1e9',
    'x'.repeat(400),
    'WyJhIl0',
    Buffer.from('["recommendations/site","a",1e400,"x"]').toString('base64url'),
    Buffer.from(
      '["recommendations/site","\\u0000",1,"00000000-0000-0000-0000-000000000000"]',
    ).toString('base64url'),
    '2026-11-24T00:00:00Z',
    '-271821-04-20T00:00:00.000Z',
    '9999-12-31T23:59:59Z',
  ];
  for (const [, route] of all.filter(([name]) => name !== 'stream')) {
    const as = await credentialFor(route);
    const body = route.method === 'GET' ? null : '{}';
    const shape = (route.query as { shape?: object } | undefined)?.shape ?? {};
    for (const name of [...Object.keys(shape), 'nonsense']) {
      for (const value of values) {
        await send(
          route,
          as,
          body,
          {},
          `${pathOf(route, real)}?${name}=${encodeURIComponent(value)}`,
        );
      }
    }
    await send(route, as, body, {}, `${pathOf(route, real)}?q=a&q=b&%zz=1`);
    for (const id of ['%00', '%ff', '..%2f..', "'", 'null', 'x'.repeat(3000), '%F0%9F%8F%97'])
      await send(route, as, body, {}, pathOf(route, real, id));
    for (const header of [
      'if-match',
      'idempotency-key',
      'if-none-match',
      'origin',
      'cookie',
      'content-type',
    ]) {
      for (const value of [
        '',
        '*',
        '"x"',
        '"99999999999999999999"',
        'W/"1"',
        'x'.repeat(300),
        'wk_portal=%00',
      ]) {
        await send(route, as, body, { [header]: value });
      }
    }
  }
});

test('an address or a method that is not there is refused as a problem', async () => {
  for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH']) {
    for (const path of [
      '/',
      '/v1',
      '/v2/recommendations',
      '/v1/recommendations/',
      '/v1/recommendations/x/y/z',
    ]) {
      const { status } = await send(
        { method, path } as unknown as Route,
        firm.secretKey,
        method === 'GET' ? null : '{}',
        {},
        path,
      );
      assert.equal(status, 404, `${method} ${path}`);
    }
  }
  const response = await api.app.fetch(
    new Request(`${api.config.baseUrl}/v1/recommendations`, { method: 'PUT', body: '{}' }),
  );
  assert.equal(response.status, 405);
  assert.equal(response.headers.get('allow'), 'GET, POST, OPTIONS');
});
