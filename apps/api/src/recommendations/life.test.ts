import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { Recommendation, RecommendationPage } from '@wellkept/contracts';
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

test('a finding goes from the technician over the desk to the customer, who sees nothing before it is sent', async () => {
  const [customer] = firm.customers;
  const [technician, desk, contact] = [
    await firm.technicianToken(),
    await firm.deskToken(),
    await customer.token(),
  ];
  const body = {
    equipmentId: customer.equipmentId,
    title: 'Compressor draws too much',
    severity: 'soon',
    found: '41 A against 32 A',
  };
  const draft = await api.call('/v1/recommendations', { body, as: technician });
  assert.equal(draft.status, 201);
  Recommendation.parse(draft.body);
  assert.equal(draft.body.nextStep.kind, 'finish-draft');
  assert.equal(
    draft.body.nextStep.dueAt,
    '2026-11-25T17:00:00.000Z',
    'the end of the next working day',
  );
  const path = `/v1/recommendations/${draft.body.id}`;
  assert.equal((await api.call(path, { as: contact })).status, 404);

  const reading = { kind: 'reading', label: 'Current', unit: 'A', value: 41, upper: 32 };
  const measured = await api.call(`${path}/evidence`, { body: reading, as: technician });
  assert.equal(measured.status, 201);
  const proposed = await api.call(`${path}/proposal`, {
    body: {},
    as: technician,
    ifMatch: measured.body.revision,
  });
  assert.equal(proposed.body.status, 'proposed');
  assert.equal(proposed.body.nextStep.owner.name, 'Aoife Brennan');
  assert.equal((await api.call(path, { as: contact })).status, 404);

  const options = [
    { family: 'repair', title: 'New contactor', price: { amount: 48_000, currency: 'EUR' } },
    {
      family: 'replace',
      title: 'New unit',
      price: { amount: 1_850_000, currency: 'EUR' },
      suggested: true,
    },
    { family: 'wait', title: 'Keep watching', price: { amount: 0, currency: 'EUR' } },
  ];
  const edit = {
    options,
    why: 'It trips in heat.',
    ifYouWait: { text: 'It may stop.', cost: { amount: 240_000, currency: 'EUR' } },
  };
  const edited = await api.call(path, {
    method: 'PATCH',
    body: edit,
    as: desk,
    ifMatch: proposed.body.revision,
  });
  assert.equal(edited.status, 200, JSON.stringify(edited.body));
  assert.deepEqual(
    edited.body.proposal.options.map((option: { letter: string }) => option.letter),
    ['A', 'B', 'C'],
  );
  const sent = await api.call(`${path}/send`, {
    body: {},
    as: desk,
    ifMatch: edited.body.revision,
  });
  assert.equal(sent.body.status, 'sent');
  assert.equal(sent.body.proposal.validUntil, '2026-12-22');

  const seen = await api.call(`${path}/views`, { body: {}, as: contact });
  Recommendation.parse(seen.body);
  assert.equal(seen.body.status, 'viewed');
  assert.equal(seen.body.yourTurn, true);
  assert.deepEqual(seen.body.may.toSorted(), [
    'approve',
    'ask',
    'decline',
    'defer',
    'report-fixed',
  ]);
  assert.deepEqual(
    seen.body.history.map((event: { type: string }) => event.type),
    ['proposed', 'sent', 'viewed'],
  );
  const again = await api.call(`${path}/views`, { body: {}, as: contact });
  assert.equal(again.body.revision, seen.body.revision, 'a second look changes nothing');

  const page = await api.call('/v1/recommendations?group=yours', { as: contact });
  RecommendationPage.parse(page.body);
  assert.equal(page.body.counts.yours, 1);
  assert.deepEqual(page.body.yours, {
    from: { amount: 48_000, currency: 'EUR' },
    to: { amount: 1_850_000, currency: 'EUR' },
  });
});

test('the other customer of the same firm is told of nothing', async () => {
  const { id } = await sendOne(api, firm);
  const other = await firm.customers[1].token();
  const [foreign, unknown] = await Promise.all([
    api.call(`/v1/recommendations/${id}`, { as: other }),
    api.call('/v1/recommendations/00000000-0000-4000-8000-000000000000', { as: other }),
  ]);
  assert.equal(foreign.status, 404);
  assert.deepEqual({ ...foreign.body, requestId: '' }, { ...unknown.body, requestId: '' });
});

