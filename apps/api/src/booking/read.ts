// Lists and shows appointments, and hands one out as a calendar file.
import { sql, type SqlBool } from 'kysely';
import type { routes } from '@wellkept/contracts/routes';
import { pageOf, readCursor } from '../http/cursor.ts';
import { Content, type Handler } from '../http/handler.ts';
import { isUuid } from '../http/register.ts';
import { loadOrganization } from '../people/organization.ts';
import { at, dayOf } from '../time/zone.ts';
import { appointments, toAppointment } from '../recommendations/appointments.ts';
import { answerAppointment } from './answer.ts';
import { calendarFile } from './calendar-file.ts';
import { readAppointment } from './reach.ts';

/** On one page. */
const MOST = 500;

/** From today on where no day is named, and what is under way still; a technician sees their own, a customer theirs. Lapsed and cancelled ones are left out. */
export const listAppointments: Handler<(typeof routes)['listAppointments']> = async ({
  db,
  actor,
  query,
  now,
}) => {
  const { organizationId } = actor;
  const { time_zone: zone } = await loadOrganization(db, organizationId);
  const from = query.from ? new Date(query.from) : at(dayOf(now, zone), '00:00', zone);
  let rows = appointments(db, actor)
    .where((where) =>
      where.or([
        where('a.ends_at', '>', from),
        // Nobody said that it is over: it stays in sight until somebody does.
        ...(query.from ? [] : [where('a.status', '=', 'in-progress')]),
      ]),
    )
    .where('a.status', '<>', 'cancelled')
    .where((where) => where.or([where('a.status', '<>', 'held'), where('a.held_until', '>', now)]));
  if (query.until) rows = rows.where('a.starts_at', '<', new Date(query.until));
  if (actor.role === 'contact') {
    // What a colleague is only keeping is not settled yet.
    rows = rows.where((where) =>
      where.or([where('a.status', '<>', 'held'), where('a.contact_id', '=', actor.personId)]),
    );
  } else {
    const technicianId =
      query.technicianId ?? (actor.role === 'technician' ? actor.personId! : undefined);
    if (technicianId !== undefined && !isUuid(technicianId)) return { items: [], nextCursor: null };
    if (technicianId !== undefined) rows = rows.where('a.technician_id', '=', technicianId);
  }
  const place = readCursor(query.cursor, 'appointments', ['string', 'uuid']);
  if (place)
    rows = rows.where(
      sql<SqlBool>`(a.starts_at, a.id) > (${place[0]}::timestamptz, ${place[1]}::uuid)`,
    );
  const found = await rows
    .orderBy('a.starts_at')
    .orderBy('a.id')
    .limit(MOST + 1)
    .execute();
  return pageOf(
    found,
    MOST,
    'appointments',
    (row) => [row.starts_at.toISOString(), row.id],
    toAppointment,
  );
};

export const getAppointment: Handler<(typeof routes)['getAppointment']> = async ({
  db,
  actor,
  params,
}) => answerAppointment(db, actor, await readAppointment(db, actor, params.id));

export const appointmentCalendar: Handler<(typeof routes)['appointmentCalendar']> = async ({
  db,
  actor,
  params,
  now,
}) => {
  const row = await readAppointment(db, actor, params.id);
  const appointment = await answerAppointment(db, actor, row);
  const organization = await loadOrganization(db, row.organization_id);
  const site = await db
    .selectFrom('site')
    .select('address')
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.site_id)
    .executeTakeFirstOrThrow();
  const text = calendarFile({
    appointment,
    address: site.address,
    sequence: row.sequence,
    organization,
    now,
  });
  return new Content(text, {
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': 'attachment; filename="appointment.ics"',
  });
};
