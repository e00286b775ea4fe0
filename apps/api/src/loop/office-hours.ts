// When a duty is due, counted in the hours the office is open: a promise made on Friday evening is not due on Saturday.
import type { Hours } from '../db/schema.ts';
import { addDays, at, dayOf, weekdayOf, type Day } from '../time/zone.ts';

export interface Office {
  readonly timeZone: string;
  readonly hours: Hours;
  readonly holidays: ReadonlySet<Day>;
}

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
/** A firm that is never open would wait for ever: after so many days plain days are counted. */
const MAX_DAYS = 60;

interface Opening {
  readonly opens: Date;
  readonly closes: Date;
}

function openingOn(office: Office, day: Day): Opening | undefined {
  const hours = office.hours[WEEKDAYS[weekdayOf(day)]!];
  if (!hours || office.holidays.has(day)) return undefined;
  return { opens: at(day, hours[0], office.timeZone), closes: at(day, hours[1], office.timeZone) };
}

/** The openings from an instant on; the first may have begun already. */
function* openingsFrom(office: Office, from: Date): Generator<Opening> {
  let day = dayOf(from, office.timeZone);
  for (let n = 0; n < MAX_DAYS; n++, day = addDays(day, 1)) {
    const opening = openingOn(office, day);
    if (opening && opening.closes > from) yield opening;
  }
}

const HOUR = 3_600_000;

/** The instant `hours` of open office later, on the full hour that follows: a time one can say to somebody. */
export function addOfficeHours(office: Office, from: Date, hours: number): Date {
  let left = hours * HOUR;
  for (const { opens, closes } of openingsFrom(office, from)) {
    const begin = Math.max(opens.getTime(), from.getTime());
    const end = begin + left;
    if (end <= closes.getTime())
      return new Date(Math.min(Math.ceil(end / HOUR) * HOUR, closes.getTime()));
    left -= closes.getTime() - begin;
  }
  return new Date(from.getTime() + hours * 3 * HOUR);
}

/** Closing time on the `count`th working day after the one of `from`. */
export function endOfWorkingDay(office: Office, from: Date, count: number): Date {
  let left = count;
  const today = dayOf(from, office.timeZone);
  for (const { closes } of openingsFrom(office, at(addDays(today, 1), '00:00', office.timeZone))) {
    if (--left === 0) return closes;
  }
  return new Date(from.getTime() + count * 86_400_000);
}

/** Opening time on a calendar day, or on the next day the office is open. */
export function openingOnOrAfter(office: Office, day: Day): Date {
  const midnight = at(day, '00:00', office.timeZone);
  for (const { opens } of openingsFrom(office, midnight)) return opens;
  return midnight;
}

/** The instant `hours` of open office earlier: with so much of the office's time left, `due` is reached. */
export function subtractOfficeHours(office: Office, due: Date, hours: number): Date {
  let left = hours * HOUR;
  let day = dayOf(due, office.timeZone);
  for (let n = 0; n < MAX_DAYS; n++, day = addDays(day, -1)) {
    const opening = openingOn(office, day);
    if (!opening || opening.opens >= due) continue;
    const end = Math.min(opening.closes.getTime(), due.getTime());
    if (end - left >= opening.opens.getTime()) return new Date(end - left);
    left -= end - opening.opens.getTime();
  }
  return new Date(due.getTime() - hours * 3 * HOUR);
}

/** The instant itself while the office is open, else its next opening. */
export function whenOpen(office: Office, from: Date): Date {
  for (const { opens } of openingsFrom(office, from)) return opens > from ? opens : from;
  return from;
}

/** The `count`th day on which the office opens after a calendar day. */
export function workingDayAfter(office: Office, from: Day, count: number): Day {
  let left = count;
  let day = from;
  for (let n = 0; n < MAX_DAYS * 2; n++) {
    day = addDays(day, 1);
    if (openingOn(office, day) && --left <= 0) return day;
  }
  return addDays(from, count);
}

/** When the opening of `from`, or the next one, closes. */
export function nextClosing(office: Office, from: Date): Date {
  for (const { closes } of openingsFrom(office, from)) return closes;
  return new Date(from.getTime() + 86_400_000);
}
