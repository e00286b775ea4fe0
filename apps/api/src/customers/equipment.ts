// Units and their history.
import { sql, type SqlBool } from 'kysely';
import type { EquipmentKind, ServiceRecord } from '@wellkept/contracts';
import type { routes } from '@wellkept/contracts/routes';
import { DEFAULT_LIMIT, pageOf, readCursor, wordsOf } from '../http/cursor.ts';
import type { Handler } from '../http/handler.ts';
import { Refusal } from '../http/refusal.ts';
import { isUuid } from '../http/register.ts';

type Routes = typeof routes;

export const listEquipment: Handler<Routes['listEquipment']> = async ({ db, actor, query }) => {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const place = readCursor(query.cursor, 'equipment', ['string', 'uuid']);
  const order = sql<string>`lower(e.tag)`;
  let page = db
    .selectFrom('equipment as e')
    .innerJoin('site as s', (join) =>
      join.onRef('s.organization_id', '=', 'e.organization_id').onRef('s.id', '=', 'e.site_id'),
    )
    .innerJoin('customer as c', (join) =>
      join.onRef('c.organization_id', '=', 'e.organization_id').onRef('c.id', '=', 'e.customer_id'),
    )
    .where('e.organization_id', '=', actor.organizationId)
    .$if(actor.role === 'contact', (units) => units.where('e.customer_id', '=', actor.customerId));
  // An id nobody has finds nothing.
  const { customerId, siteId } = query;
  if (customerId !== undefined)
    page = isUuid(customerId)
      ? page.where('e.customer_id', '=', customerId)
      : page.where(sql<SqlBool>`false`);
  if (siteId !== undefined)
    page = isUuid(siteId) ? page.where('e.site_id', '=', siteId) : page.where(sql<SqlBool>`false`);
  for (const word of wordsOf(query.q)) {
    page = page.where(
      sql<SqlBool>`concat_ws(' ', e.tag, e.name, e.serial, e.make, e.model, s.name, s.city, c.name) ILIKE ${word}`,
    );
  }
  if (place)
    page = page.where(sql<SqlBool>`(${order}, e.id) > (${place[0]}::text, ${place[1]}::uuid)`);
  const rows = await page
    .selectAll('e')
    .select(['s.name as site_name', 's.city as site_city', 'c.name as customer_name'])
    .select(order.as('tag_order'))
    .orderBy(order)
    .orderBy('e.id')
    .limit(limit + 1)
    .execute();
  return pageOf(
    rows,
    limit,
    'equipment',
    (row) => [row.tag_order, row.id],
    (row) => ({
      id: row.id,
      customerId: row.customer_id,
      siteId: row.site_id,
      tag: row.tag,
      name: row.name,
      kind: row.kind as EquipmentKind,
      make: row.make,
      model: row.model,
      serial: row.serial,
      installedOn: row.installed_on,
      hoursPerYear: row.hours_per_year,
      source: row.source,
      site: { name: row.site_name, city: row.site_city },
      customer: { name: row.customer_name },
    }),
  );
};

export const listServiceRecords: Handler<Routes['listServiceRecords']> = async ({
  db,
  actor,
  params,
  query,
}) => {
  const unit = await db
    .selectFrom('equipment')
    .select('id')
    .where('organization_id', '=', actor.organizationId)
    .where('id', '=', params.id)
    .$if(actor.role === 'contact', (units) => units.where('customer_id', '=', actor.customerId))
    // A link for one recommendation shows the past of its unit, and of no other.
    .$if(actor.recommendationId !== null, (units) =>
      units.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('recommendation as r')
            .select('r.id')
            .whereRef('r.organization_id', '=', 'equipment.organization_id')
            .whereRef('r.equipment_id', '=', 'equipment.id')
            .where('r.id', '=', actor.recommendationId),
        ),
      ),
    )
    .executeTakeFirst();
  if (!unit) throw new Refusal('not-found');
  const limit = query.limit ?? DEFAULT_LIMIT;
  const place = readCursor(query.cursor, 'service-records', ['number', 'uuid']);
  // As a number, so that a place that is no date cannot reach the database.
  const day = sql<number>`(date - DATE '1970-01-01')::float8`;
  const rows = await db
    .selectFrom('service_record')
    .selectAll()
    .select(day.as('day'))
    .where('organization_id', '=', actor.organizationId)
    .where('equipment_id', '=', params.id)
    .$if(place !== undefined, (page) =>
      page.where(sql<SqlBool>`(${day}, id) < (${place?.[0]}::float8, ${place?.[1]}::uuid)`),
    )
    .orderBy('date', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  return pageOf(
    rows,
    limit,
    'service-records',
    (row) => [row.day, row.id],
    (row) => ({
      id: row.id,
      equipmentId: row.equipment_id,
      date: row.date,
      kind: row.kind as ServiceRecord['kind'],
      text: row.text,
      cost: row.cost_amount === null ? null : { amount: row.cost_amount, currency: row.currency },
      downtimeHours: row.downtime_hours,
      source: row.source,
    }),
  );
};
