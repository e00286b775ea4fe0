// Which day it is. By itself, so that a page that only tells days loads nothing else.
const kept = new Map<string | undefined, Intl.DateTimeFormat>();

/** The day on the calendar of a zone at an instant; without a zone, of this device's. */
export function dayIn(instant: number | string | Date, zone?: string): string {
  let format = kept.get(zone);
  if (!format) {
    // Swedish writes ISO dates.
    const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
    format = new Intl.DateTimeFormat('sv', { timeZone: zone, ...parts });
    kept.set(zone, format);
  }
  return format.format(new Date(instant));
}

/** How many days `to` is after `from`; below zero when it is before. */
export const daysBetween = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / 86_400_000;
