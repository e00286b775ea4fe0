// Who is next, and by when: the roles and dates of the table, found for one recommendation.
import type { Kysely } from 'kysely';
import type { Actor } from '../auth/actor.ts';
import type { Schema } from '../db/schema.ts';
import { officeOf, type Organization } from '../people/organization.ts';
import { siteZone } from '../people/site-zone.ts';
import { endOfDay } from '../time/zone.ts';
import { addOfficeHours, endOfWorkingDay } from './office-hours.ts';
import type { RecommendationRow, StepDetail } from './scene.ts';
import type { Due, Owner } from './transitions.ts';

/** The price holds up to and including its last day at the site. */
export async function priceEnds(db: Kysely<Schema>, row: RecommendationRow): Promise<Date | null> {
  if (!row.valid_until) return null;
  return endOfDay(row.valid_until, await siteZone(db, row));
}

/** What the duty is, in words for the queue. */
export const TEXT = {
  'finish-draft': 'Finish the finding and hand it to the office',
  review: 'Review the finding, price the options and send it',
  decide: 'The customer decides',
  answer: 'Answer the customer’s question',
  'second-decision': 'A second person decides',
  'renew-price': 'Send fresh prices',
  book: 'Book the visit',
  visit: 'Visit the customer',
  'finish-visit': 'Finish the visit and say how it went',
  rebook: 'Book the next visit',
  confirm: 'The customer confirms that all is in order',
  'check-outcome': 'Ask whether it still runs well',
  recover: 'Put it right',
  'call-back': 'Ring the customer',
} as const;

/** How long a second person has before the office rings. */
const SECOND_YES_OFFICE_HOURS = 18;

export async function dueDate(
  db: Kysely<Schema>,
  organization: Organization,
  row: RecommendationRow,
  due: Due,
  now: Date,
): Promise<Date> {
  const office = officeOf(organization);
  switch (due) {
    case 'given':
      throw new Error('This step needs a date');
    case 'next-working-day':
      return endOfWorkingDay(office, now, 1);
    case 'review':
      return addOfficeHours(office, now, organization.review_office_hours);
    case 'answer':
      return addOfficeHours(office, now, organization.answer_office_hours);
    case 'book':
      return endOfWorkingDay(office, now, 3);
    case 'second':
      return addOfficeHours(office, now, SECOND_YES_OFFICE_HOURS);
    case 'confirm':
      return new Date(now.getTime() + organization.confirm_days * 86_400_000);
    case 'keep':
    case 'decide': {
      if (due === 'keep' && row.next_due_at && row.next_due_at > now) return row.next_due_at;
      const answerBy = endOfWorkingDay(office, now, 5);
      const ends = await priceEnds(db, row);
      return ends && ends > now && ends < answerBy ? ends : answerBy;
    }
  }
}

interface Owned {
  readonly staffId: string | null;
  readonly contactId: string | null;
}

export async function ownerOf(
  db: Kysely<Schema>,
  organization: Organization,
  row: RecommendationRow,
  owner: Owner,
  actor: Actor | null,
  detail: StepDetail,
): Promise<Owned> {
  const office = row.coordinator_id ?? organization.coordinator_id ?? row.technician_id;
  if (detail.ownerStaffId) return { staffId: detail.ownerStaffId, contactId: null };
  if (detail.ownerContactId) return { staffId: null, contactId: detail.ownerContactId };
  if (owner === 'technician') return { staffId: row.technician_id, contactId: null };
  if (owner === 'coordinator') return { staffId: office, contactId: null };
  // Who came by a link for one thing can do what the link says, not see to the rest.
  if (actor?.role === 'contact' && actor.recommendationId === null)
    return { staffId: null, contactId: actor.personId };
  const contactId = await contactFor(db, row);
  // A customer without a contact cannot be asked by us: the office has it.
  return contactId ? { staffId: null, contactId } : { staffId: office, contactId: null };
}

/** Whom at the customer to ask: who has it, else who decided or asked last about it, else the first who can be written to. */
async function contactFor(db: Kysely<Schema>, row: RecommendationRow): Promise<string | null> {
  if (row.next_contact_id) return row.next_contact_id;
  const last = await db
    .selectFrom('event as v')
    .innerJoin('contact as c', (join) =>
      join.onRef('c.organization_id', '=', 'v.organization_id').onRef('c.id', '=', 'v.contact_id'),
    )
    .select('v.contact_id')
    .where('v.organization_id', '=', row.organization_id)
    .where('v.recommendation_id', '=', row.id)
    .where('c.invited_by', 'is', null)
    .orderBy('v.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last) return last.contact_id;
  const first = await db
    .selectFrom('contact')
    .select('id')
    .where('organization_id', '=', row.organization_id)
    .where('customer_id', '=', row.customer_id)
    .where('invited_by', 'is', null)
    .orderBy('email', (order) => order.asc().nullsLast())
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return first?.id ?? null;
}
