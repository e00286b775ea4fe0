import type { Reading } from '@wellkept/contracts';
import type { Localize } from '../localize.ts';
import type { RecommendationTerms } from '../locales/en/recommendation.ts';

/** Changes below this share are within what a hand-held meter can tell. */
const noticeable = 0.03;

/** One sentence that reads a measurement: how it moved since the first one, and how it lies to its limits. */
export const readingWords = (
  reading: Reading,
  timeZone: string,
  l: Localize<RecommendationTerms>,
): string => {
  const { t, format } = l;
  const { value, lower, upper } = reading;
  const [first] = reading.earlier;
  const month = (instant: string): string =>
    new Intl.DateTimeFormat(format.locale, { month: 'short', year: 'numeric', timeZone }).format(
      Date.parse(instant),
    );
  const change = first && first.value !== 0 ? (value - first.value) / Math.abs(first.value) : 0;
  const share = format.percent(Math.abs(change));
  const moved = !first
    ? t.firstReading
    : Math.abs(change) < noticeable
      ? t.steady(month(first.takenAt))
      : (change > 0 ? t.up : t.down)(share, month(first.takenAt));
  const amount = (limit: number): string => `${format.number(limit, 2)} ${reading.unit}`.trim();
  const beyond = (limit: number): string =>
    limit === 0
      ? amount(Math.abs(value))
      : format.percent(Math.abs(value - limit) / Math.abs(limit));
  const lies =
    upper !== null && value > upper
      ? t.overLimit(beyond(upper), amount(upper))
      : lower !== null && value < lower
        ? t.underLimit(beyond(lower), amount(lower))
        : upper === null && lower === null
          ? t.noLimit
          : t.withinLimit;
  return `${moved}, ${lies}`;
};
