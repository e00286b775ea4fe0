import type {
  Evidence,
  EvidenceCreate,
  FindingCreate,
  FollowUp,
  FollowUpMove,
  Option,
  Person,
  Recommendation,
  RecommendationEdit,
  SendRequest,
} from '@wellkept/contracts';
import { timesRounded } from '@wellkept/contracts/money';
import { equipmentList, siteList } from '../fixtures/places.ts';
import { aRecommendation } from '../fixtures/recommendation.ts';
import { backToCustomer } from './deciding.ts';
import { Refusal } from './refusal.ts';
import { find, later, type MockState } from './state.ts';

const customerSide = (item: Recommendation, fallback: Person): Person =>
  [...item.history].reverse().find((event) => event.by?.side === 'customer')?.by ?? fallback;

/** A draft of the signed-in technician, with nothing priced. */
export const createFinding = (state: MockState, body: FindingCreate): Recommendation => {
  const unit = equipmentList.find((each) => each.id === body.equipmentId);
  const site = siteList.find((each) => each.id === unit?.siteId);
  if (!unit || !site)
    throw new Refusal('invalid', { errors: [{ pointer: '/equipmentId', detail: 'is not known' }] });
  const { name, city, timeZone } = site;
  const item = aRecommendation({
    id: state.nextId('rec'),
    title: body.title,
    severity: body.severity,
    status: 'draft',
    equipment: { id: unit.id, tag: unit.tag, name: unit.name, kind: unit.kind },
    site: { id: site.id, name, city, timeZone },
    priceFrom: null,
    priceTo: null,
    waitCost: null,
    nextStep: { kind: 'finish-draft', owner: state.me.person, dueAt: later(state, 24 * 60) },
    yourTurn: true,
    since: state.clock(),
    revision: 0,
    found: body.found,
    suggestion: body.suggestion ?? '',
    why: body.why ?? '',
    goal: null,
    ifYouWait: null,
    proposal: null,
    evidence: [],
    technician: state.me.person,
    history: [],
    may: ['edit', 'propose', 'withdraw'],
    hasEconomics: false,
  });
  const stored = state.put(item, 'noted');
  return body.propose ? propose(state, stored) : stored;
};

export const propose = (state: MockState, item: Recommendation): Recommendation => {
  if (item.status !== 'draft') throw new Refusal('not-in-this-state');
  const owner = item.coordinator ?? state.me.person;
  return state.put(
    {
      ...item,
      status: 'proposed',
      since: state.clock(),
      nextStep: { kind: 'review', owner, dueAt: later(state, 8 * 60) },
      yourTurn: state.me.role === 'desk',
      may: ['edit', 'send', 'return', 'withdraw'],
    },
    'proposed',
  );
};

const evidenceOf = (state: MockState, body: EvidenceCreate): Evidence => {
  const common = { id: state.nextId('evi'), takenAt: state.clock(), by: state.me.person };
  if (body.kind === 'note')
    return { kind: 'note', ...common, text: body.text, confidence: body.confidence ?? null };
  return {
    kind: 'reading',
    ...common,
    label: body.label,
    unit: body.unit,
    value: body.value,
    lower: body.lower ?? null,
    upper: body.upper ?? null,
    limitSource: body.limitSource ?? null,
    instrument: body.instrument ?? null,
    earlier: [],
  };
};

export const addEvidence = (
  state: MockState,
  item: Recommendation,
  body: EvidenceCreate,
): Recommendation =>
  state.put({ ...item, evidence: [...item.evidence, evidenceOf(state, body)] }, 'evidence-added');

export const addDocument = (
  state: MockState,
  item: Recommendation,
  query: { name?: string | undefined },
): Recommendation =>
  state.put(
    {
      ...item,
      evidence: [
        ...item.evidence,
        {
          kind: 'document',
          id: state.nextId('evi'),
          name: query.name ?? 'document',
          contentType: 'application/pdf',
          size: 48_200,
          takenAt: state.clock(),
          by: state.me.person,
        },
      ],
    },
    'evidence-added',
  );

export const addPhoto = (
  state: MockState,
  item: Recommendation,
  query: { caption?: string | undefined; phase?: 'finding' | 'before' | 'after' | undefined },
): Recommendation =>
  state.put(
    {
      ...item,
      evidence: [
        ...item.evidence,
        {
          kind: 'photo',
          id: state.nextId('evi'),
          caption: query.caption ?? '',
          alt: query.caption ?? 'Picture taken on site',
          phase: query.phase ?? 'finding',
          width: 1200,
          height: 675,
          sha256: 'f0'.repeat(32),
          takenAt: state.clock(),
          by: state.me.person,
        },
      ],
    },
    'evidence-added',
  );

const letters = 'ABCDEFGH';

const optionsOf = (
  state: MockState,
  options: NonNullable<RecommendationEdit['options']>,
): Option[] =>
  options.map((option, index) => ({
    id: state.nextId('opt'),
    letter: letters.charAt(index),
    family: option.family,
    title: option.title,
    scope: option.scope ?? '',
    price: option.price,
    lines: (option.lines ?? []).map(({ text, quantity, unit = '', unitPrice }) => ({
      text,
      quantity,
      unit,
      unitPrice: { ...option.price, amount: unitPrice },
      amount: { ...option.price, amount: timesRounded(unitPrice, quantity) },
    })),
    taxRate: option.taxRate ?? 0.23,
    readyBy: option.readyBy ?? null,
    warrantyMonths: option.warrantyMonths ?? 0,
    durationMinutes: option.durationMinutes ?? 120,
    suggested: option.suggested ?? false,
  }));