test('what is approved is shown as it was approved, even to the desk that had begun a version after it', async () => {
  const { path, version, optionId, revision } = await sendOne(api, firm);
  const contact = await firm.customers[0].token();
  const desk = await firm.deskToken();
  const dearer = { family: 'repair', title: 'Dearer', price: { amount: 99_000, currency: 'EUR' } };
  const begun = await api.call(path, {
    method: 'PATCH',
    body: { options: [dearer] },
    as: desk,
    ifMatch: revision,
  });
  assert.equal(begun.body.proposal.version, version + 1, JSON.stringify(begun.body));
  const approved = await api.call(`${path}/decisions`, {
    body: { kind: 'approved', version, optionId },
    as: contact,
    ifMatch: begun.body.revision,
  });
  assert.equal(approved.body.status, 'approved', JSON.stringify(approved.body));
  for (const as of [desk, contact]) {
    const { body } = await api.call(path, { as });
    assert.equal(body.proposal.version, version);
    assert.equal(body.decision.version, version);
    const ids = body.proposal.options.map(({ id }: { id: string }) => id);
    assert.ok(ids.includes(optionId), 'the option that was approved');
  }
});

test('an approval stands, names who came first, and can be taken back for half an hour', async () => {
  const { id, path, version, optionId, revision } = await sendOne(api, firm);
  const contact = await firm.customers[0].token();
  const approve = { kind: 'approved', version, optionId, purchaseOrder: 'PO 77' };
  const approved = await api.call(`${path}/decisions`, {
    body: approve,
    as: contact,
    ifMatch: revision,
  });
  assert.equal(approved.status, 200, JSON.stringify(approved.body));
  assert.equal(approved.body.status, 'approved');
  assert.equal(approved.body.nextStep.kind, 'book');
  assert.equal(approved.body.decision.purchaseOrder, 'PO 77');
  assert.equal(approved.body.decision.undoUntil, '2026-11-24T10:11:00.000Z');

  const late = await api.call(`${path}/decisions`, {
    body: { kind: 'declined', version },
    as: contact,
    ifMatch: revision,
  });
  assert.equal(late.status, 409);
  assert.deepEqual(late.body.winner, {
    name: 'Nora Byrne',
    kind: 'approved',
    at: api.now.toISOString(),
  });

  const back = await api.call(`${path}/undo`, {
    body: {},
    as: contact,
    ifMatch: approved.body.revision,
  });
  assert.equal(back.body.status, 'viewed');
  assert.equal(back.body.decision, null);
  const yes = await api.call(`${path}/decisions`, {
    body: approve,
    as: contact,
    ifMatch: back.body.revision,
  });
  assert.equal(yes.body.status, 'approved');
  const then = api.now;
  api.now = new Date(then.getTime() + 31 * 60_000);
  const tooLate = await api.call(`${path}/undo`, {
    body: {},
    as: await firm.customers[0].token(),
    ifMatch: yes.body.revision,
  });
  api.now = then;
  assert.equal(tooLate.body.code, 'undo-too-late');
  const history = await api.call(`/v1/recommendations/${id}`, { as: contact });
  assert.deepEqual(
    history.body.history.map((event: { type: string }) => event.type),
    ['proposed', 'sent', 'approved', 'undone', 'approved'],
  );
});

test('of many who decide at once exactly one is heard, and the others are told whom', async () => {
  const { path, version, optionId, revision } = await sendOne(api, firm);
  const contact = await firm.customers[0].token();
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, n) => {
      const body =
        n % 2
          ? { kind: 'approved', version, optionId }
          : { kind: 'declined', version, reason: 'no-budget' };
      return api.call(`${path}/decisions`, { body, as: contact, ifMatch: revision });
    }),
  );
  const won = answers.filter((answer) => answer.status === 200);
  assert.equal(won.length, 1);
  for (const answer of answers.filter((each) => each.status !== 200)) {
    assert.equal(answer.body.code, 'already-decided');
    assert.equal(answer.body.winner.kind, won[0]!.body.status);
  }
});

