import type {
  Recommendation,
  RecommendationEdit,
  Severity,
  OptionFamily,
} from '@wellkept/contracts';
import { amountGap, amountOf, amountText } from './amount.ts';
import {
  lineDraftOf,
  lineGaps,
  lineOf,
  linkDraftOf,
  linkGaps,
  linkOf,
  totalOfLines,
  type LineDraft,
  type LinkDraft,
} from './draft-lines.ts';

/** An option as the form holds it: everything text, as typed. */
export interface OptionDraft {
  readonly family: OptionFamily;
  readonly title: string;
  readonly scope: string;
  /** Not used while there are lines: they make the price. */
  readonly price: string;
  readonly lines: readonly LineDraft[];
  readonly readyBy: string;
  readonly warrantyMonths: string;
  readonly durationMinutes: string;
  readonly suggested: boolean;
  readonly taxRate: number | null;
}

/** A recommendation's texts and options as the form holds them. */
export interface Draft {
  readonly title: string;
  readonly severity: Severity;
  readonly found: string;
  readonly suggestion: string;
  readonly why: string;
  readonly goal: string;
  readonly waitText: string;
  /** Percent. */
  readonly waitChance: string;
  readonly waitUntil: string;
  readonly waitCost: string;
  readonly waitSource: string;
  readonly options: readonly OptionDraft[];
  readonly links: readonly LinkDraft[];
}

const newOption: OptionDraft = {
  family: 'repair',
  title: '',
  scope: '',
  price: '',
  lines: [],
  readyBy: '',
  warrantyMonths: '12',
  durationMinutes: '120',
  suggested: false,
  taxRate: null,
};

export const withOption = (draft: Draft): Draft => ({
  ...draft,
  options: [...draft.options, newOption],
});

export const draftOf = (item: Recommendation): Draft => ({
  title: item.title,
  severity: item.severity,
  found: item.found,
  suggestion: item.suggestion,
  why: item.why,
  goal: item.goal ?? '',
  waitText: item.ifYouWait?.text ?? '',
  waitChance: item.ifYouWait?.chance == null ? '' : String(Math.round(item.ifYouWait.chance * 100)),
  waitUntil: item.ifYouWait?.until ?? '',
  waitCost: item.ifYouWait?.cost ? amountText(item.ifYouWait.cost) : '',
  waitSource: item.ifYouWait?.source ?? '',
  options: (item.proposal?.options ?? []).map((option) => ({
    family: option.family,
    title: option.title,
    scope: option.scope,
    price: amountText(option.price),
    lines: option.lines.map(lineDraftOf),
    readyBy: option.readyBy ?? '',
    warrantyMonths: String(option.warrantyMonths),
    durationMinutes: String(option.durationMinutes),
    suggested: option.suggested,
    taxRate: option.taxRate,
  })),
  links: item.links.map(linkDraftOf),
});

const optionOf = (
  option: OptionDraft,
  currency: string,
): NonNullable<RecommendationEdit['options']>[number] => ({
  family: option.family,
  title: option.title,
  price: priceOf(option, currency) ?? { amount: 0, currency },
  warrantyMonths: Number(option.warrantyMonths || 0),
  durationMinutes: Number(option.durationMinutes || 120),
  suggested: option.suggested,
  ...(option.scope === '' ? {} : { scope: option.scope }),
  ...(option.readyBy === '' ? {} : { readyBy: option.readyBy }),
  ...(option.taxRate === null ? {} : { taxRate: option.taxRate }),
  ...(option.lines.length === 0
    ? {}
    : { lines: option.lines.flatMap((line) => lineOf(line, currency) ?? []) }),
});

const priceOf = (option: OptionDraft, currency: string) =>
  option.lines.length > 0
    ? totalOfLines(option.lines, currency)
    : amountOf(option.family === 'wait' && option.price === '' ? '0' : option.price, currency);

/** Doing nothing may have no price; a price that is typed is one. */
const priceGaps = (option: OptionDraft, letter: string, currency: string): string[] => {
  if (option.lines.length > 0) return [];
  if (option.price.trim() === '')
    return option.family === 'wait' ? [] : [`Option ${letter} has no price.`];
  const gap = amountGap(option.price, currency);
  return gap ? [`The price of option ${letter} ${gap}.`] : [];
};

/** What the form cannot send yet, as sentences; empty when it can. */
export const gapsOf = (draft: Draft, currency: string): string[] => {
  const gaps: string[] = [];
  if (draft.title.trim() === '') gaps.push('The finding has no title.');
  if (draft.found.trim() === '') gaps.push('What was found is not said.');
  const waitGap = draft.waitCost === '' ? null : amountGap(draft.waitCost, currency);
  if (waitGap) gaps.push(`What waiting costs ${waitGap}.`);
  const chance = Number(draft.waitChance);
  if (draft.waitChance !== '' && !(chance >= 0 && chance <= 100))
    gaps.push('The chance is a percentage, 0 to 100.');
  draft.options.forEach((option, index) => {
    const letter = String.fromCharCode(65 + index);
    if (option.title.trim() === '') gaps.push(`Option ${letter} has no title.`);
    gaps.push(...priceGaps(option, letter, currency));
    gaps.push(...lineGaps(option.lines, letter, currency));
  });
  gaps.push(...linkGaps(draft.links, currency));
  return gaps;
};

const wholeEdit = (draft: Draft, currency: string): RecommendationEdit => {
  const cost = draft.waitCost === '' ? null : amountOf(draft.waitCost, currency);
  return {
    title: draft.title,
    severity: draft.severity,
    found: draft.found,
    ...(draft.suggestion === '' ? {} : { suggestion: draft.suggestion }),
    ...(draft.why === '' ? {} : { why: draft.why }),
    goal: draft.goal === '' ? null : draft.goal,
    ...(draft.waitText === ''
      ? {}
      : {
          ifYouWait: {
            text: draft.waitText,
            ...(draft.waitChance === '' ? {} : { chance: Number(draft.waitChance) / 100 }),
            ...(draft.waitUntil === '' ? {} : { until: draft.waitUntil }),
            ...(cost === null ? {} : { cost }),
            ...(draft.waitSource === '' ? {} : { source: draft.waitSource }),
          },
        }),
    ...(draft.options.length === 0
      ? {}
      : { options: draft.options.map((option) => optionOf(option, currency)) }),
    links: draft.links.flatMap((link) => linkOf(link, currency) ?? []),
  };
};

/**
 * The request that makes the recommendation what the form says: only what differs from `item` as it was read, so that
 * the history tells what was changed and nothing else. `null` when nothing was. Call only without gaps.
 */
export const editOf = (
  draft: Draft,
  item: Recommendation,
  currency: string,
): RecommendationEdit | null => {
  const before = wholeEdit(draftOf(item), currency) as Readonly<Record<string, unknown>>;
  const changed = Object.entries(wholeEdit(draft, currency)).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field]),
  );
  return changed.length > 0 ? (Object.fromEntries(changed) as RecommendationEdit) : null;
};
