import type { Recommendation, RecommendationPage, RecommendationQuery } from '@wellkept/contracts';
import { aPage, groupOf } from '../fixtures/list.ts';
import { summaryOf } from '../fixtures/recommendation.ts';
import type { MockState } from './state.ts';

const severities = ['urgent', 'soon', 'plan', 'watch'];

const inGroup = (item: Recommendation, group: RecommendationQuery['group']): boolean =>
  group === undefined || group === 'all' ? groupOf(item) !== 'done' : groupOf(item) === group;

const holds = (item: Recommendation, words: string): boolean =>
  [item.title, item.equipment.tag, item.equipment.name, item.site.name, item.site.city]
    .join(' ')
    .toLowerCase()
    .includes(words.toLowerCase());

const order =
  (sort: RecommendationQuery['sort']) =>
  (a: Recommendation, b: Recommendation): number => {
    const pressing = severities.indexOf(a.severity) - severities.indexOf(b.severity);
    if (sort === 'due') return (a.nextStep?.dueAt ?? '9').localeCompare(b.nextStep?.dueAt ?? '9');
    if (sort === 'money') return (b.priceTo?.amount ?? 0) - (a.priceTo?.amount ?? 0);
    if (sort === 'severity') return pressing;
    // A stable sort keeps the sites in the order they were given.
    return a.site.id === b.site.id ? pressing : 0;
  };

/** Counts cover everything the reader may see; items only the chosen group, words and page. */
export const listRecommendations = (
  state: MockState,
  query: RecommendationQuery,
): RecommendationPage => {
  const all = [...state.recommendations.values()];
  const chosen = all
    .filter((item) => inGroup(item, query.group))
    .filter((item) => query.siteId === undefined || item.site.id === query.siteId)
    .filter((item) => query.equipmentId === undefined || item.equipment.id === query.equipmentId)
    .filter((item) => query.q === undefined || holds(item, query.q))
    .sort(order(query.sort));
  const start = Number(query.cursor ?? 0);
  const end = start + (query.limit ?? 50);
  return aPage(all, {
    items: chosen.slice(start, end).map(summaryOf),
    nextCursor: end < chosen.length ? String(end) : null,
  });
};