test('the same key sent many times at once has one effect and one answer', async () => {
  const { path, version, optionId, revision } = await sendOne(api, firm);
  const contact = await firm.customers[0].token();
  const body = { kind: 'approved', version, optionId };
  const ask = (key: string, other = body) =>
    api.call(`${path}/decisions`, { body: other, as: contact, ifMatch: revision, key });
  const answers = await Promise.all(Array.from({ length: 30 }, () => ask('same-key')));
  for (const answer of answers) {
    assert.equal(answer.status, 200);
    assert.deepEqual(answer.body, answers[0]!.body);
  }
  assert.equal(
    answers.filter((answer) => answer.headers.get('idempotent-replayed') === null).length,
    1,
  );
  const now = await api.call(path, { as: contact });
  assert.equal(
    now.body.history.filter((event: { type: string }) => event.type === 'approved').length,
    1,
  );
  assert.equal(
    (await ask('same-key', { ...body, purchaseOrder: 'other' } as typeof body)).body.code,
    'idempotency-key-reused',
  );
  const missing = await api.app.fetch(
    new Request(`http://portal.test${path}/decisions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${contact}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
  assert.equal(missing.status, 400);
});

test('a stale reader is told so, and who has read no revision is asked for one', async () => {
  const { path, version, optionId, revision } = await sendOne(api, firm);
  const contact = await firm.customers[0].token();
  await api.call(`${path}/views`, { body: {}, as: contact });
  const body = { kind: 'approved', version, optionId };
  const stale = await api.call(`${path}/decisions`, { body, as: contact, ifMatch: revision });
  assert.equal(stale.status, 412);
  assert.equal((await api.call(`${path}/decisions`, { body, as: contact })).status, 428);
  const fresh = await api.call(path, { as: contact });
  assert.equal(fresh.headers.get('etag'), `"${fresh.body.revision}"`);
  assert.equal(
    (
      await api.call(path, {
        as: contact,
        headers: { 'if-none-match': `"${fresh.body.revision}"` },
      })
    ).status,
    304,
  );
});

test('a question is promised an answer in office hours, and gets it', async () => {
  const { path, version, revision } = await sendOne(api, firm);
  const contact = await firm.customers[0].token();
  const asked = await api.call(`${path}/decisions`, {
    body: { kind: 'question', version, text: 'Will it be loud?' },
    as: contact,
    ifMatch: revision,
  });
  assert.equal(asked.body.status, 'question');
  assert.equal(
    asked.body.questions[0].promisedBy,
    '2026-11-25T09:00:00.000Z',
    'eight office hours on, at a full hour',
  );
  assert.equal(asked.body.nextStep.owner.name, 'Marek Nowak');
  const answered = await api.call(`${path}/answer`, {
    body: { note: 'Quieter than now.' },
    as: await firm.technicianToken(),
    ifMatch: asked.body.revision,
  });
  assert.equal(answered.body.status, 'viewed');
  const read = await api.call(path, { as: contact });
  assert.equal(read.body.questions[0].answer, 'Quieter than now.');
  assert.equal(read.body.yourTurn, true);
});

test('putting it off needs a day to come, and it can be taken up early', async () => {
  const { path, version, optionId, revision } = await sendOne(api, firm);
  const contact = await firm.customers[0].token();
  const put = (until: string) =>
    api.call(`${path}/decisions`, {
      body: { kind: 'deferred', version, until },
      as: contact,
      ifMatch: revision,
    });
  assert.equal((await put('2026-11-24')).body.errors[0].pointer, '/until');
  const deferred = await put('2026-12-05');
  assert.equal(deferred.body.status, 'deferred');
  assert.equal(deferred.body.nextStep.dueAt, '2026-12-07T08:00:00.000Z', 'the fifth is a Saturday');
  const approved = await api.call(`${path}/decisions`, {
    body: { kind: 'approved', version, optionId },
    as: contact,
    ifMatch: deferred.body.revision,
  });
  assert.equal(approved.body.status, 'approved');
});

test('a new version tells what changed, and the old one can no longer be approved', async () => {
  const { path, version, optionId } = await sendOne(api, firm);
  const [desk, contact] = [await firm.deskToken(), await firm.customers[0].token()];
  const now = await api.call(path, { as: desk });
  const options = [
    { family: 'repair', title: 'New contactor', price: { amount: 52_000, currency: 'EUR' } },
  ];
  const edited = await api.call(path, {
    method: 'PATCH',
    body: { options },
    as: desk,
    ifMatch: now.body.revision,
  });
  assert.equal(
    (await api.call(path, { as: contact })).body.proposal.options[0].price.amount,
    48_000,
    'frozen until sent',
  );
  const sent = await api.call(`${path}/send`, {
    body: {},
    as: desk,
    ifMatch: edited.body.revision,
  });
  assert.equal(sent.body.proposal.version, 2);
  assert.equal(
    sent.body.proposal.changes[0],
    'A, “New contactor”: the price was EUR 480.00 and is EUR 520.00.',
  );
  const old = await api.call(`${path}/decisions`, {
    body: { kind: 'approved', version, optionId },
    as: contact,
    ifMatch: sent.body.revision,
  });
  assert.equal(old.body.code, 'version-replaced');
});

test('an expired price is not approved but asked for anew', async () => {
  const { path, version, optionId, revision } = await sendOne(api, firm);
  const then = api.now;
  api.now = new Date('2026-12-23T00:00:01.000Z'); // the day after the last one, in Dublin
  const contact = await firm.customers[0].token();
  const late = await api.call(`${path}/decisions`, {
    body: { kind: 'approved', version, optionId },
    as: contact,
    ifMatch: revision,
  });
  assert.equal(late.body.code, 'price-expired');
  const asked = await api.call(`${path}/fresh-price`, { body: {}, as: contact, ifMatch: revision });
  assert.ok(!asked.body.may.includes('ask-fresh-price'));
  const again = await api.call(`${path}/fresh-price`, {
    body: {},
    as: contact,
    ifMatch: asked.body.revision,
  });
  assert.equal(again.body.revision, asked.body.revision, 'asked once');
  api.now = then;
  assert.equal(asked.body.status, 'price-expired');
  assert.equal(asked.body.nextStep.kind, 'renew-price');
});

test('only the customer decides, and staff see all of the firm’s', async () => {
  const { path, version, revision } = await sendOne(api, firm);
  const desk = await firm.deskToken();
  const answer = await api.call(`${path}/decisions`, {
    body: { kind: 'declined', version },
    as: desk,
    ifMatch: revision,
  });
  assert.equal(answer.status, 403);
  assert.equal((await api.call(path, { as: await firm.technicianToken() })).status, 200);
  assert.equal((await api.call(path, { as: firm.secretKey })).status, 200);
});

test('a customer without a contact is sent nothing, and the desk is told before it tries', async () => {
  const desk = await firm.deskToken();
  const own = { as: desk };
  const customer = await api.call('/v1/customers', { ...own, body: { name: 'Nobody’s Bakery' } });
  const customerId = customer.body.id;
  const site = { customerId, name: 'Shop', city: 'Cork', address: '', timeZone: 'Europe/Dublin' };
  const made = await api.call('/v1/sites', { ...own, body: site });
  const id = randomUUID();
  await api.database.owner
    .insertInto('equipment')
    .values({
      organization_id: firm.id,
      id,
      customer_id: customerId,
      site_id: made.body.id,
      tag: 'N-1',
      name: 'oven',
      kind: 'kitchen',
      make: null,
      model: null,
      serial: null,
      installed_on: null,
      hours_per_year: null,
      source: null,
      external_key: null,
      import_id: null,
    })
    .execute();
  const finding = { equipmentId: id, title: 'Door hangs', severity: 'plan', found: 'It hangs.' };
  const draft = await api.call('/v1/recommendations', {
    as: await firm.technicianToken(),
    body: finding,
  });
  const path = `/v1/recommendations/${draft.body.id}`;
  const price = { amount: 9_000, currency: 'EUR' };
  const options = [{ family: 'repair', title: 'New hinge', price }];
  const priced = await api.call(path, {
    ...own,
    method: 'PATCH',
    body: { options },
    ifMatch: draft.body.revision,
  });
  assert.deepEqual(priced.body.reach, { contacts: 0, withEmail: 0 });
  const send = (revision: number) =>
    api.call(`${path}/send`, { ...own, body: {}, ifMatch: revision });
  const refused = await send(priced.body.revision);
  assert.equal(refused.status, 409);
  assert.equal(refused.body.code, 'no-contact');

  await api.call('/v1/contacts', { ...own, body: { customerId, name: 'Cara Lynch' } });
  const { body: now } = await api.call(path, own);
  assert.deepEqual(now.reach, { contacts: 1, withEmail: 0 });
  assert.equal((await send(now.revision)).body.status, 'sent');
});
