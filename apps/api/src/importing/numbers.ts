// Numbers as people's systems write them: 1234.5, 1.234,50, 1 234,50, 1'234.50, 1,23,456.00, € 12,00, Fr. 12.-, (12.00), 12,00-.

export type Decimal = '.' | ',';

export interface DecimalFound {
  readonly decimal: Decimal;
  /** Nothing in the file tells which it is; a number like 1.234 must then be refused. */
  readonly assumed: boolean;
}

/** A currency by its sign, its code, or the short word people write for it. */
const CURRENCY = new RegExp(
  String.raw`\p{L}{0,3}\p{Sc}|(?<!\p{L})(?:` +
    Intl.supportedValuesOf('currency').join('|') +
    String.raw`|S?Fr|kr|zł|Kč|Ft|lei|Rs|руб|р|лв|din|TL)(?!\p{L})\.?`,
  'giu',
);

/** Words that say that nothing is given. */
const NOTHING =
  /^(?:[-–—]+|#?n\/?a|n\.\s?a\.?|k\.\s?a\.?|keine angabe|none|null|unbekannt|unknown)$/i;

/** Whether a cell says in words that it holds no value: `n/a`, `k. A.`, `–`. */
export const saysNothing = (text: string): boolean => NOTHING.test(text.trim());

/** The number as it is written, without signs of currency; true minus signs and dashes become hyphens. */
function bare(text: string): string {
  if (saysNothing(text)) return '';
  return (
    text
      .normalize('NFKC')
      .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
      .replaceAll(CURRENCY, ' ')
      .trim()
      // “12,-” and “12.-” say that there are no cents; the sign is the one before decimals.
      .replace(/(\d)([.,])\s*-{1,2}$/, '$1$200')
  );
}

/** Spaces and apostrophes stand between thousands only; elsewhere they separate two numbers. */
const joined = (text: string): string =>
  /\d[\s'’]+(?!\d{3}(?!\d))\d/.test(text) ? text : text.replaceAll(/[\s'’]/g, '');

/** Reads the decimal sign off the numbers of a file: the last sign, unless it may be one of thousands. */
export class DecimalFinder {
  #comma = 0;
  #point = 0;

  add(value: string): void {
    const text = joined(bare(value));
    const last = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'));
    if (last < 0) return;
    const sign = text[last]!;
    const other = sign === ',' ? '.' : ',';
    const behind = /^\d*/.exec(text.slice(last + 1))![0].length;
    const before = text.slice(0, last);
    const repeated = before.includes(sign);
    // Twice in one number it stands between thousands; so the other one is the decimal sign.
    const telling = before.includes(other) || behind !== 3 || /^[+-]?0?$/.test(before);
    if (!repeated && !telling) return;
    if ((sign === ',') === repeated) this.#point++;
    else this.#comma++;
  }

  /** @param fallback Used where no number tells. */
  found(fallback: Decimal): DecimalFound {
    if (this.#comma === this.#point) return { decimal: fallback, assumed: true };
    return { decimal: this.#comma > this.#point ? ',' : '.', assumed: false };
  }
}

/** With one sign before the decimals and the other between thousands, or, with commas, between hundreds of thousands. */
const SHAPES: Readonly<Record<Decimal, RegExp>> = {
  '.': /^(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3})?(?:\.\d*)?$/,
  ',': /^(?:\d+|\d{1,3}(?:\.\d{3})+)?(?:,\d*)?$/,
};

/** @returns The number, or why it is none. */
export function readNumber(text: string, { decimal, assumed }: DecimalFound): number | string {
  let plain = bare(text);
  const negative = /^-|-$|^\(.*\)$/.test(plain);
  plain = joined(plain.replaceAll(/^[-+(]|[-)]$/g, '').trim());
  const thousands = decimal === ',' ? '.' : ',';
  if (!/\d/.test(plain) || !SHAPES[decimal].test(plain)) {
    return /^[\d.,]+$/.test(plain)
      ? `This is not a number with “${decimal}” before the decimals`
      : 'This is not a number';
  }
  if (assumed && /^\d{1,3}[.,]\d{3}$/.test(plain) && !plain.startsWith('0')) {
    return 'This can be read with or without decimals; say which sign the file uses before decimals';
  }
  const value = Number(plain.replaceAll(thousands, '').replace(decimal, '.'));
  return negative && value !== 0 ? -value : value;
}