const rangeOf = (options: readonly Option[]): Pick<Recommendation, 'priceFrom' | 'priceTo'> => {
  const prices = options.filter((option) => option.family !== 'wait').map((option) => option.price);
  const sorted = prices.sort((a, b) => a.amount - b.amount);
  return { priceFrom: sorted[0] ?? null, priceTo: sorted.at(-1) ?? null };
};

export const edit = (
  state: MockState,
  item: Recommendation,
  body: RecommendationEdit,
): Recommendation => {
  const options = body.options ? optionsOf(state, body.options) : item.proposal?.options;
  const wait = body.ifYouWait;
  return state.put(
    {
      ...item,
      title: body.title ?? item.title,
      severity: body.severity ?? item.severity,
      found: body.found ?? item.found,
      suggestion: body.suggestion ?? item.suggestion,
      why: body.why ?? item.why,
      goal: body.goal === undefined ? item.goal : body.goal,
      links: body.links
        ? body.links.map(({ kind, recommendationId, saving }) => {
            const { id, title, equipment, status } = find(state.recommendations, recommendationId);
            return {
              kind,
              recommendation: { id, title, tag: equipment.tag, status },
              saving:
                saving === undefined
                  ? null
                  : { amount: saving, currency: state.me.organization.currency },
            };
          })
        : item.links,
      ifYouWait: wait
        ? {
            text: wait.text,
            chance: wait.chance ?? null,
            until: wait.until ?? null,
            cost: wait.cost ?? null,
            source: wait.source ?? null,
          }
        : item.ifYouWait,
      ...(options
        ? {
            ...rangeOf(options),
            proposal: {
              version: item.proposal?.version ?? 1,
              sentAt: item.proposal?.sentAt ?? state.clock(),
              validUntil: item.proposal?.validUntil ?? later(state, 28 * 24 * 60).slice(0, 10),
              changes: [],
              options,
            },
          }
        : {}),
    },
    'edited',
  );
};

export const send = (state: MockState, item: Recommendation, body: SendRequest): Recommendation => {
  if (!item.proposal || item.proposal.options.length === 0) throw new Refusal('not-in-this-state');
  const validUntil = body.validUntil ?? later(state, 28 * 24 * 60).slice(0, 10);
  const owner = customerSide(item, state.me.person);
  return state.put(
    {
      ...item,
      status: 'sent',
      since: state.clock(),
      proposal: { ...item.proposal, sentAt: state.clock(), validUntil },
      nextStep: { kind: 'decide', owner, dueAt: `${validUntil}T17:00:00.000Z` },
      yourTurn: state.me.role === 'contact',
      may: ['edit', 'send', 'withdraw'],
    },
    'sent',
  );
};

export const returnToTechnician = (
  state: MockState,
  item: Recommendation,
  note: string,
): Recommendation => {
  if (item.status !== 'proposed') throw new Refusal('not-in-this-state');
  const nextStep = {
    kind: 'finish-draft' as const,
    owner: item.technician,
    dueAt: later(state, 24 * 60),
  };
  const back = {
    ...item,
    status: 'draft' as const,
    since: state.clock(),
    nextStep,
    may: ['edit', 'propose'] as const,
  };
  return withNote(state.put({ ...back, may: [...back.may] }, 'returned'), note, state);
};

const withNote = (item: Recommendation, note: string, state: MockState): Recommendation => {
  const last = item.history.at(-1);
  const next = last
    ? { ...item, history: [...item.history.slice(0, -1), { ...last, note }] }
    : item;
  state.recommendations.set(next.id, next);
  return next;
};

export const answer = (state: MockState, item: Recommendation, note: string): Recommendation => {
  const open = item.questions.findLast((question) => question.answer === null);
  if (!open) throw new Refusal('not-in-this-state');
  const said = { ...open, answer: note, answeredBy: state.me.person, answeredAt: state.clock() };
  const questions = item.questions.map((question) => (question === open ? said : question));
  const next = backToCustomer(state, { ...item, questions }, later(state, 14 * 24 * 60));
  return withNote(
    state.put(
      {
        ...next,
        nextStep: { kind: 'decide', owner: open.askedBy, dueAt: later(state, 14 * 24 * 60) },
      },
      'answered',
    ),
    note,
    state,
  );
};

export const withdraw = (state: MockState, item: Recommendation, note: string): Recommendation =>
  withNote(
    state.put(
      {
        ...item,
        status: 'withdrawn',
        since: state.clock(),
        nextStep: null,
        yourTurn: false,
        may: [],
      },
      'withdrawn',
    ),
    note,
    state,
  );

export const moveFollowUp = (
  state: MockState,
  id: string | undefined,
  body: FollowUpMove,
): FollowUp => {
  const duty = find(state.followUps, id);
  const next = { ...duty, dueAt: body.dueAt, moved: duty.moved + 1, escalatedAt: null };
  state.followUps.set(next.id, next);
  state.tell('follow-up-moved');
  return next;
};

export const completeFollowUp = (state: MockState, id: string | undefined): void => {
  if (find(state.followUps, id).recommendation) throw new Refusal('not-in-this-state');
  state.followUps.delete(id ?? '');
  state.tell('follow-up-completed');
};
