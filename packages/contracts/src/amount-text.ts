// Money as text. By itself, so that a page that only shows amounts loads nothing else.
import type { Money } from './base.ts';
import { minorDigits } from './minor-digits.ts';

export { minorDigits };

/** How an amount is written. */
export interface AmountStyle {
  /** Whole amounts without their zeros: "€640" beside "€99.50". */
  readonly short?: boolean;
  /** The currency as a sign ("€", "$"), or as its code. `Intl` chooses when left out ("US$" outside the US). */
  readonly display?: 'narrowSymbol' | 'code';
}

const kept = new Map<string, (value: number) => string>();

function write(money: Money, digits: number, locale: string, display = 'symbol'): string {
  const { currency } = money;
  const name = locale + currency + digits + display;
  let format = kept.get(name);
  if (!format) {
    const options = { style: 'currency', currency, currencyDisplay: display } as const;
    format = new Intl.NumberFormat(locale, {
      ...(options as Intl.NumberFormatOptions),
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format;
    kept.set(name, format);
  }
  return format(fromMinor(money));
}

/** In whole units of the currency, for a spreadsheet's cell or the calculation; the nearest number there is. */
export const fromMinor = ({ amount, currency }: Money): number =>
  // Adding nothing writes minus nothing as nothing.
  amount / 10 ** minorDigits(currency) + 0;

const decimalsOf = (money: Money, short = false): number =>
  short && Number.isInteger(fromMinor(money)) ? 0 : minorDigits(money.currency);

/**
 * An amount as the language writes it, with the decimals of its currency in every runtime: "€4,850.00", "¥5,000".
 * @throws {RangeError} for what is no code of a currency: an amount without one says nothing.
 */
export const amountText = (
  money: Money,
  locale: string,
  { short, display }: AmountStyle = {},
): string => write(money, decimalsOf(money, short), locale, display);

/** "€4,850–21,600", "4.850–21.600 €"; each amount in full where one is below zero: "-€500 – €200". */
export function rangeText(
  low: Money,
  high: Money,
  locale: string,
  { short, display }: AmountStyle = {},
): string {
  const digits = Math.max(decimalsOf(low, short), decimalsOf(high, short));
  const apart = low.currency !== high.currency || low.amount < 0 || high.amount < 0;
  const [from = '', to = ''] = [low, high].map((money) =>
    write(money, apart ? decimalsOf(money, short) : digits, locale, display),
  );
  if (from === to) return from;
  if (apart) return `${from} – ${to}`;
  // One sign for both amounts, where the language writes it.
  const sign = /^[^\p{Nd}\p{Cf}]+/u.exec(to)?.[0];
  return sign ? from + to.replace(sign, '–') : `${from.replace(/[^\p{Nd}]+$/u, '')}–${to}`;
}
