import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { Scorecard } from '@wellkept/contracts';
import { startTestApi, type TestApi } from '../testing/api.ts';
import { addContact, euros, may, sendPriced, setRules, yes } from '../testing/authority.ts';
import { addService } from '../testing/booked.ts';
import { addFirm, type TestFirm } from '../testing/firm.ts';
import { sweep } from '../loop/sweep.ts';
import { sendOne } from '../testing/recommendations.ts';

let api: TestApi;
let firm: TestFirm;
before(async () => {
  api = await startTestApi();
  firm = await addFirm(api);
});
after(() => api.stop());

const read = async () =>
  Scorecard.parse((await api.call('/v1/scorecard', { as: await firm.deskToken() })).body);

test('a firm that has done nothing yet has nothing counted, and nothing made up', async () => {
  const card = await read();
  assert.equal(card.from, '2026-06-01');
  assert.deepEqual(card.answers, {
    questions: 0,
    medianHours: null,
    within24Hours: null,
    asPromised: null,
  });
  assert.equal(card.wording.inServiceLanguage, null);
  assert.deepEqual(
    card.months.map(({ month }) => month),
    ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11'],
  );
});

test('questions, decisions with their reasons, duties and wording are counted from what happened', async () => {
  const contact = await firm.customers[0].token();
  const asked = await sendOne(api, firm);
  const question = { kind: 'question', version: asked.version, text: 'Why now?' };
  const open = await api.call(`${asked.path}/decisions`, {
    body: question,
    as: contact,
    ifMatch: asked.revision,
  });
  const declined = await sendOne(api, firm);
  await api.call(`${declined.path}/decisions`, {
    body: { kind: 'declined', version: declined.version, reason: 'no-budget' },
    as: contact,
    ifMatch: declined.revision,
  });
  const start = api.now;
  api.now = new Date(start.getTime() + 3 * 3_600_000);
  await api.call(`${asked.path}/answer`, {
    body: { note: 'It is worn.' },
    as: await firm.technicianToken(),
    ifMatch: open.body.revision,
  });
  api.now = new Date(start.getTime() + 30 * 3_600_000);
  const card = await read();
  assert.deepEqual(card.answers, {
    questions: 1,
    medianHours: 3,
    within24Hours: 1,
    asPromised: 1,
  });
  assert.deepEqual(card.decisions, {
    approved: 0,
    declined: 1,
    deferred: 0,
    fixedElsewhere: 0,
    reasons: [{ reason: 'no-budget', count: 1 }],
  });
  assert.equal(card.withoutNextStep, 0);
  assert.deepEqual(card.wording, { texts: 2, inServiceLanguage: 0 }, 'neither says why');
});

test('a first yes that waits for a second is not counted as approved', async () => {
  const other = await addFirm(api);
  const first = { id: other.customers[0].contactId };
  const second = await addContact(api, other, 'Declan Moore');
  await setRules(api, other, other.secretKey, {
    people: [may(first, { manages: true }), may(second, { mayConfirm: true })],
    twoPeopleAbove: euros(100),
  });
  const item = await sendPriced(api, other, 480);
  const body = { answers: [yes(item)], language: 'en' };
  const given = await api.call('/v1/acts', { body, as: await other.customers[0].token() });
  assert.equal(given.body.outcomes[0].outcome, 'waits-for-second');
  const card = await api.call('/v1/scorecard', { as: await other.deskToken() });
  assert.equal(card.body.decisions.approved, 0);
});

const inServiceLanguage = {
  title: 'Contactor worn',
  suggestion: 'Put in a new contactor.',
  why: 'The fan stops when it fails.',
  ifYouWait: { text: 'It keeps running for now; we look at it at each visit.' },
};

test('a text is looked at when it is sent or changed, and not when the scorecard is read', async () => {
  const other = await addFirm(api);
  const wording = async () =>
    (await api.call('/v1/scorecard', { as: await other.deskToken() })).body.wording;
  const item = await sendOne(api, other, inServiceLanguage);
  assert.deepEqual(await wording(), { texts: 1, inServiceLanguage: 1 });
  await api.query('owner', `UPDATE recommendation SET why = '' WHERE id = $1`, [item.id]);
  await sweep(api.database.jobs, api.now);
  assert.deepEqual(await wording(), { texts: 1, inServiceLanguage: 1 }, 'no text was read');
  const edited = await api.call(item.path, {
    method: 'PATCH',
    body: { why: 'Buy now.' },
    as: await other.deskToken(),
    ifMatch: item.revision,
  });
  assert.equal(edited.status, 200);
  assert.deepEqual(await wording(), { texts: 1, inServiceLanguage: 0 });
  const again = await api.call(`${item.path}/send`, {
    body: {},
    as: await other.deskToken(),
    ifMatch: edited.body.revision,
  });
  assert.equal(again.status, 200, JSON.stringify(again.body));
  assert.deepEqual(await wording(), { texts: 1, inServiceLanguage: 0 }, 'sent twice, one text');
});

