import type { Me, Money } from '@wellkept/contracts';
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
