// Who may add somebody to a customer, and what somebody new may do.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { startTestApi, type TestApi } from '../testing/api.ts';
import { euros, may, prepare, sendPriced, setRules, yes } from '../testing/authority.ts';
import { addFirm, WIDGET_ORIGIN, type TestFirm } from '../testing/firm.ts';

let api: TestApi;
let firm: TestFirm;
before(async () => {
  api = await startTestApi();
});
after(() => api.stop());

const add = async (as: string, more: object = {}) =>
  api.call('/v1/contacts', {
    body: { customerId: firm.customers[0].id, name: 'Somebody New', ...more },
    as,
  });
const tokenOf = async (contactId: string): Promise<string> => {
  const body = { customerId: firm.customers[0].id, contactId, origins: [WIDGET_ORIGIN] };
  return (await api.call('/v1/session-tokens', { body, as: firm.secretKey })).body.token;
};
const approve = async (item: Parameters<typeof yes>[0], as: string) =>
  api.call('/v1/acts', { body: { answers: [yes(item)], language: 'en' }, as });
const setMail = (staffId: string, email: string) =>
  api.query('owner', 'UPDATE staff SET email = $2 WHERE id = $1', [staffId, email]);
const mailsTo = (contactId: string) =>
  api.query<{ data: { name: string; by: string | null; needsNaming: boolean } }>(
    'owner',
    `SELECT data FROM mail_outbox WHERE kind = 'contact-added' AND contact_id = $1 ORDER BY created_at`,
    [contactId],
  );

test('a technician adds no contact, to whichever customer', async () => {
  firm = await addFirm(api);
  for (const { id } of firm.customers) {
    const answer = await add(await firm.technicianToken(), { customerId: id });
    assert.equal(answer.status, 403);
  }
  assert.equal((await add(await firm.deskToken())).status, 201);
  assert.equal((await add(firm.secretKey)).status, 201);
});

test('of the customer’s people only who manages its rules adds somebody, and only to their own company', async () => {
  firm = await addFirm(api);
  const [own, other] = firm.customers;
  assert.equal((await add(await own.token())).status, 403, 'nobody manages rules yet');
  await setRules(api, firm, firm.secretKey, {
    people: [may({ id: own.contactId }, { manages: true })],
  });
  const made = await add(await own.token());
  assert.equal(made.status, 201);
  assert.equal((await add(await tokenOf(made.body.id))).status, 403);
  assert.equal((await add(await own.token(), { customerId: other.id })).status, 404);
});

test('where a customer keeps rules somebody new approves nothing until the rules name them', async () => {
  firm = await addFirm(api);
  const { contactId, token } = firm.customers[0];
  const rules = { people: [may({ id: contactId }, { manages: true })] };
  await setRules(api, firm, firm.secretKey, rules);
  const { id } = (await add(await firm.deskToken())).body;
  const item = await sendPriced(api, firm, 100);
  const first = await approve(item, await tokenOf(id));
  assert.equal(first.body.outcomes[0].outcome, 'waits-for-second');
  await setRules(api, firm, await token(), {
    people: [...rules.people, may({ id }, { limit: euros(500) })],
  });
  const next = await sendPriced(api, firm, 100);
  assert.equal(
    (await approve(next, await tokenOf(id))).body.outcomes[0].outcome,
    'approved',
    'named now',
  );
});

test('who manages the rules is told by mail that somebody was added, and by whom', async () => {
  firm = await addFirm(api);
  const { contactId } = firm.customers[0];
  await add(await firm.deskToken(), { name: 'Before Rules' });
  await setRules(api, firm, firm.secretKey, {
    people: [may({ id: contactId }, { manages: true })],
  });
  await add(await firm.deskToken(), { name: 'After Rules' });
  assert.deepEqual(
    (await mailsTo(contactId)).map(({ data }) => [data.name, data.by, data.needsNaming]),
    [
      ['Before Rules', 'Aoife Brennan', false],
      ['After Rules', 'Aoife Brennan', true],
    ],
  );
  const events = await api.query<{ note: string; for_customer: boolean }>(
    'owner',
    `SELECT note, for_customer FROM event WHERE type = 'contact-added' AND organization_id = $1 ORDER BY id`,
    [firm.id],
  );
  assert.deepEqual(
    events.map(({ note }) => note),
    ['Before Rules', 'After Rules'],
  );
  assert.ok(events.every((event) => event.for_customer));
});

test('whoever found, priced or sent something cannot approve it under another name', async () => {
  firm = await addFirm(api);
  await setMail(firm.technicianId, 'marek@firm.test');
  await setMail(firm.deskId, 'aoife@firm.test');
  for (const email of ['Marek@Firm.test', 'marek+home@firm.test', 'AOIFE@firm.test']) {
    const { id } = (await add(firm.secretKey, { email })).body;
    const item = await sendPriced(api, firm, 100);
    const as = await tokenOf(id);
    const answer = await approve(item, as);
    assert.equal(answer.status, 403, email);
    assert.equal(answer.body.code, 'beyond-authority');
    const seen = await api.call(`/v1/recommendations/${item.id}`, { as });
    assert.ok(!seen.body.may.includes('approve'), 'nor is it offered to them');
    assert.ok(seen.body.may.includes('decline'));
  }
  const item = await sendPriced(api, firm, 100);
  assert.equal((await approve(item, await firm.customers[0].token())).status, 201);
});

test('whoever found it gives no second yes, is not asked for one, and their standing authorisation does not reach it', async () => {
  firm = await addFirm(api);
  await setMail(firm.technicianId, 'marek@firm.test');
  const nora = { id: firm.customers[0].contactId };
  const marek = (await add(firm.secretKey, { email: 'marek@firm.test', name: 'M. Novak' })).body;
  await setRules(api, firm, firm.secretKey, {
    people: [may(nora, { limit: euros(50) }), may(marek, { mayConfirm: true, manages: true })],
  });
  const item = await sendPriced(api, firm, 100);
  const first = await approve(item, await firm.customers[0].token());
  assert.equal(first.status, 403, JSON.stringify(first.body));
  assert.equal(first.body.code, 'beyond-authority');
  const standing = { siteId: null, equipmentKind: null, severity: null, goalKind: null };
  const put = await api.call('/v1/authority', { as: await tokenOf(marek.id) });
  const set = await api.call('/v1/authority', {
    method: 'PUT',
    as: await tokenOf(marek.id),
    ifMatch: put.body.revision,
    body: {
      people: [may(nora), may(marek, { manages: true })],
      twoPeopleAbove: null,
      orderAbove: null,
      documentAbove: null,
      cover: [],
      standing: [{ ...standing, upTo: euros(500), perYear: euros(5000), until: null }],
    },
  });
  assert.equal(set.status, 200, JSON.stringify(set.body));
  const sent = await (await prepare(api, firm, { euros: 100 })).send();
  assert.equal(sent.status, 'sent');
});

test('an unknown customer stays unknown', async () => {
  firm = await addFirm(api);
  assert.equal((await add(await firm.deskToken(), { customerId: randomUUID() })).status, 404);
});
