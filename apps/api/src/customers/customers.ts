// Customers, their sites and their people.
import { randomUUID } from 'node:crypto';
import { sql, type Kysely, type SqlBool } from 'kysely';
import type { routes } from '@wellkept/contracts/routes';
import type { Actor } from '../auth/actor.ts';
import { byActor } from '../access/record.ts';
import { loadRules } from '../authority/load-rules.ts';
import { mayChange } from '../authority/read.ts';
import type { Schema } from '../db/schema.ts';
import { DEFAULT_LIMIT, pageOf, readCursor } from '../http/cursor.ts';
import type { Handler } from '../http/handler.ts';
import { invalid, Refusal, unknownReference } from '../http/refusal.ts';
import { isUuid } from '../http/register.ts';
import { isZone } from '../time/zone.ts';
import { addContact } from './add-contact.ts';

type Routes = typeof routes;

/** Names in an order every reader shares; the id parts equal ones. */
const BY_NAME = sql<string>`lower(name)`;
const after = (place: readonly (string | number)[]) =>
  sql<SqlBool>`(lower(name), id) > (${place[0]}::text, ${place[1]}::uuid)`;
const placeOf = (row: { name_order: string; id: string }) => [row.name_order, row.id];

export const listCustomers: Handler<Routes['listCustomers']> = async ({ db, actor, query }) => {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const place = readCursor(query.cursor, 'customers', ['string', 'uuid']);
  const rows = await db
    .selectFrom('customer')
    .select(['id', 'name', 'reference', BY_NAME.as('name_order')])
    .where('organization_id', '=', actor.organizationId)
    .$if(place !== undefined, (page) => page.where(after(place ?? [])))
    .orderBy(BY_NAME)
    .orderBy('id')
    .limit(limit + 1)
    .execute();
  return pageOf(rows, limit, 'customers', placeOf, ({ id, name, reference }) => ({
    id,
    name,
    reference,
  }));
};

export const createCustomer: Handler<Routes['createCustomer']> = async ({ db, actor, body }) => {
  const row = { id: randomUUID(), name: body.name, reference: body.reference ?? null };
  const made = await db
    .insertInto('customer')
    .values({ ...row, organization_id: actor.organizationId, import_id: null })
    .onConflict((conflict) => conflict.columns(['organization_id', 'reference']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) throw invalid('/reference', 'Another customer has this reference.', 'twice');
  return row;
};

async function refuseUnknownCustomer(
  db: Kysely<Schema>,
  actor: Actor,
  customerId: string,
): Promise<void> {
  const known =
    isUuid(customerId) &&
    (await db
      .selectFrom('customer')
      .select('id')
      .where('organization_id', '=', actor.organizationId)
      .where('id', '=', customerId)
      .executeTakeFirst());
  if (!known) throw unknownReference('/customerId');
}

export const createSite: Handler<Routes['createSite']> = async ({ db, actor, body }) => {
  if (!isZone(body.timeZone))
    throw invalid('/timeZone', 'Give an IANA zone, e.g. `Europe/Dublin`.');
  await refuseUnknownCustomer(db, actor, body.customerId);
  const { customerId, name, city, address, timeZone } = body;
  const id = randomUUID();
  await db
    .insertInto('site')
    .values({
      organization_id: actor.organizationId,
      id,
      customer_id: customerId,
      name,
      city,
      address,
      time_zone: timeZone,
      access_notes: null,
      import_id: null,
    })
    .execute();
  return { id, customerId, name, city, address, timeZone, accessNotes: null };
};

/** By the desk, or by who manages the customer's rules: a technician could add themselves and approve their own finding. */
export const createContact: Handler<Routes['createContact']> = async ({
  db,
  actor,
  body,
  now,
  address,
}) => {
  if (actor.role === 'technician')
    throw new Refusal('forbidden', 'Contacts are added by the office or by the customer.');
  if (actor.role === 'contact') {
    if (body.customerId !== actor.customerId) throw unknownReference('/customerId');
    const own = { organization_id: actor.organizationId, customer_id: body.customerId };
    if (!mayChange(actor, await loadRules(db, own)))
      throw new Refusal('forbidden', 'Only who manages the customer’s rules adds contacts.');
  } else await refuseUnknownCustomer(db, actor, body.customerId);
  return addContact(db, byActor(actor, { now, address }), body);
};

export const listSites: Handler<Routes['listSites']> = async ({ db, actor, query }) => {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const place = readCursor(query.cursor, 'sites', ['string', 'uuid']);
  const rows = await db
    .selectFrom('site')
    .selectAll()
    .select(BY_NAME.as('name_order'))
    .where('organization_id', '=', actor.organizationId)
    .$if(actor.role === 'contact', (page) => page.where('customer_id', '=', actor.customerId))
    .$if(place !== undefined, (page) => page.where(after(place ?? [])))
    .orderBy(BY_NAME)
    .orderBy('id')
    .limit(limit + 1)
    .execute();
  return pageOf(rows, limit, 'sites', placeOf, (row) => ({
    id: row.id,
    customerId: row.customer_id,
    name: row.name,
    city: row.city,
    address: row.address,
    timeZone: row.time_zone,
    accessNotes: row.access_notes,
  }));
};
