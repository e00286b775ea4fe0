// Calendar days as people's systems write them. Days have no time zone, so a time behind the day is left out.

export type DateOrder = 'ymd' | 'dmy' | 'mdy';

export interface DateOrderFound {
  readonly order: DateOrder;
  /** No day above 12 tells day from month. */
  readonly assumed: boolean;
}

const MONTHS = [
  ['jan', 'januar', 'january', 'jän', 'jänner'],
  ['feb', 'februar', 'february'],
  ['mar', 'mär', 'mrz', 'märz', 'march'],
  ['apr', 'april'],
  ['may', 'mai'],
  ['jun', 'juni', 'june'],
  ['jul', 'juli', 'july'],
  ['aug', 'august'],
  ['sep', 'sept', 'september'],
  ['oct', 'okt', 'october', 'oktober'],
  ['nov', 'november'],
  ['dec', 'dez', 'december', 'dezember'],
];

const ISO = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T ].*)?$/;
const SHORT = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?:,? .*)?$/;
const NAMED = /^(\d{1,2})[. -]+(\p{L}+)[. -]+(\d{4}|\d{2})$/u;

/** @param fallback Used where no date tells the order, e.g. by the firm's country. */
export function findDateOrder(values: Iterable<string>, fallback: 'dmy' | 'mdy'): DateOrderFound {
  let dayFirst = 0;
  let monthFirst = 0;
  let dotted = 0;
  let short = 0;
  for (const value of values) {
    const parts = SHORT.exec(value.trim());
    if (!parts) continue;
    short++;
    if (Number(parts[1]) > 12) dayFirst++;
    else if (Number(parts[2]) > 12) monthFirst++;
    if (/^\d+\.\d+\./.test(value.trim())) dotted++;
  }
  if (short === 0) return { order: 'ymd', assumed: false };
  if (dayFirst !== monthFirst)
    return { order: dayFirst > monthFirst ? 'dmy' : 'mdy', assumed: false };
  // Nobody writes the month first with dots.
  if (dotted === short) return { order: 'dmy', assumed: false };
  return { order: fallback, assumed: true };
}

/** @returns The day as `2026-11-24`, or why it is none. */
export function readDate(text: string, order: DateOrder): { day: string } | string {
  const trimmed = text.trim();
  const iso = ISO.exec(trimmed);
  if (iso) return makeDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const named = NAMED.exec(trimmed);
  if (named) {
    const month = MONTHS.findIndex((names) => names.includes(named[2]!.toLowerCase())) + 1;
    return month === 0
      ? 'This is not a date'
      : makeDay(fullYear(named[3]!), month, Number(named[1]));
  }
  const short = SHORT.exec(trimmed);
  if (!short) return 'This is not a date';
  const [first, second] = [Number(short[1]), Number(short[2])];
  const [day, month] = order === 'mdy' ? [second, first] : [first, second];
  return makeDay(fullYear(short[3]!), month, day);
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
