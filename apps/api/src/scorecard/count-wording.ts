// Whether a text that was sent is in service language: looked at once and kept with its version, not at each reading.
import type { Kysely, Selectable } from 'kysely';
import { checkWording } from '@wellkept/wording';
import type { RecommendationTable, Schema } from '../db/schema.ts';

type Words = Pick<
  Selectable<RecommendationTable>,
  'title' | 'found' | 'suggestion' | 'why' | 'wait_text'
>;

export const isInServiceLanguage = ({ title, found, suggestion, why, wait_text }: Words): boolean =>
  checkWording({ title, found, suggestion, why, ifYouWait: wait_text ?? '' }).length === 0;

/** Looks again at the newest version of a recommendation whose words were changed after they were sent. */
export async function countWording(
  db: Kysely<Schema>,
  row: Selectable<RecommendationTable>,
): Promise<void> {
  if (row.version === 0) return;
  await db
    .updateTable('proposal_version')
    .set({ in_service_language: isInServiceLanguage(row) })
    .where('organization_id', '=', row.organization_id)
    .where('recommendation_id', '=', row.id)
    .where('version', '=', row.version)
    .execute();
}

/**
 * Looks at versions sent before anybody counted, the newest first. Only the newest words are kept of a recommendation, and
 * only its newest version is counted; earlier versions take the same value, so that nobody looks at them again.
 * @returns How many it looked at.
 */
export async function countOldWording(tx: Kysely<Schema>, batch: number): Promise<number> {
  const rows = await tx
    .selectFrom('proposal_version as v')
    .innerJoin('recommendation as r', (on) =>
      on
        .onRef('r.organization_id', '=', 'v.organization_id')
        .onRef('r.id', '=', 'v.recommendation_id'),
    )
    .select(['v.organization_id', 'v.recommendation_id', 'v.version'])
    .select(['r.title', 'r.found', 'r.suggestion', 'r.why', 'r.wait_text'])
    .where('v.in_service_language', 'is', null)
    .orderBy('v.sent_at', 'desc')
    .limit(batch)
    .forUpdate('v')
    .skipLocked()
    .execute();
  for (const row of rows) {
    await tx
      .updateTable('proposal_version')
      .set({ in_service_language: isInServiceLanguage(row) })
      .where('organization_id', '=', row.organization_id)
      .where('recommendation_id', '=', row.recommendation_id)
      .where('version', '=', row.version)
      .execute();
  }
  return rows.length;
}
