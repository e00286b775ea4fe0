import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApi, type TestApi } from '../testing/api.ts';
import { addFirm, type TestFirm } from '../testing/firm.ts';
import { euros, may, setRules } from '../testing/authority.ts';
import { sendOne } from '../testing/recommendations.ts';

let api: TestApi;
let firm: TestFirm;
before(async () => {
  api = await startTestApi();
  firm = await addFirm(api);
});
after(() => api.stop());

type Sent = Awaited<ReturnType<typeof sendOne>>;

const read = async (one: Sent, as?: string) =>
  (await api.call(one.path, { as: as ?? (await firm.customers[0].token()) })).body;

const edit = async (one: Sent, body: object) => {
  const desk = await firm.deskToken();
  const { revision } = await read(one, desk);
  return api.call(one.path, { method: 'PATCH', body, as: desk, ifMatch: revision });
};

/** Acts on what stands there now. */
const act = async (
  ...answers: readonly (readonly [Sent, 'approved' | 'declined' | 'deferred'])[]
) => {
  const given = [];
  for (const [one, kind] of answers) {
    const { revision, shown } = await read(one);
    const { version, optionId } = one;
    const more =
      kind === 'approved' ? { optionId } : kind === 'deferred' ? { until: '2027-03-01' } : {};
    given.push({ recommendationId: one.id, revision, shown, answer: { kind, version, ...more } });
  }
  const body = { answers: given, language: 'en' };
  return api.call('/v1/acts', { body, as: await firm.customers[0].token() });
};

const undo = async (one: Sent) => {
  const { revision } = await read(one);
  const as = await firm.customers[0].token();
  return api.call(`${one.path}/undo`, { body: {}, as, ifMatch: revision });
};

const pair = async (link: { kind: string; saving?: number }) => {
  const a = await sendOne(api, firm, { title: 'Compressor worn' });
  const b = await sendOne(api, firm, {
    title: 'Drive belt worn',
    links: [{ ...link, recommendationId: a.id }] as never,
  });
  return { a, b };
};

test('a link is told by both sides and by an event, and what is shown has changed at both', async () => {
  const a = await sendOne(api, firm);
  const b = await sendOne(api, firm);
  const [before, other] = [await read(a), await read(b)];
  const links = [{ kind: 'together', recommendationId: a.id, saving: 9000 }];
  const edited = await edit(b, { links });
  assert.equal(edited.status, 200, JSON.stringify(edited.body));
  const [now, then] = [await read(a), await read(b)];
  assert.equal(now.links[0].recommendation.id, b.id);
  assert.deepEqual(now.links[0].saving, { amount: 9000, currency: 'EUR' });
  assert.equal(then.links[0].recommendation.id, a.id);
  assert.notEqual(now.shown, before.shown);
  assert.notEqual(then.shown, other.shown);
  assert.equal(now.revision, before.revision + 1);
  assert.equal(now.history.at(-1).note, 'links');
  // Said again, it changes nothing there.
  await edit(b, { links });
  assert.equal((await read(a)).revision, now.revision);
  // It may be said from either side.
  const desk = await firm.deskToken();
  const [told] = (await read(a, desk)).links;
  assert.equal(told.recommendation.id, b.id);
  const mirrored = [{ kind: 'together', recommendationId: b.id, saving: 9000 }];
  assert.equal((await edit(a, { links: mirrored })).status, 200);
  assert.equal((await read(b)).links.length, 1);
  await edit(a, { links: [] });
  assert.deepEqual((await read(b)).links, []);
});

