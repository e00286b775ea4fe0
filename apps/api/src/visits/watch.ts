import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';

/** After a visit that went badly the unit's next one is marked, so that whoever comes knows. One booked later is marked then. */
export async function watchNext(
  db: Kysely<Schema>,
  organizationId: string,
  equipmentId: string | null,
  now: Date,
): Promise<void> {
  if (equipmentId === null) return;
  await db
    .updateTable('appointment')
    .set((set) => ({ watch_closely: true, revision: set('revision', '+', 1) }))
    .where('organization_id', '=', organizationId)
    .where('id', 'in', (select) =>
      select
        .selectFrom('appointment')
        .select('id')
        .where('organization_id', '=', organizationId)
        .where('equipment_id', '=', equipmentId)
        .where('status', '=', 'booked')
        .where('starts_at', '>', now)
        .orderBy('starts_at')
        .limit(1),
    )
    .where('watch_closely', '=', false)
    .execute();
}
