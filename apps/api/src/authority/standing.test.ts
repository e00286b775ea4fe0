// Standing authorisations: what fits is approved when it is sent, told after, taken back for free, never over the year's sum.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApi, type TestApi } from '../testing/api.ts';
import { euros, may, prepare, sendPriced, setRules, type SentItem } from '../testing/authority.ts';
import { addFirm, type TestFirm } from '../testing/firm.ts';

let api: TestApi;
let firm: TestFirm;
before(async () => {
  api = await startTestApi();
});
after(() => api.stop());

const rule = {
  siteId: null,
  equipmentKind: null,
  severity: null,
  goalKind: null,
  upTo: euros(300),
  perYear: euros(1200),
  until: null,
};

/** A firm of its own whose first customer's contact has given this authorisation. */
async function given(standing: object, more: object = {}) {
  firm = await addFirm(api);
  const manager = { id: firm.customers[0].contactId };
  await setRules(api, firm, firm.secretKey, { people: [may(manager, { manages: true })] });
  return setRules(api, firm, await firm.customers[0].token(), {
    people: [may(manager, { manages: true })],
    standing: [{ ...rule, ...standing }],
    ...more,
  });
}

const authority = async () =>
  (await api.call('/v1/authority', { as: await firm.customers[0].token() })).body;
const read = async ({ id }: { id: string }) =>
  (await api.call(`/v1/recommendations/${id}`, { as: await firm.customers[0].token() })).body;

test('what fits is approved as it is sent, with a receipt that names the rule, and told after by mail', async () => {
  const { standing } = await given({});
  const sent = await sendPriced(api, firm, 250);
  assert.equal(sent.status, 'approved');
  const item = await read(sent);
  assert.equal(item.decision.standingId, standing[0].id);
  assert.equal(item.decision.by.id, firm.customers[0].contactId);
  assert.equal(item.nextStep.kind, 'book');
  assert.equal(item.history.at(-1).type, 'approved-standing');
  assert.equal(item.history.at(-1).by, null, 'nobody pressed anything');
  const receipt = await api.call(`/v1/receipts/${item.decision.receiptId}`, {
    as: await firm.customers[0].token(),
  });
  const { person, circumstances } = receipt.body.parts;
  assert.equal(person.value.via, 'standing');
  assert.equal(circumstances.value.authority[0].standing.id, standing[0].id);
  assert.equal(circumstances.value.undoUntil, item.decision.undoUntil);
  const [mail] = await api.query<{ data: object }>(
    'owner',
    `SELECT data FROM mail_outbox WHERE kind = 'told-after' AND contact_id = $1`,
    [firm.customers[0].contactId],
  );
  assert.deepEqual(mail?.data, {
    about: { id: sent.id, title: 'Guard loose', tag: 'RTU-3', site: 'Main Street' },
    price: euros(250),
    used: euros(250),
    perYear: euros(1200),
    undoUntil: item.decision.undoUntil,
    zone: 'Europe/Dublin',
  });
  const others = await api.query<{ kind: string }>(
    'owner',
    `SELECT kind FROM mail_outbox WHERE kind <> 'told-after' AND contact_id = $1`,
    [firm.customers[0].contactId],
  );
  assert.deepEqual(others, [], 'nothing asks for an answer, and nobody is thanked for one');
  const after = await authority();
  assert.deepEqual(after.standing[0].used, euros(250));
  assert.equal(after.standing[0].uses[0].recommendationId, sent.id);
});

test('taking it back until the end of the next working day gives the sum back', async () => {
  await given({});
  const sent = await sendPriced(api, firm, 250);
  const item = await read(sent);
  assert.equal(item.decision.undoUntil, '2026-11-25T17:00:00.000Z');
  const undone = await api.call(`/v1/recommendations/${sent.id}/undo`, {
    body: {},
    as: await firm.customers[0].token(),
    ifMatch: item.revision,
  });
  assert.equal(undone.status, 200, JSON.stringify(undone.body));
  assert.deepEqual((await authority()).standing[0].used, euros(0));
});

test('what somebody has taken back, put off or asked about is not approved over their head when it is sent anew', async () => {
  await given({});
  const taken = await sendPriced(api, firm, 250);
  const as = await firm.customers[0].token();
  const { revision } = await read(taken);
  await api.call(`/v1/recommendations/${taken.id}/undo`, { body: {}, as, ifMatch: revision });
  const costly = await sendPriced(api, firm, 350);
  const asked = await api.call(`/v1/recommendations/${costly.id}/decisions`, {
    body: { kind: 'question', text: 'Why so much?', version: costly.proposal.version },
    as,
    ifMatch: costly.revision,
  });
  assert.equal(asked.status, 200, JSON.stringify(asked.body));
  const desk = await firm.deskToken();
  for (const { id } of [taken, costly]) {
    const path = `/v1/recommendations/${id}`;
    const options = [{ family: 'repair', title: 'Mend it', price: euros(240) }];
    const before = await read({ id });
    const edited = await api.call(path, {
      method: 'PATCH',
      body: { options },
      as: desk,
      ifMatch: before.revision,
    });
    const again = await api.call(`${path}/send`, {
      body: {},
      as: desk,
      ifMatch: edited.body.revision,
    });
    assert.equal(again.status, 200, JSON.stringify(again.body));
    assert.equal(again.body.status, 'sent');
  }
});

