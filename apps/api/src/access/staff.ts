// The firm's staff, switched on and off.
import type { Kysely } from 'kysely';
import type { StaffMember } from '@wellkept/contracts/access';
import { everyTokenOf } from '../auth/secrets.ts';
import type { Schema } from '../db/schema.ts';
import { endPerson } from './end-person.ts';
import { record, type By } from './record.ts';

const members = (db: Kysely<Schema>, organizationId: string) =>
  db
    .selectFrom('staff')
    .select(['id', 'name', 'title', 'role', 'email', 'active'])
    .where('organization_id', '=', organizationId);

export async function loadStaff(
  db: Kysely<Schema>,
  organizationId: string,
): Promise<StaffMember[]> {
  const rows = await members(db, organizationId).orderBy('name').orderBy('id').execute();
  return rows.map((row) => ({ ...row, role: row.role as StaffMember['role'] }));
}

/** @returns Nothing for nobody of the staff. */
export async function switchStaff(
  db: Kysely<Schema>,
  by: By,
  id: string,
  active: boolean,
): Promise<StaffMember | undefined> {
  const row = await members(db, by.organizationId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) return undefined;
  const member = { ...row, role: row.role as StaffMember['role'], active };
  if (row.active === active) return member;
  await db
    .updateTable('staff')
    .set({ active })
    .where('organization_id', '=', by.organizationId)
    .where('id', '=', id)
    .execute();
  if (active)
    await db
      .deleteFrom('revoked_token')
      .where('organization_id', '=', by.organizationId)
      .where('jti', '=', everyTokenOf(id))
      .execute();
  else await endPerson(db, by.organizationId, 'staff_id', id, by.now);
  await record(db, by, active ? 'staff-on' : 'staff-off', id);
  return member;
}
