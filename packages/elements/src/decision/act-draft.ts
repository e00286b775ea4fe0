import type { GivenAct, GivenFile } from '@wellkept/client';
import type { ActAnswer, Act, Me, Money, Recommendation } from '@wellkept/contracts';
import { conflictsOf, totalOf, type Conflict } from '@wellkept/contracts/answers';
import { currentConsent } from '@wellkept/contracts/consent';
import type { Authority } from '@wellkept/contracts/authority';
import { dayIn } from '@wellkept/contracts/day';
import { toAnswer } from './decision-draft.ts';
import { answeredOf, draftFor } from './answered.ts';
import { hintsOf } from './authority-hints.ts';
import { mayOf, type ActDraft, type ActGaps, type ActGap } from './drafts.ts';

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
  /** The customer's own rules; `null` when they are not known here. */
  readonly authority: Authority | null;
  /** BCP 47 tag of the language on the screen. */
  readonly language: string;
  readonly key: string;
}

/** The act a draft stands for, or what is still missing. What is not answered stays open. */
export const toAct = (
  act: ActDraft,
  { me, now, authority, language, key }: Sending,
): GivenAct | ActGaps => {
  const gaps = new Map<string, ActGap>();
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
      locale: language,
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
  if (!signature && needsSignature(net, me)) gaps.set('signature', 'signature');
  const rules = [...hintsOf(authority, act, me, now).values()];
  if (!purchaseOrder && rules.some(({ orderNeeded }) => orderNeeded)) gaps.set('order', 'order');
  if (act.foot.papers.length === 0 && rules.some(({ documentNeeded }) => documentNeeded))
    gaps.set('document', 'document');
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
