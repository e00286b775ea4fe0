// Calendar days, `2026-11-24`, in the words of Temporal's PlainDate. Imports nothing.
const DAY = 86_400_000;
const kept = new Map<string, Intl.DateTimeFormat>();

const midnight = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const written = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** The day on the calendar of a zone at an instant. */
export function dayIn(instant: number | string | Date, zone: string): string {
  let format = kept.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    kept.set(zone, format);
  }
  const parts = format.formatToParts(new Date(instant));
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

/** Days later, or earlier. */
export const addDays = (day: string, days: number): string => written(midnight(day) + days * DAY);

/** How many days `to` is after `from`; below zero when it is before. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((midnight(to) - midnight(from)) / DAY);

/** Months later, or earlier, kept inside the month: 31 January and one month is the last of February. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return written(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}
