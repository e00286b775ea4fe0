// Hands one recommendation to somebody by a link: made, listed, taken back.
import { createHash, randomUUID } from 'node:crypto';
import { sql, type Kysely, type Selectable, type SqlBool } from 'kysely';
import type { HandOver, HandOverCreate } from '@wellkept/contracts/authority';
import type { routes } from '@wellkept/contracts/routes';
import { contactOf } from '../acts/contact.ts';
import type { Actor } from '../auth/actor.ts';
import { hashSecret } from '../auth/secrets.ts';
import { MAX_SECONDS } from '../auth/session-tokens.ts';
import { endTokens } from '../auth/sessions.ts';
import type { HandOverTable, Schema } from '../db/schema.ts';
import { pageOf, readCursor } from '../http/cursor.ts';
import type { Handler } from '../http/handler.ts';
import { invalid, Refusal, unknownReference } from '../http/refusal.ts';
import { isUuid } from '../http/register.ts';
import { recordEvent } from '../loop/event.ts';
import { lockRecommendation } from '../loop/take-step.ts';
import { queueMail } from '../mail/queue.ts';
import { loadPeople } from '../people/person.ts';
import { handOverAddress, handOverSecret } from './hand-over-secret.ts';
import { siteZone } from '../people/site-zone.ts';
import { addDays, dayOf, endOfDay } from '../time/zone.ts';

type Routes = typeof routes;

const MAX_DAYS = 30;
/** Working links of one recommendation; more are a mistake, or somebody's script. */
const MOST = 20;
/** Links on one page of the list. */
const PAGE = 100;

export const createHandOver: Handler<Routes['createHandOver']> = async ({
  db,
  actor,
  params,
  body,
  now,
  config,
  request,
}) => {
  const fromId = contactOf(actor);
  const row = await lockRecommendation(db, actor, params.id);
  const id = idOf(actor, params.id, request.headers.get('idempotency-key'));
  const before = await findMade(db, actor, id, body);
  if (before) {
    const told = await tellOne(db, before);
    return { ...told, link: (await goesByMail(db, before)) ? null : handOverAddress(config, id) };
  }
  const zone = await siteZone(db, row);
  const today = dayOf(now, zone);
  if (body.until < today || body.until > addDays(today, MAX_DAYS))
    throw invalid('/until', `Choose a day from today to ${MAX_DAYS} days from now.`);
  const its = { organization_id: row.organization_id, recommendation_id: row.id };
  const { count } = await db
    .selectFrom('hand_over')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where((eb) => eb.and(its))
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow();
  if (count >= MOST) throw new Refusal('not-in-this-state', `It has ${MOST} links already.`);
  const toId = await recipient(db, actor, row.customer_id, fromId, body.to);
  const made = {
    ...its,
    id,
    customer_id: row.customer_id,
    from_contact_id: fromId,
    to_contact_id: toId,
    purpose: body.purpose,
    secret_hash: hashSecret(handOverSecret(config, id)),
    until: body.until,
    expires_at: endOfDay(body.until, zone),
    note: body.note ?? null,
    created_at: now,
    opened_at: null,
    revoked_at: null,
  };
  await db.insertInto('hand_over').values(made).execute();
  const told = await tellOne(db, made);
  await tellOf(db, actor, made, 'handed-over', told.to.name, now);
  const mailed = await goesByMail(db, made);
  if (mailed) await mailTo(db, made, told);
  return { ...told, link: mailed ? null : handOverAddress(config, id) };
};

/**
 * The answer holds a secret and is not kept for a repeat. But the secret is worked out from the id, and the id from the
 * key: a repeat finds what the first made, and is told the same.
 */
