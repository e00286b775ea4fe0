// Books or keeps a slot, and makes a kept one a booking.
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { routes } from '@wellkept/contracts/routes';
import type { Handler } from '../http/handler.ts';
import type { Schema } from '../db/schema.ts';
import { Refusal } from '../http/refusal.ts';
import { isUuid } from '../http/register.ts';
import {
  lockRecommendation,
  refuseUnlessPossible,
  takeStep,
  type Scene,
} from '../loop/take-step.ts';
import { loadOrganization } from '../people/organization.ts';
import { toWall } from '../time/zone.ts';
import { answerAppointment, type AppointmentRow } from './answer.ts';
import { offers } from './offers.ts';
import { lockAppointment, recommendationOf, refuseUnless } from './reach.ts';
import { findSubject } from './subject.ts';
import { lookInTheWay, takeSlot } from './take-slot.ts';
import { tell } from './tell.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** What the clock at the site shows, e.g. `2026-11-26T10:00`: what was promised, whatever becomes of the zone's rules. */
export function localStart(instant: Date, zone: string): string {
  const { year, month, day, hour, minute } = toWall(instant, zone);
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
}

export const createAppointment: Handler<(typeof routes)['createAppointment']> = async ({
  db,
  actor,
  body,
  now,
}) => {
  const scene: Scene = { db, actor, now };
  const subject = await findSubject(db, actor, body, '/');
  const startsAt = new Date(body.startsAt);
  if (!isUuid(body.technicianId)) throw new Refusal('slot-not-offered');
  const { organizationId } = actor;
  const claim = {
    organization_id: organizationId,
    recommendation_id: subject.recommendation?.id ?? null,
    technician_id: body.technicianId,
    starts_at: startsAt,
    ends_at: new Date(startsAt.getTime() + subject.durationMinutes * 60_000),
    contact_id: actor.role === 'contact' ? actor.personId : null,
  };
  // Most of a crowd is told here, before it has cost more than one look.
  const way = await lookInTheWay(db, claim, now);
  if (way.taken) throw new Refusal('slot-taken');
  if (!(await offers(db, actor, subject, body.technicianId, startsAt, now)))
    throw new Refusal('slot-not-offered');
  const taken = await takeSlot(
    db,
    {
      ...claim,
      id: randomUUID(),
      customer_id: subject.customerId,
      site_id: subject.site.id,
      equipment_id: subject.equipmentId,
      service_id: subject.serviceId,
      work: subject.work,
      time_zone: subject.site.timeZone,
      local_start: localStart(startsAt, subject.site.timeZone),
      status: body.hold ? 'held' : 'booked',
      held_until: body.hold ? await holdEnd() : null,
      access_notes: body.accessNotes ?? subject.site.accessNotes,
      arrival_contact: body.arrivalContact ?? null,
      symptoms: body.symptoms ?? null,
      watch_closely:
        subject.equipmentId !== null &&
        (await wentBadlyLast(db, organizationId, subject.equipmentId)),
      created_at: now,
    },
    way,
    now,
  );
  if (subject.recommendation) {
    const recommendation = await lockRecommendation(db, actor, subject.recommendation.id);
    refuseUnlessPossible(recommendation, 'booked', actor);
    if (taken.status === 'booked') await takeBookedStep(scene, recommendation, taken);
  } else if (taken.status === 'booked') {
    await tell(scene, taken, 'booked');
  }
  if (body.accessNotes) await rememberAccess(db, taken);
  return answerAppointment(db, actor, taken);

  async function holdEnd(): Promise<Date> {
    const { hold_minutes: minutes } = await loadOrganization(db, organizationId);
    return new Date(now.getTime() + minutes * 60_000);
  }
};

const takeBookedStep = (
  scene: Scene,
  recommendation: Parameters<typeof takeStep>[1],
  taken: AppointmentRow,
) =>
  takeStep(scene, recommendation, 'booked', {
    dueAt: taken.ends_at,
    ownerStaffId: taken.technician_id,
    appointmentId: taken.id,
  });

export const confirmAppointment: Handler<(typeof routes)['confirmAppointment']> = async ({
  db,
  actor,
  params,
  body,
  revision,
  now,
}) => {
  const scene: Scene = { db, actor, now };
  const held = await lockAppointment(db, actor, params.id);
  refuseUnless(held, ['held'], revision);
  // Past its time but with nobody else in its place it is still theirs, unless the visit itself would be too late.
  if (held.starts_at <= now) throw new Refusal('hold-expired');
  const booked = await db
    .updateTable('appointment')
    .set({
      status: 'booked',
      held_until: null,
      access_notes: body.accessNotes ?? held.access_notes,
      arrival_contact: body.arrivalContact ?? held.arrival_contact,
      revision: held.revision + 1,
    })
    .where('organization_id', '=', held.organization_id)
    .where('id', '=', held.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  const recommendation = await recommendationOf(db, actor, booked);
  if (recommendation) await takeBookedStep(scene, recommendation, booked);
  else await tell(scene, booked, 'booked');
  if (body.accessNotes) await rememberAccess(db, booked);
  return answerAppointment(db, actor, booked);
};

/** How to get in is said once: the next visit to the site begins with it. */
async function rememberAccess(db: Kysely<Schema>, row: AppointmentRow): Promise<void> {
  await db
    .updateTable('site')
    .set({ access_notes: row.access_notes })
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.site_id)
    .execute();
}

/** The unit's last visit was a bad one, by the firm's own account or by the customer's marks. */
async function wentBadlyLast(
  db: Kysely<Schema>,
  organizationId: string,
  equipmentId: string,
): Promise<boolean> {
  const last = await db
    .selectFrom('visit as v')
    .innerJoin('appointment as a', (on) =>
      on
        .onRef('a.organization_id', '=', 'v.organization_id')
        .onRef('a.id', '=', 'v.appointment_id'),
    )
    .leftJoin('feedback as f', (on) =>
      on.onRef('f.organization_id', '=', 'v.organization_id').onRef('f.visit_id', '=', 'v.id'),
    )
    .select(['v.result', 'f.outcome', 'f.delivery'])
    .where('v.organization_id', '=', organizationId)
    .where('a.equipment_id', '=', equipmentId)
    .where('v.completed_at', 'is not', null)
    .orderBy('v.completed_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (
    last !== undefined &&
    (last.result === 'bad' || Math.min(last.outcome ?? 5, last.delivery ?? 5) <= 2)
  );
}
