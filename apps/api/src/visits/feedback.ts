// What the customer says of a visit: two marks, words, thanks that reach the technician.
import { randomUUID } from 'node:crypto';
import type { routes } from '@wellkept/contracts/routes';
import { readAppointment, recommendationOf } from '../booking/reach.ts';
import type { Handler } from '../http/handler.ts';
import { Refusal } from '../http/refusal.ts';
import { recordEvent } from '../loop/event.ts';
import type { Scene } from '../loop/take-step.ts';
import { loadVisit } from '../recommendations/appointments.ts';
import { confirm } from '../recommendations/confirm.ts';
import { recoveryFor } from './recovery.ts';
import { watchNext } from './watch.ts';

/** A mark so low is a promise to put it right. */
const BAD = 2;
/** An outcome so high says that the work is in order. */
const FINE = 4;

export const giveFeedback: Handler<(typeof routes)['giveFeedback']> = async ({
  db,
  actor,
  params,
  body,
  now,
}) => {
  if (actor.role !== 'contact') throw new Refusal('forbidden', 'Only the customer gives feedback.');
  const scene = { db, actor, now } satisfies Scene;
  const { organizationId } = actor;
  const visit = await db
    .selectFrom('visit')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', params.id)
    .forUpdate()
    .executeTakeFirst();
  if (!visit) throw new Refusal('not-found');
  const appointment = await readAppointment(db, actor, visit.appointment_id);
  if (visit.completed_at === null)
    throw new Refusal('not-in-this-state', 'The visit is not over yet.');
  await refuseSecond(visit.id);

  const recommendation = await recommendationOf(db, actor, appointment);
  const lowest = Math.min(body.outcome, body.delivery);
  const recoveryId =
    lowest <= BAD
      ? await recoveryFor(scene, recommendation, appointment, visit.technician_id)
      : null;
  await db
    .insertInto('feedback')
    .values({
      organization_id: organizationId,
      id: randomUUID(),
      visit_id: visit.id,
      contact_id: actor.personId!,
      outcome: body.outcome,
      delivery: body.delivery,
      recommend: body.recommend ?? null,
      text: body.text ?? null,
      thanked: body.thank ?? false,
      at: now,
      recovery_id: recoveryId,
    })
    .execute();
  const event = {
    organizationId,
    at: now,
    customerId: appointment.customer_id,
    recommendationId: appointment.recommendation_id,
    appointmentId: appointment.id,
    contactId: actor.personId,
    note: body.text ?? null,
    forCustomer: true,
  };
  await recordEvent(db, {
    ...event,
    type: 'feedback-given',
    technicianId: recommendation?.technician_id ?? visit.technician_id,
  });
  if (body.thank)
    await recordEvent(db, { ...event, type: 'thanked', technicianId: visit.technician_id });
  if (recoveryId) await watchNext(db, organizationId, appointment.equipment_id, now);
  else if (recommendation?.status === 'completed' && body.outcome >= FINE)
    await confirm(scene, recommendation);
  return (await loadVisit(db, organizationId, appointment.id))!.feedback!;

  /** One answer a visit; who comes second learns who was first. */
  async function refuseSecond(visitId: string): Promise<void> {
    const first = await db
      .selectFrom('feedback as f')
      .innerJoin('contact as c', (on) =>
        on.onRef('c.organization_id', '=', 'f.organization_id').onRef('c.id', '=', 'f.contact_id'),
      )
      .select(['c.name', 'f.at'])
      .where('f.organization_id', '=', organizationId)
      .where('f.visit_id', '=', visitId)
      .executeTakeFirst();
    if (!first) return;
    const winner = { name: first.name, kind: 'feedback', at: first.at.toISOString() };
    throw new Refusal('already-decided', {
      winner,
      detail: 'Feedback on this visit has been given.',
    });
  }
};
