import type { Business, BusinessEdit, BusinessPlan, Goal, SiteUsage } from '@wellkept/contracts';

/** What is being typed: numbers as text, so that a half-written one is kept as it is. */
export interface SiteDraft {
  readonly hours: string;
  readonly cost: string;
  readonly seasons: readonly {
    readonly from: number;
    readonly to: number;
    readonly hours: string;
  }[];
}
export interface GoalsDraft {
  readonly goals: readonly Goal[];
  readonly sites: Readonly<Record<string, SiteDraft>>;
  readonly plans: readonly BusinessPlan[];
}

export const noUsage: SiteDraft = { hours: '', cost: '', seasons: [] };

const scaleOf = (currency: string): number =>
  10 **
  (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    .maximumFractionDigits ?? 2);

/** What is known, as it is typed. */
export const draftOf = ({ goals, sites, plans }: Business): GoalsDraft => ({
  goals,
  plans,
  sites: Object.fromEntries(
    sites.map(({ siteId, hoursPerWeek, downtimeCost, seasons }) => [
      siteId,
      {
        hours: hoursPerWeek === null ? '' : String(hoursPerWeek),
        cost: downtimeCost ? String(downtimeCost.amount / scaleOf(downtimeCost.currency)) : '',
        seasons: seasons.map((season) => ({ ...season, hours: String(season.hoursPerWeek) })),
      },
    ]),
  ),
});

/** A number as people type it, with a comma or a point; `null` when it is none. */
export function numberIn(text: string): number | null {
  const plain = text.trim().replace(',', '.');
  const value = plain === '' ? Number.NaN : Number(plain);
  return Number.isFinite(value) ? value : null;
}

const hoursFit = (text: string): boolean => {
  const hours = numberIn(text);
  return hours !== null && hours >= 0 && hours <= 168;
};

/** Fields that cannot be sent as they are, by name. */
export function gapsIn({ goals, sites }: GoalsDraft): readonly string[] {
  return [
    ...goals.flatMap(({ words }, n) => (words.trim() === '' ? [`words-${n}`] : [])),
    ...Object.entries(sites).flatMap(([id, { hours, cost, seasons }]) => [
      ...(hours.trim() !== '' && !hoursFit(hours) ? [`hours-${id}`] : []),
      ...(cost.trim() !== '' && (numberIn(cost) ?? -1) < 0 ? [`cost-${id}`] : []),
      ...seasons.flatMap((season, n) => (hoursFit(season.hours) ? [] : [`season-${id}-${n}`])),
    ]),
  ];
}

/** As it is sent; only of a draft without gaps. */
export const editOf = (draft: GoalsDraft, currency: string): BusinessEdit => ({
  goals: draft.goals.map((goal) => ({ ...goal, words: goal.words.trim() })),
  sites: Object.entries(draft.sites).flatMap(([siteId, { hours, cost, seasons }]): SiteUsage[] => {
    const amount = numberIn(cost);
    const usage: SiteUsage = {
      siteId,
      hoursPerWeek: numberIn(hours),
      seasons: seasons.map((season) => ({
        from: season.from,
        to: season.to,
        hoursPerWeek: numberIn(season.hours) ?? 0,
      })),
      downtimeCost:
        amount === null ? null : { amount: Math.round(amount * scaleOf(currency)), currency },
    };
    const said = usage.hoursPerWeek !== null || usage.downtimeCost || usage.seasons.length > 0;
    return said ? [usage] : [];
  }),
  plans: draft.plans.map((plan) => ({ ...plan, note: plan.note?.trim() || null })),
});

/** A list with one element moved by a step. */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): readonly T[] {
  const copy = [...list];
  const [one] = copy.splice(at, 1);
  if (one !== undefined) copy.splice(at + by, 0, one);
  return copy;
}
