// Keys, staff and contacts let in and shut out; and what is on record of it.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { runCli } from '../cli/main.ts';
import { hashSecret, newSecret } from '../auth/secrets.ts';
import { startTestApi, type TestApi } from '../testing/api.ts';
import { addFirm, type TestFirm } from '../testing/firm.ts';

let api: TestApi;
let firm: TestFirm;
before(async () => {
  api = await startTestApi();
  firm = await addFirm(api);
});
after(() => api.stop());

const later = (ms: number) => {
  api.now = new Date(api.now.getTime() + ms);
};
const HOUR = 3_600_000;
const works = async (secret: string) => (await api.call('/v1/customers', { as: secret })).status;
async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await runCli(args, {
    openPostgres: async () => ({ url: api.adminUrl, stop: async () => {} }),
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}
const makeKey = async (body: object = { label: 'Website' }) =>
  api.call('/v1/keys', { body, as: await firm.deskToken() });

test('the desk makes a key that works at once, and its secret is shown once and kept nowhere', async () => {
  const made = await makeKey();
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const { key, secret } = made.body;
  assert.equal(await works(secret), 200);
  const listed = await api.call('/v1/keys', { as: await firm.deskToken() });
  const row = listed.body.items.find(({ id }: { id: string }) => id === key.id);
  assert.equal(row.label, 'Website');
  assert.equal(row.firstUsedAt, api.now.toISOString());
  assert.ok(!JSON.stringify(listed.body).includes('wk_sk_'));
  const kept = await api.query<{ n: number }>(
    'owner',
    'SELECT count(*)::int AS n FROM idempotency WHERE body LIKE $1',
    ['%wk_sk_%'],
  );
  assert.equal(kept[0]!.n, 0);
});

test('only somebody at the desk looks after keys and staff: no technician, no contact, and no key', async () => {
  const others = [await firm.technicianToken(), await firm.customers[0].token(), firm.secretKey];
  for (const as of others) {
    for (const path of ['/v1/keys', '/v1/staff', '/v1/audit'])
      assert.equal((await api.call(path, { as })).status, 403, path);
    assert.equal((await api.call('/v1/keys', { body: { label: 'x' }, as })).status, 403);
  }
});

test('a revoked key opens nothing within five seconds, in a process that has just seen it', async () => {
  const { key, secret } = (await makeKey()).body;
  const another = api.another();
  assert.equal((await another('/v1/customers', { as: secret })).status, 200);
  const as = await firm.deskToken();
  assert.equal((await api.call(`/v1/keys/${key.id}`, { method: 'DELETE', as })).status, 204);
  later(5000);
  assert.equal((await another('/v1/customers', { as: secret })).status, 401);
  assert.equal(await works(secret), 401);
  const unknown = await api.call(`/v1/keys/${randomUUID()}`, { method: 'DELETE', as });
  assert.equal(unknown.status, 404);
});

test('a rotated key works beside the new one for the overlap, and ends after it', async () => {
  const old = (await makeKey()).body;
  const as = await firm.deskToken();
  const path = `/v1/keys/${old.key.id}/rotate`;
  const fresh = await api.call(path, { body: { overlapHours: 2 }, as });
  assert.equal(fresh.status, 201);
  assert.equal(fresh.body.key.label, 'Website');
  later(2 * HOUR - 1000);
  assert.deepEqual([await works(old.secret), await works(fresh.body.secret)], [200, 200]);
  later(1000);
  assert.deepEqual([await works(old.secret), await works(fresh.body.secret)], [401, 200]);
  assert.equal((await api.call(path, { body: {}, as: await firm.deskToken() })).status, 404);
});

test('a key with an end opens nothing after it', async () => {
  const expiresAt = new Date(api.now.getTime() + HOUR).toISOString();
  const { secret } = (await makeKey({ label: 'For a trial', expiresAt })).body;
  assert.equal(await works(secret), 200);
  later(HOUR);
  assert.equal(await works(secret), 401);
  assert.equal((await makeKey({ label: 'x', expiresAt })).status, 422, 'a time that is over');
});

test('keys are made, listed, rotated and taken back by command', async () => {
  const org = ['--org', firm.id];
  const made = await run('create-key', ...org, '--label', 'Night job', '--days', '3650');
  assert.equal(made.code, 0, made.err);
  const secret = /wk_sk_\S+/.exec(made.out)![0];
  const id = /Night job: (\S+)/.exec(made.out)![1]!;
  assert.equal(await works(secret), 200);
  const rotated = await run('rotate-key', ...org, '--key', id, '--overlap', '1');
  assert.equal(rotated.code, 0, rotated.err);
  const fresh = /wk_sk_\S+/.exec(rotated.out)![0];
  assert.equal(await works(fresh), 200);
  assert.match(
    (await run('keys', ...org)).out,
    new RegExp(`${id}  Night job: made .*, ends .*, last used`),
  );
  assert.equal((await run('revoke-key', ...org, '--key', id)).code, 0);
  later(5000);
  assert.equal(await works(secret), 401);
  assert.match((await run('revoke-key', ...org, '--key', randomUUID())).err, /There is no key/);
});

test('somebody of the staff who is switched off is out at once, with their stream, and comes in again when switched on', async () => {
  const as = await firm.deskToken();
  const technician = await firm.technicianToken();
  assert.equal((await api.call('/v1/me', { as: technician })).status, 200);
  const stream = await api.app.fetch(
    new Request(`${api.config.baseUrl}/v1/stream`, {
      headers: { authorization: `Bearer ${technician}` },
    }),
  );
  assert.equal(stream.status, 200);
  const read = stream.body!.getReader();
  const path = `/v1/staff/${firm.technicianId}`;
  const off = await api.call(path, { method: 'PATCH', body: { active: false }, as });
  assert.equal(off.body.active, false);
  assert.equal((await api.call('/v1/me', { as: technician })).status, 401);
  while (!(await read.read()).done);
  const link = newSecret('wk_ml_');
  await api.query(
    'owner',
    'INSERT INTO magic_link (organization_id, id, secret_hash, staff_id, expires_at) VALUES ($1, $2, $3, $4, $5)',
    [firm.id, randomUUID(), hashSecret(link), firm.technicianId, new Date('2030-01-01')],
  );
  const signIn = () => api.call('/v1/portal/sign-in', { body: { secret: link } });
  assert.equal((await signIn()).status, 410);
  await api.call(path, { method: 'PATCH', body: { active: true }, as });
  assert.equal((await signIn()).status, 200);
  assert.equal((await api.call('/v1/me', { as: await firm.technicianToken() })).status, 200);
  const self = `/v1/staff/${firm.deskId}`;
  const alone = await api.call(self, { method: 'PATCH', body: { active: false }, as });
  assert.equal(alone.status, 403, 'nobody shuts themselves out');
});

test('a contact who is erased is signed out at once', async () => {
  const [, other] = firm.customers;
  const token = await other.token();
  assert.equal((await api.call('/v1/me', { as: token })).status, 200);
  const erased = await run('erase-contact', '--org', firm.id, '--contact', other.contactId);
  assert.equal(erased.code, 0, erased.err);
  assert.equal((await api.call('/v1/me', { as: token })).status, 401);
});

test('the audit tells who came in and who gave or took access, in pages, with ids and networks and no name', async () => {
  const as = await firm.deskToken();
  const all: { kind: string; by: { type: string; id: string } | null; network: string | null }[] =
    [];
  let cursor = '';
  for (;;) {
    const { status, body } = await api.call(`/v1/audit?limit=5${cursor}`, { as });
    assert.equal(status, 200);
    all.push(...body.items);
    if (!body.nextCursor) break;
    cursor = `&cursor=${body.nextCursor}`;
  }
  const kinds = new Set(all.map(({ kind }) => kind));
  for (const kind of [
    'key-made',
    'key-rotated',
    'key-revoked',
    'key-first-used',
    'staff-off',
    'staff-on',
    'signed-in',
    'token-minted',
    'contact-erased',
  ])
    assert.ok(kinds.has(kind), kind);
  const made = all.find(({ kind, by }) => kind === 'key-made' && by);
  assert.deepEqual(made!.by, { type: 'staff', id: firm.deskId });
  assert.equal(all.find(({ kind }) => kind === 'token-minted')!.by!.type, 'key');
  assert.ok(!JSON.stringify(all).includes('Nora'));
  const some = await api.call('/v1/audit?kind=staff-off', { as });
  assert.ok(some.body.items.every(({ kind }: { kind: string }) => kind === 'staff-off'));
  assert.match(
    (await run('audit', '--org', firm.id, '--limit', '500')).out,
    /staff-off .* by staff /,
  );
});

test('an address stands in the audit as its network', async () => {
  const link = newSecret('wk_ml_');
  await api.query(
    'owner',
    'INSERT INTO magic_link (organization_id, id, secret_hash, staff_id, expires_at) VALUES ($1, $2, $3, $4, $5)',
    [firm.id, randomUUID(), hashSecret(link), firm.deskId, new Date('2030-01-01')],
  );
  await api.call('/v1/portal/sign-in', { body: { secret: link }, from: '198.51.100.77' });
  const { body } = await api.call('/v1/audit?kind=signed-in&limit=1', {
    as: await firm.deskToken(),
  });
  assert.equal(body.items[0].network, '198.51.100.0/24');
});

test('nothing of the audit is changed or taken away, by any role', async () => {
  for (const role of ['app', 'jobs', 'owner'] as const)
    for (const statement of ['UPDATE audit SET kind = kind', 'DELETE FROM audit', 'TRUNCATE audit'])
      await assert.rejects(
        api.query(role, statement),
        /permission denied|only ever added to/,
        `${role}: ${statement}`,
      );
});
