// Calendar days, `2026-11-24`, in the words of Temporal's PlainDate. Imports no schema.
export * from './day-in.ts';

const written = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Days later, or earlier. */
export const addDays = (day: string, days: number): string =>
  written(Date.parse(day) + days * 86_400_000);

/** Months later, or earlier, kept inside the month: 31 January and one month is the last of February. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return written(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}
