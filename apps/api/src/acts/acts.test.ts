import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Act, ActUndo } from '@wellkept/contracts';
import { startTestApi, type Answered, type TestApi } from '../testing/api.ts';
import { addFirm, type TestFirm } from '../testing/firm.ts';
import { sendOne } from '../testing/recommendations.ts';

let api: TestApi;
let firm: TestFirm;
before(async () => {
  api = await startTestApi();
  firm = await addFirm(api);
});
after(() => api.stop());

type Sent = Awaited<ReturnType<typeof sendOne>>;
type Kind = 'approved' | 'declined' | 'deferred' | 'question' | 'fixed-elsewhere';

const answerTo = ({ id, revision, version, optionId }: Sent, kind: Kind, more: object = {}) => ({
  recommendationId: id,
  revision,
  answer: {
    kind,
    version,
    ...(kind === 'approved' ? { optionId } : {}),
    ...(kind === 'deferred' ? { until: '2027-03-01' } : {}),
    ...(kind === 'question' ? { text: 'Will it be loud?' } : {}),
    ...more,
  },
});

const act = async (answers: readonly object[], more: object = {}): Promise<Answered> =>
  api.call('/v1/acts', {
    body: { answers, language: 'en', ...more },
    as: await firm.customers[0].token(),
  });

const read = async (path: string) =>
  (await api.call(path, { as: await firm.customers[0].token() })).body;

const later = async <T>(minutes: number, work: () => Promise<T>): Promise<T> => {
  const then = api.now;
  api.now = new Date(then.getTime() + minutes * 60_000);
  try {
    return await work();
  } finally {
    api.now = then;
  }
};

const counts = async () =>
  (
    await api.query<Record<string, number>>(
      'owner',
      `SELECT (SELECT count(*) FROM act)::int AS acts, (SELECT count(*) FROM decision)::int AS decisions,
        (SELECT count(*) FROM receipt)::int AS receipts, (SELECT count(*) FROM event)::int AS events`,
    )
  )[0];

test('four findings are answered differently in one act, which can be read again', async () => {
  const [a, b, c, d] = [
    await sendOne(api, firm),
    await sendOne(api, firm),
    await sendOne(api, firm),
    await sendOne(api, firm),
  ];
  const taken = await act(
    [
      answerTo(a, 'approved', { purchaseOrder: 'LF-88213' }),
      answerTo(b, 'deferred', { orIf: [{ kind: 'fails-again' }], budgetPeriod: '2027/28' }),
      answerTo(c, 'declined', { reason: 'site-closes', note: 'We close this kitchen in spring' }),
      answerTo(d, 'question'),
    ],
    { net: 48_000 },
  );
  assert.equal(taken.status, 201, JSON.stringify(taken.body));
  Act.parse(taken.body);
  assert.deepEqual(
    taken.body.outcomes.map((each: Act['outcomes'][number]) => [
      each.outcome,
      each.nextStep?.kind ?? null,
      each.undoUntil,
    ]),
    [
      ['approved', 'book', '2026-11-24T10:11:00.000Z'],
      ['deferred', 'renew-price', '2026-11-24T10:11:00.000Z'],
      ['declined', null, '2026-11-24T10:11:00.000Z'],
      ['question', 'answer', null],
    ],
  );
  assert.deepEqual(taken.body.total.gross, { amount: 59_040, currency: 'EUR' });
  assert.match(taken.body.fingerprint, /^[0-9A-F]{4}( [0-9A-F]{4}){3}$/);
  assert.deepEqual(await read(`/v1/acts/${taken.body.id}`), taken.body);
  const other = await firm.customers[1].token();
  assert.equal((await api.call(`/v1/acts/${taken.body.id}`, { as: other })).status, 404);

  const told = await api.call('/v1/feed', { as: await firm.technicianToken() });
  const notes = told.body.items
    .filter((item: { recommendation: { id: string } }) =>
      [b.id, c.id].includes(item.recommendation.id),
    )
    .map((item: { note: string }) => item.note);
  assert.ok(notes.includes('The site is to close. We close this kitchen in spring'), notes.join());
  assert.ok(notes.includes('Budget period 2027/28.'));
  const queue = await api.call('/v1/follow-ups', { as: await firm.deskToken() });
  assert.ok(
    queue.body.items.some(
      (duty: { text: string }) => duty.text === 'Send fresh prices for the budget period 2027/28',
    ),
  );
});

