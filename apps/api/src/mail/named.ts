// A recommendation as mails name it.
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import type { About } from './kinds.ts';

export interface Named extends About {
  readonly customer: string;
  readonly zone: string;
  readonly version: number;
  readonly nextContactId: string | null;
}

export async function named(
  db: Kysely<Schema>,
  organizationId: string,
  id: string,
): Promise<Named | undefined> {
  const row = await db
    .selectFrom('recommendation as r')
    .innerJoin('equipment as e', (on) =>
      on.onRef('e.organization_id', '=', 'r.organization_id').onRef('e.id', '=', 'r.equipment_id'),
    )
    .innerJoin('site as s', (on) =>
      on.onRef('s.organization_id', '=', 'r.organization_id').onRef('s.id', '=', 'r.site_id'),
    )
    .innerJoin('customer as c', (on) =>
      on.onRef('c.organization_id', '=', 'r.organization_id').onRef('c.id', '=', 'r.customer_id'),
    )
    .select(['r.id', 'r.title', 'r.version', 'r.next_contact_id', 'e.tag', 's.time_zone'])
    .select(['s.name as site', 'c.name as customer'])
    .where('r.organization_id', '=', organizationId)
    .where('r.id', '=', id)
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      title: row.title,
      tag: row.tag,
      site: row.site,
      customer: row.customer,
      zone: row.time_zone,
      version: row.version,
      nextContactId: row.next_contact_id,
    }
  );
}

export const aboutOf = ({ id, title, tag, site }: About): About => ({ id, title, tag, site });

/** Whom at the customer to write to: who acted last on the recommendation, else the first with an address. */
export async function anyContact(
  db: Kysely<Schema>,
  organizationId: string,
  customerId: string,
  recommendationId: string | null,
): Promise<string | undefined> {
  const last = recommendationId
    ? await db
        .selectFrom('event as v')
        .innerJoin('contact as c', (on) =>
          on
            .onRef('c.organization_id', '=', 'v.organization_id')
            .onRef('c.id', '=', 'v.contact_id'),
        )
        .select('v.contact_id')
        .where('v.organization_id', '=', organizationId)
        .where('v.recommendation_id', '=', recommendationId)
        .where('c.invited_by', 'is', null)
        .orderBy('v.id', 'desc')
        .limit(1)
        .executeTakeFirst()
    : undefined;
  if (last?.contact_id) return last.contact_id;
  const first = await db
    .selectFrom('contact')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('customer_id', '=', customerId)
    .where('email', 'is not', null)
    .where('invited_by', 'is', null)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return first?.id;
}
