// Ticks on a time axis: years where the span is long, else months, never closer than they can be read.

const DAY = 86_400_000;

export interface TimeTick {
  readonly at: number;
  readonly label: string;
}

/** Milliseconds of an ISO date or instant. */
export const timeOf = (iso: string): number => Date.parse(iso);

/** First days of years inside [from, to], thinned to at most `most`. */
export function yearTicks(from: number, to: number, most: number): TimeTick[] {
  const first = new Date(from).getUTCFullYear();
  const last = new Date(to).getUTCFullYear();
  const every = [1, 2, 5, 10, 20].find((n) => (last - first + 1) / n <= most) ?? 50;
  const ticks: TimeTick[] = [];
  for (let year = Math.ceil(first / every) * every; year <= last; year += every) {
    const at = Date.UTC(year, 0, 1);
    if (at >= from && at <= to) ticks.push({ at, label: String(year) });
  }
  return ticks;
}

/** "Mar 25": short month and year of each given instant; doubles and those too near are left out. */
export function monthTicks(
  times: readonly number[],
  lang: string,
  minimumGap: number,
  position: (at: number) => number,
): TimeTick[] {
  const format = new Intl.DateTimeFormat(lang, {
    month: 'short',
    year: '2-digit',
    timeZone: 'UTC',
  });
  const kept: TimeTick[] = [];
  // The last value matters most, so room is given from the right.
  for (const at of times.toReversed()) {
    const next = kept.at(-1);
    const label = format.format(at).replace(/\bSept\b(?!\.)/u, 'Sep');
    if (next && (position(next.at) - position(at) < minimumGap || next.label === label)) continue;
    kept.push({ at, label });
  }
  return kept.toReversed();
}

export const years = (from: number, to: number): number => (to - from) / (365.25 * DAY);
