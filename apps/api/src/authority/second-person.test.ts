// The customer's own rules in an act: limits, two people, cover, papers.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sweep } from '../loop/sweep.ts';
import { startTestApi, type TestApi } from '../testing/api.ts';
import {
  addContact,
  euros,
  may,
  sendPriced,
  setRules,
  yes,
  type SentItem,
  type TestContact,
} from '../testing/authority.ts';
import { addFirm, type TestFirm } from '../testing/firm.ts';

let api: TestApi;
let firm: TestFirm;
/** Nora manages; anything over 10,000 needs a second yes by Declan; Ines approves up to 1,000. */
let nora: TestContact;
let declan: TestContact;
let ines: TestContact;

before(async () => {
  api = await startTestApi();
  firm = await addFirm(api);
  const { contactId, token } = firm.customers[0];
  nora = { id: contactId, token };
  declan = await addContact(api, firm, 'Declan Moore');
  ines = await addContact(api, firm, 'Ines Carr');
  await rules();
});
after(() => api.stop());

const rules = (more: object = {}) =>
  nora.token().then(async (token) => {
    const known = await api.call('/v1/authority', { as: token });
    const as = known.body.revision === 0 ? firm.secretKey : token;
    return setRules(api, firm, as, {
      people: [
        may(nora, { manages: true }),
        may(declan, { mayConfirm: true }),
        may(ines, { limit: euros(1000) }),
      ],
      twoPeopleAbove: euros(10_000),
      ...more,
    });
  });

const act = async (who: TestContact, ...answers: object[]) =>
  api.call('/v1/acts', { body: { answers, language: 'en' }, as: await who.token() });
const read = async (id: string, who: TestContact = nora) =>
  (await api.call(`/v1/recommendations/${id}`, { as: await who.token() })).body;
const outcomes = (answer: { body: { outcomes: { outcome: string }[] } }) =>
  answer.body.outcomes.map(({ outcome }) => outcome);
const again = async (item: SentItem): Promise<SentItem> => ({
  ...item,
  revision: (await read(item.id)).revision,
});
const circumstances = async (receiptId: string) =>
  (await api.call(`/v1/receipts/${receiptId}`, { as: await nora.token() })).body.parts.circumstances
    .value;

/** Who is named by the mails of a kind that wait to be sent to somebody. */
const mails = async (kind: string, { id }: TestContact) =>
  (
    await api.query<{ by: string }>(
      'owner',
      `SELECT data ->> 'by' AS by FROM mail_outbox WHERE kind = $1 AND contact_id = $2`,
      [kind, id],
    )
  ).map(({ by }) => by);

test('above the two-people sum the first yes waits for the named second person, who has two office days', async () => {
  const item = await sendPriced(api, firm, 21_600);
  const first = await act(nora, yes(item, { purchaseOrder: 'LF-88213' }));
  assert.equal(first.status, 201, JSON.stringify(first.body));
  assert.deepEqual(outcomes(first), ['waits-for-second']);
  assert.equal(first.body.outcomes[0].waitsFor.name, 'Declan Moore');
  const waiting = await read(item.id);
  assert.equal(waiting.status, 'waiting');
  assert.equal(waiting.nextStep.kind, 'second-decision');
  assert.equal(waiting.nextStep.owner.id, declan.id);
  assert.equal(waiting.nextStep.dueAt, '2026-11-26T10:00:00.000Z');
  assert.ok(!waiting.may.includes('approve'), 'who has said yes is not asked again');
  assert.ok(!waiting.may.includes('book'));

  assert.deepEqual(await mails('second-yes', declan), ['Nora Byrne']);

  const second = await act(declan, yes(await again(item)));
  assert.deepEqual(outcomes(second), ['approved'], JSON.stringify(second.body));
  assert.deepEqual(await mails('second-said', nora), ['Declan Moore']);
  const approved = await read(item.id);
  assert.equal(approved.status, 'approved');
  assert.equal(approved.decision.by.id, nora.id);
  assert.equal(approved.decision.confirmedBy.id, declan.id);
  assert.equal(approved.decision.purchaseOrder, 'LF-88213');
  assert.equal(approved.nextStep.owner.id, nora.id, 'who said yes first books');
  const { authority } = await circumstances(second.body.receiptId);
  assert.equal(authority[0].secondYesTo.receiptId, first.body.receiptId);
  assert.equal(authority[0].secondYesTo.by, 'Nora Byrne');
});

