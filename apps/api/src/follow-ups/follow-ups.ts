// The queue: what needs somebody, by when. A duty is done, moved with a reason, or escalated; it cannot lapse.
import { sql, type Kysely, type SqlBool } from 'kysely';
import type { FollowUp, NextStepKind, RecommendationStatus } from '@wellkept/contracts';
import type { routes } from '@wellkept/contracts/routes';
import type { Actor } from '../auth/actor.ts';
import type { Schema } from '../db/schema.ts';
import { DEFAULT_LIMIT, pageOf, readCursor } from '../http/cursor.ts';
import type { Handler } from '../http/handler.ts';
import { invalid, Refusal } from '../http/refusal.ts';
import { recordEvent } from '../loop/event.ts';
import { touch } from '../loop/take-step.ts';
import { contactPerson, staffPerson } from '../people/person.ts';
import { promiseAnew } from './promise-anew.ts';
import { loadOrganization } from '../people/organization.ts';
import { dayOf, endOfDay } from '../time/zone.ts';

type Routes = typeof routes;

const DUE = sql<number>`extract(epoch FROM f.due_at)::float8`;

/** Open duties of staff, and the customer's own that are overdue: then somebody rings. */
const openDuties = (db: Kysely<Schema>, actor: Actor, now: Date) =>
  joined(db, actor)
    .where('f.status', '=', 'open')
    .where((eb) =>
      eb.or([
        eb('f.owner_staff_id', 'is not', null),
        // Once the office has taken it in hand, its own duty stands here instead.
        eb.and([eb('f.due_at', '<', now), eb('f.handed_at', 'is', null)]),
      ]),
    );

const joined = (db: Kysely<Schema>, actor: Actor) =>
  db
    .selectFrom('follow_up as f')
    .innerJoin('customer as c', (join) =>
      join.onRef('c.organization_id', '=', 'f.organization_id').onRef('c.id', '=', 'f.customer_id'),
    )
    .leftJoin('recommendation as r', (join) =>
      join
        .onRef('r.organization_id', '=', 'f.organization_id')
        .onRef('r.id', '=', 'f.recommendation_id'),
    )
    .leftJoin('staff as os', (join) =>
      join
        .onRef('os.organization_id', '=', 'f.organization_id')
        .onRef('os.id', '=', 'f.owner_staff_id'),
    )
    .leftJoin('contact as oc', (join) =>
      join
        .onRef('oc.organization_id', '=', 'f.organization_id')
        .onRef('oc.id', '=', 'f.owner_contact_id'),
    )
    .where('f.organization_id', '=', actor.organizationId);

const COLUMNS = [
  'f.id',
  'f.kind',
  'f.due_at',
  'f.promised',
  'f.escalated_at',
  'f.at_risk_at',
  'f.moved',
  'f.text',
  'f.created_at',
  'f.is_next_step',
  'f.owner_staff_id',
  'f.owner_contact_id',
  'c.id as customer_id',
  'c.name as customer_name',
  'r.id as recommendation_id',
  'r.title',
  'r.status',
  'r.revision',
  'os.name as staff_name',
  'os.title as staff_title',
  'oc.name as contact_name',
  'oc.title as contact_title',
] as const;

const selectDuties = (db: Kysely<Schema>, actor: Actor) =>
  joined(db, actor)
    .select([...COLUMNS])
    .execute();
type Row = Awaited<ReturnType<typeof selectDuties>>[number];

const toFollowUp = (row: Row): FollowUp => ({
  id: row.id,
  kind: row.kind as NextStepKind,
  owner:
    row.owner_staff_id !== null
      ? staffPerson({ id: row.owner_staff_id, name: row.staff_name ?? '', title: row.staff_title })
      : contactPerson({
          id: row.owner_contact_id ?? '',
          name: row.contact_name ?? '',
          title: row.contact_title,
        }),
  dueAt: row.due_at.toISOString(),
  promised: row.promised,
  escalatedAt: row.escalated_at?.toISOString() ?? null,
  ...(row.at_risk_at ? { atRiskAt: row.at_risk_at.toISOString() } : {}),
  moved: row.moved,
  text: row.text,
  customer: { id: row.customer_id, name: row.customer_name },
  recommendation:
    row.recommendation_id === null
      ? null
      : {
          id: row.recommendation_id,
          title: row.title ?? '',
          status: row.status as RecommendationStatus,
          revision: row.revision ?? 0,
        },
  createdAt: row.created_at.toISOString(),
});

