import type { Me, Money, Option } from '@wellkept/contracts';
import type { Format } from '../format.ts';

interface TaxTerms {
  taxHeld: (rate: string, tax: string, gross: string) => string;
  taxHeldOnly: (tax: string, gross: string) => string;
  taxNone: (tax: string) => string;
}

/** What a sum holds: tax rate where there is one for all of it, name of the tax, and the sum with it. */
export const taxWords = (
  sum: { readonly tax: Money; readonly gross: Money },
  rates: readonly number[],
  me: Me | null,
  t: TaxTerms,
  format: Format,
): string => {
  const tax = me?.organization.taxName ?? 'VAT';
  if (sum.tax.amount === 0) return t.taxNone(tax);
  const [rate, other] = new Set(rates);
  const gross = format.money(sum.gross);
  return rate === undefined || other !== undefined
    ? t.taxHeldOnly(tax, gross)
    : t.taxHeld(format.percent(rate, 1), tax, gross);
};

/**
 * How the tax of a sum is rounded, where several amounts make the sum and somebody might reckon otherwise: a line's tax
 * rounded for itself can differ by a cent. Empty where it cannot matter.
 */
export const taxRule = (
  tax: Money,
  options: readonly Pick<Option, 'lines'>[],
  me: Me | null,
  t: { readonly taxOnce: (tax: string) => string },
): string =>
  tax.amount !== 0 && (options.length > 1 || options.some(({ lines }) => lines.length > 1))
    ? t.taxOnce(me?.organization.taxName ?? 'VAT')
    : '';