test('a link that cannot be is refused where it stands', async () => {
  const [a, b, c] = [await sendOne(api, firm), await sendOne(api, firm), await sendOne(api, firm)];
  const foreign = firm.deskId;
  const cases: readonly (readonly [links: object[], pointer: string])[] = [
    [[{ kind: 'needs', recommendationId: a.id }], '/links/0/recommendationId'],
    [[{ kind: 'needs', recommendationId: foreign }], '/links/0/recommendationId'],
    [[{ kind: 'together', recommendationId: b.id }], '/links/0/saving'],
    [[{ kind: 'either', recommendationId: b.id, saving: 5 }], '/links/0/saving'],
    [
      [
        { kind: 'either', recommendationId: b.id },
        { kind: 'needs', recommendationId: b.id.toUpperCase() },
      ],
      '/links/1/recommendationId',
    ],
  ];
  for (const [links, pointer] of cases) {
    const refused = await edit(a, { links });
    assert.equal(refused.status, 422, JSON.stringify(links));
    assert.equal(refused.body.errors[0].pointer, pointer);
  }
  assert.equal((await edit(a, { links: [{ kind: 'needs', recommendationId: b.id }] })).status, 200);
  assert.equal((await edit(b, { links: [{ kind: 'needs', recommendationId: c.id }] })).status, 200);
  const circle = await edit(c, { links: [{ kind: 'needs', recommendationId: a.id }] });
  assert.match(circle.body.errors[0].detail, /in turn/);
  const back = await edit(b, {
    links: [
      { kind: 'needs', recommendationId: c.id },
      { kind: 'either', recommendationId: a.id },
    ],
  });
  assert.match(back.body.errors[0].detail, /in turn/);
});

test('what needs another is approved with it or after it, and keeps it from being taken back', async () => {
  const { a, b } = await pair({ kind: 'needs' });
  const alone = await act([b, 'approved']);
  assert.equal(alone.body.code, 'depends');
  assert.equal(alone.body.errors[0].pointer, '/answers/0');
  assert.match(alone.body.errors[0].detail, /“Compressor worn” \(RTU-3\)/);
  const apart = await act([a, 'declined'], [b, 'approved']);
  assert.equal(apart.body.errors[0].pointer, '/answers/1');
  assert.equal((await act([b, 'approved'], [a, 'approved'])).status, 201);

  const refused = await undo(a);
  assert.equal(refused.body.code, 'depends');
  assert.match(refused.body.detail, /“Drive belt worn” \(RTU-3\) needs it/);
  assert.equal((await undo(b)).status, 200);
  assert.equal((await undo(a)).status, 200);
});

test('an act is taken back with what was built on it, and kept where that stays', async () => {
  const { a, b } = await pair({ kind: 'needs' });
  const both = await act([a, 'approved'], [b, 'approved']);
  const contact = await firm.customers[0].token();
  const undoAct = (id: string) => api.call(`/v1/acts/${id}/undo`, { body: {}, as: contact });
  assert.deepEqual((await undoAct(both.body.id)).body.undone, [a.id, b.id]);

  const first = await act([a, 'approved']);
  assert.equal((await act([b, 'approved'])).status, 201);
  const kept = await undoAct(first.body.id);
  assert.equal(kept.status, 409);
  assert.equal(kept.body.code, 'depends');
});

test('after the grace period both can be let go in one act, but not the one that is needed alone', async () => {
  const { a, b } = await pair({ kind: 'needs' });
  await act([a, 'approved'], [b, 'approved']);
  const then = api.now;
  api.now = new Date(then.getTime() + 31 * 60_000);
  const alone = await act([a, 'declined']);
  assert.equal(alone.body.code, 'depends');
  assert.equal(alone.body.errors[0].pointer, '/answers/0');
  assert.equal((await act([a, 'declined'], [b, 'deferred'])).status, 201);
  api.now = then;
});

test('of two that exclude each other one is approved, and changing over is one act', async () => {
  const { a, b } = await pair({ kind: 'either' });
  const both = await act([a, 'approved'], [b, 'approved']);
  assert.equal(both.body.code, 'depends');
  assert.deepEqual(
    both.body.errors.map(({ pointer }: { pointer: string }) => pointer),
    ['/answers/0', '/answers/1'],
  );
  assert.equal((await act([a, 'approved'])).status, 201);
  assert.equal((await act([b, 'approved'])).body.code, 'depends');
  const then = api.now;
  api.now = new Date(then.getTime() + 31 * 60_000);
  assert.equal((await act([a, 'declined'], [b, 'approved'])).status, 201);
  api.now = then;
});

test('of two that exclude each other and are approved at once one stands', async () => {
  for (let round = 0; round < 8; round++) {
    const { a, b } = await pair({ kind: 'either' });
    const answers = await Promise.all([act([a, 'approved']), act([b, 'approved'])]);
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [201, 409]);
  }
});

