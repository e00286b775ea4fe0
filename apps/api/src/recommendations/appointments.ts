// Appointments and visits as they travel, from their joined rows.
import type { Kysely } from 'kysely';
import type { Appointment, Visit } from '@wellkept/contracts';
import type { Actor } from '../auth/actor.ts';
import type { Schema } from '../db/schema.ts';
import { loadPeople } from '../people/person.ts';

/** Appointments the caller may know of: a contact their customer's, staff the firm's. Extend with a filter and an order. */
export const appointments = (db: Kysely<Schema>, actor: Actor) =>
  db
    .selectFrom('appointment as a')
    .innerJoin('site as s', (join) =>
      join.onRef('s.organization_id', '=', 'a.organization_id').onRef('s.id', '=', 'a.site_id'),
    )
    .innerJoin('customer as c', (join) =>
      join.onRef('c.organization_id', '=', 'a.organization_id').onRef('c.id', '=', 'a.customer_id'),
    )
    .innerJoin('staff as t', (join) =>
      join
        .onRef('t.organization_id', '=', 'a.organization_id')
        .onRef('t.id', '=', 'a.technician_id'),
    )
    .leftJoin('equipment as e', (join) =>
      join
        .onRef('e.organization_id', '=', 'a.organization_id')
        .onRef('e.id', '=', 'a.equipment_id'),
    )
    .where('a.organization_id', '=', actor.organizationId)
    .$if(actor.role === 'contact', (query) => query.where('a.customer_id', '=', actor.customerId))
    .selectAll('a')
    .select([
      's.name as site_name',
      's.city',
      's.time_zone as site_zone',
      'c.name as customer_name',
      't.name as technician_name',
      't.title as technician_title',
      'e.tag',
      'e.name as equipment_name',
    ]);

export type AppointmentRow = Awaited<
  ReturnType<ReturnType<typeof appointments>['execute']>
>[number];

export const toAppointment = (row: AppointmentRow): Appointment => ({
  id: row.id,
  recommendationId: row.recommendation_id,
  work: row.work,
  site: { id: row.site_id, name: row.site_name, city: row.city, timeZone: row.site_zone },
  equipment:
    row.equipment_id === null
      ? null
      : { id: row.equipment_id, tag: row.tag ?? '', name: row.equipment_name ?? '' },
  customer: { id: row.customer_id, name: row.customer_name },
  technician: {
    id: row.technician_id,
    name: row.technician_name,
    title: row.technician_title,
    side: 'firm',
  },
  startsAt: row.starts_at.toISOString(),
  endsAt: row.ends_at.toISOString(),
  status: row.status as Appointment['status'],
  heldUntil: row.status === 'held' ? (row.held_until?.toISOString() ?? null) : null,
  accessNotes: row.access_notes,
  arrivalContact: row.arrival_contact,
  symptoms: row.symptoms,
  watchClosely: row.watch_closely,
  revision: row.revision,
});

/** The visit of an appointment with what was said of it; `null` before the technician has come. */
export async function loadVisit(
  db: Kysely<Schema>,
  organizationId: string,
  appointmentId: string,
): Promise<Visit | null> {
  const row = await db
    .selectFrom('visit')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('appointment_id', '=', appointmentId)
    .executeTakeFirst();
  if (!row) return null;
  const said = await db
    .selectFrom('feedback as f')
    .leftJoin('follow_up as u', (join) =>
      join.onRef('u.organization_id', '=', 'f.organization_id').onRef('u.id', '=', 'f.recovery_id'),
    )
    .selectAll('f')
    .select(['u.owner_staff_id', 'u.due_at', 'u.closed_at'])
    .where('f.organization_id', '=', organizationId)
    .where('f.visit_id', '=', row.id)
    .executeTakeFirst();
  const people = await loadPeople(
    db,
    organizationId,
    [row.technician_id, said?.owner_staff_id ?? null],
    [said?.contact_id ?? null],
  );
  const money = (amount: number | null) =>
    amount === null ? null : { amount, currency: row.currency };
  return {
    id: row.id,
    appointmentId: row.appointment_id,
    technician: people.staff(row.technician_id),
    startedAt: row.started_at.toISOString(),
    completedAt: row.completed_at?.toISOString() ?? null,
    result: row.result as Visit['result'],
    note: row.note,
    promised: money(row.promised_amount),
    delivered: money(row.delivered_amount),
    feedback: said
      ? {
          id: said.id,
          outcome: said.outcome,
          delivery: said.delivery,
          recommend: said.recommend,
          text: said.text,
          thanked: said.thanked,
          by: people.contact(said.contact_id),
          at: said.at.toISOString(),
          recovery:
            said.owner_staff_id && said.due_at
              ? {
                  owner: people.staff(said.owner_staff_id),
                  promisedBy: said.due_at.toISOString(),
                  closedAt: said.closed_at?.toISOString() ?? null,
                }
              : null,
        }
      : null,
  };
}
