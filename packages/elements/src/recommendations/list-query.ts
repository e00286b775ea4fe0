import type {
  RecommendationGroup,
  RecommendationGrouping,
  RecommendationQuery,
  RecommendationSort,
} from '@wellkept/contracts';

/** What the reader chose to see, and in which order. */
export interface Choice {
  readonly group: RecommendationGroup;
  readonly by: RecommendationGrouping;
  readonly sort: RecommendationSort;
  readonly words: string;
  readonly siteId: string | null;
  readonly equipmentId: string | null;
}

/**
 * As the server is asked for it. The script's loader asks for the first list in these very words, before the elements
 * are there: by site, most urgent first, is `sort=site`.
 */
export const queryOf = (choice: Choice): RecommendationQuery => {
  const { group, by, sort, words, siteId, equipmentId } = choice;
  const plain = by === 'site' && sort === 'severity';
  return {
    group,
    sort: plain ? 'site' : sort,
    ...(plain ? {} : { by }),
    ...(words ? { q: words } : {}),
    ...(siteId ? { siteId } : {}),
    ...(equipmentId ? { equipmentId } : {}),
  };
};
