// Which steps the reader may take now, read from the same table that decides whether a step is taken.
import type { Recommendation, RecommendationStatus, Scope } from '@wellkept/contracts';
import type { Actor } from '../auth/actor.ts';
import { byOf } from '../loop/take-step.ts';
import { ruleOf, type Step } from '../loop/transitions.ts';

type May = Recommendation['may'][number];

/** What decides beside the state. */
export interface Circumstances {
  readonly status: RecommendationStatus;
  readonly priceHolds: boolean;
  readonly freshPricePromised: boolean;
  readonly canUndo: boolean;
  /** The reader has said yes already, and a second person has not. */
  readonly ownYesWaits: boolean;
  /** The reader found or priced it for the firm. */
  readonly ownWork: boolean;
  readonly hasOptions: boolean;
  readonly openQuestion: boolean;
  /** A visit is over and nobody has said how it was. */
  readonly awaitsFeedback: boolean;
}

const STEPS: { readonly [may in May]?: Step } = {
  approve: 'approved',
  decline: 'declined',
  defer: 'deferred',
  ask: 'asked',
  'report-fixed': 'fixed-elsewhere',
  'ask-fresh-price': 'fresh-price-asked',
  undo: 'undone',
  book: 'booked',
  cancel: 'cancelled',
  propose: 'proposed',
  send: 'sent',
  return: 'returned',
  withdraw: 'withdrawn',
  start: 'started',
  complete: 'completed',
  confirm: 'confirmed',
};

/** What a customer's token has to reach for a step, where that is more than to decide. */
const SCOPES: { readonly [may in May]?: Scope } = {
  book: 'book',
  cancel: 'book',
  feedback: 'feedback',
  confirm: 'feedback',
};

/** Texts and options can be prepared until the customer has decided. */
export const EDITABLE: readonly string[] = [
  'draft',
  'proposed',
  'sent',
  'viewed',
  'question',
  'deferred',
  'price-expired',
];

export function mayOf(actor: Actor, now: Circumstances): May[] {
  const by = byOf(actor);
  const inTable = (step: Step) => {
    const rule = ruleOf(step);
    return rule.by.includes(by) && rule.from.includes(now.status);
  };
  const allowed = new Set<May>();
  for (const [may, step] of Object.entries(STEPS) as [May, Step][])
    if (inTable(step)) allowed.add(may);

  if (!now.priceHolds || now.ownYesWaits || now.ownWork) allowed.delete('approve');
  // Expired, but the sweep has not come by yet.
  if (by === 'contact' && !now.priceHolds && (now.status === 'sent' || now.status === 'viewed'))
    allowed.add('ask-fresh-price');
  if (now.freshPricePromised) allowed.delete('ask-fresh-price');
  if (!now.canUndo) allowed.delete('undo');
  // Taking it back comes first; afterwards it is a decision of its own.
  else if (now.status === 'approved')
    for (const may of ['decline', 'defer', 'report-fixed'] as const) allowed.delete(may);
  if (!now.hasOptions) allowed.delete('send');
  if (now.openQuestion) allowed.delete('ask');
  if (by === 'contact' && now.awaitsFeedback) allowed.add('feedback');
  if (by !== 'contact') {
    if (EDITABLE.includes(now.status)) allowed.add('edit');
    if (now.openQuestion) allowed.add('answer');
  }
  const reached = ({ scopes }: Actor, may: May) =>
    by !== 'contact' || scopes.includes(SCOPES[may] ?? 'decide');
  return [...allowed].filter((may) => reached(actor, may));
}
