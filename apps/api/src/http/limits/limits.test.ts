// How much one caller may ask for, and that nobody pays for what another asks.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { hashSecret, newSecret } from '../../auth/secrets.ts';
import type { Actor } from '../../auth/actor.ts';
import { createLogger } from '../../log.ts';
import { startTestApi, type TestApi } from '../../testing/api.ts';
import { addFirm, type TestFirm } from '../../testing/firm.ts';
import { Refusal } from '../refusal.ts';
import { createLimits } from './limits.ts';
import { RATES, readRates } from './rates.ts';

let api: TestApi;
let firm: TestFirm;
before(async () => {
  api = await startTestApi({ rates: RATES });
  firm = await addFirm(api);
});
after(() => api.stop());

const later = (seconds: number) => {
  api.now = new Date(api.now.getTime() + seconds * 1000);
};
const tally = (statuses: number[]) => ({
  answered: statuses.filter((status) => status === 200).length,
  refused: statuses.filter((status) => status === 429).length,
});

test('quick requests of one token are answered up to its limit, and told how long to wait after it', async () => {
  const as = await firm.customers[0].token();
  const other = await firm.customers[1].token();
  const answers = [];
  for (let n = 0; n < 30; n++)
    answers.push(
      ...(await Promise.all(Array.from({ length: 20 }, () => api.call('/v1/me', { as })))),
    );
  assert.deepEqual(tally(answers.map(({ status }) => status)), {
    answered: RATES.person.most,
    refused: 600 - RATES.person.most,
  });
  const first = answers[0]!.headers;
  assert.equal(first.get('ratelimit-policy'), '"person";q=300;w=10');
  assert.match(first.get('ratelimit') ?? '', /^"person";r=\d+;t=10$/);
  const refused = answers.at(-1)!;
  assert.equal(refused.body.code, 'too-many-requests');
  assert.equal(refused.headers.get('retry-after'), '10');
  assert.equal(refused.headers.get('ratelimit'), '"person";r=0;t=10');
  assert.equal((await api.call('/v1/me', { as: other })).status, 200, 'others go on');
  const renewed = await firm.customers[0].token();
  assert.equal(
    (await api.call('/v1/me', { as: renewed })).status,
    429,
    'a new token is no new limit',
  );
  later(10);
  assert.equal((await api.call('/v1/me', { as })).status, 200);
});

test('few requests cost the database nothing', async () => {
  later(600);
  const as = await firm.customers[0].token();
  const limits = createLimits(api.database.app, RATES, createLogger('silent'));
  for (let n = 0; n < 20; n++) limits.caller(actor('contact:x'), api.now);
  await limits.settle();
  assert.equal((await api.call('/v1/me', { as })).status, 200);
  // What was asked before is settled at its own time, and belongs to windows that are over.
  const running = 'SELECT count(*)::int AS n FROM rate_count WHERE ends > $1';
  assert.deepEqual(await api.query('owner', running, [api.now]), [{ n: 0 }]);
});

