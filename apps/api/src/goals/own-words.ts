import { sql, type Kysely, type SqlBool } from 'kysely';
import type { Schema } from '../db/schema.ts';

/** How the customer says the goal that a finding serves; `null` where they have not, or not for that site. */
export async function goalInOwnWords(
  db: Kysely<Schema>,
  organizationId: string,
  finding: { customer_id: string; site_id: string; goal_kind: string | null },
): Promise<string | null> {
  if (finding.goal_kind === null) return null;
  const goal = await db
    .selectFrom('goal')
    .select('words')
    .where('organization_id', '=', organizationId)
    .where('customer_id', '=', finding.customer_id)
    .where('kind', '=', finding.goal_kind)
    .where(sql<SqlBool>`(site_ids = '{}' OR ${finding.site_id}::uuid = ANY (site_ids))`)
    .orderBy('place')
    .executeTakeFirst();
  return goal?.words ?? null;
}
