import type { Money } from '@wellkept/contracts';
import { dayIn, daysBetween } from '@wellkept/contracts/day-in';
import { amountText, rangeText } from '@wellkept/contracts/amount-text';

/**
 * Money, dates and times in one language, by `Intl` only. Plain `en` reads as British English with a twelve-hour
 * clock ("Tue 24 Nov, 8–10 am"); `en-US`, `en-GB` and the rest as their region does.
 */
export class Format {
  readonly locale: string;
  readonly #kept = new Map<string, unknown>();

  constructor(lang: string) {
    // The pseudo-locale is English that looks foreign; its numbers and dates stay readable.
    const tag = lang.toLowerCase();
    this.locale = tag === 'en' || tag === 'ar-xb' ? 'en-GB-u-hc-h12' : supported(lang);
  }

  #keep<T>(key: string, make: () => T): T {
    if (!this.#kept.has(key)) this.#kept.set(key, make());
    return this.#kept.get(key) as T;
  }

  #date(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    return this.#keep(JSON.stringify(options), () => new Intl.DateTimeFormat(this.locale, options));
  }

  /** An amount with its currency, whole amounts without cents: "€640", "€99.50". */
  money(money: Money): string {
    return amountText(money, this.locale, written);
  }

  /** "€4,850–21,600"; one amount when both are equal. */
  moneyRange(from: Money, to: Money): string {
    return rangeText(from, to, this.locale, written);
  }

  /** A plain number with at most so many decimals (default 1). */
  number(value: number, decimals = 1): string {
    return this.#keep(
      `n${decimals}`,
      () => new Intl.NumberFormat(this.locale, { maximumFractionDigits: decimals }),
    ).format(value);
  }

  /** A fraction as percent: 0.23 → "23 %", which never breaks. */
  percent(fraction: number, decimals = 0): string {
    const format = this.#keep(
      `p${decimals}`,
      () =>
        new Intl.NumberFormat(this.locale, { style: 'percent', maximumFractionDigits: decimals }),
    );
    return spacedPercent(format.format(fraction));
  }

  /** "Tue 24 Nov"; with the year unless it is the year of `now`. A day without time (`2026-11-24`) needs no zone. */
  date(when: string, timeZone?: string, now: number = Date.now()): string {
    const plain = when.length === 10;
    const zone = plain ? 'UTC' : timeZone;
    const at = Date.parse(when);
    const sameYear = dayIn(at, zone).slice(0, 4) === dayIn(now, timeZone).slice(0, 4);
    return this.#date({
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      ...(sameYear ? {} : { year: 'numeric' }),
      timeZone: zone,
    })
      .format(at)
      .replace(/^(\p{L}+),\s/u, '$1 ')
      .replace(/\bSept\b(?!\.)/u, 'Sep');
  }

  /** "10 am", "8:30 am". */
  time(instant: string, timeZone?: string): string {
    const at = Date.parse(instant);
    return tidy(this.clock(at, timeZone).format(at));
  }

  /** "Tue 24 Nov, 10 am". */
  dateTime(instant: string, timeZone?: string, now?: number): string {
    return `${this.date(instant, timeZone, now)}, ${this.time(instant, timeZone)}`;
  }

  /** How many days `instant` lies after today, in that zone: 0 today, 1 tomorrow, -1 yesterday. */
  daysFromToday(instant: string, timeZone?: string, now: number = Date.now()): number {
    return daysBetween(dayIn(now, timeZone), dayIn(instant, timeZone));
  }

  /** "A, B and C". */
  list(items: readonly string[]): string {
    return this.#keep('list', () => new Intl.ListFormat(this.locale)).format(items);
  }

  /** Writes a time of day as the language does; without minutes where both are whole hours of twelve. */
  clock(
    at: number,
    timeZone: string | undefined,
    other = at,
    more: Intl.DateTimeFormatOptions = {},
  ): Intl.DateTimeFormat {
    const whole = at % 3_600_000 === 0 && other % 3_600_000 === 0;
    const twelve = this.#keep(
      'h12',
      () => new Intl.DateTimeFormat(this.locale, { hour: 'numeric' }).resolvedOptions().hour12,
    );
    return this.#date({
      hour: 'numeric',
      ...(whole && twelve ? {} : { minute: '2-digit' }),
      timeZone,
      ...more,
    });
  }
}

/** "10 am", not "10\u202fAM" with a space some fonts lack, nor one a line breaks at; and noon is said as such. */
export const tidy = (text: string): string =>
  text
    .replace(/\u202f|\u2009/gu, '\u00a0')
    .replace(/\s?\b([ap])\.?m\b\.?/giu, (_, half: string) => `\u00a0${half.toLowerCase()}m`)
    .replace(/(?<![\d:])12\u00a0(am|pm)/gu, (_, half: string) =>
      half === 'pm' ? '12\u00a0noon' : 'midnight',
    )
    // A range pads what a single time does not.
    .replace(/\b0(?=\d:)/gu, '');

const written = { short: true, display: 'narrowSymbol' } as const;

/** As it is written in the findings themselves: "16 %", in every language that uses the sign. */
export const spacedPercent = (text: string): string => text.replace(/(\d)%/u, '$1\u00a0%');

function supported(lang: string): string {
  try {
    return Intl.getCanonicalLocales(lang)[0] ?? 'en-GB';
  } catch {
    return 'en-GB-u-hc-h12';
  }
}
