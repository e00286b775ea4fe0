// Which windows a technician can be offered: pure, so that a day on which clocks change can be tried on a table.
import type { Hours } from '../db/schema.ts';
import { addDays, at, type Day, dayOf, toWall, weekdayOf } from '../time/zone.ts';

export interface Span {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** One technician's time: the week's hours in the firm's zone, and what is taken of it. */
export interface Calendar {
  readonly technicianId: string;
  readonly hours: Hours;
  readonly busy: readonly Span[];
}

export interface Window extends Span {
  readonly technicianId: string;
}

export interface Wish {
  /** Nothing starts before. */
  readonly from: Date;
  /** Nothing starts at or after. */
  readonly until: Date;
  readonly durationMinutes: number;
  /** The firm's zone: its working hours and its holidays are read in it. */
  readonly zone: string;
  readonly holidays: ReadonlySet<Day>;
}

const MINUTE = 60_000;
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** Short work starts on the half hour, longer work on the hour, by the firm's clock. */
export const stepMinutes = (durationMinutes: number): number => (durationMinutes <= 60 ? 30 : 60);

/** The span a technician works on one calendar day, or nothing. Hours that end before they begin run past midnight. */
export function workingSpan(
  hours: Hours,
  day: Day,
  zone: string,
  holidays: ReadonlySet<Day>,
): Span | undefined {
  const window = hours[WEEKDAYS[weekdayOf(day)]!];
  if (!window || holidays.has(day)) return undefined;
  const [opens, closes] = window;
  const startsAt = at(day, opens, zone);
  const endsAt = at(closes > opens ? day : addDays(day, 1), closes, zone);
  return endsAt > startsAt ? { startsAt, endsAt } : undefined;
}

const minuteOfDay = (time: number, zone: string): number => {
  const { hour, minute } = toWall(new Date(time), zone);
  return hour * 60 + minute;
};

/** Every start by the clock's step within a span. Counted in elapsed time, so a day has as many as it has hours. */
export function* starts(span: Span, durationMinutes: number, zone: string): Generator<Date> {
  const step = stepMinutes(durationMinutes);
  const quarter = 15 * MINUTE;
  const first = Math.ceil(span.startsAt.getTime() / quarter) * quarter;
  const last = span.endsAt.getTime() - durationMinutes * MINUTE;
  const opening = minuteOfDay(first, zone);
  const elapsed = (time: number) => (time - first) / MINUTE;
  // Only where the clocks change in between must each time be asked for: asking is slow.
  const clocksStay = (opening + elapsed(last) - minuteOfDay(last, zone)) % 1440 === 0;
  for (let time = first; time <= last; time += quarter) {
    const minute = clocksStay ? opening + elapsed(time) : minuteOfDay(time, zone);
    if (minute % step === 0) yield new Date(time);
  }
}

export const overlaps = (a: Span, b: Span): boolean =>
  a.startsAt < b.endsAt && b.startsAt < a.endsAt;

/** Spans and their starts by day and hours: technicians mostly share them, and asking a zone's clock is slow. */
type Memo = Map<string, { readonly span: Span; readonly starts: readonly Date[] } | undefined>;

function workingDay(hours: Hours, day: Day, wish: Wish, memo: Memo) {
  const key = `${day} ${hours[WEEKDAYS[weekdayOf(day)]!]?.join()}`;
  if (!memo.has(key)) {
    const span = workingSpan(hours, day, wish.zone, wish.holidays);
    memo.set(key, span && { span, starts: [...starts(span, wish.durationMinutes, wish.zone)] });
  }
  return memo.get(key);
}

function freeOn(calendar: Calendar, day: Day, wish: Wish, memo: Memo): Window[] {
  const found = workingDay(calendar.hours, day, wish, memo);
  if (!found || found.span.endsAt <= wish.from) return [];
  const { technicianId } = calendar;
  const busy = calendar.busy.filter((taken) => overlaps(taken, found.span));
  const length = wish.durationMinutes * MINUTE;
  return found.starts
    .filter((startsAt) => startsAt >= wish.from && startsAt < wish.until)
    .map((startsAt) => ({
      technicianId,
      startsAt,
      endsAt: new Date(startsAt.getTime() + length),
    }))
    .filter((window) => !busy.some((taken) => overlaps(taken, window)));
}

function* daysOf(wish: Wish): Generator<Day> {
  const last = dayOf(wish.until, wish.zone);
  // From the day before: hours may run past midnight.
  for (let day = addDays(dayOf(wish.from, wish.zone), -1); day <= last; day = addDays(day, 1))
    yield day;
}

/** The free windows of one technician, earliest first. */
export function freeWindows(calendar: Calendar, wish: Wish): Window[] {
  const memo: Memo = new Map();
  return [...daysOf(wish)].flatMap((day) => freeOn(calendar, day, wish, memo));
}

/** Whether a start is one of those on offer. `calendar.busy` is respected as far as it is filled in. */
export function isOffered(calendar: Calendar, wish: Wish, startsAt: Date): boolean {
  if (startsAt < wish.from || startsAt >= wish.until) return false;
  const only = { ...wish, from: startsAt, until: new Date(startsAt.getTime() + 1) };
  return freeWindows(calendar, only).length > 0;
}

/**
 * One technician for each start, earliest first: who comes is settled by preference (the one who found it knows it),
 * then by who has more free time that day, so that work spreads.
 */
export function earliestOffers(
  calendars: readonly Calendar[],
  wish: Wish,
  preferredId: string | null,
  most: number,
): Window[] {
  const memo: Memo = new Map();
  const byStart = new Map<number, Window>();
  let enough = false;
  for (const day of daysOf(wish)) {
    const ranked = calendars
      .map((calendar) => freeOn(calendar, day, wish, memo))
      .filter((windows) => windows.length > 0)
      .toSorted((a, b) => preference(b) - preference(a) || b.length - a.length);
    for (const windows of ranked) {
      for (const window of windows) {
        const key = window.startsAt.getTime();
        if (!byStart.has(key)) byStart.set(key, window);
      }
    }
    // One day more: a night shift of this day may begin after the next one's first hours.
    if (enough) break;
    enough = byStart.size >= most;
  }
  return [...byStart.values()]
    .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
    .slice(0, most);

  function preference([first]: readonly Window[]): number {
    return Number(first?.technicianId === preferredId);
  }
}
