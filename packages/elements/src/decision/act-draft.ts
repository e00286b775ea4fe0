import type { GivenAct, GivenFile } from '@wellkept/client';
import type { ActAnswer, Act, Me, Money, Recommendation, Signature } from '@wellkept/contracts';
import { conflictsOf, totalOf, type Answered, type Conflict } from '@wellkept/contracts/answers';
import { currentConsent } from '@wellkept/contracts/consent';
import { dayIn } from '../recommendation/site-time.ts';
import {
  chosenOption,
  mayOf,
  emptyDraft,
  toAnswer,
  type AnswerDraft,
  type DraftGap,
} from './decision-draft.ts';

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

/** What is missing, by recommendation; under `act` what belongs to all. */
export type ActGaps = ReadonlyMap<string, DraftGap | 'conflict' | 'signature'>;

const draftFor = ({ drafts }: ActDraft, id: string): AnswerDraft =>
  drafts.get(id)?.draft ?? emptyDraft;

/** Those that are answered, as the shared rules read them. */
export const answeredOf = (act: ActDraft): Answered[] =>
  act.items.flatMap((item) => {
    const draft = draftFor(act, item.id);
    if (!draft.kind || !item.may.includes(mayOf[draft.kind])) return [];
    const optionId = chosenOption(draft, item.proposal?.options ?? [])?.id;
    return [{ item, answer: { kind: draft.kind, optionId } }];
  });

/** What is approved comes to, live; `null` while nothing is. */
export const liveTotal = (act: ActDraft): Act['total'] => totalOf(answeredOf(act));

/** Why an answer does not fit with the others, by recommendation. */
export const liveConflicts = (act: ActDraft): ReadonlyMap<string, Conflict> => {
  const answered = answeredOf(act);
  return new Map(
    conflictsOf(answered).map((conflict) => [answered[conflict.index]?.item.id ?? '', conflict]),
  );
};

/**
 * Why approving this one would not fit with what the others are answered; `null` when it would, and where the other is
 * not answered yet.
 */
export const refusesYes = (act: ActDraft, item: Recommendation): Conflict | null => {
  const others = answeredOf(act).filter(({ item: { id } }) => id !== item.id);
  const optionId = item.proposal?.options[0]?.id;
  const all = [...others, { item, answer: { kind: 'approved' as const, optionId } }];
  const conflict = conflictsOf(all).find(({ index }) => index === others.length);
  if (!conflict) return null;
  const open = act.items.some(
    ({ id }) => id === conflict.other.id && draftFor(act, id).kind === null,
  );
  return open && conflict.kind === 'needs' ? null : conflict;
};

/** Whether the firm asks for a signature at this sum. */
export const needsSignature = (net: Money | undefined, me: Me | null): boolean => {
  const above = me?.organization.signatureAbove ?? null;
  return above !== null && net !== undefined && net.amount >= above.amount;
};

/** How many are answered. */
export const answeredCount = (act: ActDraft): number => answeredOf(act).length;

export interface Sending {
  readonly me: Me | null;
  /** Milliseconds by the server's clock. */
  readonly now: number;
  /** BCP 47 tag of the language on the screen. */
  readonly language: string;
  readonly key: string;
}

/** The act a draft stands for, or what is still missing. What is not answered stays open. */
export const toAct = (act: ActDraft, { me, now, language, key }: Sending): GivenAct | ActGaps => {
  const gaps = new Map<string, DraftGap | 'conflict' | 'signature'>();
  const answers: ActAnswer[] = [];
  const files: GivenFile[] = [];
  const about: Record<string, { title: string; tag: string }> = {};
  const purchaseOrder = act.foot.purchaseOrder.trim();
  const title = (act.foot.title ?? me?.person.title ?? '').trim();
  const conflicts = liveConflicts(act);
  for (const item of act.items) {
    const read = act.drafts.get(item.id);
    // What was chosen may be possible no more: somebody was first, or the price ran out while it was read.
    if (!read?.draft.kind || !item.proposal || !item.may.includes(mayOf[read.draft.kind])) continue;
    const answer = toAnswer(read.draft, {
      version: read.version,
      options: item.proposal.options,
      today: dayIn(now, item.site.timeZone),
      currency: me?.organization.currency ?? 'EUR',
    });
    if (typeof answer === 'string') {
      gaps.set(item.id, answer);
      continue;
    }
    if (conflicts.has(item.id)) gaps.set(item.id, 'conflict');
    const extra = { ...(purchaseOrder && { purchaseOrder }), ...(title && { title }) };
    answers.push({
      recommendationId: item.id,
      revision: item.revision,
      shown: read.shown,
      answer: answer.kind === 'approved' ? { ...answer, ...extra } : answer,
    });
    about[item.id] = { title: item.title, tag: item.equipment.tag };
    const papers =
      answer.kind === 'approved'
        ? act.foot.papers
        : answer.kind === 'fixed-elsewhere'
          ? read.draft.proof
          : [];
    for (const content of papers)
      files.push({ recommendationId: item.id, name: content.name.slice(0, 200), content });
  }
  if (answers.length === 0 && gaps.size === 0) gaps.set('act', 'kind');
  const { signature } = act.foot;
  const net = liveTotal(act)?.net;
  if (!signature && needsSignature(net, me)) gaps.set('act', 'signature');
  if (gaps.size > 0) return gaps;
  const signed = signature ? { signature, consentVersion: currentConsent } : {};
  return {
    key,
    request: { answers, ...(net && { net: net.amount }), ...signed, language },
    files,
    at: now,
    about,
  };
};