function idOf(actor: Actor, recommendationId: string, key: string | null): string {
  if (key === null) return randomUUID();
  const parts = [actor.organizationId, actor.credential, recommendationId, key];
  const hex = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  const variant = '89ab'[parseInt(hex[16]!, 16) % 4]!;
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** @throws `idempotency-key-reused` when the same key stood with another wish. */
async function findMade(
  db: Kysely<Schema>,
  { organizationId }: Actor,
  id: string,
  body: HandOverCreate,
): Promise<Selectable<HandOverTable> | undefined> {
  const made = await db
    .selectFrom('hand_over')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (
    made &&
    (made.purpose !== body.purpose ||
      made.until !== body.until ||
      made.note !== (body.note ?? null))
  )
    throw new Refusal('idempotency-key-reused');
  return made;
}

/** Not to somebody only invited, who approves nothing alone. */
async function goesByMail(
  db: Kysely<Schema>,
  made: Pick<HandOverTable, 'organization_id' | 'to_contact_id' | 'purpose'>,
): Promise<boolean> {
  if (made.purpose !== 'decide') return false;
  const contact = await db
    .selectFrom('contact')
    .select('invited_by')
    .where('organization_id', '=', made.organization_id)
    .where('id', '=', made.to_contact_id)
    .executeTakeFirstOrThrow();
  return contact.invited_by === null;
}

/**
 * Who could say yes with a weight of their own gets the link by mail, and nobody else gets it.
 * @throws `invalid` when a known contact has no address that mail could reach.
 */
async function mailTo(
  db: Kysely<Schema>,
  made: Pick<HandOverTable, 'organization_id' | 'id' | 'to_contact_id' | 'created_at'>,
  { from, to, recommendation, note, expiresAt }: HandOver,
): Promise<void> {
  const mail = await queueMail(db, {
    organizationId: made.organization_id,
    to: { contactId: made.to_contact_id },
    kind: 'handed-over',
    data: {
      handOverId: made.id,
      title: recommendation.title,
      tag: recommendation.tag,
      by: from.name,
      note,
    },
    now: made.created_at,
    expiresAt: new Date(expiresAt),
  });
  if (mail === null)
    throw invalid('/to/contactId', `${to.name} has no mail address, and the link goes there only.`);
}

/** A contact of the customer: known by id or address, or new and marked as invited. */
async function recipient(
  db: Kysely<Schema>,
  { organizationId }: Actor,
  customerId: string,
  fromId: string,
  to: HandOverCreate['to'],
): Promise<string> {
  const contacts = db
    .selectFrom('contact')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('customer_id', '=', customerId);
  if ('contactId' in to) {
    const known =
      isUuid(to.contactId) && (await contacts.where('id', '=', to.contactId).executeTakeFirst());
    if (!known) throw unknownReference('/to/contactId');
    if (known.id === fromId) throw invalid('/to/contactId', 'Somebody else than yourself.');
    return known.id;
  }
  // Of two who hand something to the same new address at once, the second finds whom the first has made.
  await db
    .selectFrom('customer')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('id', '=', customerId)
    .forNoKeyUpdate()
    .execute();
  const known = await contacts
    .where((eb) => eb(eb.fn('lower', ['email']), '=', to.email.toLowerCase()))
    .orderBy('invited_by', (order) => order.asc().nullsFirst())
    .limit(1)
    .executeTakeFirst();
  if (known?.id === fromId) throw invalid('/to/email', 'Somebody else than yourself.');
  if (known) return known.id;
  const id = randomUUID();
  await db
    .insertInto('contact')
    .values({
      organization_id: organizationId,
      id,
      customer_id: customerId,
      name: to.name,
      title: null,
      email: to.email,
      phone: null,
      invited_by: fromId,
    })
    .execute();
  return id;
}

export const listHandOvers: Handler<Routes['listHandOvers']> = async ({ db, actor, query }) => {
  const { recommendationId } = query;
  if (recommendationId !== undefined && !isUuid(recommendationId))
    return { items: [], nextCursor: null };
  const place = readCursor(query.cursor, 'hand-overs', ['string', 'uuid']);
  const rows = await db
    .selectFrom('hand_over')
    .selectAll()
    .where('organization_id', '=', actor.organizationId)
    .$if(actor.role === 'contact', (links) => links.where('customer_id', '=', actor.customerId))
    .$if(recommendationId !== undefined, (links) =>
      links.where('recommendation_id', '=', recommendationId ?? ''),
    )
    .$if(place !== undefined, (links) =>
      links.where(
        sql<SqlBool>`(created_at, id) < (${place?.[0]}::timestamptz, ${place?.[1]}::uuid)`,
      ),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(PAGE + 1)
    .execute();
  const page = pageOf(
    rows,
    PAGE,
    'hand-overs',
    (row) => [row.created_at.toISOString(), row.id],
    (row) => row,
  );
  return {
    items: await tell(db, actor.organizationId, page.items),
    nextCursor: page.nextCursor,
  };
};

export const revokeHandOver: Handler<Routes['revokeHandOver']> = async ({
  db,
  actor,
  params,
  now,
}) => {
  const row = await db
    .selectFrom('hand_over')
    .selectAll()
    .where('organization_id', '=', actor.organizationId)
    .where('id', '=', params.id)
    .$if(actor.role === 'contact', (links) => links.where('customer_id', '=', actor.customerId))
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  if (row.revoked_at) return tellOne(db, row);
  await db
    .updateTable('hand_over')
    .set({ revoked_at: now })
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .execute();
  // All sessions that were opened by it carry its id.
  const last = new Date(now.getTime() + MAX_SECONDS * 1000);
  await endTokens(db, row.organization_id, row.id, last);
  const told = await tellOne(db, row);
  await tellOf(db, actor, row, 'hand-over-revoked', told.to.name, now);
  return { ...told, revokedAt: now.toISOString() };
};

type Row = Selectable<HandOverTable>;

/** Nothing of the recommendation itself changes: whoever is reading it need not read it again. */
const tellOf = (
  db: Kysely<Schema>,
  actor: Actor,
  link: Pick<Row, 'organization_id' | 'customer_id' | 'recommendation_id'>,
  type: 'handed-over' | 'hand-over-revoked',
  note: string,
  now: Date,
): Promise<void> =>
  recordEvent(db, {
    organizationId: link.organization_id,
    type,
    at: now,
    customerId: link.customer_id,
    recommendationId: link.recommendation_id,
    contactId: actor.role === 'contact' ? actor.personId : null,
    staffId: actor.role === 'contact' ? null : actor.personId,
    note,
    forCustomer: true,
  });

export const tellOne = async (db: Kysely<Schema>, row: Row): Promise<HandOver> =>
  (await tell(db, row.organization_id, [row]))[0]!;

async function tell(
  db: Kysely<Schema>,
  organizationId: string,
  rows: readonly Row[],
): Promise<HandOver[]> {
  if (rows.length === 0) return [];
  const items = await db
    .selectFrom('recommendation as r')
    .innerJoin('equipment as e', (join) =>
      join
        .onRef('e.organization_id', '=', 'r.organization_id')
        .onRef('e.id', '=', 'r.equipment_id'),
    )
    .select(['r.id', 'r.title', 'e.tag'])
    .where('r.organization_id', '=', organizationId)
    .where(
      'r.id',
      'in',
      rows.map((row) => row.recommendation_id),
    )
    .execute();
  const people = await loadPeople(
    db,
    organizationId,
    [],
    rows.flatMap((row) => [row.from_contact_id, row.to_contact_id]),
  );
  return rows.map((row) => {
    const item = items.find(({ id }) => id === row.recommendation_id);
    return {
      id: row.id,
      recommendation: {
        id: row.recommendation_id,
        title: item?.title ?? '',
        tag: item?.tag ?? '',
      },
      from: people.contact(row.from_contact_id),
      to: people.contact(row.to_contact_id),
      purpose: row.purpose as HandOver['purpose'],
      until: row.until,
      expiresAt: row.expires_at.toISOString(),
      note: row.note,
      createdAt: row.created_at.toISOString(),
      openedAt: row.opened_at?.toISOString() ?? null,
      revokedAt: row.revoked_at?.toISOString() ?? null,
    };
  });
}
