import type { DecisionRequest, DeclineReason, Option } from '@wellkept/contracts';

/** One of the five answers; the first four are shown alike, the fifth quietly. */
export type AnswerKind = DecisionRequest['kind'];

/** What a person has filled in so far. Nothing is chosen until they choose it. */
export interface DecisionDraft {
  readonly kind: AnswerKind | null;
  readonly optionId: string | null;
  readonly purchaseOrder: string;
  readonly title: string;
  readonly reason: DeclineReason | null;
  /** Words that go with declining, putting off or "fixed elsewhere". */
  readonly note: string;
  /** Day on which it comes back, `YYYY-MM-DD`; empty until chosen. */
  readonly until: string;
  readonly question: string;
}

export const emptyDraft: DecisionDraft = {
  kind: null,
  optionId: null,
  purchaseOrder: '',
  title: '',
  reason: null,
  note: '',
  until: '',
  question: '',
};

/** What is still missing before a draft can be sent. */
export type DraftGap = 'kind' | 'option' | 'until' | 'question';

/** Whether anything was typed or chosen that would be a loss. */
export const isStarted = (draft: DecisionDraft): boolean =>
  draft.kind !== null || draft.note !== '' || draft.question !== '' || draft.purchaseOrder !== '';

/** The option a draft approves: the chosen one, or the only one there is. */
export const approvedOption = (draft: DecisionDraft, options: readonly Option[]): Option | null => {
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

const words = (text: string): string | undefined => text.trim() || undefined;

/** The request a draft stands for at the proposal version the person read, or what is still missing. */
export const toRequest = (
  draft: DecisionDraft,
  version: number,
  options: readonly Option[],
  today: string,
): DecisionRequest | DraftGap => {
  const note = words(draft.note);
  switch (draft.kind) {
    case null:
      return 'kind';
    case 'approved': {
      const option = approvedOption(draft, options);
      if (!option) return 'option';
      const purchaseOrder = words(draft.purchaseOrder);
      const title = words(draft.title);
      return {
        kind: 'approved',
        version,
        optionId: option.id,
        ...(purchaseOrder && { purchaseOrder }),
        ...(title && { title }),
      };
    }
    case 'declined':
      return {
        kind: 'declined',
        version,
        ...(draft.reason && { reason: draft.reason }),
        ...(note && { note }),
      };
    case 'deferred': {
      const { min, max } = untilLimits(today);
      if (!/^\d{4}-\d{2}-\d{2}$/.test(draft.until) || draft.until < min || draft.until > max)
        return 'until';
      return { kind: 'deferred', version, until: draft.until, ...(note && { note }) };
    }
    case 'question': {
      const text = words(draft.question);
      return text ? { kind: 'question', version, text } : 'question';
    }
    case 'fixed-elsewhere':
      return { kind: 'fixed-elsewhere', version, ...(note && { note }) };
  }
};
