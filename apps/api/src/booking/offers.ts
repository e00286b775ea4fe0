// What can be booked, and when somebody can come.
import type { routes } from '@wellkept/contracts/routes';
import type { Kysely } from 'kysely';
import type { Handler } from '../http/handler.ts';
import type { Actor } from '../auth/actor.ts';
import type { Schema } from '../db/schema.ts';
import { invalid } from '../http/refusal.ts';
import { loadOrganization } from '../people/organization.ts';
import { LEAD_MINUTES, loadCalendars } from './calendars.ts';
import { earliestOffers, isOffered } from './slots.ts';
import { findSubject, type Subject } from './subject.ts';

const DAY = 86_400_000;
const DEFAULT_DAYS = 21;
const MOST_DAYS = 60;
const MOST_SLOTS = 200;

/** The earliest start that can be asked for at `now`: time to get there, and parts that have come. */
const earliestStart = (now: Date, { readyFrom }: Pick<Subject, 'readyFrom'>): Date =>
  new Date(Math.max(now.getTime() + LEAD_MINUTES * 60_000, readyFrom?.getTime() ?? 0));

export const listServices: Handler<(typeof routes)['listServices']> = async ({ db, actor }) => {
  const rows = await db
    .selectFrom('service')
    .select(['id', 'name', 'description', 'duration_minutes'])
    .where('organization_id', '=', actor.organizationId)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return {
    items: rows.map(({ duration_minutes, ...row }) => ({
      ...row,
      durationMinutes: duration_minutes,
    })),
  };
};

export const listSlots: Handler<(typeof routes)['listSlots']> = async ({
  db,
  actor,
  query,
  now,
}) => {
  const subject = await findSubject(db, actor, query, '?');
  const earliest = earliestStart(now, subject);
  const asked = query.from ? new Date(query.from) : earliest;
  const until = query.until
    ? new Date(query.until)
    : new Date(asked.getTime() + DEFAULT_DAYS * DAY);
  if (until <= asked) throw invalid('?until', 'Must be after `from`.');
  if (until.getTime() - asked.getTime() > MOST_DAYS * DAY)
    throw invalid('?until', `At most ${MOST_DAYS} days after \`from\`.`);
  const { organizationId } = actor;
  const from = new Date(Math.max(asked.getTime(), earliest.getTime()));
  const organization = await loadOrganization(db, organizationId);
  const calendars = await loadCalendars(db, {
    organizationId,
    from,
    until,
    now,
    equipmentKind: subject.equipmentKind,
    technicianId: query.technicianId,
    withAppointments: true,
  });
  const wish = {
    from,
    until,
    durationMinutes: subject.durationMinutes,
    zone: organization.time_zone,
    holidays: new Set(organization.holidays),
  };
  const people = new Map(calendars.map(({ technicianId, person }) => [technicianId, person]));
  const preferred = subject.recommendation?.technician_id ?? null;
  return {
    timeZone: subject.site.timeZone,
    durationMinutes: subject.durationMinutes,
    accessNotes: subject.site.accessNotes,
    items: earliestOffers(calendars, wish, preferred, MOST_SLOTS).map(
      ({ technicianId, startsAt, endsAt }) => ({
        technician: people.get(technicianId)!,
        startsAt: startsAt.toISOString(),
        endsAt: endsAt.toISOString(),
      }),
    ),
  };
};

/** Whether the firm offers this start with this technician, taken or not. */
export async function offers(
  db: Kysely<Schema>,
  actor: Actor,
  subject: Pick<Subject, 'equipmentKind' | 'durationMinutes' | 'readyFrom'>,
  technicianId: string,
  startsAt: Date,
  now: Date,
): Promise<boolean> {
  const { organizationId } = actor;
  const from = earliestStart(now, subject);
  const until = new Date(from.getTime() + MOST_DAYS * DAY);
  if (startsAt < from || startsAt > until) return false;
  const { equipmentKind, durationMinutes } = subject;
  const [calendar] = await loadCalendars(db, {
    organizationId,
    from: startsAt,
    until: startsAt,
    now,
    equipmentKind,
    technicianId,
    withAppointments: false,
  });
  if (!calendar) return false;
  const { time_zone: zone, holidays } = await loadOrganization(db, organizationId);
  return isOffered(
    calendar,
    { from, until, durationMinutes, zone, holidays: new Set(holidays) },
    startsAt,
  );
}
