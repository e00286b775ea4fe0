// Which events are told by mail at once, to whom. Called where an event is recorded, in the same transaction.
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import type { NewEvent } from '../loop/event.ts';
import type { MailData } from './kinds.ts';
import { askSecond, tellAfter, tellFirst } from '../authority/mails.ts';
import { aboutOf, anyContact, named } from './named.ts';
import { queueMail } from './queue.ts';
import { tellSent } from './tell-sent.ts';

type Teller = (db: Kysely<Schema>, event: NewEvent) => Promise<unknown>;

const tellers: Partial<Record<string, Teller>> = {
  sent: tellSent,
  answered: tellAnswer,
  'answered-second': tellAnswer,
  'approved-standing': tellAfter,
  'waits-for-second': askSecond,
  approved: tellFirst,
  declined: tellFirst,
  deferred: tellFirst,
  'fixed-elsewhere': tellFirst,
  undone: tellFirst,
  asked: tellQuestion,
  booked: (db, event) => tellAppointment(db, event, 'booked'),
  moved: (db, event) => tellAppointment(db, event, 'moved'),
  cancelled: (db, event) => tellAppointment(db, event, 'cancelled'),
};

export const mailAbout = async (db: Kysely<Schema>, event: NewEvent): Promise<void> =>
  void (await tellers[event.type]?.(db, event));

async function tellAnswer(db: Kysely<Schema>, event: NewEvent): Promise<void> {
  const { organizationId, recommendationId } = event;
  if (!recommendationId) return;
  const question = await db
    .selectFrom('question')
    .select(['contact_id', 'text', 'answer'])
    .where('organization_id', '=', organizationId)
    .where('recommendation_id', '=', recommendationId)
    .where('answer', 'is not', null)
    .orderBy('answered_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  const it = question && (await named(db, organizationId, recommendationId));
  if (!it) return;
  const { contact_id, text, answer } = question;
  await queueMail(db, {
    organizationId,
    to: { contactId: contact_id },
    kind: 'answered',
    data: { about: aboutOf(it), question: text, answer: answer ?? '' },
    now: event.at,
  });
}

async function tellQuestion(db: Kysely<Schema>, event: NewEvent): Promise<void> {
  const { organizationId, recommendationId } = event;
  if (!recommendationId) return;
  const question = await db
    .selectFrom('question as q')
    .innerJoin('contact as c', (on) =>
      on.onRef('c.organization_id', '=', 'q.organization_id').onRef('c.id', '=', 'q.contact_id'),
    )
    .innerJoin('organization as o', 'o.id', 'q.organization_id')
    .select(['q.text', 'q.promised_by', 'q.owner_id', 'c.name', 'o.time_zone'])
    .where('q.organization_id', '=', organizationId)
    .where('q.recommendation_id', '=', recommendationId)
    .where('q.answer', 'is', null)
    .executeTakeFirst();
  const it = question && (await named(db, organizationId, recommendationId));
  if (!it) return;
  await queueMail(db, {
    organizationId,
    to: { staffId: question.owner_id },
    kind: 'question',
    data: {
      about: aboutOf(it),
      customer: it.customer,
      by: question.name,
      question: question.text,
      promisedBy: question.promised_by.toISOString(),
      zone: question.time_zone,
    },
    now: event.at,
  });
}

async function tellAppointment(
  db: Kysely<Schema>,
  event: NewEvent,
  change: MailData['appointment']['change'],
): Promise<void> {
  const { organizationId, appointmentId } = event;
  if (!appointmentId) return;
  const row = await db
    .selectFrom('appointment as a')
    .innerJoin('site as s', (on) =>
      on.onRef('s.organization_id', '=', 'a.organization_id').onRef('s.id', '=', 'a.site_id'),
    )
    .innerJoin('staff as t', (on) =>
      on.onRef('t.organization_id', '=', 'a.organization_id').onRef('t.id', '=', 'a.technician_id'),
    )
    .select(['a.customer_id', 'a.contact_id', 'a.recommendation_id', 'a.work', 'a.time_zone'])
    .select(['a.starts_at', 'a.ends_at', 's.name as site', 't.name as technician'])
    .where('a.organization_id', '=', organizationId)
    .where('a.id', '=', appointmentId)
    .executeTakeFirst();
  if (!row) return;
  const contactId =
    row.contact_id ??
    event.contactId ??
    (await anyContact(db, organizationId, row.customer_id, row.recommendation_id));
  if (!contactId) return;
  await queueMail(db, {
    organizationId,
    to: { contactId },
    kind: 'appointment',
    data: {
      change,
      work: row.work,
      technician: row.technician,
      site: row.site,
      startsAt: row.starts_at.toISOString(),
      endsAt: row.ends_at.toISOString(),
      zone: row.time_zone,
      recommendationId: row.recommendation_id,
    },
    now: event.at,
  });
}