test('an act is taken whole or not at all, and says which answer is at fault', async () => {
  const [a, b, c] = [await sendOne(api, firm), await sendOne(api, firm), await sendOne(api, firm)];
  const before = await counts();
  const cases: readonly (readonly [answers: object[], code: string, pointer: string])[] = [
    [
      [
        answerTo(a, 'approved'),
        answerTo(b, 'declined'),
        { ...answerTo(c, 'declined'), revision: 1 },
      ],
      'stale',
      '/answers/2',
    ],
    [
      [answerTo(a, 'approved'), answerTo(b, 'deferred', { until: '2026-11-24' })],
      'invalid',
      '/answers/1/answer/until',
    ],
    [
      [answerTo(a, 'approved', { optionId: b.optionId }), answerTo(b, 'declined')],
      'invalid',
      '/answers/0/answer/optionId',
    ],
    [[answerTo(a, 'declined', { version: 2 })], 'version-replaced', '/answers/0'],
    [[{ ...answerTo(a, 'declined'), shown: 'f'.repeat(64) }], 'stale', '/answers/0'],
    [
      [
        answerTo(a, 'declined'),
        { ...answerTo(a, 'declined'), recommendationId: a.id.toUpperCase() },
      ],
      'invalid',
      '/answers/1/recommendationId',
    ],
    [
      [
        answerTo(a, 'deferred', {
          orIf: [{ kind: 'spend-above', amount: { amount: 1, currency: 'USD' } }],
        }),
      ],
      'invalid',
      '/answers/0/answer/orIf/0/amount/currency',
    ],
    [
      [answerTo(a, 'deferred', { orIf: [{ kind: 'next-visit' }, { kind: 'next-visit' }] })],
      'invalid',
      '/answers/0/answer/orIf/1/kind',
    ],
  ];
  for (const [answers, code, pointer] of cases) {
    const refused = await act(answers);
    assert.equal(refused.body.code, code, pointer);
    assert.equal(refused.body.errors[0].pointer, pointer, code);
  }
  const sum = await act([answerTo(a, 'approved')], { net: 47_000 });
  assert.equal(sum.body.code, 'stale');
  assert.equal(sum.body.errors[0].pointer, '/net');
  const nobodys = { ...answerTo(a, 'declined'), recommendationId: firm.deskId };
  const unknown = await act([answerTo(b, 'declined'), nobodys]);
  assert.equal(unknown.status, 404);
  assert.deepEqual(await counts(), before, 'nothing was written');
});

test('acts on the same findings in opposite order wait for one another, and one is told who won', async () => {
  for (let round = 0; round < 8; round++) {
    const [a, b] = [await sendOne(api, firm), await sendOne(api, firm)];
    const [one, two] = await Promise.all([
      act([answerTo(a, 'approved'), answerTo(b, 'declined')]),
      act([answerTo(b, 'approved'), answerTo(a, 'declined')]),
    ]);
    const [won, lost] = one.status === 201 ? [one, two] : [two, one];
    assert.equal(won.status, 201);
    assert.equal(lost.status, 409, JSON.stringify(lost.body));
    assert.equal(lost.body.code, 'already-decided');
    assert.equal(lost.body.winner.name, 'Nora Byrne');
  }
});

test('an act is taken back together, but for what cannot be', async () => {
  const [a, b, c] = [await sendOne(api, firm), await sendOne(api, firm), await sendOne(api, firm)];
  const { body: taken } = await act([
    answerTo(a, 'approved'),
    answerTo(b, 'declined'),
    answerTo(c, 'question'),
  ]);
  const contact = await firm.customers[0].token();
  const undo = (token: string, id = taken.id) =>
    api.call(`/v1/acts/${id}/undo`, { body: {}, as: token });
  assert.equal((await undo(await firm.deskToken())).status, 403);
  assert.equal((await undo(await firm.customers[1].token())).status, 404);

  const undone = await undo(contact);
  assert.equal(undone.status, 200, JSON.stringify(undone.body));
  ActUndo.parse(undone.body);
  assert.deepEqual(undone.body.undone, [a.id, b.id]);
  assert.deepEqual(
    undone.body.kept.map((each: ActUndo['kept'][number]) => [each.recommendationId, each.code]),
    [[c.id, 'not-in-this-state']],
  );
  assert.deepEqual(
    undone.body.act.outcomes.map((each: Act['outcomes'][number]) => each.stands),
    [false, false, true],
  );
  assert.equal(undone.body.act.undoUntil, null);
  assert.equal((await read(a.path)).status, 'viewed');
  assert.equal((await read(b.path)).decision, null);
  assert.equal((await undo(contact)).body.code, 'not-in-this-state', 'once is enough');

  const again = await sendOne(api, firm);
  const late = await act([answerTo(again, 'declined')]);
  await later(31, async () => {
    const refused = await undo(await firm.customers[0].token(), late.body.id);
    assert.equal(refused.body.code, 'undo-too-late');
  });
});