test('the same person cannot say both yeses, and is told who can', async () => {
  const item = await sendPriced(api, firm, 12_000);
  await act(nora, yes(item));
  const twice = await act(nora, yes(await again(item)));
  assert.equal(twice.status, 403);
  assert.equal(twice.body.code, 'beyond-authority');
  assert.deepEqual(twice.body.people, ['Declan Moore']);
  await assert.rejects(
    api.query(
      'owner',
      `UPDATE decision SET waits_for = NULL, confirmed_by = contact_id, confirmed_act_id = act_id
       WHERE recommendation_id = $1`,
      [item.id],
    ),
    /violates check constraint/,
  );
});

test('the second person’s no is the answer, with its reason; the first yes no longer stands', async () => {
  const item = await sendPriced(api, firm, 12_000);
  await act(nora, yes(item));
  const { revision } = await again(item);
  const no = { kind: 'declined', version: 1, reason: 'no-budget', note: 'Next year' };
  const declined = await act(declan, { recommendationId: item.id, revision, answer: no });
  assert.deepEqual(outcomes(declined), ['declined']);
  const ended = await read(item.id);
  assert.equal(ended.status, 'declined');
  assert.equal(ended.decision.by.id, declan.id);
  assert.equal(ended.decision.note, 'Next year');
  assert.deepEqual(
    ended.history.slice(-2).map(({ type }: { type: string }) => type),
    ['waits-for-second', 'declined'],
  );
});

test('the second person may ask first; the answer brings it back to them, with the first yes still standing', async () => {
  const item = await sendPriced(api, firm, 12_000);
  await act(nora, yes(item));
  const answer = { kind: 'question', version: 1, text: 'Why now?' };
  const { revision } = await again(item);
  const asked = await act(declan, { recommendationId: item.id, revision, answer });
  assert.deepEqual(outcomes(asked), ['question']);
  const question = await read(item.id);
  assert.equal(question.status, 'question');
  const answered = await api.call(`/v1/recommendations/${item.id}/answer`, {
    body: { note: 'Because of the season' },
    as: await firm.technicianToken(),
    ifMatch: question.revision,
  });
  assert.equal(answered.status, 200, JSON.stringify(answered.body));
  assert.equal(answered.body.status, 'waiting');
  assert.equal(answered.body.nextStep.owner.id, declan.id);
  assert.deepEqual(outcomes(await act(declan, yes(await again(item)))), ['approved']);
});

test('where the second person has said nothing by then, the office gets it to ring them', async () => {
  const item = await sendPriced(api, firm, 12_000);
  await act(nora, yes(item));
  await sweep(api.database.jobs, new Date('2026-11-26T10:01:00Z'));
  const queue = await api.call('/v1/follow-ups', { as: await firm.deskToken() });
  const rings = queue.body.items.filter(
    (duty: { kind: string; recommendation: { id: string } | null }) =>
      duty.kind === 'call-back' && duty.recommendation?.id === item.id,
  );
  assert.equal(rings.length, 1, JSON.stringify(queue.body.items));
  assert.equal(rings[0].owner.id, firm.deskId);
});

test('the first can take their yes back while it waits', async () => {
  const item = await sendPriced(api, firm, 12_000);
  await act(nora, yes(item));
  const { revision } = await again(item);
  const undone = await api.call(`/v1/recommendations/${item.id}/undo`, {
    body: {},
    as: await nora.token(),
    ifMatch: revision,
  });
  assert.equal(undone.status, 200, JSON.stringify(undone.body));
  assert.equal(undone.body.status, 'viewed');
  assert.equal(undone.body.decision, null);
});

