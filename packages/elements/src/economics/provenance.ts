import type { InputUsed, Origin } from '@wellkept/economics';
import { timeOf, years } from '../chart/time-axis.ts';
import type { EconomicsTerms } from '../locales/en/economics.ts';
import type { View } from './glass-box.ts';
import { worthAsking } from './inputs.ts';

export function originWord(origin: Origin, t: EconomicsTerms): string {
  return {
    measured: t.originMeasured,
    invoiced: t.originInvoiced,
    quoted: t.originQuoted,
    datasheet: t.originDatasheet,
    standard: t.originStandard,
    customer: t.originCustomer,
    assumed: t.originAssumed,
  }[origin];
}

/** Nobody gave it, and it counts for nothing: a record without a single hour or service measures none. */
export const isEmpty = (used: InputUsed): boolean => used.filledIn && used.value === 0;

export const originOf = (used: InputUsed): Origin => (isEmpty(used) ? 'assumed' : used.origin);

/** Who says so, with the day; what nobody said is called that. */
export function sourceOf(view: View, used: InputUsed): string {
  const { t, format } = view.words;
  // What nobody gave and is still no assumption was worked out from this unit's own records.
  if (used.filledIn && originOf(used) !== 'assumed') {
    const { orders, failures, years } = recordOf(view);
    return orders === failures
      ? t.fromRepairs(failures, years)
      : t.fromHistory(failures, years, orders);
  }
  if (used.filledIn && worthAsking.has(used.path)) return t.noSource;
  if (used.filledIn) return used.source ?? t.ownDefault;
  const said = used.source ?? (used.origin === 'assumed' ? t.noSource : t.noSourceFirm);
  return used.date && !said.includes(used.date.slice(0, 4))
    ? `${said}, ${format.date(used.date)}`
    : said;
}

/**
 * A unit's record as every sentence counts it: repair orders, what is left when those of one week
 * are one, the failures among these that are counted, and the years observed, in whole (at least
 * one). A record that begins with a failure observes from there on and does not count it.
 */
export function recordOf({ case: c, model }: View): {
  readonly orders: number;
  readonly merged: number;
  readonly failures: number;
  readonly years: number;
} {
  const dates = c.history.flatMap(({ kind, date }) =>
    kind === 'repair' || kind === 'failure' ? [date] : [],
  );
  const fit = model.original?.failureFit;
  const failures = fit?.failures ?? dates.length;
  const observed = fit?.yearsObserved ?? 0;
  const [first] = dates.toSorted();
  const begins =
    first !== undefined && Math.abs(years(timeOf(first), timeOf(c.baseDate)) - observed) < 0.001;
  return {
    orders: dates.length,
    merged: failures + (begins ? 1 : 0),
    failures,
    years: Math.max(1, Math.round(observed)),
  };
}