test('what is needed is not taken back while somebody builds on it', async () => {
  for (let round = 0; round < 8; round++) {
    const { a, b } = await pair({ kind: 'needs' });
    await act([a, 'approved']);
    const [approved, undone] = await Promise.all([act([b, 'approved']), undo(a)]);
    assert.deepEqual(
      [approved.status, undone.status].toSorted(),
      approved.status === 201 ? [201, 409] : [200, 409],
    );
    const [first, second] = [await read(a), await read(b)];
    assert.ok(second.status !== 'approved' || first.status === 'approved');
  }
});

test('what a visit saves is in the total and in the receipt, together or one after the other', async () => {
  const { a, b } = await pair({ kind: 'together', saving: 9000 });
  const both = await act([a, 'approved'], [b, 'approved']);
  assert.deepEqual(
    [both.body.total.net.amount, both.body.total.saving.amount, both.body.total.tax.amount],
    [87_000, 9000, 20_010],
  );
  const as = await firm.customers[0].token();
  const receipt = await api.call(`/v1/receipts/${both.body.receiptId}`, { as });
  assert.equal(receipt.body.parts.answers.value.total.saving.amount, 9000);

  const next = await pair({ kind: 'together', saving: 9000 });
  assert.equal((await act([next.a, 'approved'])).body.total.saving.amount, 0);
  assert.equal((await act([next.b, 'approved'])).body.total.net.amount, 39_000);
});

test('what needs something the customer has not been sent is not sent', async () => {
  const [technician, desk] = [await firm.technicianToken(), await firm.deskToken()];
  const { equipmentId } = firm.customers[0];
  const body = { equipmentId, title: 'Frame bent', severity: 'soon', found: 'Bent', propose: true };
  const draft = await api.call('/v1/recommendations', { body, as: technician });
  const b = await sendOne(api, firm);
  const before = await read(b);
  const linked = await edit(b, { links: [{ kind: 'needs', recommendationId: draft.body.id }] });
  assert.equal(linked.status, 200);
  assert.deepEqual((await read(b)).links, [], 'the customer is not told of a draft');
  const again = await api.call(`${b.path}/send`, {
    body: {},
    as: desk,
    ifMatch: linked.body.revision,
  });
  assert.equal(again.body.code, 'depends');
  const path = `/v1/recommendations/${draft.body.id}`;
  const current = await api.call(path, { as: desk });
  const options = [{ family: 'repair', title: 'Frame', price: { amount: 100, currency: 'EUR' } }];
  const priced = await api.call(path, {
    method: 'PATCH',
    body: { options },
    as: desk,
    ifMatch: current.body.revision,
  });
  const sent = await api.call(`${path}/send`, {
    body: {},
    as: desk,
    ifMatch: priced.body.revision,
  });
  assert.equal(sent.status, 200, JSON.stringify(sent.body));
  const now = await read(b);
  assert.equal(now.links[0].recommendation.title, 'Frame bent');
  assert.ok(now.revision > before.revision);
});

test('what was authorised beforehand but hangs on another is sent, and left for the customer to weigh', async () => {
  const own = await addFirm(api, 'Southgate Lifts');
  const manager = may({ id: own.customers[0].contactId }, { manages: true });
  await setRules(api, own, own.secretKey, { people: [manager] });
  const standing = {
    siteId: null,
    equipmentKind: null,
    severity: null,
    goalKind: null,
    upTo: euros(500),
    perYear: euros(2000),
    until: null,
  };
  await setRules(api, own, await own.customers[0].token(), {
    people: [manager],
    standing: [standing],
  });
  const dear = { family: 'repair', title: 'Both', price: euros(700) };
  const a = await sendOne(api, own, { options: [dear] as never });
  const b = await sendOne(api, own, {
    links: [{ kind: 'needs', recommendationId: a.id }],
  });
  const as = await own.customers[0].token();
  assert.equal((await read(b, as)).status, 'sent');
  const alone = await sendOne(api, own);
  assert.equal(
    (await read(alone, as)).status,
    'approved',
    'as it would have been without the link',
  );
});
