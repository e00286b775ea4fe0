import type { Money } from './base.ts';
import { minorDigits } from './minor-digits.ts';
import { MOST } from './reckon.ts';

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

const decimalOf = (locale: string): Sign =>
  new Intl.NumberFormat(locale).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ===
  ','
    ? ','
    : '.';

/** The digits and signs of a number, without the currency's own code or sign, spaces and apostrophes. */
function bare(text: string, currency: string, locale: string): string | null {
  const displays = /^[A-Z]{3}$/.test(currency) ? (['symbol', 'narrowSymbol', 'code'] as const) : [];
  const names = displays.flatMap((currencyDisplay) =>
    new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay })
      .formatToParts(0)
      .filter(({ type }) => type === 'currency')
      .map(({ value }) => value),
  );
  let rest = text.normalize('NFKC').replace(/[\u2212\u2013]/gu, '-');
  const name = names
    .toSorted((a, b) => b.length - a.length)
    .find((each) => rest.toLowerCase().includes(each.toLowerCase()));
  if (name) {
    const at = rest.toLowerCase().indexOf(name.toLowerCase());
    rest = `${rest.slice(0, at)} ${rest.slice(at + name.length)}`;
  }
  // "12,-" and "12.-" say that there are no cents.
  rest = rest.trim().replace(/(\d)[.,]-+$/u, '$1');
  // Between digits, a space or an apostrophe stands before three of them.
  if (/\d[\s'’]+(?!\d{3}(?!\d))(?=[\d])/u.test(rest)) return null;
  return rest.replace(/[\s'’]/gu, '');
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
  const plain = bare(text, currency, locale);
  const [, sign = '', number = ''] = /^([+-]?)([\d.,]+)$/.exec(plain ?? '') ?? [];
  if (!/\d/.test(number)) return 'not-a-number';
  const own = decimalOf(locale);
  const other = own === '.' ? ',' : '.';
  const mine = readWith(own, number);
  const theirs = readWith(other, number);
  const reading = mine ?? theirs;
  if (!reading) return 'not-a-number';
  const digits = minorDigits(currency);
  const { whole, fraction } = reading;
  const differ = mine && theirs && number.includes(own);
  if (differ && fraction.length > digits) return 'ambiguous';
  if (/[1-9]/.test(fraction.slice(digits))) return 'too-exact';
  const size = Number(whole + fraction.slice(0, digits).padEnd(digits, '0'));
  if (size > MOST) return 'too-large';
  if (sign === '-' && size > 0 && !signed) return 'negative';
  return { amount: sign === '-' && size > 0 ? -size : size, currency };
}
