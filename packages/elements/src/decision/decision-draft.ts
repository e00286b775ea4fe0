import type { DecisionRequest, Money, Option, ReturnCondition } from '@wellkept/contracts';
import { addDays, monthsAfter } from '@wellkept/contracts/day';
import { fieldAmount, parseAmount } from '@wellkept/contracts/parse-amount';
import { emptyDraft, type AnswerDraft, type DraftGap } from './drafts.ts';

/** The option a draft approves: the chosen one, or the only one there is. */
export const chosenOption = (draft: AnswerDraft, options: readonly Option[]): Option | null => {
  if (options.length === 1) return options[0] ?? null;
  return options.find((option) => option.id === draft.optionId) ?? null;
};

/** The first day after `today`, and the last one the API takes: three years on. */
export const untilLimits = (today: string): { readonly min: string; readonly max: string } => ({
  min: addDays(today, 1),
  max: monthsAfter(today, 36),
});

/** That day, or the Monday after when it falls on a weekend. */
const workday = (date: string): string => {
  const day = new Date(`${date}T12:00:00Z`).getUTCDay();
  return addDays(date, day === 6 ? 2 : day === 0 ? 1 : 0);
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

/** What an answer is made from besides its draft. */
export interface Frame {
  readonly version: number;
  readonly options: readonly Option[];
  /** The day at the site, `YYYY-MM-DD`. */
  readonly today: string;
  readonly currency: string;
  /** BCP 47 tag of the language that was typed in. */
  readonly locale: string;
}

/** The sum of repairs that brings it back: `null` when none is to, `undefined` while what is typed is no sum above 0. */
export const spendAbove = (
  { spends, spendAbove: text }: AnswerDraft,
  { currency, locale }: Pick<Frame, 'currency' | 'locale'>,
): Money | null | undefined => {
  if (!spends) return null;
  const read = parseAmount(text, currency, locale);
  return typeof read === 'string' || read.amount === 0 ? undefined : read;
};

const deferral = (
  draft: AnswerDraft,
  { version, today, ...typing }: Frame,
): DecisionRequest | DraftGap => {
  const until = dayOf(draft, today);
  const { min, max } = untilLimits(today);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(until) || until < min || until > max) return 'until';
  const amount = spendAbove(draft, typing);
  if (amount === undefined) return 'spend';
  const orIf: ReturnCondition[] = [
    ...(draft.failsAgain ? [{ kind: 'fails-again' } as const] : []),
    ...(draft.nextVisit ? [{ kind: 'next-visit' } as const] : []),
    ...(amount === null ? [] : [{ kind: 'spend-above', amount } as const]),
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
export const draftOf = (answer: DecisionRequest, locale: string): AnswerDraft => {
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
        spendAbove: spend?.kind === 'spend-above' ? fieldAmount(spend.amount, locale) : '',
        note: answer.note ?? '',
      };
    }
    case 'question':
      return { ...draft, question: answer.text };
    case 'fixed-elsewhere':
      return { ...draft, note: answer.note ?? '' };
  }
};
