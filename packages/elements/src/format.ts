import type { Money } from '@wellkept/contracts';

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

  #money(currency: string): Intl.NumberFormat {
    return this.#keep(`m${currency}`, () => {
      const options = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
      return new Intl.NumberFormat(this.locale, {
        ...options,
        trailingZeroDisplay: 'stripIfInteger',
      } as typeof options);
    });
  }

  #date(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    return this.#keep(JSON.stringify(options), () => new Intl.DateTimeFormat(this.locale, options));
  }

  /** An amount with its currency, whole amounts without cents: "€640", "€99.50". */
  money(money: Money): string {
    const format = this.#money(money.currency);
    return format.format(major(money, format));
  }

  /** "€4,850–21,600"; one amount when both are equal. */
  moneyRange(from: Money, to: Money): string {
    const format = this.#money(from.currency);
    const low = major(from, format);
    const high = major(to, format);
    if (low === high || from.currency !== to.currency) return format.format(low);
    // One sign for both amounts; where it leads, `Intl` would write it twice.
    return format
      .formatRangeToParts(low, high)
      .filter(
        (part, i) =>
          i === 0 || part.type !== 'currency' || part.source !== 'endRange' || !leads(format),
      )
      .map((part) => part.value)
      .join('')
      .replace(/\s*([–-])\s*/u, '–');
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
    const sameYear = this.#year(at, zone) === this.#year(now, plain ? timeZone : zone);
    return this.#date({
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      ...(sameYear ? {} : { year: 'numeric' }),
      ...inZone(zone),
    })
      .format(at)
      .replace(/^(\p{L}+),\s/u, '$1 ')
      .replace(/\bSept\b(?!\.)/u, 'Sep');
  }

  /** "10 am", "8:30 am". */
  time(instant: string, timeZone?: string): string {
    const at = Date.parse(instant);
    return tidy(this.#clock(at, timeZone, at).format(at));
  }

  /** "Tue 24 Nov, 10 am". */
  dateTime(instant: string, timeZone?: string, now?: number): string {
    return `${this.date(instant, timeZone, now)}, ${this.time(instant, timeZone)}`;
  }

  /** "Thu 26 Nov, 8–10 am". */
  window(startsAt: string, endsAt: string, timeZone?: string, now?: number): string {
    return `${this.date(startsAt, timeZone, now)}, ${this.hours(startsAt, endsAt, timeZone)}`;
  }

  /** "8–10 am". */
  hours(startsAt: string, endsAt: string, timeZone?: string): string {
    const [from, to] = [Date.parse(startsAt), Date.parse(endsAt)];
    // Across midnight `Intl` would write both dates in figures.
    if (this.daysFromToday(endsAt, timeZone, from) !== 0) {
      return `${this.time(startsAt, timeZone)}–${this.time(endsAt, timeZone)}`;
    }
    return tidy(this.#clock(from, timeZone, to).formatRange(from, to)).replace(/\s*–\s*/u, '–');
  }

  /** How many days `instant` lies after today, in that zone: 0 today, 1 tomorrow, -1 yesterday. */
  daysFromToday(instant: string, timeZone?: string, now: number = Date.now()): number {
    const day = (at: number) => {
      const parts = this.#keep(
        `d${timeZone}`,
        () =>
          new Intl.DateTimeFormat('en-CA', {
            year: 'numeric',
            month: '2-digit',
            day: '2-digit',
            ...inZone(timeZone),
          }),
      );
      return Date.parse(parts.format(at));
    };
    return Math.round((day(Date.parse(instant)) - day(now)) / 86_400_000);
  }

  /** "today", "tomorrow", "yesterday", else the date. */
  relativeDay(instant: string, timeZone?: string, now: number = Date.now()): string {
    const days = this.daysFromToday(instant, timeZone, now);
    if (Math.abs(days) > 1) return this.date(instant, timeZone, now);
    return this.#keep(
      'r',
      () => new Intl.RelativeTimeFormat(this.locale, { numeric: 'auto' }),
    ).format(days, 'day');
  }

  /** "A, B and C". */
  list(items: readonly string[]): string {
    return this.#keep('list', () => new Intl.ListFormat(this.locale)).format(items);
  }

  #year(at: number, timeZone: string | undefined): string {
    return this.#date({ year: 'numeric', ...inZone(timeZone) }).format(at);
  }

  #clock(at: number, timeZone: string | undefined, other: number): Intl.DateTimeFormat {
    const whole = at % 3_600_000 === 0 && other % 3_600_000 === 0;
    const twelve = this.#keep(
      'h12',
      () => new Intl.DateTimeFormat(this.locale, { hour: 'numeric' }).resolvedOptions().hour12,
    );
    return this.#date({
      hour: 'numeric',
      ...(whole && twelve ? {} : { minute: '2-digit' }),
      ...inZone(timeZone),
    });
  }
}

const inZone = (timeZone: string | undefined): { timeZone?: string } =>
  timeZone === undefined ? {} : { timeZone };

/** "10 am", not "10\u202fAM" with a space some fonts lack, nor one a line breaks at; and noon is said as such. */
const tidy = (text: string): string =>
  text
    .replace(/\u202f|\u2009/gu, '\u00a0')
    .replace(/\s?\b([ap])\.?m\b\.?/giu, (_, half: string) => `\u00a0${half.toLowerCase()}m`)
    .replace(/(?<![\d:])12\u00a0(am|pm)/gu, (_, half: string) =>
      half === 'pm' ? '12\u00a0noon' : 'midnight',
    )
    // A range pads what a single time does not.
    .replace(/\b0(?=\d:)/gu, '');

/** Whether the language writes the currency before the amount. */
const leads = (format: Intl.NumberFormat): boolean => {
  const parts = format.formatToParts(1).map(({ type }) => type);
  return parts.indexOf('currency') < parts.indexOf('integer');
};

/** As it is written in the findings themselves: "16 %", in every language that uses the sign. */
export const spacedPercent = (text: string): string => text.replace(/(\d)%/u, '$1\u00a0%');

function major(money: Money, format: Intl.NumberFormat): number {
  return money.amount / 10 ** currencyDigits(money.currency, format);
}

/** Minor digits of a currency, told by `Intl`; `stripIfInteger` does not change what it resolves to. */
function currencyDigits(currency: string, format: Intl.NumberFormat): number {
  return format.resolvedOptions().maximumFractionDigits ?? (currency === 'JPY' ? 0 : 2);
}

function supported(lang: string): string {
  try {
    return Intl.getCanonicalLocales(lang)[0] ?? 'en-GB';
  } catch {
    return 'en-GB-u-hc-h12';
  }
}
