// Takes an import back: what it created goes, unless something else has come to use it. Rows it changed stay as they are.
import { sql, type Kysely } from 'kysely';
import type { ImportReport } from '@wellkept/contracts';
import type { Schema } from '../db/schema.ts';
import { Refusal } from '../http/refusal.ts';
import { isUuid } from '../http/register.ts';

export async function readImport(
  db: Kysely<Schema>,
  organizationId: string,
  id: string,
): Promise<ImportReport> {
  const row = isUuid(id)
    ? await db
        .selectFrom('import_batch')
        .select(['report', 'undone_at'])
        .where('organization_id', '=', organizationId)
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined;
  if (!row) throw new Refusal('not-found');
  return { ...row.report, undoneAt: row.undone_at?.toISOString() ?? null };
}

const FOREIGN_KEY_VIOLATION = '23503';

/** @throws `import-undone` the second time; `import-in-use` with the names of what is used, and then nothing is removed. */
export async function undoImport(
  db: Kysely<Schema>,
  organizationId: string,
  id: string,
  now: Date,
): Promise<ImportReport> {
  const report = await readImport(db, organizationId, id);
  const undone = await db
    .updateTable('import_batch')
    .set({ undone_at: now })
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!undone) throw new Refusal('import-undone');
  const used = await whatIsUsed(db, organizationId, id);
  if (used.length > 0) {
    const named =
      used.slice(0, 10).join(', ') + (used.length > 10 ? ` and ${used.length - 10} more` : '');
    throw new Refusal(
      'import-in-use',
      `Something else has come to use ${named}. Nothing was removed.`,
    );
  }
  await removeContacts(db, organizationId, id);
  for (const table of ['service_record', 'equipment', 'site', 'customer'] as const) {
    await db
      .deleteFrom(table)
      .where('organization_id', '=', organizationId)
      .where('import_id', '=', id)
      .execute();
  }
  return { ...report, undoneAt: now.toISOString() };
}

/**
 * The import's people, with what says only that they were added. Whoever has signed in, answered or been named since is
 * referred to from elsewhere, and the database refuses.
 */
async function removeContacts(
  db: Kysely<Schema>,
  organizationId: string,
  id: string,
): Promise<void> {
  const imported = db
    .selectFrom('contact')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('import_id', '=', id);
  try {
    // Mails that told them of each other.
    await db
      .deleteFrom('mail_outbox')
      .where('organization_id', '=', organizationId)
      .where('kind', '=', 'contact-added')
      .where('contact_id', 'in', imported)
      .execute();
    await db
      .deleteFrom('contact')
      .where('organization_id', '=', organizationId)
      .where('import_id', '=', id)
      .execute();
  } catch (error) {
    if ((error as { code?: string }).code !== FOREIGN_KEY_VIOLATION) throw error;
    throw new Refusal(
      'import-in-use',
      'Somebody whom it added as a contact has used Wellkept since. Nothing was removed.',
    );
  }
}

/** Names of the import's units, sites and customers that rows from elsewhere refer to. */
async function whatIsUsed(
  db: Kysely<Schema>,
  organizationId: string,
  id: string,
): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT e.tag AS name FROM equipment e
    WHERE e.organization_id = ${organizationId} AND e.import_id = ${id} AND (
      EXISTS (SELECT FROM recommendation r WHERE r.organization_id = e.organization_id AND r.equipment_id = e.id)
      OR EXISTS (SELECT FROM appointment a WHERE a.organization_id = e.organization_id AND a.equipment_id = e.id)
      OR EXISTS (SELECT FROM assumption a WHERE a.organization_id = e.organization_id AND a.equipment_id = e.id)
      OR EXISTS (SELECT FROM service_record s WHERE s.organization_id = e.organization_id AND s.equipment_id = e.id
        AND s.import_id IS DISTINCT FROM ${id}))
    UNION ALL
    SELECT s.name FROM site s
    WHERE s.organization_id = ${organizationId} AND s.import_id = ${id} AND (
      EXISTS (SELECT FROM equipment e WHERE e.organization_id = s.organization_id AND e.site_id = s.id AND e.import_id IS DISTINCT FROM ${id})
      OR EXISTS (SELECT FROM recommendation r WHERE r.organization_id = s.organization_id AND r.site_id = s.id)
      OR EXISTS (SELECT FROM appointment a WHERE a.organization_id = s.organization_id AND a.site_id = s.id))
    UNION ALL
    SELECT c.name FROM customer c
    WHERE c.organization_id = ${organizationId} AND c.import_id = ${id} AND (
      EXISTS (SELECT FROM contact k WHERE k.organization_id = c.organization_id AND k.customer_id = c.id
        AND k.import_id IS DISTINCT FROM ${id})
      OR EXISTS (SELECT FROM site s WHERE s.organization_id = c.organization_id AND s.customer_id = c.id AND s.import_id IS DISTINCT FROM ${id})
      OR EXISTS (SELECT FROM follow_up f WHERE f.organization_id = c.organization_id AND f.customer_id = c.id)
      OR EXISTS (SELECT FROM event v WHERE v.organization_id = c.organization_id AND v.customer_id = c.id))
    ORDER BY name LIMIT 100`.execute(db);
  return [...new Set(rows.map(({ name }) => name))];
}
