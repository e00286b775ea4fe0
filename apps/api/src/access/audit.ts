import { sql, type Kysely } from 'kysely';
import type { AuditEntry, AuditKind } from '@wellkept/contracts/access';
import type { Schema } from '../db/schema.ts';

export interface AuditWanted {
  readonly kind?: AuditKind | undefined;
  /** Only older ones. */
  readonly before?: number | undefined;
  readonly limit: number;
}

/** The newest first. */
export async function loadAudit(
  db: Kysely<Schema>,
  organizationId: string,
  { kind, before, limit }: AuditWanted,
): Promise<AuditEntry[]> {
  const rows = await db
    .selectFrom('audit')
    .selectAll()
    .select(sql<string>`id::text`.as('entry_id'))
    .where('organization_id', '=', organizationId)
    .$if(kind !== undefined, (some) => some.where('kind', '=', kind!))
    .$if(before !== undefined, (some) => some.where('id', '<', before!))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.entry_id,
    at: row.at.toISOString(),
    kind: row.kind as AuditKind,
    by: row.contact_id
      ? { type: 'contact', id: row.contact_id }
      : row.staff_id
        ? { type: 'staff', id: row.staff_id }
        : row.key_id
          ? { type: 'key', id: row.key_id }
          : null,
    subjectId: row.subject_id,
    network: row.network,
  }));
}
