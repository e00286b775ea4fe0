// The events that tell what became of findings: everybody's, or one technician's.
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';

/** Steps of the office's own housekeeping, which tell a technician nothing. */
export const QUIET: readonly string[] = [
  'edited',
  'noted',
  'evidence-added',
  'follow-up-moved',
  'due-soon',
  'promise-at-risk',
  'overdue',
  'overdue-raised',
  'customer-reminded',
  'office-takes-over',
  'mail-failed',
];

/** @param technicianId Only their findings, without what they did themselves, which is no news; `null` for everybody's. */
export const feedRows = (db: Kysely<Schema>, organizationId: string, technicianId: string | null) =>
  db
    .selectFrom('event as v')
    .innerJoin('recommendation as r', (join) =>
      join
        .onRef('r.organization_id', '=', 'v.organization_id')
        .onRef('r.id', '=', 'v.recommendation_id'),
    )
    .innerJoin('equipment as e', (join) =>
      join
        .onRef('e.organization_id', '=', 'r.organization_id')
        .onRef('e.id', '=', 'r.equipment_id'),
    )
    .innerJoin('site as s', (join) =>
      join.onRef('s.organization_id', '=', 'r.organization_id').onRef('s.id', '=', 'r.site_id'),
    )
    .innerJoin('customer as c', (join) =>
      join.onRef('c.organization_id', '=', 'r.organization_id').onRef('c.id', '=', 'r.customer_id'),
    )
    .leftJoin('contact as bc', (join) =>
      join
        .onRef('bc.organization_id', '=', 'v.organization_id')
        .onRef('bc.id', '=', 'v.contact_id'),
    )
    .leftJoin('staff as bs', (join) =>
      join.onRef('bs.organization_id', '=', 'v.organization_id').onRef('bs.id', '=', 'v.staff_id'),
    )
    .select(['v.id', 'v.type', 'v.at', 'v.contact_id', 'v.staff_id', 'v.note'])
    .select(['r.id as recommendation_id', 'r.title', 'e.tag'])
    .select(['s.name as site_name', 'c.name as customer_name'])
    .select(['bc.name as by_contact', 'bs.name as by_staff'])
    .where('v.organization_id', '=', organizationId)
    .$if(technicianId === null, (all) => all.where('v.type', 'not in', QUIET))
    .$if(technicianId !== null, (own) =>
      own
        .where('v.technician_id', '=', technicianId)
        .where('v.staff_id', 'is distinct from', technicianId)
        // Prices are the office's own; a change of words is news to whoever wrote them.
        .where((eb) =>
          eb.or([
            eb('v.type', 'not in', QUIET),
            eb.and([eb('v.type', '=', 'edited'), eb('v.note', 'is distinct from', 'options')]),
          ]),
        ),
    );
