// How recommendations hang together, told from the side of each: a link is written at one of the two.
import type { Kysely } from 'kysely';
import type { RecommendationLink, RecommendationStatus } from '@wellkept/contracts';
import type { Schema } from '../db/schema.ts';

/** `needs` is told by the one that needs; `either` and `together` by both. */
export async function loadLinks(
  db: Kysely<Schema>,
  organizationId: string,
  id: string,
): Promise<RecommendationLink[]> {
  const rows = await db
    .selectFrom('recommendation_link as l')
    .innerJoin('recommendation as r', (join) =>
      join
        .onRef('r.organization_id', '=', 'l.organization_id')
        .on((eb) =>
          eb.or([
            eb.and([eb('l.recommendation_id', '=', id), eb('r.id', '=', eb.ref('l.other_id'))]),
            eb.and([eb('l.other_id', '=', id), eb('r.id', '=', eb.ref('l.recommendation_id'))]),
          ]),
        ),
    )
    .innerJoin('equipment as e', (join) =>
      join
        .onRef('e.organization_id', '=', 'r.organization_id')
        .onRef('e.id', '=', 'r.equipment_id'),
    )
    .select(['l.kind', 'l.recommendation_id', 'l.saving_amount', 'r.id', 'r.title', 'r.status'])
    .select(['r.currency', 'r.version', 'e.tag'])
    .where('l.organization_id', '=', organizationId)
    // What the customer was never sent is not told of.
    .where('r.version', '>', 0)
    .orderBy('r.id')
    .execute();
  return rows
    .filter((row) => row.kind !== 'needs' || row.recommendation_id === id)
    .map((row) => ({
      kind: row.kind as RecommendationLink['kind'],
      recommendation: {
        id: row.id,
        title: row.title,
        tag: row.tag,
        status: row.status as RecommendationStatus,
      },
      saving:
        row.saving_amount === null ? null : { amount: row.saving_amount, currency: row.currency },
    }));
}
