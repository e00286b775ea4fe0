// From when until when, in words. By itself: the first list tells of no window.
import { dayIn, daysBetween } from '@wellkept/contracts/day';
import { tidy, type Format } from './format.ts';

interface Span {
  readonly startsAt: string;
  readonly endsAt: string;
}

/** "EDT", "GMT-4": differs where the clock does. */
const zoneName = (clock: Intl.DateTimeFormat, at: number): string | undefined =>
  clock.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value;

/** "8–10 am"; by which clock each end is told when the clocks change in between: "1:30 am EDT – 1:30 am EST". */
export function hoursOf(format: Format, { startsAt, endsAt }: Span, timeZone?: string): string {
  const [from, to] = [Date.parse(startsAt), Date.parse(endsAt)];
  const named = format.clock(from, timeZone, to, { timeZoneName: 'short' });
  if (zoneName(named, from) !== zoneName(named, to))
    return [from, to].map((at) => tidy(named.format(at))).join(' – ');
  // Across midnight `Intl` would write both dates in figures.
  return daysBetween(dayIn(from, timeZone), dayIn(to, timeZone)) !== 0
    ? `${format.time(startsAt, timeZone)}–${format.time(endsAt, timeZone)}`
    : tidy(format.clock(from, timeZone, to).formatRange(from, to)).replace(/\s*–\s*/u, '–');
}

/** "Thu 26 Nov, 8–10 am". */
export const windowOf = (format: Format, span: Span, timeZone?: string, now?: number): string =>
  `${format.date(span.startsAt, timeZone, now)}, ${hoursOf(format, span, timeZone)}`;

/** "today", "tomorrow", "yesterday", else the date. */
export function relativeDay(
  format: Format,
  instant: string,
  timeZone?: string,
  now: number = Date.now(),
): string {
  const days = format.daysFromToday(instant, timeZone, now);
  return Math.abs(days) > 1
    ? format.date(instant, timeZone, now)
    : new Intl.RelativeTimeFormat(format.locale, { numeric: 'auto' }).format(days, 'day');
}
