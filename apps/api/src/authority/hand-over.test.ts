// Links that hand one recommendation to somebody: what they reach, until when, and how they are taken back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { Actor } from '../auth/actor.ts';
import { isMeantFor } from '../live/news.ts';
import { handOverSecret } from './hand-over-secret.ts';
import { startTestApi, type TestApi } from '../testing/api.ts';
import {
  addContact,
  euros,
  may,
  sendPriced,
  setRules,
  yes,
  type SentItem,
  type TestContact,
} from '../testing/authority.ts';
import { addFirm, type TestFirm } from '../testing/firm.ts';

let api: TestApi;
let firm: TestFirm;
let nora: TestContact;
let declan: TestContact;
const NOW = '2026-11-24T09:41:00.000Z';
before(async () => {
  api = await startTestApi();
  firm = await addFirm(api);
  const { contactId, token } = firm.customers[0];
  nora = { id: contactId, token };
  declan = await addContact(api, firm, 'Declan Moore');
  await setRules(api, firm, firm.secretKey, {
    people: [may(nora, { manages: true }), may(declan, { mayConfirm: true })],
    twoPeopleAbove: euros(10_000),
  });
});
after(() => api.stop());

async function handOver(item: { id: string }, more: object = {}, as?: string) {
  const body = { to: { contactId: declan.id }, purpose: 'decide', until: '2026-12-04', ...more };
  return api.call(`/v1/recommendations/${item.id}/hand-overs`, {
    body,
    as: as ?? (await nora.token()),
  });
}
/** As the person reads it in the mail. */
const secretOf = ({ body }: { body: { id: string } }) => handOverSecret(api.config, body.id);
const open = (secret: string, headers: Record<string, string> = {}) =>
  api.call('/v1/hand-over-sessions', { body: { secret }, headers });
const again = async (item: SentItem): Promise<SentItem> => {
  const { body } = await api.call(`/v1/recommendations/${item.id}`, { as: await nora.token() });
  return { ...item, revision: body.revision };
};

test('a hand-over that is repeated with its key is made once and told the same', async () => {
  const item = await sendPriced(api, firm, 1_000);
  const as = await nora.token();
  const body = { to: { name: 'Ed', email: 'ed@x.test' }, purpose: 'look', until: '2026-12-01' };
  const ask = (more: object, key: string) =>
    api.call(`/v1/recommendations/${item.id}/hand-overs`, {
      body: { ...body, ...more },
      as,
      key,
    });
  const first = await ask({}, 'one');
  assert.equal(first.status, 201, JSON.stringify(first.body));
  assert.match(first.body.link, /^http/);
  assert.deepEqual((await ask({}, 'one')).body, first.body);
  assert.equal((await ask({ note: 'other' }, 'one')).body.code, 'idempotency-key-reused');
  assert.notEqual((await ask({}, 'two')).body.id, first.body.id);
});

test('the second person opens the link and says yes; the receipt says they came by it', async () => {
  const item = await sendPriced(api, firm, 21_600);
  const first = { answers: [yes(item)], language: 'en' };
  await api.call('/v1/acts', { body: first, as: await nora.token() });
  const made = await handOver(item, { note: 'Can you look today?' });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const opened = await open(secretOf(made));
  assert.equal(opened.status, 200, JSON.stringify(opened.body));
  assert.equal(opened.body.handOver.from.name, 'Nora Byrne');
  assert.equal(opened.body.handOver.note, 'Can you look today?');
  assert.equal(opened.body.handOver.recommendation.id, item.id);
  assert.deepEqual(opened.body.scopes, ['view', 'decide']);
  const as = opened.body.token;
  const second = await api.call('/v1/acts', {
    body: { answers: [yes(await again(item))], language: 'en' },
    as,
  });
  assert.equal(second.body.outcomes?.[0].outcome, 'approved', JSON.stringify(second.body));
  const receipt = await api.call(`/v1/receipts/${second.body.receiptId}`, { as });
  assert.equal(receipt.body.parts.person.value.via, 'hand-over');
  const { body } = await api.call(`/v1/recommendations/${item.id}`, { as: await nora.token() });
  assert.equal(body.decision.confirmedBy.name, 'Declan Moore');
  assert.equal(body.nextStep.owner.id, nora.id);
  const firsts = await api.call(`/v1/receipts/${body.decision.receiptId}`, { as });
  assert.equal(firsts.status, 404, 'the first person’s act may hold other things');
});