test('texts sent before they were counted are in the answer, and the sweep looks at each once', async () => {
  const other = await addFirm(api);
  const wording = async () =>
    (await api.call('/v1/scorecard', { as: await other.deskToken() })).body.wording;
  const good = await sendOne(api, other, inServiceLanguage);
  const bad = await sendOne(api, other, { ...inServiceLanguage, why: 'Buy now.' });
  await api.query(
    'owner',
    'UPDATE proposal_version SET in_service_language = NULL WHERE organization_id = $1',
    [other.id],
  );
  assert.deepEqual(await wording(), { texts: 2, inServiceLanguage: 0.5 });
  await sweep(api.database.jobs, api.now);
  const kept = await api.query<{ recommendation_id: string; in_service_language: boolean }>(
    'owner',
    'SELECT recommendation_id, in_service_language FROM proposal_version WHERE organization_id = $1',
    [other.id],
  );
  assert.deepEqual(
    new Map(kept.map((row) => [row.recommendation_id, row.in_service_language])),
    new Map([
      [good.id, true],
      [bad.id, false],
    ]),
  );
  assert.deepEqual(await wording(), { texts: 2, inServiceLanguage: 0.5 });
});

/** A visit that is over, and what the customer said of it. */
async function addFeedback(to: TestFirm, serviceId: string, at: string, outcome: number) {
  const { owner } = api.database;
  const [customer] = to.customers;
  const [appointmentId, visitId, recoveryId] = [randomUUID(), randomUUID(), randomUUID()];
  const its = { organization_id: to.id, technician_id: to.technicianId };
  await owner
    .insertInto('appointment')
    .values({
      ...its,
      id: appointmentId,
      customer_id: customer.id,
      site_id: customer.siteId,
      service_id: serviceId,
      work: 'Service',
      starts_at: new Date(at),
      ends_at: new Date(Date.parse(at) + 500),
      time_zone: 'Europe/Dublin',
      local_start: '2026-09-01T08:00',
      status: 'done',
      created_at: new Date(at),
    })
    .execute();
  await owner
    .insertInto('visit')
    .values({
      ...its,
      id: visitId,
      appointment_id: appointmentId,
      started_at: new Date(at),
      currency: 'EUR',
    })
    .execute();
  const complains = outcome <= 2;
  if (complains)
    await owner
      .insertInto('follow_up')
      .values({
        organization_id: to.id,
        id: recoveryId,
        kind: 'recovery',
        customer_id: customer.id,
        owner_staff_id: to.deskId,
        due_at: new Date(at),
        text: 'Ring them',
        created_at: new Date(at),
      })
      .execute();
  await owner
    .insertInto('feedback')
    .values({
      organization_id: to.id,
      id: randomUUID(),
      visit_id: visitId,
      contact_id: customer.contactId,
      outcome,
      delivery: 5,
      thanked: !complains,
      at: new Date(at),
      recovery_id: complains ? recoveryId : null,
    })
    .execute();
}

test('complaints and thanks are counted in the month of the firm’s own calendar', async () => {
  const other = await addFirm(api);
  const serviceId = await addService(api, other);
  await addFeedback(other, serviceId, '2026-09-30T22:59:59.000Z', 2);
  await addFeedback(other, serviceId, '2026-09-30T23:00:00.000Z', 5);
  await addFeedback(other, serviceId, '2026-10-31T23:59:59.000Z', 1);
  const card = await api.call('/v1/scorecard?months=3', { as: await other.deskToken() });
  assert.deepEqual(card.body.months, [
    { month: '2026-09', complaints: 1, thanks: 0 },
    { month: '2026-10', complaints: 1, thanks: 1 },
    { month: '2026-11', complaints: 0, thanks: 0 },
  ]);
});

test('only the firm’s staff see it', async () => {
  const answer = await api.call('/v1/scorecard', { as: await firm.customers[0].token() });
  assert.equal(answer.status, 403);
});
