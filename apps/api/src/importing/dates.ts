// Calendar days as people's systems write them. Days have no time zone, so a time behind the day is left out.

/** `serial-1900` and `serial-1904`: a spreadsheet's count of days, from 1900 or, in old files of a Mac, from 1904. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy' | 'serial-1900' | 'serial-1904';

export interface DateOrderFound {
  readonly order: DateOrder;
  /** No day above 12 tells day from month. */
  readonly assumed: boolean;
  /** Some days stand before their month and some behind it, so a day that can be either tells nothing. */
  readonly mixed?: boolean;
}

const ISO = /^(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|(\d{2})(\d{2}))(?:[T ].*)?$/;
const EAST_ASIAN = /^(\d{4})[年년]\s*(\d{1,2})[月월]\s*(\d{1,2})[日일](?: .*)?$/u;
const SHORT = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?:,? .*)?$/;
const DAY_NAMED =
  /^(\d{1,2})(?:st|nd|rd|th|er|º)?[. -]+(?:de )?(\p{L}+)[., -]+(?:de )?(\d{4}|\d{2})(?:,? .*)?$/u;
const MONTH_NAMED = /^(\p{L}+)[. -]+(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})(?:,? .*)?$/u;
const SERIAL = /^\d{5}(?:[.,]\d+)?$/;

const LANGUAGES = [
  'en',
  'en-GB',
  'de',
  'de-AT',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'pl',
  'cs',
  'sv',
  'da',
  'nb',
  'fi',
];

/** Names of months, whole and short, as these languages write them beside a day. */
const MONTHS = new Map<string, number>([
  ['mrz', 3],
  ['mär', 3],
  ['sept', 9],
]);
for (const language of LANGUAGES)
  for (const month of ['long', 'short'] as const) {
    const format = new Intl.DateTimeFormat(language, { day: 'numeric', month, timeZone: 'UTC' });
    for (let index = 0; index < 12; index++) {
      const parts = format.formatToParts(Date.UTC(2026, index, 1));
      const name = parts.find(({ type }) => type === 'month')?.value ?? '';
      MONTHS.set(name.toLowerCase().replaceAll('.', ''), index + 1);
    }
  }

/** Reads the order of day and month off the dates of a file. */
export class DateOrderFinder {
  #dayFirst = 0;
  #monthFirst = 0;
  #dotted = 0;
  #short = 0;

  add(value: string): void {
    const parts = SHORT.exec(value.trim());
    if (!parts) return;
    this.#short++;
    if (Number(parts[1]) > 12) this.#dayFirst++;
    else if (Number(parts[2]) > 12) this.#monthFirst++;
    if (/^\d+\.\d+\./.test(value.trim())) this.#dotted++;
  }

  /** @param fallback Used where no date tells the order, e.g. by the firm's country. */
  found(fallback: 'dmy' | 'mdy'): DateOrderFound {
    const [dayFirst, monthFirst] = [this.#dayFirst, this.#monthFirst];
    if (this.#short === 0) return { order: 'ymd', assumed: false };
    const mixed = dayFirst > 0 && monthFirst > 0;
    if (dayFirst !== monthFirst)
      return {
        order: dayFirst > monthFirst ? 'dmy' : 'mdy',
        assumed: false,
        ...(mixed && { mixed }),
      };
    // Nobody writes the month first with dots.
    if (this.#dotted === this.#short) return { order: 'dmy', assumed: false };
    return { order: fallback, assumed: true, ...(mixed && { mixed }) };
  }
}

/** @returns The day as `2026-11-24`, or why it is none. */
export function readDate(
  text: string,
  { order, mixed = false }: Omit<DateOrderFound, 'assumed'>,
): { day: string } | string {
  const trimmed = text.normalize('NFKC').trim();
  const iso = ISO.exec(trimmed);
  if (iso) return makeDay(Number(iso[1]), Number(iso[2] ?? iso[4]), Number(iso[3] ?? iso[5]));
  const asian = EAST_ASIAN.exec(trimmed);
  if (asian) return makeDay(Number(asian[1]), Number(asian[2]), Number(asian[3]));
  if (SERIAL.test(trimmed)) return readSerial(Number.parseInt(trimmed, 10), order);
  const short = SHORT.exec(trimmed);
  if (short)
    return readShort(Number(short[1]), Number(short[2]), fullYear(short[3]!), order, mixed);
  const [, day, dayMonth, dayYear] = DAY_NAMED.exec(trimmed) ?? [];
  const [, monthName, monthDay, monthYear] = MONTH_NAMED.exec(trimmed) ?? [];
  const month = MONTHS.get((dayMonth ?? monthName ?? '').toLowerCase());
  if (month === undefined) return 'This is not a date';
  return makeDay(fullYear((dayYear ?? monthYear)!), month, Number(day ?? monthDay));
}

function readShort(
  first: number,
  second: number,
  year: number,
  order: DateOrder,
  mixed: boolean,
): { day: string } | string {
  const either = first <= 12 && second <= 12;
  if (mixed && either && first !== second)
    return 'Some dates of this column have the day first and others the month, and this one can be either; say which with the order of dates';
  const monthFirst = mixed && !either ? second > 12 : order === 'mdy';
  return monthFirst ? makeDay(year, first, second) : makeDay(year, second, first);
}

const DAY = 86_400_000;
/** Day 0. Spreadsheets count a 29 February 1900 that never was, so this holds from March 1900 on. */
const SERIAL_ORIGIN = {
  'serial-1900': Date.UTC(1899, 11, 30),
  'serial-1904': Date.UTC(1904, 0, 1),
};

const serialDay = (days: number, order: keyof typeof SERIAL_ORIGIN): string =>
  new Date(SERIAL_ORIGIN[order] + days * DAY).toISOString().slice(0, 10);

function readSerial(days: number, order: DateOrder): { day: string } | string {
  if (order === 'serial-1900' || order === 'serial-1904') return { day: serialDay(days, order) };
  return (
    'This may be a spreadsheet’s own number of a day: ' +
    `${serialDay(days, 'serial-1900')} counted from 1900, ${serialDay(days, 'serial-1904')} from 1904; say which with the order of dates`
  );
}

/** Two digits mean 1950 to 2049. */
const fullYear = (digits: string): number =>
  digits.length === 4 ? Number(digits) : Number(digits) + (Number(digits) < 50 ? 2000 : 1900);

function makeDay(year: number, month: number, day: number): { day: string } | string {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (month < 1 || month > 12) return `There is no month ${month}`;
  if (date.getUTCDate() !== day || date.getUTCMonth() !== month - 1) return 'There is no such day';
  if (year < 1900 || year > 2199) return `The year ${year} is out of range`;
  return { day: date.toISOString().slice(0, 10) };
}
