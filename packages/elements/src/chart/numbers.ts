import { spacedPercent } from '../format.ts';

/** Numbers of one language and currency. Money is in major units, as the economics engine has it. */
export class Numbers {
  readonly locale: string;
  readonly currency: string;
  readonly #formats = new Map<string, Intl.NumberFormat>();

  constructor(locale: string, currency = 'EUR') {
    this.locale = locale;
    this.currency = currency;
  }

  #format(key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
    let format = this.#formats.get(key);
    if (!format) this.#formats.set(key, (format = new Intl.NumberFormat(this.locale, options)));
    return format;
  }

  /** €12,400 · €85 · €0.24: decimals only where they say something. */
  money(exact: number): string {
    const value = Math.abs(exact) < 0.005 ? 0 : exact;
    const cents = Math.abs(value) < 100 && !Number.isInteger(value);
    // A price of energy is told to a tenth of a cent.
    const decimals = !cents
      ? 0
      : Math.abs(value) < 1 && Math.abs(value * 100 - Math.round(value * 100)) > 0.01
        ? 3
        : 2;
    const format = this.#format(`money${decimals}`, {
      style: 'currency',
      currency: this.currency,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
    return dashed(format.formatToParts(value));
  }

  /** Three figures are as exact as an estimate of ten years can honestly be: 12,419 is 12,400, and millions are said as such. */
  estimate(value: number): string {
    if (Math.abs(value) >= 1_000_000) return this.#short(value, { maximumSignificantDigits: 3 });
    return this.money(Math.abs(value) < 100 ? Math.round(value) : Number(value.toPrecision(3)));
  }

  /** €, or what the language writes for this currency. */
  get symbol(): string {
    const parts = this.#format('symbol', {
      style: 'currency',
      currency: this.currency,
      currencyDisplay: 'narrowSymbol',
    }).formatToParts(0);
    return parts.find((part) => part.type === 'currency')?.value ?? this.currency;
  }

  /** For axes: €20k. */
  compact(value: number): string {
    return this.#short(value, { maximumFractionDigits: 1, minimumFractionDigits: 0 });
  }

  #short(value: number, digits: Intl.NumberFormatOptions): string {
    const format = this.#format(`compact${JSON.stringify(digits)}`, {
      style: 'currency',
      currency: this.currency,
      currencyDisplay: 'narrowSymbol',
      notation: 'compact',
      ...digits,
    });
    // English writes the thousand small beside money, and outside America the million; Intl does not everywhere.
    const small = this.locale.startsWith('en') && this.locale !== 'en-US' ? /^[KM]$/ : /^K$/;
    return dashed(
      format
        .formatToParts(value)
        .map((part) =>
          part.type === 'compact' && small.test(part.value)
            ? { ...part, value: part.value.toLowerCase() }
            : part,
        ),
    );
  }

  /** 17,400 · 1.4 · 0.75 · 0.035 */
  plain(value: number, decimals = decimalsOf(value)): string {
    return dashed(
      this.#format(`plain${decimals}`, { maximumFractionDigits: decimals }).formatToParts(value),
    );
  }

  /** A share as per cent: 0.035 is 3.5 %. */
  percent(value: number): string {
    return spacedPercent(
      dashed(
        this.#format('percent', { style: 'percent', maximumFractionDigits: 1 }).formatToParts(
          value,
        ),
      ),
    );
  }
}

/** As many decimals as say something beside numbers of that size. */
const decimalsOf = (value: number): number =>
  Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 0.1 || value === 0 ? 2 : 3;

/** With a real minus sign, which is as wide as a digit. */
const dashed = (parts: readonly Intl.NumberFormatPart[]): string =>
  parts.map((part) => (part.type === 'minusSign' ? '\u2212' : part.value)).join('');
