import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApi, type TestApi } from '../testing/api.ts';
import { addFirm, WIDGET_ORIGIN, type TestFirm } from '../testing/firm.ts';

let api: TestApi;
let firm: TestFirm;
before(async () => {
  api = await startTestApi();
  firm = await addFirm(api);
});
after(() => api.stop());

test('a firm mints a token with which the customer’s browser is known', async () => {
  const token = await firm.customers[0].token();
  const me = await api.call('/v1/me', { as: token, headers: { origin: WIDGET_ORIGIN } });
  assert.equal(me.status, 200);
  assert.equal(me.body.person.name, 'Nora Byrne');
  assert.equal(me.body.customer.name, 'Harbour Bakery');
  assert.equal(me.body.organization.coordinator.name, 'Aoife Brennan');
  assert.equal(me.headers.get('access-control-allow-origin'), WIDGET_ORIGIN);
  assert.equal(me.headers.get('cache-control'), 'no-store');
  assert.match(me.headers.get('vary') ?? '', /Origin/);
});

test('a token works from the origins it names and from no other', async () => {
  const token = await firm.customers[0].token();
  const nearMisses = [
    'https://www.customer.test.evil.test',
    'https://customer.test',
    'http://www.customer.test',
    'null',
    'https://www.customer.test:8443',
    'https://WWW.customer.test',
    'https://www.customer.test/',
    'https://evilwww.customer.test',
  ];
  for (const origin of nearMisses) {
    const answer = await api.call('/v1/me', { as: token, headers: { origin } });
    assert.equal(answer.status, 403, origin);
    assert.equal(answer.body.code, 'origin-not-allowed');
    assert.equal(answer.headers.get('access-control-allow-origin'), null);
    const preflight = await api.call('/v1/me', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'GET' },
    });
    assert.equal(preflight.headers.get('access-control-allow-origin'), null, origin);
  }
  const preflight = await api.call('/v1/me', {
    method: 'OPTIONS',
    headers: { origin: WIDGET_ORIGIN },
  });
  assert.equal(preflight.status, 204);
  assert.equal(preflight.headers.get('access-control-allow-origin'), WIDGET_ORIGIN);
});

test('a token ends after fifteen minutes, and the page may read why', async () => {
  const token = await firm.customers[0].token();
  const then = api.now;
  api.now = new Date(then.getTime() + 16 * 60_000);
  const answer = await api.call('/v1/me', { as: token, headers: { origin: WIDGET_ORIGIN } });
  api.now = then;
  assert.equal(answer.status, 401);
  assert.equal(answer.body.code, 'unauthorized');
  assert.equal(answer.headers.get('access-control-allow-origin'), WIDGET_ORIGIN);
});

test('a token that was signed out stops working at once', async () => {
  const token = await firm.customers[0].token();
  assert.equal((await api.call('/v1/session', { method: 'DELETE', as: token })).status, 204);
  assert.equal((await api.call('/v1/me', { as: token })).status, 401);
});

test('a secret key sent by a browser is refused', async () => {
  const answer = await api.call('/v1/me', {
    as: firm.secretKey,
    headers: { origin: WIDGET_ORIGIN },
  });
  assert.equal(answer.status, 403);
});

test('a token is only minted for a contact of that customer, and for exact origins', async () => {
  const [one, other] = firm.customers;
  const body = { customerId: one.id, contactId: other.contactId, origins: [WIDGET_ORIGIN] };
  assert.equal((await api.call('/v1/session-tokens', { body, as: firm.secretKey })).status, 404);
  for (const origin of [
    '*',
    'null',
    'https://a.test/path',
    'https://a.test/',
    'ftp://a.test',
    'javascript:alert(1)',
  ]) {
    const wrong = {
      customerId: one.id,
      contactId: one.contactId,
      origins: [WIDGET_ORIGIN, origin],
    };
    const answer = await api.call('/v1/session-tokens', { body: wrong, as: firm.secretKey });
    assert.equal(answer.status, 422, origin);
    assert.equal(answer.body.errors[0].pointer, '/origins/1');
  }
});
