import type {
  GoalRank,
  Recommendation,
  RecommendationItem,
  RecommendationPage,
  RecommendationQuery,
} from '@wellkept/contracts';
import { aPage, groupOf, groupsOf, itemOf } from '../fixtures/list.ts';
import type { MockState } from './state.ts';

const severities = ['urgent', 'soon', 'plan', 'watch'];
const pressing = { urgent: 40, soon: 20, plan: 10, watch: 0 } as const;

const inGroup = (item: Recommendation, group: RecommendationQuery['group']): boolean =>
  group === undefined || group === 'all' ? groupOf(item) !== 'done' : groupOf(item) === group;

const holds = (item: Recommendation, words: string): boolean =>
  [item.title, item.equipment.tag, item.equipment.name, item.site.name, item.site.city]
    .join(' ')
    .toLowerCase()
    .includes(words.toLowerCase());

/** As the API ranks it: see `GoalRank`. */
const rankOf = (state: MockState, item: Recommendation): GoalRank => {
  const at = state.business.goals.findIndex(
    ({ kind, siteIds }) =>
      kind === item.goalKind && (siteIds.length === 0 || siteIds.includes(item.site.id)),
  );
  const goal = state.business.goals[at];
  const chance = item.ifYouWait?.chance ?? null;
  return {
    points: (goal ? Math.max(10, 50 - 10 * at) : 0) + 30 * (chance ?? 0) + pressing[item.severity],
    goal: goal ? { kind: goal.kind, words: goal.words, place: at + 1 } : null,
    chance,
    until: item.ifYouWait?.until ?? null,
  };
};

const bySeverity = (a: RecommendationItem, b: RecommendationItem): number =>
  severities.indexOf(a.severity) - severities.indexOf(b.severity);

const orders: Record<
  NonNullable<RecommendationQuery['sort']>,
  (a: RecommendationItem, b: RecommendationItem) => number
> = {
  // A stable sort keeps the sites in the order they were given.
  site: (a, b) => (a.site.id === b.site.id ? bySeverity(a, b) : 0),
  severity: bySeverity,
  due: (a, b) => (a.nextStep?.dueAt ?? '9').localeCompare(b.nextStep?.dueAt ?? '9'),
  money: (a, b) => (b.priceTo?.amount ?? 0) - (a.priceTo?.amount ?? 0),
  age: (a, b) => a.since.localeCompare(b.since),
  goals: (a, b) => (b.rank?.points ?? 0) - (a.rank?.points ?? 0),
};

/** In the order in which the groups first appear, but severities and goals in their own. */
const grouped = (
  items: readonly RecommendationItem[],
  by: NonNullable<RecommendationQuery['by']>,
): RecommendationItem[] => {
  const keyOf = (item: RecommendationItem): string => {
    if (by === 'severity') return String(severities.indexOf(item.severity));
    if (by === 'goal') return String(item.rank?.goal?.place ?? 99).padStart(2, '0');
    return by === 'equipment' ? item.equipment.id : by === 'site' ? item.site.id : '';
  };
  const groups = new Map<string, RecommendationItem[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  const keys = [...groups.keys()];
  if (by === 'severity' || by === 'goal') keys.sort();
  return keys.flatMap((key) => groups.get(key) ?? []);
};

/** Counts cover everything the reader may see; items only the chosen group, words and page. */
export const listRecommendations = (
  state: MockState,
  query: RecommendationQuery,
): RecommendationPage => {
  const all = [...state.recommendations.values()];
  const sort = query.sort ?? 'site';
  const by = query.by ?? (sort === 'site' ? 'site' : 'none');
  const found = all
    .filter((item) => inGroup(item, query.group))
    .filter((item) => query.siteId === undefined || item.site.id === query.siteId)
    .filter((item) => query.equipmentId === undefined || item.equipment.id === query.equipmentId)
    .filter((item) => query.q === undefined || holds(item, query.q))
    .map((item) => ({ ...itemOf(item), rank: rankOf(state, item) }))
    .sort(orders[sort]);
  const chosen = grouped(found, by);
  const start = Number(query.cursor ?? query.offset ?? 0);
  const end = start + (query.limit ?? 50);
  const { sections, headings } = groupsOf(chosen, by);
  let first = 0;
  const ends = sections.map((size) => (first += size));
  return aPage(all, {
    items: chosen
      .slice(start, end)
      .map((item) => ({ ...item, rank: sort === 'goals' ? item.rank : null })),
    nextCursor: end < chosen.length ? String(end) : null,
    total: chosen.length,
    sections,
    headings: headings.filter(
      ({ at }) => (ends[at] ?? 0) > start && (ends[at] ?? 0) - (sections[at] ?? 0) < end,
    ),
  });
};
