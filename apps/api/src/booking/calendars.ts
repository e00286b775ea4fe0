// The technicians' time as the database knows it: hours, days off, and what is booked or held.
import type { Kysely } from 'kysely';
import type { Person } from '@wellkept/contracts';
import type { Schema } from '../db/schema.ts';
import { staffPerson } from '../people/person.ts';
import type { Calendar, Span } from './slots.ts';

/** Nobody can be asked to come sooner. */
export const LEAD_MINUTES = 120;

export interface TechnicianCalendar extends Calendar {
  readonly person: Person;
}

export interface CalendarQuery {
  readonly organizationId: string;
  readonly from: Date;
  readonly until: Date;
  readonly now: Date;
  /** Only those who work on this kind of unit. */
  readonly equipmentKind: string | null;
  readonly technicianId?: string | undefined;
  /** Without them, a start that is taken still counts as one on offer: whoever comes second learns that it was taken. */
  readonly withAppointments: boolean;
}

export async function loadCalendars(
  db: Kysely<Schema>,
  query: CalendarQuery,
): Promise<TechnicianCalendar[]> {
  const { organizationId, from, until, now, equipmentKind, technicianId } = query;
  let technicians = db
    .selectFrom('staff')
    .select(['id', 'name', 'title', 'working_hours', 'skills'])
    .where('organization_id', '=', organizationId)
    .where('role', '=', 'technician')
    .where('active', '=', true);
  if (technicianId !== undefined) technicians = technicians.where('id', '=', technicianId);
  const suitable = (await technicians.orderBy('name').orderBy('id').execute()).filter(
    ({ skills }) => equipmentKind === null || skills.length === 0 || skills.includes(equipmentKind),
  );
  if (suitable.length === 0) return [];
  const ids = suitable.map(({ id }) => id);
  // Windows are longer than nothing: one that begins before `until` may end after it.
  const end = new Date(until.getTime() + 86_400_000);
  const off = await db
    .selectFrom('time_off')
    .select(['staff_id as id', 'starts_at', 'ends_at'])
    .where('organization_id', '=', organizationId)
    .where('staff_id', 'in', ids)
    .where('starts_at', '<', end)
    .where('ends_at', '>', from)
    .execute();
  const taken = query.withAppointments
    ? await db
        .selectFrom('appointment')
        .select(['technician_id as id', 'starts_at', 'ends_at'])
        .where('organization_id', '=', organizationId)
        .where('technician_id', 'in', ids)
        .where('status', '<>', 'cancelled')
        .where('starts_at', '<', end)
        .where('ends_at', '>', from)
        .where((where) => where.or([where('status', '<>', 'held'), where('held_until', '>', now)]))
        .execute()
    : [];
  const busy = new Map<string, Span[]>(ids.map((id) => [id, []]));
  for (const { id, starts_at, ends_at } of [...off, ...taken])
    busy.get(id)!.push({ startsAt: starts_at, endsAt: ends_at });
  return suitable.map((row) => ({
    technicianId: row.id,
    person: staffPerson(row),
    hours: row.working_hours,
    busy: busy.get(row.id)!,
  }));
}
