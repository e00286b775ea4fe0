// Acts of the mock: several answers at once, all or none, with what goes with them.
import type {
  Act,
  ActAnswer,
  ActOutcome,
  ActRequest,
  ActUndo,
  Attachment,
  Recommendation,
} from '@wellkept/contracts';
import { approvedOption, conflictsOf, totalOf, type Answered } from '@wellkept/contracts/answers';
import type { ReceiptFile } from '@wellkept/contracts/receipt';
import { decide, refuseDecision, undo } from './deciding.ts';
import { Refusal } from './refusal.ts';
import { find, type MockState } from './state.ts';

/** What an act of the mock remembers; how far its answers have come is looked up. */
export interface TakenAct {
  readonly act: Omit<Act, 'outcomes' | 'undoUntil'>;
  readonly outcomes: readonly Omit<ActOutcome, 'nextStep' | 'stands' | 'undoUntil'>[];
  readonly given: readonly ActAnswer[];
}

export const act = (state: MockState, body: ActRequest): Act => {
  const answered = body.answers.map((given, index) => {
    const item = find(state.recommendations, given.recommendationId);
    return at(index, () => {
      refuseDecision(item, given.answer);
      if (item.revision !== given.revision) throw new Refusal('stale');
      if (given.shown !== undefined && given.shown !== item.shown) throw new Refusal('stale');
      return { item, given, answer: given.answer };
    });
  });
  refuseUnfitting(answered);
  const total = totalOf(answered);
  const net = total?.net.amount ?? 0;
  if (body.net !== undefined && body.net !== net)
    throw new Refusal('stale', {
      errors: [{ pointer: '/net', detail: `It comes to ${net} now.` }],
    });
  const above = state.me.organization.signatureAbove;
  if (above && !body.signature && total && net >= above.amount)
    throw new Refusal('signature-needed');
  if (body.signature && body.consentVersion === undefined)
    throw new Refusal('invalid', {
      errors: [{ pointer: '/consentVersion', detail: 'A signature needs it.' }],
    });

  const id = state.nextId('act');
  const receiptId = state.nextId('rcp');
  const outcomes = answered.map((one) => {
    const { item, given } = one;
    const before = state.recommendations.get(item.id) ?? item;
    const after = decide(state, before, given.answer, { actId: id, receiptId });
    const option = approvedOption(one);
    return {
      recommendationId: item.id,
      title: item.title,
      tag: item.equipment.tag,
      outcome: after.status === 'waiting' ? ('waits-for-second' as const) : given.answer.kind,
      optionTitle: option?.title ?? null,
      price: option?.price ?? null,
      waitsFor: after.decision?.waitsFor ?? null,
    };
  });
  state.acts.set(id, {
    act: {
      id,
      at: state.clock(),
      by: state.me.person,
      total,
      receiptId,
      fingerprint: '7F3A 91C0 5D2E B844',
    },
    outcomes,
    given: body.answers,
  });
  return getAct(state, id);
};

/** What was taken, and how far it has come. */
export const getAct = (state: MockState, id: string | undefined): Act => {
  const taken = find(state.acts, id);
  const outcomes = taken.outcomes.map((outcome): ActOutcome => {
    const item = state.recommendations.get(outcome.recommendationId);
    const decision = item?.decision?.actId === taken.act.id ? item.decision : null;
    const open = decision && !item?.appointment ? decision.undoUntil : null;
    return {
      ...outcome,
      nextStep: item?.nextStep ?? null,
      stands: outcome.outcome === 'question' || decision !== null,
      undoUntil: open !== null && open > state.clock() ? open : null,
    };
  });
  const ends = outcomes.flatMap(({ undoUntil }) => undoUntil ?? []).sort();
  return { ...taken.act, outcomes, undoUntil: ends.at(-1) ?? null };
};

/** Takes back what still can be, and says what could not. */
export const undoAct = (state: MockState, id: string | undefined): ActUndo => {
  const before = getAct(state, id);
  const undone: string[] = [];
  const kept: ActUndo['kept'] = [];
  for (const outcome of before.outcomes) {
    const item = find(state.recommendations, outcome.recommendationId);
    if (outcome.undoUntil) {
      undo(state, item);
      undone.push(item.id);
    } else {
      const code = outcome.outcome === 'question' ? 'not-in-this-state' : 'undo-too-late';
      kept.push({ recommendationId: item.id, code, detail: 'It stays as it is.' });
    }
  }
  if (undone.length === 0) throw new Refusal(kept[0]?.code ?? 'not-in-this-state');
  return { act: getAct(state, id), undone, kept };
};

export const addAttachment = (
  state: MockState,
  _: Recommendation,
  query: { name?: string | undefined },
): Attachment => {
  const attachment: Attachment = {
    id: state.nextId('att'),
    name: query.name ?? 'document.pdf',
    contentType: 'application/pdf',
    sha256: 'a7'.repeat(32),
    at: state.clock(),
    by: state.me.person,
  };
  state.attachments.set(attachment.id, attachment);
  return attachment;
};

/** Of the form of a receipt; its hashes are made up, so that it is not verified. */
export const getReceipt = (state: MockState, id: string | undefined): ReceiptFile => {
  const taken = [...state.acts.values()].find(({ act: { receiptId } }) => receiptId === id);
  if (!taken) throw new Refusal('not-found');
  const { act: made, given, outcomes } = taken;
  const parts = {
    answers: { given, outcomes, total: made.total },
    person: { name: made.by.name, title: made.by.title ?? null },
    circumstances: { at: made.at, organization: state.me.organization.name },
  };
  const names = Object.keys(parts) as (keyof typeof parts)[];
  return {
    format: 'wellkept-receipt/1',
    id: made.receiptId,
    organization: state.me.organization.name,
    number: [...state.acts.values()].indexOf(taken) + 1,
    at: made.at,
    parts: Object.fromEntries(
      names.map((name) => [name, { salt: '5a'.repeat(32), value: plain(parts[name]) }]),
    ),
    commitments: Object.fromEntries(names.map((name) => [name, 'c0'.repeat(32)])),
    previous: '0'.repeat(64),
    hash: '7f3a91c05d2eb844'.padEnd(64, '0'),
  };
};

type Part = NonNullable<ReceiptFile['parts'][string]>['value'];
const plain = (value: unknown): Part => JSON.parse(JSON.stringify(value)) as Part;

const refuseUnfitting = (answered: readonly Answered[]): void => {
  const errors = conflictsOf(answered).map(({ index, kind, other }) => ({
    pointer: `/answers/${index}`,
    detail:
      kind === 'needs'
        ? `It needs “${other.title}” (${other.tag}) to be approved too.`
        : `Either this or “${other.title}” (${other.tag}), and that is approved.`,
  }));
  if (errors.length > 0) throw new Refusal('depends', { errors });
};

/** Says which answer is at fault. */
const at = <T>(index: number, read: () => T): T => {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, errors, ...more } = error.problem;
    throw new Refusal(code, {
      ...more,
      errors: errors?.map(({ pointer, detail }) => ({
        pointer: `/answers/${index}/answer${pointer}`,
        detail,
      })) ?? [{ pointer: `/answers/${index}`, detail: code }],
    });
  }
};
