import type { Money } from './base.ts';
import { minorDigits } from './minor-digits.ts';
import { MOST } from './sums.ts';

/**
 * Why a text is no amount: nothing typed; no number; one that can be read in two ways; more decimals than the currency
 * has; beyond what is reckoned with; below zero.
 */
export type AmountProblem =
  | 'empty'
  | 'not-a-number'
  | 'ambiguous'
  | 'too-exact'
  | 'too-large'
  | 'negative';

type Sign = '.' | ',';
interface Reading {
  readonly whole: string;
  readonly fraction: string;
}

/** The text with this sign before the decimals and the other one between thousands; `null` when it cannot be that. */
function readWith(decimal: Sign, text: string): Reading | null {
  const group = decimal === '.' ? ',' : '.';
  const parts = text.split(decimal);
  const [whole = '', fraction = ''] = parts;
  if (parts.length > 2 || fraction.includes(group)) return null;
  const groups = whole.split(group);
  const [first = '', ...rest] = groups;
  const last = rest.pop();
  const fits =
    last === undefined ||
    (/^[1-9]\d{0,2}$/.test(first) &&
      last.length === 3 &&
      // Hundreds of thousands stand in twos in India, with commas: 1,23,456.
      (rest.every(({ length }) => length === 3) ||
        (group === ',' && rest.every(({ length }) => length === 2))));
  return fits ? { whole: groups.join(''), fraction } : null;
}

/** A tag that is none must not cost the reader what they typed. */
const known = (locale: string): string => {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
};

const decimalOf = (locale: string): Sign =>
  new Intl.NumberFormat(known(locale)).formatToParts(0.5).find(({ type }) => type === 'decimal')
    ?.value === ','
    ? ','
    : '.';

/** "4850", "4850.50": an amount as a field for typing shows it, or a file for machines. */
export function plainAmount(money: Money, decimal = '.'): string {
  const digits = minorDigits(money.currency);
  const size = String(Math.abs(money.amount)).padStart(digits + 1, '0');
  const sign = money.amount < 0 ? '-' : '';
  const whole = sign + size.slice(0, size.length - digits);
  const rest = size.slice(size.length - digits);
  return /[1-9]/.test(rest) ? whole + decimal + rest : whole;
}

/** An amount as a field for typing shows it, with the language's decimal sign: "4850", "4850,50". */
export const fieldAmount = (money: Money, locale: string): string =>
  plainAmount(money, decimalOf(locale));

/** A number as a field for typing shows it: "7.5", "7,5". */
export const fieldNumber = (value: number, locale: string): string =>
  String(value).replace('.', decimalOf(locale));

const normal = (text: string): string => text.normalize('NFKC').replace(/[\u2212\u2013]/gu, '-');

/** Without spaces and apostrophes; `null` where they do not stand before three digits. */
const close = (text: string): string | null =>
  /\d[\s'’]+(?!\d{3}(?!\d))(?=\d)/u.test(text) ? null : text.replace(/[\s'’]/gu, '');

/** The digits and signs of a number, without the currency's own code or sign. */
function bare(text: string, currency: string, locale: string): string | null {
  const displays = /^[A-Z]{3}$/.test(currency) ? (['symbol', 'narrowSymbol', 'code'] as const) : [];
  const names = displays.flatMap((currencyDisplay) =>
    new Intl.NumberFormat(known(locale), { style: 'currency', currency, currencyDisplay })
      .formatToParts(0)
      .filter(({ type }) => type === 'currency')
      .map(({ value }) => value),
  );
  let rest = normal(text);
  const name = names
    .toSorted((a, b) => b.length - a.length)
    .find((each) => rest.toLowerCase().includes(each.toLowerCase()));
  if (name) {
    const at = rest.toLowerCase().indexOf(name.toLowerCase());
    rest = `${rest.slice(0, at)} ${rest.slice(at + name.length)}`;
  }
  // "12,-" and "12.-" say that there are no cents.
  return close(rest.trim().replace(/(\d)[.,]-+$/u, '$1'));
}

/** Sign and number apart; the number as the language reads it, and as the other one would. */
function readings(plain: string | null, locale: string) {
  const [, sign = '', number = ''] = /^([+-]?)([\d.,]*\d[\d.,]*)$/.exec(plain ?? '') ?? [];
  const own = decimalOf(locale);
  return {
    negative: sign === '-',
    mine: number === '' ? null : readWith(own, number),
    theirs: number === '' ? null : readWith(own === '.' ? ',' : '.', number),
    /** The language would see decimals in it. */
    decimal: number.includes(own),
  };
}

/**
 * A number that is no money, from what a person typed: as the language writes it, or else in the one other way that is
 * possible ("1,5" in English). @returns NaN when it is none.
 */
export function parseNumber(text: string, locale: string): number {
  const { negative, mine, theirs } = readings(close(normal(text).trim()), locale);
  const reading = mine ?? theirs;
  if (!reading) return Number.NaN;
  const size = Number(`${reading.whole || 0}.${reading.fraction || 0}`);
  return negative && size > 0 ? -size : size;
}

/**
 * Money from what a person typed. The language's own signs are read as the language writes them: in English "5,000" is
 * five thousand and "5.00" five; in German "5.000" is five thousand. What the language would write otherwise is read
 * where only one reading is possible ("4.850,50" in English), and is ambiguous where two are: "1.234" in English may be
 * meant in German, unless the currency has three decimals. Never rounds.
 */
export function parseAmount(
  text: string,
  currency: string,
  locale: string,
  { signed = false }: { readonly signed?: boolean } = {},
): Money | AmountProblem {
  if (text.trim() === '') return 'empty';
  const { negative, mine, theirs, decimal } = readings(bare(text, currency, locale), locale);
  const reading = mine ?? theirs;
  if (!reading) return 'not-a-number';
  const digits = minorDigits(currency);
  const { whole, fraction } = reading;
  if (mine && theirs && decimal && fraction.length > digits) return 'ambiguous';
  if (/[1-9]/.test(fraction.slice(digits))) return 'too-exact';
  const size = Number(whole + fraction.slice(0, digits).padEnd(digits, '0'));
  if (size > MOST) return 'too-large';
  const below = negative && size > 0;
  if (below && !signed) return 'negative';
  return { amount: below ? -size : size, currency };
}
