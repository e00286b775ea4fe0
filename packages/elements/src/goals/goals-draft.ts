import type {
  Business,
  BusinessEdit,
  BusinessPlan,
  Goal,
  Money,
  SiteUsage,
} from '@wellkept/contracts';
import {
  fieldAmount,
  fieldNumber,
  parseAmount,
  parseNumber,
} from '@wellkept/contracts/parse-amount';

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

/** What is typed in: the firm's currency, and the language as a BCP 47 tag. */
export interface Typing {
  readonly currency: string;
  readonly locale: string;
}

/** What is known, as it is typed. */
export const draftOf = ({ goals, sites, plans }: Business, locale: string): GoalsDraft => ({
  goals,
  plans,
  sites: Object.fromEntries(
    sites.map(({ siteId, hoursPerWeek, downtimeCost, seasons }) => [
      siteId,
      {
        hours: hoursPerWeek === null ? '' : fieldNumber(hoursPerWeek, locale),
        cost: downtimeCost ? fieldAmount(downtimeCost, locale) : '',
        seasons: seasons.map((season) => ({
          ...season,
          hours: fieldNumber(season.hoursPerWeek, locale),
        })),
      },
    ]),
  ),
});

const hoursFit = (text: string, { locale }: Typing): boolean => {
  const hours = parseNumber(text, locale);
  return hours >= 0 && hours <= 168;
};

const costIn = (text: string, { currency, locale }: Typing): Money | null => {
  const read = parseAmount(text, currency, locale);
  return typeof read === 'string' ? null : read;
};

/** Fields that cannot be sent as they are, by name. */
export function gapsIn({ goals, sites }: GoalsDraft, typing: Typing): readonly string[] {
  return [
    ...goals.flatMap(({ words }, n) => (words.trim() === '' ? [`words-${n}`] : [])),
    ...Object.entries(sites).flatMap(([id, { hours, cost, seasons }]) => [
      ...(hours.trim() !== '' && !hoursFit(hours, typing) ? [`hours-${id}`] : []),
      ...(cost.trim() !== '' && costIn(cost, typing) === null ? [`cost-${id}`] : []),
      ...seasons.flatMap((season, n) =>
        hoursFit(season.hours, typing) ? [] : [`season-${id}-${n}`],
      ),
    ]),
  ];
}

/** As it is sent; only of a draft without gaps. */
export const editOf = (draft: GoalsDraft, typing: Typing): BusinessEdit => ({
  goals: draft.goals.map((goal) => ({ ...goal, words: goal.words.trim() })),
  sites: Object.entries(draft.sites).flatMap(([siteId, { hours, cost, seasons }]): SiteUsage[] => {
    const usage: SiteUsage = {
      siteId,
      hoursPerWeek: hours.trim() === '' ? null : parseNumber(hours, typing.locale),
      seasons: seasons.map((season) => ({
        from: season.from,
        to: season.to,
        hoursPerWeek: parseNumber(season.hours, typing.locale),
      })),
      downtimeCost: costIn(cost, typing),
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
