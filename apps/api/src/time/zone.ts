// The one place where wall clocks and instants meet. Never in SQL: the database may know other rules than we do.
import { addDays } from '@wellkept/contracts/day';

export { addDays };

/** A reading of a wall clock, without a zone. Month and day count from 1. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** Rules older than these are wrong for some zones today (western Canada and Morocco changed in 2026). */
const RULES_FLOOR = '2026c';

export const zoneRulesAreStale = (version: string | undefined = process.versions['tz']): boolean =>
  version === undefined || version < RULES_FLOOR;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  return format;
}

/** Whether this is an IANA zone we have rules for. */
export function isZone(zone: string): boolean {
  if (/^[+-]\d/.test(zone)) return false;
  try {
    formatFor(zone);
    return true;
  } catch {
    return false;
  }
}

export function toWall(instant: Date, zone: string): WallTime {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatFor(zone).formatToParts(instant)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return { year, month, day, hour, minute, second };
}

const asUtc = (wall: WallTime): number =>
  Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);

/** How far the zone's clock is ahead of UTC at that instant, in milliseconds. */
function offsetAt(instant: number, zone: string): number {
  const whole = Math.floor(instant / 1000) * 1000;
  return asUtc(toWall(new Date(whole), zone)) - whole;
}

/**
 * The instant at which a zone's clock shows `wall`. As RFC 5545 says: a time shown twice is the first one; a time
 * skipped is read with the offset that held before the gap (so 02:30 becomes 03:30 where an hour is skipped).
 */
export function toInstant(wall: WallTime, zone: string): Date {
  const local = asUtc(wall);
  const day = 86_400_000;
  const before = offsetAt(local - day, zone);
  const after = offsetAt(local + day, zone);
  for (const offset of [before, after]) {
    if (offsetAt(local - offset, zone) === offset) return new Date(local - offset);
  }
  return new Date(local - before);
}

/** `2026-11-24` */
export type Day = string;

const two = (value: number): string => String(value).padStart(2, '0');

export const dayOf = (instant: Date, zone: string): Day => {
  const { year, month, day } = toWall(instant, zone);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
};

/** 0 for Sunday to 6 for Saturday. */
export const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** The instant of a time of day (`HH:MM`, up to `24:00`) on a calendar day in a zone. */
export function at(day: Day, time: string, zone: string): Date {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const whole = hour === 24 ? addDays(day, 1) : day;
  const [year = 0, month = 1, date = 1] = whole.split('-').map(Number);
  return toInstant(
    { year, month, day: date, hour: hour === 24 ? 0 : hour, minute, second: 0 },
    zone,
  );
}

/** The first instant after a calendar day in a zone: until then, something valid "up to and including" it holds. */
export const endOfDay = (day: Day, zone: string): Date => at(addDays(day, 1), '00:00', zone);