test('who is asked for the second yes has it in their list alone, and hears when it is needed no more', async () => {
  const waiting = async (who: TestContact) => {
    const list = await api.call('/v1/recommendations?group=yours&limit=100', {
      as: await who.token(),
    });
    return list.body.items.map(({ id }: { id: string }) => id);
  };
  const item = await sendPriced(api, firm, 21_600);
  await act(nora, yes(item));
  assert.ok(!(await waiting(nora)).includes(item.id));
  assert.equal((await read(item.id)).yourTurn, false);
  assert.ok((await waiting(declan)).includes(item.id));
  const before = await mails('yes-withdrawn', declan);
  const { revision } = await read(item.id);
  const undo = { body: {}, as: await nora.token(), ifMatch: revision };
  assert.equal((await api.call(`/v1/recommendations/${item.id}/undo`, undo)).status, 200);
  assert.ok((await waiting(nora)).includes(item.id));
  assert.deepEqual(await mails('yes-withdrawn', declan), [...before, 'Nora Byrne']);
});

test('a limit is held against all of one act from the cheapest up, so that splitting does not help', async () => {
  const items = [
    await sendPriced(api, firm, 400),
    await sendPriced(api, firm, 700),
    await sendPriced(api, firm, 500),
  ];
  const taken = await act(ines, ...items.map((item) => yes(item)));
  assert.deepEqual(outcomes(taken), ['approved', 'waits-for-second', 'approved']);
  const item = await sendPriced(api, firm, 1000);
  assert.deepEqual(
    outcomes(await act(ines, yes(item))),
    ['approved'],
    'the limit itself is within',
  );
});

test('whatever the second person says instead of yes, the first is told of it', async () => {
  const answers = [
    { kind: 'declined', version: 1 },
    { kind: 'deferred', version: 1, until: '2027-03-01' },
    { kind: 'fixed-elsewhere', version: 1 },
    { kind: 'undone' },
  ];
  for (const answer of answers) {
    const item = await sendPriced(api, firm, 12_000);
    await act(nora, yes(item));
    const { revision } = await again(item);
    const said =
      answer.kind === 'undone'
        ? await api.call(`/v1/recommendations/${item.id}/undo`, {
            body: {},
            as: await declan.token(),
            ifMatch: revision,
          })
        : await act(declan, { recommendationId: item.id, revision, answer });
    assert.ok(said.status < 300, JSON.stringify(said.body));
    const told = await api.query<{ said: string }>(
      'owner',
      `SELECT data ->> 'said' AS said FROM mail_outbox
       WHERE kind = 'second-said' AND contact_id = $1 AND data -> 'about' ->> 'id' = $2`,
      [nora.id, item.id],
    );
    assert.deepEqual(told, [{ said: answer.kind }]);
  }
});

test('the second yes is held against what the first person’s act came to', async () => {
  await rules({
    people: [may(nora, { manages: true }), may(declan, { mayConfirm: true }), may(ines)],
  });
  const items = [];
  for (let n = 0; n < 3; n++) items.push(await sendPriced(api, firm, 4000));
  const first = await act(nora, ...items.map((item) => yes(item)));
  const third = first.body.outcomes.findIndex(
    ({ outcome }: { outcome: string }) => outcome === 'waits-for-second',
  );
  const item = items[third]!;
  const unnamed = await act(ines, yes(await again(item)));
  assert.equal(unnamed.status, 403, 'one of the two has to be named, as for 12,000 at once');
  assert.deepEqual(unnamed.body.people, ['Declan Moore']);
  assert.deepEqual(outcomes(await act(declan, yes(await again(item)))), ['approved']);
  await rules();
});

