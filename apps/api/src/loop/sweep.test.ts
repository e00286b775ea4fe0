import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import { startTestApi, type TestApi } from '../testing/api.ts';
import { addFirm, type TestFirm } from '../testing/firm.ts';
import { sendOne } from '../testing/recommendations.ts';
import { sweep } from './sweep.ts';

let api: TestApi;
let firm: TestFirm;
const START = new Date('2026-11-24T09:41:00.000Z');
before(async () => {
  api = await startTestApi();
});
beforeEach(async () => {
  api.now = START;
  firm = await addFirm(api);
});
after(() => api.stop());

const read = async (path: string) => (await api.call(path, { as: await firm.deskToken() })).body;

test('a price expires when its last day is over at the site, and somebody has to renew it', async () => {
  const { path } = await sendOne(api, firm);
  api.now = new Date('2026-12-22T23:59:59.000Z');
  assert.equal((await sweep(api.database.jobs, api.now)).expired, 0);
  api.now = new Date('2026-12-23T00:00:00.000Z');
  assert.equal((await sweep(api.database.jobs, api.now)).expired, 1);
  const after = await read(path);
  assert.equal(after.status, 'price-expired');
  assert.equal(after.nextStep.kind, 'renew-price');
  assert.equal(after.history.at(-1).by, null, 'time did it');
  assert.equal((await sweep(api.database.jobs, api.now)).expired, 0);
});

test('what was put off comes back to the office on its day, once', async () => {
  const { path, version, revision } = await sendOne(api, firm);
  const body = { kind: 'deferred', version, until: '2026-12-07' };
  const as = await firm.customers[0].token();
  await api.call(`${path}/decisions`, { body, as, ifMatch: revision });
  assert.equal((await sweep(api.database.jobs, new Date('2026-12-07T07:59:00Z'))).cameBack, 0);
  api.now = new Date('2026-12-07T08:00:00.000Z');
  assert.equal((await sweep(api.database.jobs, api.now)).cameBack, 1);
  assert.equal((await sweep(api.database.jobs, api.now)).cameBack, 0);
  const after = await read(path);
  assert.equal(after.status, 'deferred');
  assert.equal(after.nextStep.owner.name, 'Aoife Brennan');
  assert.ok(new Date(after.nextStep.dueAt) > api.now);
});

test('silence confirms after the firm’s days, and outcome checks are noted', async () => {
  const { id, path } = await sendOne(api, firm);
  await api.query(
    'owner',
    `UPDATE recommendation SET status = 'completed', next_kind = 'confirm', next_due_at = $2 WHERE id = $1`,
    [id, new Date('2026-12-01T09:41:00Z')],
  );
  assert.equal((await sweep(api.database.jobs, new Date('2026-12-01T09:40:59Z'))).confirmed, 0);
  api.now = new Date('2026-12-01T09:41:00.000Z');
  assert.equal((await sweep(api.database.jobs, api.now)).confirmed, 1);
  const after = await read(path);
  assert.equal(after.status, 'confirmed');
  assert.equal(after.nextStep, null);
  const queue = await api.call('/v1/follow-ups', { as: await firm.deskToken() });
  const checks = queue.body.items.filter((duty: { kind: string }) => duty.kind === 'check-outcome');
  assert.deepEqual(
    checks.map((duty: { dueAt: string }) => duty.dueAt.slice(0, 10)),
    ['2026-12-31', '2027-05-31'],
  );
});

test('a duty that lapses is raised once, and stays open', async () => {
  const { path } = await sendOne(api, firm);
  api.now = new Date('2026-12-03T12:00:00.000Z');
  assert.ok((await sweep(api.database.jobs, api.now)).escalated >= 1);
  assert.equal((await sweep(api.database.jobs, api.now)).escalated, 0);
  const queue = await api.call('/v1/follow-ups', { as: await firm.deskToken() });
  const [duty] = queue.body.items;
  assert.equal(duty.escalatedAt, api.now.toISOString());
  assert.equal(duty.owner.side, 'customer', 'the customer has not answered: somebody rings');
  assert.equal(queue.body.counts.overdue, 1);
  assert.equal((await read(path)).status, 'sent');
});

test('two processes that sweep at once do each thing once', async () => {
  await Promise.all(Array.from({ length: 8 }, () => sendOne(api, firm)));
  const now = new Date('2027-01-10T12:00:00.000Z');
  const rounds = await Promise.all(Array.from({ length: 4 }, () => sweep(api.database.jobs, now)));
  assert.ok(rounds.reduce((sum, swept) => sum + swept.expired, 0) >= 8);
  const doubled = await api.query(
    'owner',
    `SELECT recommendation_id FROM event WHERE type = 'price-expired' AND organization_id = $1
     GROUP BY recommendation_id HAVING count(*) <> 1`,
    [firm.id],
  );
  assert.deepEqual(doubled, []);
});

test('what nobody can use any more is forgotten, and what still counts is kept', async () => {
  const { owner } = api.database;
  const write = (expires_at: Date) =>
    owner
      .insertInto('revoked_token')
      .values({ organization_id: firm.id, jti: randomUUID(), expires_at })
      .execute();
  await write(new Date(START.getTime() - 86_401_000));
  await write(START);
  // A token just ended may pass another server's clock for some seconds more.
  await sweep(api.database.jobs, new Date(START.getTime() + 5000));
  const [row] = await api.query<{ left: number }>(
    'owner',
    'SELECT count(*)::int AS left FROM revoked_token WHERE organization_id = $1',
    [firm.id],
  );
  assert.equal(row?.left, 1);
});
