// What became of a technician's findings.
import type { routes } from '@wellkept/contracts/routes';
import { DEFAULT_LIMIT, pageOf, readCursor } from '../http/cursor.ts';
import type { Handler } from '../http/handler.ts';
import { loadPeople } from '../people/person.ts';

/** Steps of the office's own housekeeping, which tell a technician nothing. */
export const QUIET: readonly string[] = [
  'edited',
  'noted',
  'evidence-added',
  'follow-up-moved',
  'overdue',
];

export const feed: Handler<(typeof routes)['feed']> = async ({ db, actor, query }) => {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const place = readCursor(query.cursor, 'feed', ['number']);
  const rows = await db
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
    .innerJoin('customer as c', (join) =>
      join.onRef('c.organization_id', '=', 'r.organization_id').onRef('c.id', '=', 'r.customer_id'),
    )
    .select([
      'v.id',
      'v.type',
      'v.at',
      'v.contact_id',
      'v.staff_id',
      'v.note',
      'r.id as recommendation_id',
      'r.title',
      'e.tag',
      'c.name as customer_name',
    ])
    .where('v.organization_id', '=', actor.organizationId)
    .where('v.type', 'not in', QUIET)
    // One's own doings are no news.
    .$if(actor.role === 'technician', (page) =>
      page
        .where('v.technician_id', '=', actor.personId)
        .where('v.staff_id', 'is distinct from', actor.personId),
    )
    .$if(place !== undefined, (page) => page.where('v.id', '<', place?.[0] as number))
    .orderBy('v.id', 'desc')
    .limit(limit + 1)
    .execute();
  const people = await loadPeople(
    db,
    actor.organizationId,
    rows.map((row) => row.staff_id),
    rows.map((row) => row.contact_id),
  );
  return pageOf(
    rows,
    limit,
    'feed',
    (row) => [row.id],
    (row) => ({
      id: String(row.id),
      type: row.type,
      at: row.at.toISOString(),
      by: people.staff(row.staff_id) ?? people.contact(row.contact_id),
      recommendation: { id: row.recommendation_id, title: row.title, tag: row.tag },
      customerName: row.customer_name,
      note: row.note,
    }),
  );
};
