// What became of a technician's findings.
import type { routes } from '@wellkept/contracts/routes';
import { DEFAULT_LIMIT, pageOf, readCursor } from '../http/cursor.ts';
import type { Handler } from '../http/handler.ts';
import { loadPeople } from '../people/person.ts';
import { feedRows } from './feed-rows.ts';

export const feed: Handler<(typeof routes)['feed']> = async ({ db, actor, query }) => {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const place = readCursor(query.cursor, 'feed', ['number']);
  const own = actor.role === 'technician' ? actor.personId : null;
  const rows = await feedRows(db, actor.organizationId, own)
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
