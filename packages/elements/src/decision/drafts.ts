// What a person has typed and chosen so far. What follows from it is in `decision-draft.ts` and `act-draft.ts`, loaded later.
import type {
  DecisionRequest,
  DeclineReason,
  Me,
  Recommendation,
  Signature,
} from '@wellkept/contracts';

/** One of the five answers; the first four are shown alike, the fifth quietly. */
export type AnswerKind = DecisionRequest['kind'];

/** What is put off to: one of the offered days, another, or a budget period with the day it begins. */
export type Until = 'inAMonth' | 'inThreeMonths' | 'nextYear' | 'budget' | 'day';

/** What a person has filled in for one recommendation. No answer is chosen until they choose it. */
export interface AnswerDraft {
  readonly kind: AnswerKind | null;
  readonly optionId: string | null;
  readonly reason: DeclineReason | null;
  /** Words that go with declining, putting off or "fixed elsewhere". */
  readonly note: string;
  readonly put: Until;
  /** Day on which it comes back at the latest, `YYYY-MM-DD`; only with `budget` and `day`. */
  readonly until: string;
  readonly budgetPeriod: string;
  /** What brings it back sooner. */
  readonly failsAgain: boolean;
  readonly nextVisit: boolean;
  readonly spends: boolean;
  /** Whole units of the currency, as typed. */
  readonly spendAbove: string;
  readonly question: string;
  /** Proof that it was fixed elsewhere. */
  readonly proof: readonly File[];
  /** Name of a file that cannot be taken; empty when all could. */
  readonly leftOut: string;
}

/** A day is named from the start, so that putting off takes no more steps than approving; it commits to nothing. */
export const emptyDraft: AnswerDraft = {
  kind: null,
  optionId: null,
  reason: null,
  note: '',
  put: 'inThreeMonths',
  until: '',
  budgetPeriod: '',
  failsAgain: false,
  nextVisit: false,
  spends: false,
  spendAbove: '',
  question: '',
  proof: [],
  leftOut: '',
};

/** What the reader must be allowed to do to give each. */
export const mayOf: Record<AnswerKind, Recommendation['may'][number]> = {
  approved: 'approve',
  declined: 'decline',
  deferred: 'defer',
  question: 'ask',
  'fixed-elsewhere': 'report-fixed',
};

/** Any answer can be given at all. */
export const canAnswer = ({ may }: Recommendation): boolean =>
  Object.values(mayOf).some((step) => may.includes(step));

/** What is still missing before an answer can be sent. */
export type DraftGap = 'kind' | 'option' | 'until' | 'spend' | 'question';

/** Whether anything was typed or chosen that would be a loss. */
export const isStarted = (draft: AnswerDraft): boolean =>
  draft.kind !== null || draft.note !== '' || draft.question !== '' || draft.proof.length > 0;

/** What belongs to all answers given together. */
export interface FootDraft {
  readonly purchaseOrder: string;
  /** `null` until typed: then it is what the firm knows. */
  readonly title: string | null;
  /** The customer's own order or other document; goes with everything that is approved. */
  readonly papers: readonly File[];
  readonly signature: Signature | null;
  /** Name of a file that cannot be taken; empty when all could. */
  readonly leftOut: string;
}

export const emptyFoot: FootDraft = {
  purchaseOrder: '',
  title: null,
  papers: [],
  signature: null,
  leftOut: '',
};

/** A draft with the version and the words it was begun on. */
export interface ReadDraft {
  readonly draft: AnswerDraft;
  readonly version: number;
  readonly shown: string;
}

/** Recommendations with the drafts of their answers, in the order they are shown. */
export interface ActDraft {
  readonly items: readonly Recommendation[];
  readonly drafts: ReadonlyMap<string, ReadDraft>;
  readonly foot: FootDraft;
}

/** What is missing in one place. */
export type ActGap = DraftGap | 'conflict' | 'signature' | 'order' | 'document';
/** What is missing, by recommendation; what belongs to all stands under its own name, and under `act` that nothing is answered. */
export type ActGaps = ReadonlyMap<string, ActGap>;

/** Somebody else said yes, and this reader's yes is the one that is missing. */
export const isSecond = (item: Recommendation, me: Me | null): boolean =>
  item.status === 'waiting' && item.decision?.waitsFor?.id === me?.person.id && me !== null;
