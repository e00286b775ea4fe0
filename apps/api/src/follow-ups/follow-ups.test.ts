import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { FeedPage, FollowUpPage } from '@wellkept/contracts';
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

interface Duty {
  id: string;
  kind: string;
  promised: boolean;
  recommendation: { id: string };
}

test('the queue holds what somebody at the firm has to do, and a duty is moved with a reason', async () => {
  const { id, path, version, revision } = await sendOne(api, firm);
  const [desk, technician, contact] = [
    await firm.deskToken(),
    await firm.technicianToken(),
    await firm.customers[0].token(),
  ];
  const question = { kind: 'question', version, text: 'Why now?' };
  await api.call(`${path}/decisions`, { body: question, as: contact, ifMatch: revision });
  const queue = await api.call('/v1/follow-ups', { as: desk });
  FollowUpPage.parse(queue.body);
  const duty: Duty = queue.body.items.find((each: Duty) => each.recommendation.id === id);
  assert.equal(duty.kind, 'answer');
  assert.equal(duty.promised, true);
  assert.equal(queue.body.counts.questions, 1);
  assert.equal(
    (await api.call('/v1/follow-ups?owner=mine', { as: technician })).body.items.length,
    1,
  );
  assert.equal((await api.call('/v1/follow-ups?owner=mine', { as: desk })).body.items.length, 0);

  const move = (dueAt: string) =>
    api.call(`/v1/follow-ups/${duty.id}/move`, {
      body: { dueAt, reason: 'Waits for the maker' },
      as: desk,
    });
  assert.equal((await move('2026-11-24T09:00:00.000Z')).body.errors[0].pointer, '/dueAt');
  const moved = await move('2026-11-26T10:00:00.000Z');
  assert.equal(moved.body.moved, 1);
  const after = (await api.call(path, { as: contact })).body;
  assert.equal(after.nextStep.dueAt, '2026-11-26T10:00:00.000Z');
  assert.equal(after.history.at(-1).note, 'Waits for the maker', 'who was promised a time is told');
  const done = await api.call(`/v1/follow-ups/${duty.id}/completion`, {
    body: { note: 'x' },
    as: desk,
  });
  assert.equal(done.body.code, 'not-in-this-state', 'a next step is done by taking it');
});

test('deciding before the answer leaves the promise standing until it is kept', async () => {
  const { path, version, revision } = await sendOne(api, firm);
  const contact = await firm.customers[0].token();
  const question = { kind: 'question', version, text: 'And the noise?' };
  const asked = await api.call(`${path}/decisions`, {
    body: question,
    as: contact,
    ifMatch: revision,
  });
  const decided = await api.call(`${path}/decisions`, {
    body: { kind: 'declined', version },
    as: contact,
    ifMatch: asked.body.revision,
  });
  assert.equal(decided.body.status, 'declined');
  const technician = await firm.technicianToken();
  const open = async () =>
    (await api.call('/v1/follow-ups?owner=mine', { as: technician })).body.items.filter(
      (duty: Duty) => duty.recommendation.id === decided.body.id,
    );
  assert.equal((await open()).length, 1);
  const answer = { body: { note: 'None.' }, as: technician, ifMatch: decided.body.revision };
  const answered = await api.call(`${path}/answer`, answer);
  assert.equal(answered.body.status, 'declined');
  assert.equal(answered.body.questions[0].answer, 'None.');
  assert.equal((await open()).length, 0);
});

test('the technician’s feed tells what became of a finding, page by page, without their own doings', async () => {
  const { path, version, revision } = await sendOne(api, firm);
  const contact = await firm.customers[0].token();
  await api.call(`${path}/decisions`, {
    body: { kind: 'declined', version },
    as: contact,
    ifMatch: revision,
  });
  const technician = await firm.technicianToken();
  const first = await api.call('/v1/feed?limit=2', { as: technician });
  FeedPage.parse(first.body);
  assert.deepEqual(
    first.body.items.map((item: { type: string }) => item.type),
    ['declined', 'sent'],
  );
  assert.equal(first.body.items[0].by.name, 'Nora Byrne');
  const next = await api.call(`/v1/feed?limit=50&cursor=${first.body.nextCursor}`, {
    as: technician,
  });
  const ids = [...first.body.items, ...next.body.items].map((item: { id: string }) =>
    Number(item.id),
  );
  assert.deepEqual(
    ids,
    ids.toSorted((a, b) => b - a),
  );
  assert.equal(new Set(ids).size, ids.length);
});
