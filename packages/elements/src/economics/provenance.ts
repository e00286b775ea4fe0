import type { InputUsed, Origin } from '@wellkept/economics';
import type { EconomicsTerms } from '../locales/en/economics.ts';
import type { View } from './glass-box.ts';

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
export function sourceOf({ model, words }: View, used: InputUsed): string {
  const { t, format } = words;
  const fit = model.original?.failureFit;
  // What nobody gave and is still no assumption was worked out from this unit's own records.
  if (used.filledIn && used.origin !== 'assumed' && fit)
    return t.fromHistory(fit.failures, Math.max(1, Math.round(fit.yearsObserved)));
  if (used.filledIn) return used.source ?? t.ownDefault;
  const said = used.source ?? (used.origin === 'assumed' ? t.noSource : t.noSourceFirm);
  return used.date && !said.includes(used.date.slice(0, 4))
    ? `${said}, ${format.date(used.date)}`
    : said;
}
