import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApi, type TestApi } from '../testing/api.ts';
import { addFirm, type TestFirm } from '../testing/firm.ts';
import { sendOne } from '../testing/recommendations.ts';

let api: TestApi;
let firm: TestFirm;
before(async () => {
  api = await startTestApi();
  firm = await addFirm(api);
});
after(() => api.stop());

const away = (from: string, to: string) =>
  api.query(
    'owner',
    `INSERT INTO time_off (organization_id, id, staff_id, starts_at, ends_at, reason)
     VALUES ($1, gen_random_uuid(), $2, $3, $4, 'Holiday')`,
    [firm.id, firm.technicianId, from, to],
  );

async function ask() {
  const { path, version, revision } = await sendOne(api, firm);
  const asked = await api.call(`${path}/decisions`, {
    body: { kind: 'question', version, text: 'Does it need a crane?' },
    as: await firm.customers[0].token(),
    ifMatch: revision,
  });
  assert.equal(asked.status, 200, JSON.stringify(asked.body));
  const [question] = asked.body.questions;
  assert.equal(asked.body.nextStep.owner.id, question.owner.id, 'the duty is the owner’s');
  assert.equal(asked.body.nextStep.dueAt, question.promisedBy);
  return question;
}

test('a question goes to the technician who saw it', async () => {
  assert.equal((await ask()).owner.id, firm.technicianId);
});

test('time off that is over, or begins after the answer is due, changes nothing', async () => {
  await away('2026-11-02T00:00:00Z', '2026-11-08T00:00:00Z');
  await away('2026-12-21T00:00:00Z', '2026-12-31T00:00:00Z');
  assert.equal((await ask()).owner.id, firm.technicianId);
});

test('the coordinator answers while the technician is away', async () => {
  await away(new Date(api.now.getTime() - 3_600_000).toISOString(), '2026-12-01T00:00:00Z');
  assert.equal((await ask()).owner.id, firm.deskId);
  await api.query('owner', 'DELETE FROM time_off WHERE organization_id = $1', [firm.id]);
});

test('the coordinator answers for a technician who has left', async () => {
  const active = (is: boolean) =>
    api.query('owner', 'UPDATE staff SET active = $2 WHERE id = $1', [firm.technicianId, is]);
  const made = await sendOne(api, firm);
  await active(false);
  const asked = await api.call(`${made.path}/decisions`, {
    body: { kind: 'question', version: made.version, text: 'Who knows it now?' },
    as: await firm.customers[0].token(),
    ifMatch: made.revision,
  });
  assert.equal(asked.body.questions[0].owner.id, firm.deskId);
  await active(true);
});

test('the customer sees who proposed it, and what stands in the technician’s feed', async () => {
  const { path } = await sendOne(api, firm);
  const contact = await firm.customers[0].token();
  const viewed = await api.call(`${path}/views`, { body: {}, as: contact });
  const told = Object.fromEntries(
    viewed.body.history.map((event: { type: string; told?: boolean }) => [event.type, event.told]),
  );
  assert.deepEqual(told, { proposed: undefined, sent: true, viewed: true });
  const feed = await api.call('/v1/feed', { as: await firm.technicianToken() });
  const about = feed.body.items.filter(
    (each: { recommendation: { id: string } }) => each.recommendation.id === viewed.body.id,
  );
  assert.deepEqual(about.map((each: { type: string }) => each.type).sort(), ['sent', 'viewed']);
});