const actor = (credential: string): Actor => ({
  role: credential.startsWith('key') ? 'firm' : 'contact',
  organizationId: firm.id,
  personId: null,
  customerId: null,
  scopes: [],
  credential,
  via: 'firm',
  recommendationId: null,
  tokenId: null,
  expiresAt: null,
});
const passes = (work: () => unknown): boolean => {
  try {
    work();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
};

test('several processes count together', async () => {
  later(600);
  const rates = { ...RATES, key: { most: 100, seconds: 60 }, firm: { most: 150, seconds: 60 } };
  const [one, two] = [0, 1].map(() =>
    createLimits(api.database.app, rates, createLogger('silent')),
  ) as [ReturnType<typeof createLimits>, ReturnType<typeof createLimits>];
  const key = actor('key:1');
  const ask = (limits: typeof one, who: Actor, times: number) =>
    Array.from({ length: times }, () => passes(() => limits.caller(who, api.now))).filter(Boolean)
      .length;
  assert.equal(ask(one, key, 60), 60);
  await one.settle();
  assert.equal(ask(two, key, 20), 20);
  await two.settle();
  assert.equal(ask(two, key, 100), 20, 'twenty are left of a hundred');
  await two.settle();
  assert.equal(ask(one, actor('key:2'), 10), 10);
  await one.settle();
  assert.ok(ask(one, actor('key:3'), 90) < 40, 'the firm’s own limit counts all its keys');
});

test('wrong keys of one address meet a limit, and a right key from there is let in all the same', async () => {
  later(600);
  const from = '192.0.2.7';
  const wrong = () => api.call('/v1/me', { as: newSecret('wk_sk_'), from });
  const statuses = [];
  for (let n = 0; n < 10; n++)
    statuses.push(...(await Promise.all(Array.from({ length: 40 }, wrong))).map((a) => a.status));
  const told = statuses.filter((status) => status === 401).length;
  // Those under way at the same moment were counted when they turned out wrong.
  assert.ok(told >= RATES.wrong.most && told < RATES.wrong.most + 40, String(told));
  assert.equal(statuses.filter((status) => status === 429).length, 400 - told);
  const [flood, right] = await Promise.all([
    Promise.all(Array.from({ length: 100 }, wrong)),
    api.call('/v1/me', { as: firm.secretKey, from }),
  ]);
  assert.ok(flood.every(({ status }) => status === 429));
  assert.equal(right.status, 200);
  assert.equal(
    (await api.call('/v1/me', { as: newSecret('wk_sk_'), from: '192.0.2.8' })).status,
    401,
  );
});

test('a right link signs in after any number of wrong ones from the same address', async () => {
  later(600);
  const from = '2001:db8::1';
  const signIn = (secret: string, address: string) =>
    api.call('/v1/portal/sign-in', { body: { secret }, from: address });
  // Whoever has one IPv6 address has a whole network of them.
  const guesses = await Promise.all(
    Array.from({ length: 400 }, (_, n) =>
      signIn(newSecret('wk_ml_'), `2001:db8::${n.toString(16)}`),
    ),
  );
  assert.ok(guesses.some(({ status }) => status === 429));
  const secret = newSecret('wk_ml_');
  await api.query(
    'owner',
    'INSERT INTO magic_link (organization_id, id, secret_hash, staff_id, expires_at) VALUES ($1, $2, $3, $4, $5)',
    [firm.id, randomUUID(), hashSecret(secret), firm.deskId, new Date('2030-01-01')],
  );
  assert.equal((await signIn(newSecret('wk_ml_'), from)).status, 429);
  assert.equal((await signIn(secret, from)).status, 200);
});

test('a session is renewed from an address over its limit, though a second one in its browser has ended', async () => {
  later(600);
  const from = '192.0.2.10';
  const secret = newSecret('wk_ml_');
  await api.query(
    'owner',
    'INSERT INTO magic_link (organization_id, id, secret_hash, staff_id, expires_at) VALUES ($1, $2, $3, $4, $5)',
    [firm.id, randomUUID(), hashSecret(secret), firm.deskId, new Date('2030-01-01')],
  );
  const entered = await api.call('/v1/portal/sign-in', { body: { secret } });
  const own = (entered.headers.get('set-cookie') ?? '').split(';')[0]!;
  await Promise.all(
    Array.from({ length: 400 }, () =>
      api.call('/v1/portal/sign-in', { body: { secret: newSecret('wk_ml_') }, from }),
    ),
  );
  const renew = (cookie: string) =>
    api.call('/v1/portal/token', { method: 'POST', headers: { cookie }, from });
  const ended = `wk_portal_contact=${newSecret('wk_ps_')}`;
  assert.equal((await renew(ended)).status, 429);
  assert.equal((await renew(`${ended}; ${own}`)).status, 200);
});

test('requests without credentials meet the limit of their address', async () => {
  later(600);
  const from = '192.0.2.9';
  const statuses = await Promise.all(
    Array.from({ length: 500 }, () => api.call('/v1/me', { from }).then(({ status }) => status)),
  );
  assert.equal(statuses.filter((status) => status === 401).length, RATES.address.most);
  assert.equal(statuses.filter((status) => status === 429).length, 500 - RATES.address.most);
  const as = await firm.customers[1].token();
  assert.equal((await api.call('/v1/me', { as, from })).status, 200, 'a token counts for itself');
});

test('limits are set by a setting, and a wrong one is named', () => {
  assert.deepEqual(readRates('person=600/10, firm=9/1'), {
    ...RATES,
    person: { most: 600, seconds: 10 },
    firm: { most: 9, seconds: 1 },
  });
  assert.deepEqual(readRates(undefined), RATES);
  for (const odd of ['person=0/10', 'people=3/1', 'person=3', 'toString=3/1'])
    assert.throws(() => readRates(odd), /RATE_LIMITS: “.*” cannot be read/);
});
