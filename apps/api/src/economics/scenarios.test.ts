import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApi, type TestApi } from '../testing/api.ts';
import { sendCase } from '../testing/economics.ts';
import { addFirm, type TestFirm } from '../testing/firm.ts';

let api: TestApi;
let firm: TestFirm;
let other: TestFirm;
before(async () => {
  api = await startTestApi();
  [firm, other] = [await addFirm(api), await addFirm(api)];
});
after(() => api.stop());

const hours = {
  assumptions: { 'assumptions.hoursPerYear': 3000, 'assumptions.discountRate': 0.05 },
};

test('a contact’s numbers are kept with the firm’s beside them, and technician and desk are told', async () => {
  const { path } = await sendCase(api, firm);
  const contact = await firm.customers[0].token();
  const sent = await api.call(`${path}/scenarios`, {
    body: { ...hours, note: 'Two shifts since May' },
    as: contact,
  });
  assert.equal(sent.status, 201, JSON.stringify(sent.body));
  assert.equal(sent.body.note, 'Two shifts since May');
  assert.deepEqual(sent.body.changes, [
    { path: 'assumptions.hoursPerYear', unit: 'hours/year', was: 2000, now: 3000 },
    // Not in the case: what the engine takes instead is the firm's number too.
    { path: 'assumptions.discountRate', unit: 'per year', was: 0.03, now: 0.05 },
  ]);
  const back = await api.call(`${path}/scenarios`, { as: await firm.customers[0].token() });
  assert.deepEqual(back.body.items, [sent.body]);
  for (const staff of [await firm.technicianToken(), await firm.deskToken()]) {
    const feed = await api.call('/v1/feed', { as: staff });
    assert.equal(feed.body.items[0].type, 'scenario-sent');
    assert.equal(feed.body.items[0].note, 'Two shifts since May');
    const seen = await api.call(`${path}/scenarios`, { as: staff });
    assert.deepEqual(seen.body.items, [sent.body]);
  }
});

test('a repeated request is one scenario, and the newest stands first', async () => {
  const { path } = await sendCase(api, firm);
  const contact = await firm.customers[0].token();
  const first = await api.call(`${path}/scenarios`, { body: hours, as: contact, key: 'once' });
  const again = await api.call(`${path}/scenarios`, { body: hours, as: contact, key: 'once' });
  assert.equal(again.body.id, first.body.id);
  api.now = new Date(api.now.getTime() + 60_000);
  const second = await api.call(`${path}/scenarios`, { body: hours, as: contact });
  const { body } = await api.call(`${path}/scenarios`, { as: contact });
  assert.deepEqual(
    body.items.map((each: { id: string }) => each.id),
    [second.body.id, first.body.id],
  );
});

test('numbers that the case does not use, or that cannot be, are refused by name', async () => {
  const { path } = await sendCase(api, firm);
  const contact = await firm.customers[0].token();
  const refused = async (assumptions: unknown) => {
    const { status, body } = await api.call(`${path}/scenarios`, {
      body: { assumptions },
      as: contact,
    });
    assert.equal(status, 422, JSON.stringify(body));
    return body.errors[0].pointer;
  };
  assert.equal(await refused({}), '/assumptions');
  assert.equal(await refused({ 'assumptions.colour': 3 }), '/assumptions/assumptions.colour');
  assert.equal(
    await refused({ 'assumptions.discountRate': 8 }),
    '/assumptions/assumptions.discountRate',
  );
  assert.equal(await refused({ 'options.C.price': 3 }), '/assumptions/options.C.price');
  const { body } = await api.call(`${path}/scenarios`, { as: contact });
  assert.deepEqual(body.items, []);
});

test('only a contact of that customer sends numbers, and sees only their own', async () => {
  const { path } = await sendCase(api, firm);
  const send = (as: string) => api.call(`${path}/scenarios`, { body: hours, as });
  assert.equal((await send(await firm.deskToken())).status, 403);
  assert.equal((await send(firm.secretKey)).status, 403);
  assert.equal((await send(await firm.customers[1].token())).status, 404);
  assert.equal((await send(await other.customers[0].token())).status, 404);
  await send(await firm.customers[0].token());
  for (const as of [await firm.customers[1].token(), await other.deskToken()])
    assert.equal((await api.call(`${path}/scenarios`, { as })).status, 404);
});

test('the database itself keeps one firm’s scenarios from another’s, and nobody changes one', async () => {
  const { path } = await sendCase(api, firm);
  await api.call(`${path}/scenarios`, { body: hours, as: await firm.customers[0].token() });
  assert.deepEqual(await api.query('app', 'SELECT * FROM scenario'), []);
  await assert.rejects(api.query('app', `UPDATE scenario SET note = 'x'`), /permission denied/);
  await assert.rejects(api.query('app', 'DELETE FROM scenario'), /permission denied/);
});
