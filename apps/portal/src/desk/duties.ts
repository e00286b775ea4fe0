import type { FollowUp } from '@wellkept/contracts';
import type { DeskClient } from '@wellkept/client/desk';

/** Pages of a hundred that are read at most; a desk with more open duties than that has another problem. */
const mostPages = 20;

/** Every open duty, page by page: the groups and their counts are told over all of them. */
export const allDuties = async (
  client: DeskClient,
  owner: 'mine' | 'all',
  signal: AbortSignal,
): Promise<FollowUp[]> => {
  const duties: FollowUp[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const { items, nextCursor }: { items: FollowUp[]; nextCursor: string | null } =
      await client.desk.followUps(
        { owner, limit: 100, ...(cursor === null ? {} : { cursor }) },
        { signal },
      );
    duties.push(...items);
    cursor = nextCursor;
    if (cursor === null) break;
  }
  return duties;
};
