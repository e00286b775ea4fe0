// Who sets a customer's rules, and how a change is kept.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApi, type TestApi } from '../testing/api.ts';
import { addContact, euros, may, setRules, type TestContact } from '../testing/authority.ts';
import { addFirm, type TestFirm } from '../testing/firm.ts';

let api: TestApi;
let firm: TestFirm;
let nora: TestContact;
let declan: TestContact;
before(async () => {
  api = await startTestApi();
  firm = await addFirm(api);
  const { contactId, token } = firm.customers[0];
  nora = { id: contactId, token };
  declan = await addContact(api, firm, 'Declan Moore');
});
after(() => api.stop());

const EMPTY = {
  people: [],
  twoPeopleAbove: null,
  orderAbove: null,
  documentAbove: null,
  cover: [],
  standing: [],
};
const put = async (as: string, rules: object, ifMatch: number) =>
  api.call(`/v1/authority?customerId=${firm.customers[0].id}`, {
    method: 'PUT',
    body: { ...EMPTY, people: [may(nora, { manages: true }), may(declan)], ...rules },
    as,
    ifMatch,
  });
const get = async (as: string) =>
  (await api.call(`/v1/authority?customerId=${firm.customers[0].id}`, { as })).body;

test('before anybody manages the rules only the firm sets them, and gives itself no standing yes', async () => {
  assert.equal((await get(await nora.token())).mayChange, false);
  assert.equal((await put(await nora.token(), {}, 0)).status, 403);
  assert.equal((await put(await firm.technicianToken(), {}, 0)).status, 403);
  const standing = [
    {
      siteId: null,
      equipmentKind: null,
      severity: null,
      goalKind: null,
      upTo: euros(1),
      perYear: euros(1),
      until: null,
    },
  ];
  assert.equal((await put(firm.secretKey, { standing }, 0)).status, 403);
  const first = await put(firm.secretKey, {}, 0);
  assert.equal(first.status, 200, JSON.stringify(first.body));
  assert.equal((await put(await firm.deskToken(), {}, 1)).status, 403, 'from here on the customer');
});

test('only who manages them changes them, and everybody of the customer and the firm reads them', async () => {
  const { revision, mayChange } = await get(await nora.token());
  assert.equal(mayChange, true);
  const refused = await put(await declan.token(), {}, revision);
  assert.equal(refused.status, 403);
  assert.deepEqual(refused.body.people, ['Nora Byrne']);
  for (const as of [await declan.token(), await firm.technicianToken(), firm.secretKey])
    assert.equal((await get(as)).mayChange, false);
  const stranger = await firm.customers[1].token();
  const foreign = `/v1/authority?customerId=${firm.customers[0].id}`;
  assert.equal((await api.call(foreign, { as: stranger })).status, 404);
});

test('a change is kept with who, when and what, and is an event in words', async () => {
  const { revision } = await get(await nora.token());
  const people = [may(nora, { manages: true }), may(declan, { limit: euros(5000) })];
  const changed = await put(await nora.token(), { people }, revision);
  assert.deepEqual(changed.body.changes[0], {
    at: api.now.toISOString(),
    by: { id: nora.id, name: 'Nora Byrne', side: 'customer' },
    items: [
      {
        what: 'limit',
        person: 'Declan Moore',
        amount: euros(5000),
        on: null,
        by: null,
        from: null,
        until: null,
      },
    ],
  });
  const [event] = await api.query<{ note: string; contact_id: string }>(
    'owner',
    `SELECT note, contact_id FROM event WHERE type = 'authority-changed' ORDER BY id DESC LIMIT 1`,
  );
  assert.deepEqual(event, {
    note: 'The limit of Declan Moore is €5,000.00.',
    contact_id: nora.id,
  });
  await assert.rejects(
    api.query('app', 'DELETE FROM authority_change'),
    /permission denied/,
    'what was set is not unsaid',
  );
});

test('of two changes at once one is taken, and the other is told that it is late', async () => {
  const { revision } = await get(await nora.token());
  const as = await nora.token();
  const both = await Promise.all([
    put(as, { twoPeopleAbove: null, orderAbove: euros(10) }, revision),
    put(as, { documentAbove: euros(10) }, revision),
  ]);
  assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 412]);
});

test('rules that lock everybody out, or name strangers, are refused by the field', async () => {
  const { revision } = await get(await nora.token());
  const as = await nora.token();
  const cover = {
    contactId: nora.id,
    coveredBy: declan.id,
    from: '2026-12-04',
    until: '2026-12-01',
  };
  const stranger = { id: firm.customers[1].contactId };
  const cases: [object, number, string][] = [
    [{ people: [may(nora)] }, 422, '/people'],
    [{ twoPeopleAbove: euros(10) }, 422, '/twoPeopleAbove'],
    [{ people: [may(nora, { manages: true }), may(nora)] }, 422, '/people/1/contactId'],
    [{ people: [may(nora, { manages: true }), may(stranger)] }, 404, '/people/1/contactId'],
    [{ cover: [cover] }, 422, '/cover/0/until'],
    [{ cover: [{ ...cover, coveredBy: nora.id }] }, 422, '/cover/0/coveredBy'],
    [{ orderAbove: { amount: 1, currency: 'USD' } }, 422, '/orderAbove/currency'],
  ];
  for (const [rules, status, pointer] of cases) {
    const answer = await put(as, rules, revision);
    assert.equal(answer.status, status, JSON.stringify(answer.body));
    assert.equal(answer.body.errors[0].pointer, pointer);
  }
  assert.equal((await get(as)).revision, revision);
});

test('the same rules again change nothing but are counted', async () => {
  const before = await get(await nora.token());
  const after = await setRules(api, firm, await nora.token(), {
    people: [may(nora, { manages: true }), may(declan)],
  });
  assert.equal(after.revision, before.revision + 1);
});
