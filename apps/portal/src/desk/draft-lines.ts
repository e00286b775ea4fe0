// The lines of a price and the links of a finding, as the form holds them: text, as typed.
import type { Money, PriceLine, RecommendationEdit, RecommendationLink } from '@wellkept/contracts';
import {
  amountsOf,
  fieldAmount,
  fieldNumber,
  parseAmount,
  parseNumber,
  sumWithin,
} from '@wellkept/contracts/money';
import { amountGap, amountOf, amountText, LOCALE } from './amount.ts';

export interface LineDraft {
  readonly text: string;
  readonly quantity: string;
  readonly unit: string;
  readonly unitPrice: string;
}

export interface LinkDraft {
  readonly kind: RecommendationLink['kind'];
  /** Empty until one is chosen. */
  readonly recommendationId: string;
  /** With `together`. */
  readonly saving: string;
}

type Option = NonNullable<RecommendationEdit['options']>[number];
type NewLine = NonNullable<Option['lines']>[number];
type NewLink = NonNullable<RecommendationEdit['links']>[number];

export const newLine: LineDraft = { text: '', quantity: '1', unit: '', unitPrice: '' };

/** A price that was typed becomes the first of its lines, so that what was typed stays. */
export const firstLineOf = ({ title, price }: { title: string; price: string }): LineDraft => ({
  ...newLine,
  text: price === '' ? '' : title,
  unitPrice: price,
});

export const lineDraftOf = ({ text, quantity, unit, unitPrice }: PriceLine): LineDraft => ({
  text,
  quantity: fieldNumber(quantity, LOCALE),
  unit,
  unitPrice: fieldAmount(unitPrice, LOCALE),
});

/** How many, "2" or "1,5"; `null` when it is no number of 0 or more. */
const quantityOf = (typed: string): number | null => {
  const quantity = parseNumber(typed, LOCALE);
  return quantity >= 0 && quantity <= 1_000_000 ? quantity : null;
};

/** A rebate has a minus. */
const unitPriceOf = (typed: string, currency: string): number | null => {
  const read = parseAmount(typed, currency, LOCALE, { signed: true });
  return typeof read === 'string' ? null : read.amount;
};

/** The line as it is sent; `null` while something in it is missing. */
export const lineOf = (line: LineDraft, currency: string): NewLine | null => {
  const quantity = quantityOf(line.quantity);
  const unitPrice = unitPriceOf(line.unitPrice, currency);
  if (line.text.trim() === '' || quantity === null || unitPrice === null) return null;
  return {
    text: line.text.trim(),
    quantity,
    unitPrice,
    ...(line.unit.trim() === '' ? {} : { unit: line.unit.trim() }),
  };
};

/** What the lines come to as far as they are filled in; `null` when that is too large. */
export const totalOfLines = (lines: readonly LineDraft[], currency: string): Money | null => {
  const amounts = amountsOf(lines.flatMap((line) => lineOf(line, currency) ?? []));
  const amount = sumWithin(amounts);
  return amount === null ? null : { amount, currency };
};

/** What one line comes to; `null` while something in it is missing or too large. */
export const amountOfLine = (draft: LineDraft, currency: string): Money | null =>
  lineOf(draft, currency) && totalOfLines([draft], currency);

export const newLink: LinkDraft = { kind: 'together', recommendationId: '', saving: '' };

export const linkDraftOf = ({ kind, recommendation, saving }: RecommendationLink): LinkDraft => ({
  kind,
  recommendationId: recommendation.id,
  saving: saving ? amountText(saving) : '',
});

/** The link as it is sent; `null` while something in it is missing. */
export const linkOf = (
  { kind, recommendationId, saving }: LinkDraft,
  currency: string,
): NewLink | null => {
  const saved = amountOf(saving, currency);
  if (recommendationId === '' || (kind === 'together' && !saved?.amount)) return null;
  return { kind, recommendationId, ...(kind === 'together' ? { saving: saved!.amount } : {}) };
};

/** What is missing in an option's lines, as sentences. */
export const lineGaps = (
  lines: readonly LineDraft[],
  letter: string,
  currency: string,
): string[] => {
  const gaps = lines.flatMap((line, index) => {
    if (lineOf(line, currency)) return [];
    const price = amountGap(line.unitPrice, currency, { signed: true });
    return line.unitPrice.trim() !== '' && price
      ? [`The price in line ${index + 1} of option ${letter} ${price}.`]
      : [`Option ${letter}, line ${index + 1} needs a text, a quantity and a price.`];
  });
  if (gaps.length > 0) return gaps;
  const total = totalOfLines(lines, currency);
  if (!total) return [`Option ${letter} comes to more than can be reckoned with.`];
  return total.amount < 0 ? [`Option ${letter} comes to less than nothing.`] : [];
};

/** What is missing in the links, as sentences. */
export const linkGaps = (links: readonly LinkDraft[], currency: string): string[] => {
  const gaps = links.flatMap((link, index) =>
    linkOf(link, currency)
      ? []
      : [
          link.recommendationId === ''
            ? `Link ${index + 1} leads to no finding.`
            : `Link ${index + 1} does not say what is saved.`,
        ],
  );
  const ids = links.map(({ recommendationId }) => recommendationId).filter(Boolean);
  if (new Set(ids).size < ids.length) gaps.push('Two links lead to the same finding.');
  return gaps;
};