test('another site, kind, severity or goal, a higher price, and a day after the last are left to the customer', async () => {
  const apart: [string, object, Parameters<typeof sendPriced>[2]][] = [
    ['kind', { equipmentKind: 'lift' }, 250],
    ['severity', { severity: 'urgent' }, 250],
    ['goal', { goalKind: 'safety' }, 250],
    ['price', {}, 301],
    ['day', { until: '2026-11-23' }, 250],
    [
      'two priced options, none suggested',
      {},
      { euros: 250, more: [{ family: 'replace', euros: 280 }] },
    ],
    [
      'waiting is what is suggested',
      {},
      { euros: 250, more: [{ family: 'wait', euros: 0, suggested: true }] },
    ],
  ];
  for (const [what, standing, item] of apart) {
    await given(standing);
    assert.equal((await sendPriced(api, firm, item)).status, 'sent', what);
  }
  await given({});
  const site = {
    customerId: firm.customers[0].id,
    name: 'B',
    city: 'B',
    address: 'B',
    timeZone: 'Europe/Dublin',
  };
  const { body: other } = await api.call('/v1/sites', { body: site, as: firm.secretKey });
  const { standing } = await authority();
  await setRules(api, firm, await firm.customers[0].token(), {
    people: [may({ id: firm.customers[0].contactId }, { manages: true })],
    standing: [{ ...rule, id: standing[0].id, siteId: other.id }],
  });
  assert.equal((await sendPriced(api, firm, 250)).status, 'sent', 'site');
});

test('the suggested of several options is taken, and a rule that names site, kind and severity reaches what has them', async () => {
  firm = await addFirm(api);
  const manager = { id: firm.customers[0].contactId };
  await setRules(api, firm, firm.secretKey, { people: [may(manager, { manages: true })] });
  await setRules(api, firm, await firm.customers[0].token(), {
    people: [may(manager, { manages: true })],
    standing: [
      {
        ...rule,
        siteId: firm.customers[0].siteId,
        equipmentKind: 'rooftop-unit' as const,
        severity: 'urgent' as const,
        until: '2026-11-24',
      },
    ],
  });
  const sent = await sendPriced(api, firm, {
    euros: 900,
    severity: 'urgent',
    more: [{ family: 'component', euros: 300, suggested: true }],
  });
  assert.equal(sent.status, 'approved');
  const { decision } = await read(sent);
  assert.equal(decision.optionId, sent.proposal.options[1]!.id);
});

test('it gives no papers: where the rules ask for an order number, a person answers', async () => {
  await given({}, { orderAbove: euros(100) });
  assert.equal((await sendPriced(api, firm, 250)).status, 'sent');
  assert.equal((await sendPriced(api, firm, 100)).status, 'approved');
});

test('of fifty sent at once no more are approved than the year’s sum holds', async () => {
  await given({ upTo: euros(300), perYear: euros(1200) });
  const ready = [];
  for (let n = 0; n < 50; n++) ready.push(await prepare(api, firm, { euros: 250 }));
  const sent: SentItem[] = await Promise.all(ready.map(({ send }) => send()));
  const approved = sent.filter(({ status }) => status === 'approved');
  assert.equal(approved.length, 4, 'four times 250 is within 1,200, five times is not');
  assert.equal(sent.filter(({ status }) => status === 'sent').length, 46);
  assert.deepEqual((await authority()).standing[0].used, euros(1000));
});

test('one that is changed while something is sent is held to what it says then', async () => {
  await given({});
  const { send } = await prepare(api, firm, { euros: 250 });
  const { sending } = await api.database.owner.transaction().execute(async (tx) => {
    await tx
      .updateTable('standing_authority')
      .set({ severity: 'urgent' })
      .where('organization_id', '=', firm.id)
      .execute();
    const begun = send();
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { sending: begun };
  });
  assert.equal((await sending).status, 'sent');
});

test('a new year has its own sum', async () => {
  await given({ perYear: euros(300) });
  assert.equal((await sendPriced(api, firm, 250)).status, 'approved');
  assert.equal((await sendPriced(api, firm, 250)).status, 'sent');
  const then = api.now;
  api.now = new Date('2027-01-04T09:00:00.000Z');
  assert.equal((await sendPriced(api, firm, 250)).status, 'approved');
  api.now = then;
});

test('one that is ended reaches nothing more, and its use stays on record', async () => {
  await given({});
  await sendPriced(api, firm, 250);
  const manager = { id: firm.customers[0].contactId };
  const ended = await setRules(api, firm, await firm.customers[0].token(), {
    people: [may(manager, { manages: true })],
  });
  assert.deepEqual(ended.standing, []);
  assert.equal(ended.changes[0].items[0].what, 'standing-ended');
  assert.equal((await sendPriced(api, firm, 250)).status, 'sent');
});
