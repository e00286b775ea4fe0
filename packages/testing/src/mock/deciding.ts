import type { Decision, DecisionRequest, Person, Recommendation } from '@wellkept/contracts';
import { openSteps } from '../fixtures/recommendation.ts';
import { Refusal } from './refusal.ts';
import { find, later, type MockState } from './state.ts';

/** How long the mock lets a decision be taken back, in minutes. */
export const graceMinutes = 30;

const coordinatorOf = (item: Recommendation): Person => item.coordinator ?? item.technician;

/** Already decided is told first, with the winner; only then that the version or the price is too old. */
export const refuseDecision = (item: Recommendation, request: DecisionRequest): void => {
  const decided = item.decision;
  if (decided && item.status !== 'deferred' && request.kind !== 'question') {
    const winner = { name: decided.by.name, kind: decided.kind, at: decided.at };
    throw new Refusal('already-decided', { winner });
  }
  if (!item.proposal) throw new Refusal('not-in-this-state');
  if (request.version !== item.proposal.version) throw new Refusal('version-replaced');
  if (request.kind === 'approved' && item.status === 'price-expired')
    throw new Refusal('price-expired');
};

const asked = (
  state: MockState,
  item: Recommendation,
  request: DecisionRequest & { kind: 'question' },
) => {
  const promisedBy = later(state, 24 * 60);
  const question = {
    id: state.nextId('que'),
    text: request.text,
    askedBy: state.me.person,
    askedAt: state.clock(),
    promisedBy,
    owner: item.technician,
    spot: request.spot ?? null,
    answer: null,
    answeredBy: null,
    answeredAt: null,
  };
  return state.put(
    {
      ...item,
      status: 'question',
      since: state.clock(),
      questions: [...item.questions, question],
      nextStep: { kind: 'answer', owner: item.technician, dueAt: promisedBy },
      yourTurn: false,
      may: item.may.filter((step) => step !== 'ask'),
    },
    'asked',
  );
};

type Answer = Exclude<DecisionRequest, { kind: 'question' }>;

/** The act a decision is part of. */
interface PartOf {
  readonly actId: string;
  readonly receiptId: string;
}

const decisionOf = (state: MockState, request: Answer, partOf?: PartOf): Decision => ({
  id: state.nextId('dec'),
  kind: request.kind,
  by: state.me.person,
  at: state.clock(),
  version: request.version,
  optionId: request.kind === 'approved' ? request.optionId : null,
  purchaseOrder: request.kind === 'approved' ? (request.purchaseOrder ?? null) : null,
  reason: request.kind === 'declined' ? (request.reason ?? null) : null,
  note: request.kind === 'approved' ? null : (request.note ?? null),
  until: request.kind === 'deferred' ? request.until : null,
  orIf: request.kind === 'deferred' ? (request.orIf ?? []) : [],
  budgetPeriod: request.kind === 'deferred' ? (request.budgetPeriod ?? null) : null,
  attachments:
    'attachmentIds' in request
      ? (request.attachmentIds ?? []).map((id) => find(state.attachments, id))
      : [],
  waitsFor: null,
  confirmedBy: null,
  ...(partOf ?? { actId: state.nextId('act'), receiptId: state.nextId('rcp') }),
  undoUntil: later(state, graceMinutes),
});

/** Where each answer leads: the state, who is next, and what may be done from there. */
const after = (
  state: MockState,
  item: Recommendation,
  request: Answer,
): Partial<Recommendation> => {
  switch (request.kind) {
    case 'approved': {
      const option = item.proposal?.options.find((each) => each.id === request.optionId);
      if (!option) {
        throw new Refusal('invalid', {
          errors: [{ pointer: '/optionId', detail: 'is not an option of this proposal' }],
        });
      }
      const dueAt = later(state, 10 * 24 * 60);
      const nextStep = { kind: 'book' as const, owner: state.me.person, dueAt };
      return { status: 'approved', nextStep, yourTurn: true, may: ['undo', 'book'] };
    }
    case 'deferred': {
      const dueAt = `${request.until}T09:00:00.000Z`;
      const nextStep = { kind: 'renew-price' as const, owner: coordinatorOf(item), dueAt };
      return {
        status: 'deferred',
        nextStep,
        yourTurn: false,
        may: ['undo', 'approve', 'decline', 'ask'],
      };
    }
    case 'declined':
    case 'fixed-elsewhere':
      return { status: request.kind, nextStep: null, yourTurn: false, may: ['undo'] };
  }
};

export const decide = (
  state: MockState,
  item: Recommendation,
  request: DecisionRequest,
  partOf?: PartOf,
): Recommendation => {
  refuseDecision(item, request);
  if (request.kind === 'question') return asked(state, item, request);
  const changes = after(state, item, request);
  return state.put(
    { ...item, ...changes, since: state.clock(), decision: decisionOf(state, request, partOf) },
    request.kind,
  );
};

export const undo = (state: MockState, item: Recommendation): Recommendation => {
  const until = item.decision?.undoUntil;
  if (!item.decision || item.appointment) throw new Refusal('not-in-this-state');
  if (!until || until < state.clock()) throw new Refusal('undo-too-late');
  return state.put(
    backToCustomer(state, { ...item, decision: null }, later(state, 14 * 24 * 60)),
    'undone',
  );
};

/** Viewed, and the reader's turn again. */
export const backToCustomer = (
  state: MockState,
  item: Recommendation,
  dueAt: string,
): Recommendation => ({
  ...item,
  status: 'viewed',
  since: state.clock(),
  nextStep: {
    kind: 'decide',
    owner: item.nextStep?.owner.side === 'customer' ? item.nextStep.owner : state.me.person,
    dueAt,
  },
  yourTurn: state.me.role === 'contact',
  may: openSteps,
});

/** The first opening by the customer is told to the technician; repeats change nothing. */
export const view = (state: MockState, item: Recommendation): Recommendation =>
  item.status === 'sent'
    ? state.put({ ...item, status: 'viewed', since: state.clock() }, 'viewed')
    : item;

export const askFreshPrice = (state: MockState, item: Recommendation): Recommendation => {
  if (item.status !== 'price-expired') throw new Refusal('not-in-this-state');
  const dueAt = later(state, 24 * 60);
  return state.put(
    {
      ...item,
      nextStep: { kind: 'renew-price', owner: coordinatorOf(item), dueAt },
      may: item.may.filter((step) => step !== 'ask-fresh-price'),
    },
    'fresh-price-asked',
  );
};

export const confirmOutcome = (state: MockState, item: Recommendation): Recommendation => {
  if (item.status !== 'completed' && item.status !== 'recovery')
    throw new Refusal('not-in-this-state');
  return state.put(
    {
      ...item,
      status: 'confirmed',
      since: state.clock(),
      nextStep: null,
      yourTurn: false,
      may: [],
    },
    'confirmed',
  );
};
