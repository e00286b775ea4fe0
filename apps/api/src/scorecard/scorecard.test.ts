import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Scorecard } from '@wellkept/contracts';
import { startTestApi, type TestApi } from '../testing/api.ts';
import { addContact, euros, may, sendPriced, setRules, yes } from '../testing/authority.ts';
import { addFirm, type TestFirm } from '../testing/firm.ts';
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

test('only the firm’s staff see it', async () => {
  const answer = await api.call('/v1/scorecard', { as: await firm.customers[0].token() });
  assert.equal(answer.status, 403);
});
