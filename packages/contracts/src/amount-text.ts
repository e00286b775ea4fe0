import type { Money } from './base.ts';
import { minorDigits } from './minor-digits.ts';

/** How an amount is written. */
export interface AmountStyle {
  /** Whole amounts without their zeros: "€640" beside "€99.50". */
  readonly short?: boolean;
  /** The currency as a sign ("€", "$"), or as its code. `Intl` chooses when left out ("US$" outside the US). */
  readonly display?: 'narrowSymbol' | 'code';
}

type Figures = Pick<Intl.NumberFormat, 'format' | 'formatToParts'>;
const kept = new Map<string, Figures>();

function figures(
  currency: string,
  locale: string,
  digits: number,
  display: AmountStyle['display'] | 'symbol' = 'symbol',
): Figures {
  const name = `${locale} ${currency} ${digits} ${display}`;
  let format = kept.get(name);
  if (!format) {
    const decimals = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    try {
      const style = { style: 'currency', currency, currencyDisplay: display } as const;
      format = new Intl.NumberFormat(locale, { ...style, ...decimals });
    } catch {
      // A code that is none must not cost the reader the amount.
      const plain = new Intl.NumberFormat(locale, decimals);
      format = {
        format: (value: number) => `${plain.format(value)} ${currency}`.trim(),
        formatToParts: (value: number) => plain.formatToParts(value),
      } as Figures;
    }
    kept.set(name, format);
  }
  return format;
}

/** In whole units of the currency, for a spreadsheet's cell or the calculation; the nearest number there is. */
export const fromMinor = ({ amount, currency }: Money): number =>
  // Adding nothing writes minus nothing as nothing.
  amount / 10 ** minorDigits(currency) + 0;

const decimalsOf = ({ amount, currency }: Money, short?: boolean): number =>
  short && amount % 10 ** minorDigits(currency) === 0 ? 0 : minorDigits(currency);

/** An amount as the language writes it, with the decimals of its currency in every runtime: "€4,850.00", "¥5,000". */
export function amountText(money: Money, locale: string, style: AmountStyle = {}): string {
  const digits = decimalsOf(money, style.short);
  return figures(money.currency, locale, digits, style.display).format(fromMinor(money));
}

/** "€4,850–21,600", "4.850–21.600 €"; each amount in full where one is below zero: "-€500 – €200". */
export function rangeText(
  low: Money,
  high: Money,
  locale: string,
  style: AmountStyle = {},
): string {
  const [from, to] = [amountText(low, locale, style), amountText(high, locale, style)];
  if (from === to) return from;
  if (low.currency !== high.currency || low.amount < 0 || high.amount < 0) return `${from} – ${to}`;
  const digits = Math.max(decimalsOf(low, style.short), decimalsOf(high, style.short));
  const format = figures(low.currency, locale, digits, style.display);
  const kinds = format.formatToParts(1).map(({ type }) => type);
  const leads = kinds.indexOf('currency') < kinds.indexOf('integer');
  const bare = (money: Money) =>
    format
      .formatToParts(fromMinor(money))
      .filter(({ type }) => type !== 'currency' && type !== 'literal')
      .map(({ value }) => value)
      .join('');
  return leads
    ? `${format.format(fromMinor(low))}–${bare(high)}`
    : `${bare(low)}–${format.format(fromMinor(high))}`;
}

/** "4850", "4850.50": an amount as a field for typing shows it, or a file for machines. */
export function plainAmount(money: Money, decimal = '.'): string {
  const digits = decimalsOf(money, true);
  const size = String(Math.abs(money.amount)).padStart(minorDigits(money.currency) + 1, '0');
  const sign = money.amount < 0 ? '-' : '';
  const whole = size.slice(0, size.length - minorDigits(money.currency));
  return digits === 0 ? sign + whole : sign + whole + decimal + size.slice(-digits);
}
