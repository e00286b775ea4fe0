import type { FollowUp } from '@wellkept/contracts';
import type { DeskClient } from '@wellkept/client/desk';
import { everything } from '@wellkept/elements/everything';

/** Every open duty, page by page: the groups and their counts are told over all of them. */
export const allDuties = (
  client: DeskClient,
  owner: 'mine' | 'all',
  signal: AbortSignal,
): Promise<FollowUp[]> =>
  everything((cursor) => client.desk.followUps({ owner, limit: 100, ...cursor }, { signal }));
