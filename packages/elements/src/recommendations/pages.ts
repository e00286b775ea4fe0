import type { RecommendationPage, RecommendationQuery } from '@wellkept/contracts';
import type { SessionStore } from '../session/session-store.ts';

/** The page with the next one after it. */
export async function nextPage(
  store: SessionStore,
  page: RecommendationPage,
  query: RecommendationQuery,
  signal?: AbortSignal,
): Promise<RecommendationPage> {
  if (!page.nextCursor) return page;
  const more = await store.client.recommendations.list(
    { ...query, cursor: page.nextCursor },
    { signal },
  );
  const known = new Set(page.items.map((item) => item.id));
  return { ...more, items: [...page.items, ...more.items.filter((item) => !known.has(item.id))] };
}

/** From the start, at least so many items if there are so many. */
export async function firstPages(
  store: SessionStore,
  query: RecommendationQuery,
  wanted: number,
  signal: AbortSignal,
): Promise<RecommendationPage> {
  let page = await store.client.recommendations.list(
    { ...query, limit: Math.min(100, wanted) },
    { signal },
  );
  while (page.nextCursor && page.items.length < wanted)
    page = await nextPage(store, page, { ...query, limit: 100 }, signal);
  return page;
}
