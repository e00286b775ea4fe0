import type { Money } from '@wellkept/contracts';
import { fieldAmount, parseAmount, type AmountProblem } from '@wellkept/contracts/money';

/** What the desk and the technician's page are written in. */
export const LOCALE = 'en';

/** "4850", "4850.50": an amount as a field shows it. */
export const amountText = (money: Money): string => fieldAmount(money, LOCALE);

/** Money from what a person typed; `null` when it is not an amount of 0 or more, or could be two. */
export const amountOf = (typed: string, currency: string): Money | null => {
  const read = parseAmount(typed, currency, LOCALE);
  return typeof read === 'string' ? null : read;
};

const WHY: Record<AmountProblem, string> = {
  empty: 'is missing',
  'not-a-number': 'is not an amount',
  ambiguous: 'can be read in two ways; write it like 4850 or 4850.50',
  'too-exact': 'has more decimals than the currency',
  'too-large': 'is too large',
  negative: 'is below zero',
};

/** Why it is no amount: "can be read in two ways; …"; `null` when it is one. */
export const amountGap = (
  typed: string,
  currency: string,
  options: { readonly signed?: boolean } = {},
): string | null => {
  const read = parseAmount(typed, currency, LOCALE, options);
  return typeof read === 'string' ? WHY[read] : null;
};
