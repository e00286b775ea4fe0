// Moves and cancels appointments.
import type { routes } from '@wellkept/contracts/routes';
import { sql } from 'kysely';
import type { Handler } from '../http/handler.ts';
import { isDatabaseError } from '../http/faults.ts';
import { Refusal } from '../http/refusal.ts';
import { isUuid } from '../http/register.ts';
import { takeStep, type Scene } from '../loop/take-step.ts';
import { answerAppointment } from './answer.ts';
import { localStart } from './book.ts';
import { offers } from './offers.ts';
import { lockAppointment, recommendationOf, refuseUnless } from './reach.ts';
import { isTaken, lapseHolds } from './take-slot.ts';
import { tell } from './tell.ts';
import { findSubject } from './subject.ts';

/** One statement frees the old time and takes the new one: if the new one is taken, nothing has happened. */
export const moveAppointment: Handler<(typeof routes)['moveAppointment']> = async ({
  db,
  actor,
  params,
  body,
  revision,
  now,
}) => {
  const scene: Scene = { db, actor, now };
  const row = await lockAppointment(db, actor, params.id);
  refuseUnless(row, ['booked'], revision);
  const startsAt = new Date(body.startsAt);
  const length = row.ends_at.getTime() - row.starts_at.getTime();
  const equipmentKind = row.equipment_id === null ? null : await kindOf(row.equipment_id);
  const readyFrom = row.recommendation_id
    ? (await findSubject(db, actor, { recommendationId: row.recommendation_id }, '/')).readyFrom
    : null;
  const subject = { equipmentKind, durationMinutes: length / 60_000, readyFrom };
  if (
    !isUuid(body.technicianId) ||
    !(await offers(db, actor, subject, body.technicianId, startsAt, now))
  ) {
    throw new Refusal('slot-not-offered');
  }
  const claim = {
    organization_id: row.organization_id,
    id: row.id,
    technician_id: body.technicianId,
    starts_at: startsAt,
    ends_at: new Date(startsAt.getTime() + length),
    recommendation_id: null,
  };
  // Two moves into one time would wait for each other's rows; so moves to one technician go one after another.
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`move/${body.technicianId}`}, 0))`.execute(
    db,
  );
  await lapseHolds(db, claim, now);
  if (await isTaken(db, claim, now)) throw new Refusal('slot-taken');
  const moved = await db
    .updateTable('appointment')
    .set({
      technician_id: claim.technician_id,
      starts_at: claim.starts_at,
      ends_at: claim.ends_at,
      local_start: localStart(startsAt, row.time_zone),
      sequence: row.sequence + 1,
      revision: row.revision + 1,
    })
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow()
    .catch((error: unknown) => {
      throw isDatabaseError(error) && error.code === '23P01' ? new Refusal('slot-taken') : error;
    });
  const recommendation = await recommendationOf(db, actor, moved);
  const next = { dueAt: moved.ends_at, ownerStaffId: moved.technician_id, appointmentId: moved.id };
  if (recommendation) await takeStep(scene, recommendation, 'moved', next);
  else await tell(scene, moved, 'moved');
  return answerAppointment(db, actor, moved);

  async function kindOf(id: string): Promise<string> {
    const unit = await db
      .selectFrom('equipment')
      .select('kind')
      .where('organization_id', '=', row.organization_id)
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return unit.kind;
  }
};

export const cancelAppointment: Handler<(typeof routes)['cancelAppointment']> = async ({
  db,
  actor,
  params,
  body,
  revision,
  now,
}) => {
  const scene: Scene = { db, actor, now };
  const row = await lockAppointment(db, actor, params.id);
  refuseUnless(row, ['held', 'booked'], revision);
  const cancelled = await db
    .updateTable('appointment')
    .set({
      status: 'cancelled',
      held_until: null,
      sequence: row.sequence + 1,
      revision: row.revision + 1,
    })
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  if (row.status === 'booked') {
    const recommendation = await recommendationOf(db, actor, cancelled);
    const note = body.note ?? null;
    if (recommendation)
      await takeStep(scene, recommendation, 'cancelled', { note, appointmentId: cancelled.id });
    else await tell(scene, cancelled, 'cancelled', note);
  }
  return answerAppointment(db, actor, cancelled);
};