test('a yes to another option is a first yes of its own', async () => {
  const item = await sendPriced(api, firm, {
    euros: 12_000,
    more: [{ family: 'replace', euros: 20_000 }],
  });
  await act(nora, yes(item));
  const fresh = await again(item);
  const other = {
    recommendationId: item.id,
    revision: fresh.revision,
    answer: { kind: 'approved', version: 1, optionId: item.proposal.options[1]!.id },
  };
  assert.deepEqual(outcomes(await act(declan, other)), ['waits-for-second']);
  const waiting = await read(item.id);
  assert.equal(waiting.decision.by.id, declan.id);
  assert.equal(
    waiting.nextStep.owner.id,
    nora.id,
    'Declan is one of the two, so anybody else may confirm',
  );
});

test('beyond one’s limit without anybody to confirm is refused, naming who may change the rules', async () => {
  await rules({
    people: [
      may(nora, { manages: true, limit: euros(2000) }),
      may(declan, { limit: euros(2000) }),
      may(ines, { limit: euros(1000) }),
    ],
    twoPeopleAbove: null,
  });
  const item = await sendPriced(api, firm, 5000);
  const refused = await act(ines, yes(item));
  assert.equal(refused.status, 403);
  assert.equal(refused.body.code, 'beyond-authority');
  assert.deepEqual(refused.body.people, ['Nora Byrne']);
  assert.equal((await read(item.id)).status, 'sent', 'nothing was changed');
  await rules();
});

test('who covers for somebody decides with that person’s limit, from the first to the last day, and it is recorded', async () => {
  const cover = (from: string, until: string) =>
    rules({ cover: [{ contactId: nora.id, coveredBy: ines.id, from, until }] });
  await cover('2026-11-20', '2026-11-24');
  const inside = await act(ines, yes(await sendPriced(api, firm, 5000)));
  assert.deepEqual(outcomes(inside), ['approved']);
  const { authority } = await circumstances(inside.body.receiptId);
  assert.equal(authority[0].actingFor.words, 'for Nora Byrne, who is away until 2026-11-24');
  const told = await read(inside.body.outcomes[0].recommendationId);
  assert.equal(told.decision.actingFor.name, 'Nora Byrne');

  await cover('2026-11-10', '2026-11-23');
  assert.deepEqual(outcomes(await act(ines, yes(await sendPriced(api, firm, 5000)))), [
    'waits-for-second',
  ]);
  await cover('2026-11-25', '2026-11-30');
  assert.deepEqual(outcomes(await act(ines, yes(await sendPriced(api, firm, 5000)))), [
    'waits-for-second',
  ]);
  await rules();
});

test('whoever covers for the second person is asked in their place', async () => {
  await rules({
    cover: [{ contactId: declan.id, coveredBy: ines.id, from: '2026-11-20', until: '2026-12-04' }],
  });
  const item = await sendPriced(api, firm, 12_000);
  const first = await act(nora, yes(item));
  assert.equal(first.body.outcomes[0].waitsFor.name, 'Ines Carr');
  const second = await act(ines, yes(await again(item)));
  assert.deepEqual(outcomes(second), ['approved'], JSON.stringify(second.body));
  const { authority } = await circumstances(second.body.receiptId);
  assert.equal(authority[0].actingFor.name, 'Declan Moore');
  await rules();
});

test('papers the customer’s rules ask for are asked for, by the field', async () => {
  await rules({ orderAbove: euros(2000), documentAbove: euros(4000) });
  const item = await sendPriced(api, firm, 5000);
  const without = await act(nora, yes(item));
  assert.equal(without.status, 422);
  assert.equal(without.body.code, 'order-needed');
  assert.equal(without.body.errors[0].pointer, '/answers/0/answer/purchaseOrder');
  const withOrder = await act(nora, yes(item, { purchaseOrder: 'PO 7' }));
  assert.equal(withOrder.body.code, 'document-needed');
  const small = await sendPriced(api, firm, 2000);
  assert.equal((await act(nora, yes(small))).status, 201);
  await rules();
});
