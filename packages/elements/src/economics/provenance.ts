import type { InputUsed, Origin } from '@wellkept/economics';
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
    assumed: t.originAssumed,
  }[origin];
}

/** Who says so, with the day; what nobody said is called that. */
export function sourceOf(view: View, used: InputUsed): string {
  const { t, format } = view.words;
  // What nobody gave and is still no assumption was worked out from this unit's own records.
  if (used.filledIn && used.origin !== 'assumed') {
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

/** A unit's record as every sentence counts it: orders, the failures they make, whole years (at least one). */
export function recordOf({ case: c, model }: View): {
  readonly orders: number;
  readonly failures: number;
  readonly years: number;
} {
  const orders = c.history.filter(({ kind }) => kind === 'repair' || kind === 'failure').length;
  const fit = model.original?.failureFit;
  return {
    orders,
    failures: fit?.failures ?? orders,
    years: Math.max(1, Math.round(fit?.yearsObserved ?? 0)),
  };
}