test('after the grace period a yes is followed by a decision of its own, never edited', async () => {
  const one = await sendOne(api, firm);
  const { body: yes } = await act([answerTo(one, 'approved')]);
  const approved = await read(one.path);
  assert.deepEqual(approved.may.toSorted(), ['book', 'undo']);
  const knowing = { ...one, revision: approved.revision };
  assert.equal((await act([answerTo(knowing, 'declined')])).body.code, 'already-decided');

  await later(31, async () => {
    const seen = await read(one.path);
    assert.deepEqual(seen.may.toSorted(), ['book', 'decline', 'defer', 'report-fixed']);
    assert.equal(
      (await act([answerTo(one, 'declined')])).body.code,
      'already-decided',
      'who has not read the yes is told of it',
    );
    const no = await act([answerTo(knowing, 'declined', { reason: 'no-budget' })]);
    assert.equal(no.status, 201, JSON.stringify(no.body));
    assert.notEqual(no.body.receiptId, yes.receiptId);
    assert.equal((await read(one.path)).status, 'declined');
    assert.equal((await read(`/v1/acts/${yes.id}`)).outcomes[0].stands, false);
  });
  const kept = await api.query<{ kind: string; gone: boolean }>(
    'owner',
    'SELECT kind, undone_at IS NOT NULL AS gone FROM decision WHERE recommendation_id = $1 ORDER BY at',
    [one.id],
  );
  assert.deepEqual(kept, [
    { kind: 'approved', gone: true },
    { kind: 'declined', gone: false },
  ]);
});

test('a yes whose visit is booked is not taken away before the visit is cancelled', async () => {
  const one = await sendOne(api, firm);
  await act([answerTo(one, 'approved')]);
  const contact = await firm.customers[0].token();
  const slots = await api.call(`/v1/slots?recommendationId=${one.id}`, { as: contact });
  const [slot] = slots.body.items;
  const booked = await api.call('/v1/appointments', {
    body: { recommendationId: one.id, technicianId: slot.technician.id, startsAt: slot.startsAt },
    as: contact,
  });
  assert.equal(booked.status, 201, JSON.stringify(booked.body));
  await later(31, async () => {
    const { revision } = await read(one.path);
    const refused = await act([answerTo({ ...one, revision }, 'declined')]);
    assert.equal(refused.body.code, 'not-in-this-state');
    assert.match(refused.body.detail, /cancel it first/);
    await api.call(`/v1/appointments/${booked.body.id}/cancellation`, {
      body: {},
      as: await firm.customers[0].token(),
      ifMatch: booked.body.revision,
    });
    const free = await read(one.path);
    const taken = await act([answerTo({ ...one, revision: free.revision }, 'deferred')]);
    assert.equal(taken.status, 201, JSON.stringify(taken.body));
  });
});

test('proof of a repair by somebody else is used once and seen by the desk', async () => {
  const one = await sendOne(api, firm);
  const contact = await firm.customers[0].token();
  const pdf = Buffer.from('%PDF-1.7\n%%EOF\n');
  const upload = await api.call(`${one.path}/attachments?name=Invoice%20612.pdf`, {
    body: pdf,
    as: contact,
    method: 'POST',
  });
  assert.equal(upload.status, 201, JSON.stringify(upload.body));
  const attachmentIds = [upload.body.id];
  const taken = await act([answerTo(one, 'fixed-elsewhere', { attachmentIds })]);
  assert.equal(taken.status, 201, JSON.stringify(taken.body));
  const desk = await firm.deskToken();
  const seen = await api.call(one.path, { as: desk });
  assert.deepEqual(seen.body.decision.attachments, [upload.body]);
  const file = await api.call(`/v1/attachments/${upload.body.id}/content`, { as: desk });
  assert.match(file.headers.get('content-disposition') ?? '', /^attachment; .*Invoice%20612\.pdf$/);
  await api.call(`/v1/acts/${taken.body.id}/undo`, { body: {}, as: contact });
  const { revision } = await read(one.path);
  const again = await act([answerTo({ ...one, revision }, 'fixed-elsewhere', { attachmentIds })]);
  assert.equal(again.body.errors[0].pointer, '/answers/0/answer/attachmentIds/0');
});