test('a link by which a known contact decides is mailed to them, and who made it cannot have it', async () => {
  const item = await sendPriced(api, firm, 480);
  const made = await handOver(item);
  assert.equal(made.body.link, null);
  const mails = await api.query<{ contact_id: string; data: object }>(
    'owner',
    `SELECT contact_id, data FROM mail_outbox WHERE kind = 'handed-over' AND data->>'handOverId' = $1`,
    [made.body.id],
  );
  assert.deepEqual(
    mails.map(({ contact_id }) => contact_id),
    [declan.id],
  );
  assert.ok(!JSON.stringify(mails).includes(secretOf(made)), 'no secret waits in the database');
  const look = await handOver(item, { purpose: 'look' });
  assert.equal(new URL(look.body.link).hash.slice(1), secretOf(look));
  await api.query('owner', 'UPDATE contact SET email = NULL WHERE id = $1', [declan.id]);
  const without = await handOver(item);
  assert.deepEqual([without.status, without.body.errors[0].pointer], [422, '/to/contactId']);
  await api.query('owner', `UPDATE contact SET email = id || '@customer.test' WHERE id = $1`, [
    declan.id,
  ]);
});

test('the secret is told once and kept nowhere, and fetching the address changes nothing', async () => {
  const item = await sendPriced(api, firm, 480);
  const made = await handOver(item);
  const secret = secretOf(made);
  assert.match(secret, /^wk_ho_[\w-]{43}$/, '256 bits');
  const list = await api.call('/v1/hand-overs', { as: await nora.token() });
  assert.ok(!JSON.stringify(list.body).includes(secret));
  const tables = await api.query<{ name: string }>(
    'owner',
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'wellkept' AND table_type = 'BASE TABLE'`,
  );
  for (const { name } of tables) {
    const found = await api.query(
      'owner',
      `SELECT 1 FROM ${name} t WHERE to_jsonb(t)::text LIKE '%' || $1 || '%' LIMIT 1`,
      [secret],
    );
    assert.deepEqual(found, [], name);
  }
  assert.ok(!api.logged().some((line) => line.includes(secret)));
  await api.call('/v1/hand-over-sessions', { method: 'GET' });
  const [kept] = await api.query<{ opened_at: Date | null }>(
    'owner',
    'SELECT opened_at FROM hand_over WHERE id = $1',
    [made.body.id],
  );
  assert.equal(kept?.opened_at, null);
});

test('a link to look at it decides nothing', async () => {
  const item = await sendPriced(api, firm, 480);
  const opened = await open(secretOf(await handOver(item, { purpose: 'look' })));
  const as = opened.body.token;
  assert.equal((await api.call(`/v1/recommendations/${item.id}`, { as })).status, 200);
  const body = { answers: [yes(await again(item))], language: 'en' };
  assert.equal((await api.call('/v1/acts', { body, as })).status, 403);
});

test('a list holds the one, and what it counts is the one', async () => {
  const item = await sendPriced(api, firm, 480);
  await sendPriced(api, firm, 480);
  const opened = await open(secretOf(await handOver(item)));
  const list = await api.call('/v1/recommendations', { as: opened.body.token });
  assert.deepEqual(
    list.body.items.map(({ id }: { id: string }) => id),
    [item.id],
  );
  assert.equal(list.body.counts.all, 1);
  assert.deepEqual(list.body.sections, [1]);
  assert.deepEqual(list.body.yours, { from: euros(480), to: euros(480) });
});

test('its live stream tells of that one and of nothing else at the customer', async () => {
  const item = await sendPriced(api, firm, 480);
  const opened = await open(secretOf(await handOver(item)));
  const claims = JSON.parse(
    Buffer.from(opened.body.token.split('.')[1], 'base64url').toString(),
  ) as { recommendationId: string };
  assert.equal(claims.recommendationId, item.id);
  const actor: Actor = {
    role: 'contact',
    organizationId: firm.id,
    personId: declan.id,
    customerId: firm.customers[0].id,
    scopes: ['view'],
    credential: 'test',
    via: 'hand-over',
    recommendationId: item.id,
    tokenId: null,
    expiresAt: null,
  };
  const told = {
    organizationId: firm.id,
    customerId: firm.customers[0].id,
    id: '1',
    type: 'viewed',
    at: NOW,
    recommendationId: item.id,
    appointmentId: null,
  };
  assert.equal(isMeantFor(actor, told), true);
  assert.equal(isMeantFor(actor, { ...told, recommendationId: nora.id }), false);
  assert.equal(isMeantFor(actor, { ...told, recommendationId: null }), false);
});

test('an expired link, one that was taken back and one nobody gave are told apart', async () => {
  const item = await sendPriced(api, firm, 480);
  const today = await handOver(item, { until: '2026-11-24' });
  const secret = secretOf(today);
  api.now = new Date('2026-11-24T23:59:00.000Z');
  const late = await open(secret);
  assert.equal(late.status, 200);
  assert.equal(late.body.expiresAt, '2026-11-25T00:00:00.000Z', 'no token outlives its link');
  api.now = new Date('2026-11-25T00:00:00.000Z');
  const expired = await open(secret);
  assert.deepEqual([expired.status, expired.body.code], [410, 'link-expired']);
  api.now = new Date(NOW);

  const made = await handOver(item);
  const opened = await open(secretOf(made));
  const revoked = await api.call(`/v1/hand-overs/${made.body.id}`, {
    method: 'DELETE',
    as: await nora.token(),
  });
  assert.equal(revoked.body.revokedAt, NOW);
  const after = await open(secretOf(made));
  assert.deepEqual([after.status, after.body.code], [410, 'link-revoked']);
  const me = await api.call('/v1/me', { as: opened.body.token });
  assert.equal(me.status, 401, 'the session it opened has ended with it');
  const unknown = await open('wk_ho_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA');
  assert.deepEqual([unknown.status, unknown.body.code], [410, 'link-used']);
});

test('when it was decided meanwhile, the link still shows it, and a decision names who was first', async () => {
  const item = await sendPriced(api, firm, 480);
  const made = await handOver(item);
  const { token } = (await open(secretOf(made))).body;
  await api.call('/v1/acts', {
    body: { answers: [yes(item)], language: 'en' },
    as: await nora.token(),
  });
  const late = await api.call('/v1/acts', {
    body: { answers: [yes(item)], language: 'en' },
    as: token,
  });
  assert.equal(late.status, 409);
  assert.equal(late.body.code, 'already-decided');
  assert.equal(late.body.winner.name, 'Nora Byrne');
  assert.equal((await open(secretOf(made))).status, 200);
});

test('who is not known yet becomes a contact who approves nothing alone and signs in to nothing else', async () => {
  const item = await sendPriced(api, firm, 480);
  const to = { name: 'Padraig Quinn', email: 'padraig@customer.test' };
  const made = await handOver(item, { to });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const twice = await handOver(item, { to: { ...to, email: 'PADRAIG@customer.test' } });
  assert.equal(twice.body.to.id, made.body.to.id, 'once');
  const rules = await api.call('/v1/authority', { as: await nora.token() });
  const known = rules.body.people.find(
    ({ person }: { person: { id: string } }) => person.id === made.body.to.id,
  );
  assert.deepEqual(known.limit, euros(0));
  assert.equal(known.invitedBy.id, nora.id);
  const { token } = (await open(secretOf(made))).body;
  const said = await api.call('/v1/acts', {
    body: { answers: [yes(await again(item))], language: 'en' },
    as: token,
  });
  assert.equal(said.body.outcomes[0].outcome, 'waits-for-second');
  assert.equal(said.body.outcomes[0].waitsFor.id !== made.body.to.id, true);
  await api.call('/v1/sign-in-links', { body: { email: to.email } });
  await new Promise((resolve) => setTimeout(resolve, 300));
  const links = await api.query('owner', 'SELECT 1 FROM magic_link WHERE contact_id = $1', [
    made.body.to.id,
  ]);
  assert.deepEqual(links, []);
});

test('who is handed two items at once becomes one contact', async () => {
  const to = { name: 'Sile Roche', email: 'sile@customer.test' };
  const as = await nora.token();
  const [one, other] = [await sendPriced(api, firm, 480), await sendPriced(api, firm, 480)];
  // Somebody holds the customer, so that both have begun before either of them ends.
  const both = await api.database.owner.transaction().execute(async (tx) => {
    await tx
      .selectFrom('customer')
      .select('id')
      .where('id', '=', firm.customers[0].id)
      .forUpdate()
      .execute();
    const begun = Promise.all([handOver(one, { to }, as), handOver(other, { to }, as)]);
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { begun };
  });
  const made = await both.begun;
  assert.deepEqual(
    made.map(({ status }) => status),
    [201, 201],
  );
  assert.equal(made[0]?.body.to.id, made[1]?.body.to.id);
});

test('a link lasts from today to thirty days, goes to somebody else, and cannot hand itself on', async () => {
  const item = await sendPriced(api, firm, 480);
  const refused: [object, number, string][] = [
    [{ until: '2026-11-23' }, 422, '/until'],
    [{ until: '2026-12-25' }, 422, '/until'],
    [{ to: { contactId: nora.id } }, 422, '/to/contactId'],
    [{ to: { contactId: firm.customers[1].contactId } }, 404, '/to/contactId'],
  ];
  for (const [more, status, pointer] of refused) {
    const answer = await handOver(item, more);
    assert.equal(answer.status, status);
    assert.equal(answer.body.errors[0].pointer, pointer);
  }
  assert.equal((await handOver(item, { until: '2026-12-24' })).status, 201);
  const { token } = (await open(secretOf(await handOver(item)))).body;
  assert.equal((await handOver(item, {}, token)).status, 403);
});

test('only the portal’s own page opens a link', async () => {
  const item = await sendPriced(api, firm, 480);
  const secret = secretOf(await handOver(item));
  const foreign = await open(secret, { origin: 'https://evil.test' });
  assert.deepEqual([foreign.status, foreign.body.code], [403, 'origin-not-allowed']);
});

test('a long list of links goes on with its cursor, and none comes twice', async () => {
  const item = await sendPriced(api, firm, 1_000);
  const made = await handOver(item);
  assert.equal(made.status, 201, JSON.stringify(made.body));
  await sql`INSERT INTO hand_over SELECT (jsonb_populate_record(h, jsonb_build_object(
      'id', gen_random_uuid(), 'secret_hash', '\\x' || md5(n::text) || md5(n::text),
      'created_at', h.created_at + n * interval '1 second', 'revoked_at', now()))).*
    FROM hand_over h, generate_series(1, 150) n WHERE h.id = ${made.body.id}`.execute(
    api.database.owner,
  );
  const as = await nora.token();
  const path = `/v1/hand-overs?recommendationId=${item.id}`;
  const first = (await api.call(path, { as })).body;
  assert.equal(first.items.length, 100);
  const rest = (await api.call(`${path}&cursor=${first.nextCursor}`, { as })).body;
  assert.equal(rest.nextCursor, null);
  const ids = [...first.items, ...rest.items].map(({ id }: { id: string }) => id);
  assert.equal(new Set(ids).size, 151);
});
