// The life of a recommendation: one table. What is not in it cannot happen.
import type { NextStepKind, RecommendationStatus } from '@wellkept/contracts';

export type By = 'contact' | 'technician' | 'desk' | 'system';

/** Who has the next step: a role that is looked up, or the person named by whoever takes the step. */
export type Owner = 'technician' | 'coordinator' | 'contact';

/** How the date of the next step is found; `given` by whoever takes the step (a slot, a chosen day). */
export type Due =
  | 'given'
  /** Closing time of the next working day. */
  | 'next-working-day'
  /** The firm's time for reviewing a finding. */
  | 'review'
  /** The firm's time for answering a question. */
  | 'answer'
  /** Closing time five working days on, or the end of the price if that is sooner; then the office rings. */
  | 'decide'
  /** As it was, if that is still to come; else as `decide`. */
  | 'keep'
  /** Closing time three working days on. */
  | 'book'
  /** 18 office hours on: two days of an ordinary office, at the same time of day; then the office rings. */
  | 'second'
  /** After the firm's days of silence. */
  | 'confirm';

export interface Next {
  readonly kind: NextStepKind;
  readonly owner: Owner;
  readonly due: Due;
  /** The customer is told the time. */
  readonly promised?: true;
}

export interface Rule {
  readonly from: readonly RecommendationStatus[];
  readonly to: RecommendationStatus;
  readonly by: readonly By[];
  /** Absent only where `to` is final. */
  readonly next?: Next;
  /** The customer sees the event. */
  readonly forCustomer: boolean;
}

export const FINAL: readonly RecommendationStatus[] = [
  'declined',
  'fixed-elsewhere',
  'withdrawn',
  'confirmed',
];

/** The customer can say yes or no. What was put off can be taken up any day; a question need not be waited for. */
export const OPEN_TO_DECISION: readonly RecommendationStatus[] = [
  'sent',
  'viewed',
  'question',
  'waiting',
  'deferred',
];
const UNDECIDED: readonly RecommendationStatus[] = [...OPEN_TO_DECISION, 'price-expired'];
/**
 * A yes can be followed by a new decision while no visit is booked: once it can no longer be taken back, and by somebody
 * who has read that it was given (see `refuseDecided`). A booked visit is cancelled first.
 */
const UNBOOKED: readonly RecommendationStatus[] = ['approved'];

const decide = (due: Due): Next => ({ kind: 'decide', owner: 'contact', due });
const define = <const T extends Record<string, Rule>>(rules: T): T => rules;

