import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApi, type TestApi } from '../testing/api.ts';
import { addFirm, type TestFirm } from '../testing/firm.ts';

let api: TestApi;
let firm: TestFirm;
before(async () => {
  api = await startTestApi();
  firm = await addFirm(api);
});
after(() => api.stop());

const options = [
  { family: 'repair', title: 'New contactor', price: { amount: 48_000, currency: 'EUR' } },
];

/** A finding handed to the office, which then edits it. */
async function edited(edit: object, severity = 'soon') {
  const [technician, desk] = [await firm.technicianToken(), await firm.deskToken()];
  const finding = {
    equipmentId: firm.customers[0].equipmentId,
    title: 'Contactor worn',
    severity,
    found: 'Burnt contacts',
    propose: true,
  };
  const noted = await api.call('/v1/recommendations', { body: finding, as: technician });
  const path = `/v1/recommendations/${noted.body.id}`;
  const body = { options, ...edit };
  const call = { method: 'PATCH', body, as: desk, ifMatch: noted.body.revision };
  const answer = await api.call(path, call);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  const send = async (revision: number, words: object = {}) =>
    api.call(`${path}/send`, { body: words, as: await firm.deskToken(), ifMatch: revision });
  const say = (revision: number, words: object) =>
    api.call(`${path}/office-edit-answer`, { body: words, as: technician, ifMatch: revision });
  return { path, item: answer.body, send, say, technician, desk };
}

test('words the office put where there were none, and prices, need nobody’s yes', async () => {
  const { item, send } = await edited({ why: 'It may weld shut.' });
  assert.equal(item.officeEdit, null);
  assert.equal((await send(item.revision)).status, 200);
});

test('changed words wait for the technician’s yes, and are sent once they agree', async () => {
  const { item, send, say, path } = await edited({ found: 'The contactor is worn' });
  assert.deepEqual(item.officeEdit.before, { found: 'Burnt contacts' });
  assert.equal(item.officeEdit.objectUntil, '2026-11-24T11:00:00.000Z');
  const early = await send(item.revision);
  assert.deepEqual([early.status, early.body.code], [409, 'technician-may-object']);
  const agreed = await say(item.revision, { agrees: true });
  assert.equal(agreed.body.officeEdit, null);
  const sent = await send(agreed.body.revision);
  assert.equal(sent.status, 200);
  const contact = await firm.customers[0].token();
  const { history, officeEdit } = (await api.call(path, { as: contact })).body;
  assert.equal(officeEdit, null);
  assert.ok(
    !history.some(({ type }: { type: string }) => type === 'edit-agreed'),
    'no business of the customer’s',
  );
});

test('an objection is answered before it is sent, and the answer reaches the technician', async () => {
  const { item, send, say, technician } = await edited({ title: 'Contactor about to fail' });
  const mute = await say(item.revision, { agrees: false });
  assert.equal(mute.body.errors[0].pointer, '/note');
  const objected = await say(item.revision, { agrees: false, note: 'It is worn, not failing.' });
  assert.equal(objected.body.officeEdit.objection, 'It is worn, not failing.');
  const refused = await send(objected.body.revision);
  assert.equal(refused.body.code, 'objection-open');
  assert.match(refused.body.detail, /It is worn, not failing/);
  const sent = await send(objected.body.revision, {
    note: 'The maker says it fails within weeks.',
  });
  assert.equal(sent.status, 200);
  const feed = await api.call('/v1/feed', { as: technician });
  assert.equal(feed.body.items[0].note, 'The maker says it fails within weeks.');
});

test('changing the words back leaves nothing to agree to', async () => {
  const { item, path, desk } = await edited({ found: 'Other words' });
  const body = { found: 'Burnt contacts' };
  const back = await api.call(path, { method: 'PATCH', body, as: desk, ifMatch: item.revision });
  assert.equal(back.body.officeEdit, null);
});

test('after an hour of office time without an answer the office goes on; what is urgent does not wait', async () => {
  const start = api.now;
  const slow = await edited({ found: 'The contactor is worn' });
  api.now = new Date(start.getTime() + 2 * 3_600_000);
  assert.equal((await slow.send(slow.item.revision)).status, 200);
  const urgent = await edited({ found: 'The contactor is worn' }, 'urgent');
  assert.equal((await urgent.send(urgent.item.revision)).status, 200);
});

test('only the technician who found it may say so', async () => {
  const { item, path, desk } = await edited({ found: 'The contactor is worn' });
  const answer = { body: { agrees: true }, as: desk, ifMatch: item.revision };
  assert.equal((await api.call(`${path}/office-edit-answer`, answer)).status, 403);
});