export const listFollowUps: Handler<Routes['listFollowUps']> = async ({
  db,
  actor,
  query,
  now,
}) => {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const place = readCursor(query.cursor, 'follow-ups', ['number', 'uuid']);
  const mine = query.owner === 'mine' && actor.personId !== null;
  const duties = openDuties(db, actor, now).$if(mine, (all) =>
    all.where('f.owner_staff_id', '=', actor.personId),
  );
  const rows = await duties
    .$if(place !== undefined, (page) =>
      page.where(sql<SqlBool>`(${DUE}, f.id) > (${place?.[0]}::float8, ${place?.[1]}::uuid)`),
    )
    .select([...COLUMNS])
    .select(DUE.as('due_order'))
    .orderBy(DUE)
    .orderBy('f.id')
    .limit(limit + 1)
    .execute();

  const { time_zone } = await loadOrganization(db, actor.organizationId);
  const tonight = endOfDay(dayOf(now, time_zone), time_zone);
  const counts = await duties
    .select([
      sql<number>`count(*) FILTER (WHERE f.due_at < ${now})`.as('overdue'),
      sql<number>`count(*) FILTER (WHERE f.kind = 'answer')`.as('questions'),
      sql<number>`count(*) FILTER (WHERE f.promised)`.as('promised'),
      sql<number>`count(*) FILTER (WHERE f.due_at >= ${now} AND f.due_at < ${tonight})`.as('today'),
      sql<number>`count(*)`.as('open'),
    ])
    .executeTakeFirstOrThrow();
  return {
    ...pageOf(rows, limit, 'follow-ups', (row) => [row.due_order, row.id], toFollowUp),
    counts,
  };
};

/** The duty and, if it is a recommendation's, that recommendation: locked first, as everywhere, so that nobody deadlocks. */
async function lockDuty(db: Kysely<Schema>, actor: Actor, id: string) {
  const its = { organization_id: actor.organizationId, id };
  const seen = await db
    .selectFrom('follow_up')
    .select('recommendation_id')
    .where((eb) => eb.and(its))
    .executeTakeFirst();
  if (!seen) throw new Refusal('not-found');
  const recommendation =
    seen.recommendation_id === null
      ? undefined
      : await db
          .selectFrom('recommendation')
          .selectAll()
          .where('organization_id', '=', actor.organizationId)
          .where('id', '=', seen.recommendation_id)
          .forUpdate()
          .executeTakeFirst();
  const duty = await db
    .selectFrom('follow_up')
    .selectAll()
    .where((eb) => eb.and(its))
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (duty.status !== 'open')
    throw new Refusal('not-in-this-state', `This duty is ${duty.status}.`);
  return { duty, recommendation };
}

export const moveFollowUp: Handler<Routes['moveFollowUp']> = async ({
  db,
  actor,
  params,
  body,
  now,
}) => {
  const { duty, recommendation } = await lockDuty(db, actor, params.id);
  const dueAt = new Date(body.dueAt);
  if (dueAt <= now) throw invalid('/dueAt', 'Choose a time to come.', 'too-early');
  await db
    .updateTable('follow_up')
    .set({ due_at: dueAt, moved: duty.moved + 1 })
    .where('organization_id', '=', duty.organization_id)
    .where('id', '=', duty.id)
    .execute();
  // Whoever was promised a time is told of another one, at once and with the reason.
  const forCustomer = duty.promised;
  if (forCustomer) await promiseAnew({ db, actor, now }, duty, dueAt, body.reason);
  if (recommendation) {
    const set = duty.is_next_step ? { next_due_at: dueAt } : {};
    await touch({ db, actor, now }, recommendation, 'follow-up-moved', {
      note: body.reason,
      forCustomer,
      set,
    });
  } else {
    await note(db, actor, duty, now, 'follow-up-moved', body.reason, forCustomer);
  }
  const row = await joined(db, actor)
    .where('f.id', '=', duty.id)
    .select([...COLUMNS])
    .executeTakeFirstOrThrow();
  return toFollowUp(row);
};

export const completeFollowUp: Handler<Routes['completeFollowUp']> = async ({
  db,
  actor,
  params,
  body,
  now,
}) => {
  const { duty, recommendation } = await lockDuty(db, actor, params.id);
  if (duty.is_next_step)
    throw new Refusal('not-in-this-state', 'A recommendation’s next step is done by taking it.');
  if (duty.kind === 'answer')
    throw new Refusal('not-in-this-state', 'A question is done by answering it.');
  await db
    .updateTable('follow_up')
    .set({ status: 'done', closed_at: now, close_note: body.note })
    .where('organization_id', '=', duty.organization_id)
    .where('id', '=', duty.id)
    .execute();
  const type = `${duty.kind}-done`;
  if (recommendation)
    await touch({ db, actor, now }, recommendation, type, { note: body.note, forCustomer: false });
  else await note(db, actor, duty, now, type, body.note, false);
};

const note = (
  db: Kysely<Schema>,
  actor: Actor,
  duty: { customer_id: string },
  now: Date,
  type: string,
  words: string,
  forCustomer: boolean,
) =>
  recordEvent(db, {
    organizationId: actor.organizationId,
    type,
    at: now,
    customerId: duty.customer_id,
    staffId: actor.personId,
    note: words,
    forCustomer,
  });
