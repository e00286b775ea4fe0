import type { Kysely, Selectable } from 'kysely';
import type { OrganizationTable, Schema } from '../db/schema.ts';
import type { Office } from '../loop/office-hours.ts';

export type Organization = Selectable<OrganizationTable>;

export const loadOrganization = (db: Kysely<Schema>, id: string): Promise<Organization> =>
  db.selectFrom('organization').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

export const officeOf = (organization: Organization): Office => ({
  timeZone: organization.time_zone,
  hours: organization.office_hours,
  holidays: new Set(organization.holidays),
});
