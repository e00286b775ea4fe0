// The database fails, waits or refuses: an honest answer each time, and never a success that was none.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { startTestApi, type TestApi } from '@wellkept/api/testing/api';
import { addFirm, type TestFirm } from '@wellkept/api/testing/firm';
import { sendOne } from '@wellkept/api/testing/recommendations';

let api: TestApi;
let firm: TestFirm;
before(async () => {
  api = await startTestApi();
  firm = await addFirm(api);
});
after(() => api.stop());

const cutConnections = () =>
  api.admin(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '${api.database.roles.app}'`,
  );

test('connections lost under load are answered with 503 or not noticed, and every 201 is kept', async () => {
  const technician = await firm.technicianToken();
  const { path } = await sendOne(api, firm);
  const noted: string[] = [];
  const statuses = new Set<number>();
  const write = async (n: number) => {
    const text = `note ${n} ${randomUUID()}`;
    const answer = await api.call(`${path}/evidence`, {
      body: { kind: 'note', text },
      as: technician,
    });
    statuses.add(answer.status);
    if (answer.status === 201) noted.push(text);
    else
      assert.equal(
        answer.headers.get('retry-after'),
        '1',
        JSON.stringify(answer.body) + api.logged().at(-1),
      );
  };
  for (let round = 0; round < 6; round++) {
    const writes = Array.from({ length: 15 }, (_, n) => write(n));
    await new Promise((next) => setTimeout(next, 5 + round * 7));
    await cutConnections();
    await Promise.all(writes);
    // All connections may have been lost one by one; each is replaced at its next use.
    const before = noted.length;
    for (let n = 0; n < 40 && noted.length === before; n++) await write(n);
    assert.ok(noted.length > before, 'it goes on');
  }
  assert.ok(
    [...statuses].every((status) => status === 201 || status === 503),
    [...statuses].join(),
  );
  const kept = await api.query<{ text: string }>(
    'owner',
    "SELECT text FROM evidence WHERE kind = 'note'",
  );
  const texts = new Set(kept.map((row) => row.text));
  for (const text of noted) assert.ok(texts.has(text));
});

test('a write whose answer was lost is found by its key, also by a process that has just begun', async () => {
  const { path, version, optionId, revision } = await sendOne(api, firm);
  const as = await firm.customers[0].token();
  const asked = {
    body: { kind: 'approved', version, optionId },
    as,
    ifMatch: revision,
    key: 'lost-answer',
  };
  const first = await api.call(`${path}/decisions`, asked);
  assert.equal(first.status, 200);
  const again = await api.another()(`${path}/decisions`, asked);
  assert.equal(again.headers.get('idempotent-replayed'), 'true');
  assert.deepEqual(again.body, first.body);
});

test('a key belongs to one person and one day', async () => {
  const technician = await firm.technicianToken();
  const finding = (title: string) => ({
    equipmentId: firm.customers[0].equipmentId,
    title,
    severity: 'plan',
    found: 'x',
  });
  const one = await api.call('/v1/recommendations', {
    body: finding('one'),
    as: technician,
    key: 'k',
  });
  const desk = await api.call('/v1/recommendations', {
    body: finding('two'),
    as: await firm.deskToken(),
    key: 'k',
  });
  assert.equal(desk.status, 201, 'another person’s key is another key');
  assert.notEqual(desk.body.id, one.body.id);
  const then = api.now;
  api.now = new Date(then.getTime() + 24 * 3_600_000 + 1000);
  const later = await api.call('/v1/recommendations', {
    body: finding('three'),
    as: await firm.technicianToken(),
    key: 'k',
  });
  api.now = then;
  assert.equal(later.status, 201);
  assert.equal(later.body.title, 'three');
});

test('a refused write leaves its key free', async () => {
  const { path, version, optionId, revision } = await sendOne(api, firm);
  const as = await firm.customers[0].token();
  const ask = (ifMatch: number) =>
    api.call(`${path}/decisions`, {
      body: { kind: 'approved', version, optionId },
      as,
      ifMatch,
      key: 'again',
    });
  assert.equal((await ask(revision + 7)).status, 412);
  assert.equal((await ask(revision)).status, 200);
});

test('nothing in the log tells a secret or what a person wrote', async () => {
  const { path } = await sendOne(api, firm);
  const technician = await firm.technicianToken();
  const canary = `canary-${randomUUID()}`;
  await api.call(`${path}/evidence`, { body: { kind: 'note', text: canary }, as: technician });
  await api.call(`${path}/evidence`, { body: { kind: 'note', wrong: canary }, as: technician });
  await api.call(`/v1/recommendations?q=${canary}`, { as: technician });
  await api.call('/v1/sign-in-links', { body: { email: `${canary}@customer.test` } });
  await api.call('/v1/portal/sign-in', { body: { secret: `wk_ml_${canary}` } });
  const lines = api.logged();
  assert.ok(lines.length > 4);
  assert.doesNotMatch(
    lines.join('\n'),
    new RegExp(`canary|${technician}|${firm.secretKey}|Bearer|Nora`),
  );
});
