import type { DecisionRequest, Option, ReturnCondition } from '@wellkept/contracts';
import { emptyDraft, type AnswerDraft, type DraftGap } from './drafts.ts';

/** The option a draft approves: the chosen one, or the only one there is. */
export const chosenOption = (draft: AnswerDraft, options: readonly Option[]): Option | null => {
  if (options.length === 1) return options[0] ?? null;
  return options.find((option) => option.id === draft.optionId) ?? null;
};

/**
 * The day `months` after `today` (`YYYY-MM-DD`), kept inside the month: 31 January and one month is the last of February.
 */
export const monthsAfter = (today: string, months: number): string => {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last)))
    .toISOString()
    .slice(0, 10);
};

/** The first day after `today`, and the last one the API takes: three years on. */
export const untilLimits = (today: string): { readonly min: string; readonly max: string } => {
  const tomorrow = new Date(Date.parse(`${today}T00:00:00Z`) + 86_400_000);
  return { min: tomorrow.toISOString().slice(0, 10), max: monthsAfter(today, 36) };
};

/** That day, or the Monday after when it falls on a weekend. */
const workday = (date: string): string => {
  const at = new Date(`${date}T12:00:00Z`);
  const day = at.getUTCDay();
  at.setUTCDate(at.getUTCDate() + (day === 6 ? 2 : day === 0 ? 1 : 0));
  return at.toISOString().slice(0, 10);
};

/** Days that suit most who put something off: in a month, in three, at the start of next year. Never twice the same. */
export const untilChoices = (
  today: string,
): readonly {
  readonly label: 'inAMonth' | 'inThreeMonths' | 'nextYear';
  readonly date: string;
}[] => {
  const newYear = workday(`${Number(today.slice(0, 4)) + 1}-01-04`);
  const months = [
    { label: 'inAMonth', date: workday(monthsAfter(today, 1)) },
    { label: 'inThreeMonths', date: workday(monthsAfter(today, 3)) },
  ] as const;
  return months.some(({ date }) => date === newYear)
    ? months
    : [...months, { label: 'nextYear', date: newYear }];
};

/** The day a deferral comes back at the latest, as the draft stands; empty while it has to be chosen. */
export const dayOf = (draft: AnswerDraft, today: string): string =>
  untilChoices(today).find(({ label }) => label === draft.put)?.date ?? draft.until;

const words = (text: string): string | undefined => text.trim() || undefined;

/** Minor units of a typed amount of whole or decimal units; `null` when it is none. */
export const typedAmount = (text: string, digits = 2): number | null => {
  const plain = text
    .trim()
    .replace(/[\s'’]/gu, '')
    .replace(/[.,](?=\d{3}(\D|$))/gu, '')
    .replace(',', '.');
  const value = Number(plain);
  if (plain === '' || !Number.isFinite(value) || value <= 0) return null;
  const minor = Math.round(value * 10 ** digits);
  return Number.isSafeInteger(minor) ? minor : null;
};

/** What an answer is made from besides its draft. */
export interface Frame {
  readonly version: number;
  readonly options: readonly Option[];
  /** The day at the site, `YYYY-MM-DD`. */
  readonly today: string;
  readonly currency: string;
}

const deferral = (
  draft: AnswerDraft,
  { version, today, currency }: Frame,
): DecisionRequest | DraftGap => {
  const until = dayOf(draft, today);
  const { min, max } = untilLimits(today);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(until) || until < min || until > max) return 'until';
  const amount = draft.spends ? typedAmount(draft.spendAbove) : null;
  if (draft.spends && amount === null) return 'spend';
  const orIf: ReturnCondition[] = [
    ...(draft.failsAgain ? [{ kind: 'fails-again' } as const] : []),
    ...(draft.nextVisit ? [{ kind: 'next-visit' } as const] : []),
    ...(amount === null ? [] : [{ kind: 'spend-above', amount: { amount, currency } } as const]),
  ];
  const budgetPeriod = draft.put === 'budget' ? words(draft.budgetPeriod) : undefined;
  const note = words(draft.note);
  return {
    kind: 'deferred',
    version,
    until,
    ...(orIf.length > 0 && { orIf }),
    ...(budgetPeriod && { budgetPeriod }),
    ...(note && { note }),
  };
};

/** The answer a draft stands for at the proposal version the person read, or what is still missing. */
export const toAnswer = (draft: AnswerDraft, frame: Frame): DecisionRequest | DraftGap => {
  const { version, options } = frame;
  const note = words(draft.note);
  switch (draft.kind) {
    case null:
      return 'kind';
    case 'approved': {
      const option = chosenOption(draft, options);
      return option ? { kind: 'approved', version, optionId: option.id } : 'option';
    }
    case 'declined':
      return {
        kind: 'declined',
        version,
        ...(draft.reason && { reason: draft.reason }),
        ...(note && { note }),
      };
    case 'deferred':
      return deferral(draft, frame);
    case 'question': {
      const text = words(draft.question);
      return text ? { kind: 'question', version, text } : 'question';
    }
    case 'fixed-elsewhere':
      return { kind: 'fixed-elsewhere', version, ...(note && { note }) };
  }
};

/** The draft an answer was made from, for one that came back unsent. Files stay with what was kept. */
export const draftOf = (answer: DecisionRequest): AnswerDraft => {
  const draft = { ...emptyDraft, kind: answer.kind };
  switch (answer.kind) {
    case 'approved':
      return { ...draft, optionId: answer.optionId };
    case 'declined':
      return { ...draft, reason: answer.reason ?? null, note: answer.note ?? '' };
    case 'deferred': {
      const has = (kind: ReturnCondition['kind']) =>
        answer.orIf?.find((each) => each.kind === kind);
      const spend = has('spend-above');
      return {
        ...draft,
        put: answer.budgetPeriod ? 'budget' : 'day',
        until: answer.until,
        budgetPeriod: answer.budgetPeriod ?? '',
        failsAgain: has('fails-again') !== undefined,
        nextVisit: has('next-visit') !== undefined,
        spends: spend !== undefined,
        spendAbove: spend?.kind === 'spend-above' ? String(spend.amount.amount / 100) : '',
        note: answer.note ?? '',
      };
    }
    case 'question':
      return { ...draft, question: answer.text };
    case 'fixed-elsewhere':
      return { ...draft, note: answer.note ?? '' };
  }
};
