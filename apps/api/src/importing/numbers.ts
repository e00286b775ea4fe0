// Numbers as people's systems write them: 1234.5, 1.234,50, 1 234,50, 1'234.50, € 12,00, (12.00), 12,00-.

export type Decimal = '.' | ',';

export interface DecimalFound {
  readonly decimal: Decimal;
  /** Nothing in the file tells which it is; a number like 1.234 must then be refused. */
  readonly assumed: boolean;
}

/** What remains when signs of currency and all kinds of spaces are gone. */
const bare = (text: string): string =>
  text.replaceAll(/[\s\u00a0\u202f'’]|\p{Sc}|\b[A-Z]{3}\b/gu, '');

/** Reads the decimal sign off all numbers of a file: the last sign, unless it may be one of thousands. */
export function findDecimal(values: Iterable<string>, fallback: Decimal): DecimalFound {
  let comma = 0;
  let point = 0;
  for (const value of values) {
    const text = bare(value);
    const last = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'));
    if (last < 0) continue;
    const sign = text[last]!;
    const other = sign === ',' ? '.' : ',';
    const behind = /^\d*/.exec(text.slice(last + 1))![0].length;
    const before = text.slice(0, last);
    const repeated = before.includes(sign);
    // Twice in one number it stands between thousands; so the other one is the decimal sign.
    const telling = before.includes(other) || behind !== 3 || /^[+-]?0?$/.test(before);
    if (!repeated && !telling) continue;
    if ((sign === ',') === repeated) point++;
    else comma++;
  }
  if (comma === point) return { decimal: fallback, assumed: true };
  return { decimal: comma > point ? ',' : '.', assumed: false };
}

/** @returns The number, or why it is none. */
export function readNumber(text: string, { decimal, assumed }: DecimalFound): number | string {
  let plain = bare(text);
  const negative = /^-|-$|^\(.*\)$/.test(plain);
  plain = plain.replaceAll(/^[-+(]|[-)]$/g, '');
  const thousands = decimal === ',' ? '.' : ',';
  const escaped = (sign: string) => (sign === '.' ? '\\.' : ',');
  const shape = new RegExp(
    `^(\\d+|\\d{1,3}(${escaped(thousands)}\\d{3})+)?(${escaped(decimal)}\\d*)?$`,
  );
  if (!/\d/.test(plain) || !shape.test(plain)) {
    return /^[\d.,]+$/.test(plain)
      ? `This is not a number with “${decimal}” before the decimals`
      : 'This is not a number';
  }
  if (assumed && /^\d{1,3}[.,]\d{3}$/.test(plain) && !plain.startsWith('0')) {
    return 'This can be read with or without decimals; say which sign the file uses (decimal)';
  }
  const value = Number(plain.replaceAll(thousands, '').replace(decimal, '.'));
  return negative && value !== 0 ? -value : value;
}

const digitsOf = new Map<string, number>();

/** How many minor units make one: 2 for EUR, 0 for JPY, 3 for KWD. Unknown codes count as 2. */
export function minorDigits(currency: string): number {
  let digits = digitsOf.get(currency);
  if (digits === undefined) {
    digits =
      new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
        .maximumFractionDigits ?? 2;
    digitsOf.set(currency, digits);
  }
  return digits;
}

/** Into minor units, halves away from zero; by decimal digits, because 1.005 × 100 is not 100.5 in binary. */
export function toMinorUnits(value: number, currency: string): number {
  const shifted = Number(`${Math.abs(value)}e${minorDigits(currency)}`);
  const rounded = Math.round(
    Number.isNaN(shifted) ? Math.abs(value) * 10 ** minorDigits(currency) : shifted,
  );
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}
