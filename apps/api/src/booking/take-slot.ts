// Takes a technician's time. Of any number who want it at once exactly one gets it, and nobody waits on a deadlock.
import type { ExpressionBuilder, Insertable, Kysely } from 'kysely';
import type { AppointmentTable, Schema } from '../db/schema.ts';
import { Refusal } from '../http/refusal.ts';
import type { AppointmentRow } from './answer.ts';

export type NewAppointment = Insertable<AppointmentTable>;

interface Claim {
  readonly organization_id: string;
  readonly technician_id: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly recommendation_id: string | null;
}

/** Whom a claim is for: their own earlier holds for the same work give way to it. */
type Holder = Claim & { readonly contact_id: string | null };

/** What a claim meets. Only for telling soon and clearing away; it decides nothing. */
export interface InTheWay {
  readonly taken: boolean;
  readonly ownHolds: boolean;
  readonly lapsedHolds: boolean;
}

/** The same technician at the same time, or the same work at any. */
const meets = (where: ExpressionBuilder<Schema, 'appointment'>, claim: Claim) => [
  where.and([
    where('technician_id', '=', claim.technician_id),
    where('starts_at', '<', claim.ends_at),
    where('ends_at', '>', claim.starts_at),
  ]),
  ...(claim.recommendation_id === null
    ? []
    : [where('recommendation_id', '=', claim.recommendation_id)]),
];

export async function lookInTheWay(
  db: Kysely<Schema>,
  claim: Holder,
  now: Date,
): Promise<InTheWay> {
  const rows = await db
    .selectFrom('appointment')
    .select([
      'status',
      'held_until',
      'contact_id',
      'recommendation_id',
      'technician_id',
      'starts_at',
      'ends_at',
    ])
    .where('organization_id', '=', claim.organization_id)
    .where('status', '<>', 'cancelled')
    .where((where) =>
      where.or([
        ...meets(where, claim),
        ...(claim.contact_id === null
          ? []
          : [
              where.and([where('status', '=', 'held'), where('contact_id', '=', claim.contact_id)]),
            ]),
      ]),
    )
    .execute();
  const lapsed = (row: (typeof rows)[number]) => row.status === 'held' && row.held_until! <= now;
  const own = (row: (typeof rows)[number]) =>
    row.status === 'held' &&
    row.contact_id === claim.contact_id &&
    row.recommendation_id === claim.recommendation_id;
  return {
    taken: rows.some(
      (row) =>
        row.technician_id === claim.technician_id &&
        row.starts_at < claim.ends_at &&
        row.ends_at > claim.starts_at &&
        !lapsed(row) &&
        !own(row),
    ),
    ownHolds: rows.some(own),
    lapsedHolds: rows.some(lapsed),
  };
}

/**
 * Inserts the appointment in one statement that lets the exclusion constraint decide: a check beforehand would leave a
 * gap between looking and taking, and a bare INSERT makes PostgreSQL's deadlock detector do the queueing.
 * @throws `slot-taken`, or `not-in-this-state` when the recommendation has another live appointment.
 */
export async function takeSlot(
  db: Kysely<Schema>,
  wanted: NewAppointment & Holder,
  way: InTheWay,
  now: Date,
): Promise<AppointmentRow> {
  if (way.ownHolds) await replaceHolds(db, wanted);
  if (way.lapsedHolds) await lapseHolds(db, wanted, now);
  const taken = await db
    .insertInto('appointment')
    .values(wanted)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  if (taken) return taken;
  if (wanted.recommendation_id !== null && !(await isTaken(db, wanted, now))) {
    throw new Refusal('not-in-this-state', 'A visit for it is booked or being kept already.');
  }
  throw new Refusal('slot-taken');
}

/** Holds that stand in the way and whose time is over give way. Those somebody is just confirming are left to them. */
export async function lapseHolds(db: Kysely<Schema>, claim: Claim, now: Date): Promise<void> {
  await db
    .updateTable('appointment')
    .set((set) => ({ status: 'cancelled', revision: set('revision', '+', 1) }))
    .where('organization_id', '=', claim.organization_id)
    .where('id', 'in', (select) =>
      select
        .selectFrom('appointment')
        .select('id')
        .where('organization_id', '=', claim.organization_id)
        .where('status', '=', 'held')
        .where('held_until', '<=', now)
        .where((where) => where.or(meets(where, claim)))
        .forUpdate()
        .skipLocked(),
    )
    .execute();
}

/** Somebody else has the technician in that time. Only for telling why; it decides nothing. */
export async function isTaken(
  db: Kysely<Schema>,
  claim: Claim & { readonly id?: string },
  now: Date,
): Promise<boolean> {
  let taken = db
    .selectFrom('appointment')
    .select('id')
    .where('organization_id', '=', claim.organization_id)
    .where('technician_id', '=', claim.technician_id)
    .where('status', '<>', 'cancelled')
    .where('starts_at', '<', claim.ends_at)
    .where('ends_at', '>', claim.starts_at)
    .where((where) => where.or([where('status', '<>', 'held'), where('held_until', '>', now)]));
  if (claim.id !== undefined) taken = taken.where('id', '<>', claim.id);
  return (await taken.limit(1).executeTakeFirst()) !== undefined;
}

/** A person keeps one time at once for one piece of work: a new hold or the booking replaces the one before. */
async function replaceHolds(db: Kysely<Schema>, claim: Holder): Promise<void> {
  if (claim.contact_id === null && claim.recommendation_id === null) return;
  await db
    .updateTable('appointment')
    .set((set) => ({ status: 'cancelled', held_until: null, revision: set('revision', '+', 1) }))
    .where('organization_id', '=', claim.organization_id)
    .where('status', '=', 'held')
    .where('contact_id', 'is not distinct from', claim.contact_id)
    .where('recommendation_id', 'is not distinct from', claim.recommendation_id)
    .execute();
}
