import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';

/** The time zone of the site where something is to be done; days and prices end by its clock. */
export async function siteZone(
  db: Kysely<Schema>,
  { organization_id, site_id }: { organization_id: string; site_id: string },
): Promise<string> {
  const site = await db
    .selectFrom('site')
    .select('time_zone')
    .where('organization_id', '=', organization_id)
    .where('id', '=', site_id)
    .executeTakeFirstOrThrow();
  return site.time_zone;
}
