import type { Comparison, Me, Money, OptionFigures, Recommendation } from '@wellkept/contracts';
import { fromMinor, minorDigits } from '@wellkept/contracts/amount-text';
import type { Localize } from '../localize.ts';
import type { RecommendationTerms } from '../locales/en/recommendation.ts';
import type { Common } from '../parts.ts';

/** How much is told: the gist; enough to check it; everything. */
export type Depth = 'glance' | 'check' | 'full';

/** What every section of a recommendation is drawn from. */
export interface View {
  readonly item: Recommendation;
  readonly me: Me | null;
  /** Milliseconds by the server's clock. */
  readonly now: number;
  readonly depth: Depth;
  /** What the options come to; `null` where there is none, `undefined` while it is on its way. */
  readonly comparison: Comparison | null | undefined;
  readonly l: Localize<RecommendationTerms>;
  readonly common: Common;
}

/** A day in the site's zone, as "Tue 24 Nov". */
export const dayOf = ({ item, l, now }: View, when: string): string =>
  l.format.date(when, item.site.timeZone, now);

/** A day and time in the site's zone, as "Tue 24 Nov, 9:41 am". */
export const momentOf = ({ item, l, now }: View, instant: string): string =>
  l.format.dateTime(instant, item.site.timeZone, now);

/** What the country calls its tax. */
export const taxName = ({ me }: View): string => me?.organization.taxName ?? 'VAT';

/** "6 in 10", or in hundredths where tenths would mislead. */
export const odds = ({ l }: Pick<View, 'l'>, chance: number): string => {
  const tenths = Math.round(chance * 10);
  const exact = Math.abs(chance * 10 - tenths) < 0.05 && tenths > 0 && tenths < 10;
  return exact
    ? l.t.chance(l.format.number(tenths, 0), l.format.number(10, 0))
    : l.t.chance(l.format.number(Math.round(chance * 100), 0), l.format.number(100, 0));
};

/** Three figures are as exact as an estimate of years can honestly be: 12,419 is 12,400. Below a hundred, whole ones. */
export const estimate = ({ l }: Pick<View, 'l'>, money: Money): string => {
  const major = fromMinor(money);
  const told = Math.abs(major) < 100 ? Math.round(major) : Number(major.toPrecision(3));
  return l.format.money({ ...money, amount: Math.round(told * 10 ** minorDigits(money.currency)) });
};

/** What the calculation says of one option. */
export const figuresOf = ({ comparison }: View, optionId: string): OptionFigures | undefined =>
  comparison?.options.find((option) => option.optionId === optionId);