export const RULES = define({
  proposed: {
    from: ['draft'],
    to: 'proposed',
    by: ['technician', 'desk'],
    forCustomer: false,
    next: { kind: 'review', owner: 'coordinator', due: 'review' },
  },
  returned: {
    from: ['proposed'],
    to: 'draft',
    by: ['desk'],
    forCustomer: false,
    next: { kind: 'finish-draft', owner: 'technician', due: 'next-working-day' },
  },
  sent: {
    // Again from where the customer has not answered: a new version.
    from: ['draft', 'proposed', ...UNDECIDED],
    to: 'sent',
    by: ['desk'],
    forCustomer: true,
    next: decide('decide'),
  },
  viewed: {
    from: ['sent'],
    to: 'viewed',
    by: ['contact'],
    forCustomer: true,
    next: decide('keep'),
  },
  asked: {
    from: ['sent', 'viewed', 'waiting', 'deferred'],
    to: 'question',
    by: ['contact'],
    forCustomer: true,
    next: { kind: 'answer', owner: 'technician', due: 'answer', promised: true },
  },
  answered: {
    from: ['question'],
    to: 'viewed',
    by: ['technician', 'desk'],
    forCustomer: true,
    next: decide('decide'),
  },
  approved: {
    from: OPEN_TO_DECISION,
    to: 'approved',
    by: ['contact'],
    forCustomer: true,
    next: { kind: 'book', owner: 'contact', due: 'book' },
  },
  /** Under an authorisation the customer gave beforehand. */
  'approved-standing': {
    from: ['sent'],
    to: 'approved',
    by: ['system'],
    forCustomer: true,
    next: { kind: 'book', owner: 'contact', due: 'book' },
  },
  /** One has said yes, and the customer's own rules ask for another. */
  'waits-for-second': {
    from: OPEN_TO_DECISION,
    to: 'waiting',
    by: ['contact'],
    forCustomer: true,
    next: { kind: 'second-decision', owner: 'contact', due: 'second' },
  },
  /** The second person's question has its answer, and the first one's yes still stands. */
  'answered-second': {
    from: ['question'],
    to: 'waiting',
    by: ['technician', 'desk'],
    forCustomer: true,
    next: { kind: 'second-decision', owner: 'contact', due: 'second' },
  },
  declined: {
    from: [...UNDECIDED, ...UNBOOKED],
    to: 'declined',
    by: ['contact'],
    forCustomer: true,
  },
  deferred: {
    from: [...OPEN_TO_DECISION, ...UNBOOKED],
    to: 'deferred',
    by: ['contact'],
    forCustomer: true,
    next: { kind: 'renew-price', owner: 'coordinator', due: 'given' },
  },
  'fixed-elsewhere': {
    from: [...UNDECIDED, ...UNBOOKED],
    to: 'fixed-elsewhere',
    by: ['contact'],
    forCustomer: true,
  },
  undone: {
    from: ['waiting', 'approved', 'declined', 'deferred', 'fixed-elsewhere'],
    to: 'viewed',
    by: ['contact'],
    forCustomer: true,
    next: decide('decide'),
  },
  'price-expired': {
    from: ['sent', 'viewed', 'waiting'],
    to: 'price-expired',
    by: ['system', 'contact'],
    forCustomer: true,
    next: { kind: 'renew-price', owner: 'coordinator', due: 'review' },
  },
  'fresh-price-asked': {
    from: ['price-expired'],
    to: 'price-expired',
    by: ['contact'],
    forCustomer: true,
    next: { kind: 'renew-price', owner: 'coordinator', due: 'answer', promised: true },
  },
  'came-back': {
    from: ['deferred'],
    to: 'deferred',
    by: ['system'],
    forCustomer: true,
    next: { kind: 'renew-price', owner: 'coordinator', due: 'review' },
  },
  booked: {
    from: ['approved', 'incomplete'],
    to: 'booked',
    by: ['contact', 'desk'],
    forCustomer: true,
    next: { kind: 'visit', owner: 'technician', due: 'given' },
  },
  moved: {
    from: ['booked'],
    to: 'booked',
    by: ['contact', 'desk'],
    forCustomer: true,
    next: { kind: 'visit', owner: 'technician', due: 'given' },
  },
  cancelled: {
    from: ['booked'],
    to: 'approved',
    by: ['contact', 'desk'],
    forCustomer: true,
    next: { kind: 'book', owner: 'contact', due: 'book' },
  },
  started: {
    from: ['booked'],
    to: 'in-progress',
    by: ['technician', 'desk'],
    forCustomer: true,
    next: { kind: 'finish-visit', owner: 'technician', due: 'given' },
  },
  completed: {
    from: ['in-progress'],
    to: 'completed',
    by: ['technician', 'desk'],
    forCustomer: true,
    next: { kind: 'confirm', owner: 'contact', due: 'confirm' },
  },
  incomplete: {
    from: ['in-progress'],
    to: 'incomplete',
    by: ['technician', 'desk'],
    forCustomer: true,
    next: { kind: 'rebook', owner: 'coordinator', due: 'next-working-day' },
  },
  'went-badly': {
    from: ['in-progress'],
    to: 'recovery',
    by: ['technician', 'desk'],
    forCustomer: true,
    next: { kind: 'recover', owner: 'coordinator', due: 'answer', promised: true },
  },
  'recovery-opened': {
    from: ['completed', 'confirmed'],
    to: 'recovery',
    by: ['contact'],
    forCustomer: true,
    next: { kind: 'recover', owner: 'coordinator', due: 'answer', promised: true },
  },
  confirmed: {
    from: ['completed', 'recovery'],
    to: 'confirmed',
    by: ['contact', 'system'],
    forCustomer: true,
  },
  withdrawn: {
    from: ['draft', 'proposed', ...UNDECIDED],
    to: 'withdrawn',
    by: ['technician', 'desk'],
    forCustomer: true,
  },
});

export type Step = keyof typeof RULES;

export const ruleOf = (step: Step): Rule => RULES[step];
