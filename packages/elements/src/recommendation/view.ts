import type { Me, Recommendation } from '@wellkept/contracts';
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
