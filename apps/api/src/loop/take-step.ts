// Takes a step of the table: status, next step, follow-up, revision and event together, in the caller's transaction.
import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable, Updateable } from 'kysely';
import type { RecommendationStatus } from '@wellkept/contracts';
import type { Actor } from '../auth/actor.ts';
import type { RecommendationTable, Schema } from '../db/schema.ts';
import { Refusal } from '../http/refusal.ts';
import { isUuid } from '../http/register.ts';
import { loadOrganization, officeOf, type Organization } from '../people/organization.ts';
import { endOfDay } from '../time/zone.ts';
import { recordEvent } from './event.ts';
import { addOfficeHours, endOfWorkingDay } from './office-hours.ts';
import { FINAL, ruleOf, type By, type Due, type Step } from './transitions.ts';

export type RecommendationRow = Selectable<RecommendationTable>;

/** Where a step is taken: a request of somebody, or the sweep on its own (`actor` is `null`). */
export interface Scene {
  readonly db: Kysely<Schema>;
  readonly actor: Actor | null;
  readonly now: Date;
}

export interface StepDetail {
  /** Why, or the words that came with it. */
  readonly note?: string | null | undefined;
  /** Needed where the rule's due date is `given`. */
  readonly dueAt?: Date;
  /** The next step's owner, where it is another than the rule's. */
  readonly ownerStaffId?: string;
  readonly ownerContactId?: string;
  readonly appointmentId?: string;
  /** What the duty is, in words for the queue; default: by its kind. */
  readonly text?: string;
  /** Further columns that change with the step. */
  readonly set?: Updateable<RecommendationTable>;
  /** When the new duty was already reminded of. */
  readonly remindedAt?: Date;
}

/** A firm's own software acts with the rights of its desk. */
export const byOf = (actor: Actor | null): By => {
  if (!actor) return 'system';
  return actor.role === 'firm' ? 'desk' : actor.role;
};

/** What the customer must not see: before the first version was sent there is nothing for them. */
export const mayKnow = (actor: Actor, row: { customer_id: string; version: number }): boolean =>
  actor.role !== 'contact' || (row.customer_id === actor.customerId && row.version > 0);

/** Reads a recommendation for a change and keeps others from changing it meanwhile. Unknown, foreign and hidden ones alike: 404. */
export async function lockRecommendation(
  db: Kysely<Schema>,
  actor: Actor,
  id: string,
): Promise<RecommendationRow> {
  if (!isUuid(id)) throw new Refusal('not-found');
  const row = await db
    .selectFrom('recommendation')
    .selectAll()
    .where('organization_id', '=', actor.organizationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row || !mayKnow(actor, row)) throw new Refusal('not-found');
  return row;
}

/** @throws `stale` when the row has changed since the caller read it. */
export function refuseStale(row: { revision: number }, revision: number): void {
  if (row.revision !== revision) {
    throw new Refusal('stale', {
      headers: { ETag: `"${row.revision}"` },
      detail: 'Read it again and look at what changed.',
    });
  }
}

/** @throws `not-in-this-state` when the table has no such step from here; `forbidden` when it is not the caller's to take. */
export function refuseUnlessPossible(
  row: { status: string },
  step: Step,
  actor: Actor | null,
): void {
  const rule = ruleOf(step);
  if (!rule.by.includes(byOf(actor)))
    throw new Refusal('forbidden', `“${step}” is a step of: ${rule.by.join(', ')}.`);
  if (!rule.from.includes(row.status as RecommendationStatus)) {
    throw new Refusal(
      'not-in-this-state',
      `“${step}” is possible from: ${rule.from.join(', ')}. It is ${row.status}.`,
    );
  }
}

/** The price holds up to and including its last day at the site. */
export async function priceEnds(db: Kysely<Schema>, row: RecommendationRow): Promise<Date | null> {
  if (!row.valid_until) return null;
  const site = await db
    .selectFrom('site')
    .select('time_zone')
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.site_id)
    .executeTakeFirstOrThrow();
  return endOfDay(row.valid_until, site.time_zone);
}

const TEXT = {
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

/** Takes the step. The row must have been locked in this transaction. @returns The row as it is afterwards. */
export async function takeStep(
  { db, actor, now }: Scene,
  row: RecommendationRow,
  step: Step,
  detail: StepDetail = {},
): Promise<RecommendationRow> {
  refuseUnlessPossible(row, step, actor);
  const rule = ruleOf(step);
  const organization = await loadOrganization(db, row.organization_id);
  const changed = { ...row, ...detail.set } as RecommendationRow;
  const next = rule.next && {
    kind: rule.next.kind,
    due: detail.dueAt ?? (await dueDate(db, organization, changed, rule.next.due, now)),
    ...(await ownerOf(db, organization, changed, rule.next.owner, actor, detail)),
  };
  if (!next !== FINAL.includes(rule.to)) throw new Error(`The rule “${step}” forgets who is next`);
  const after = await db
    .updateTable('recommendation')
    .set({
      ...detail.set,
      status: rule.to,
      ...(rule.to === row.status ? {} : { since: now }),
      next_kind: next?.kind ?? null,
      next_staff_id: next?.staffId ?? null,
      next_contact_id: next?.contactId ?? null,
      next_due_at: next?.due ?? null,
      revision: row.revision + 1,
      updated_at: now,
    })
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await closeNextStep(db, row, now, step);
  if (next) {
    await db
      .insertInto('follow_up')
      .values({
        organization_id: row.organization_id,
        id: randomUUID(),
        kind: next.kind,
        customer_id: row.customer_id,
        recommendation_id: row.id,
        is_next_step: true,
        owner_staff_id: next.staffId,
        owner_contact_id: next.contactId,
        due_at: next.due,
        promised: rule.next?.promised ?? false,
        text: detail.text ?? TEXT[next.kind],
        reminded_at: detail.remindedAt ?? null,
        escalated_at: null,
        created_at: now,
        closed_at: null,
        close_note: null,
      })
      .execute();
  }
  await recordEvent(db, {
    organizationId: row.organization_id,
    type: step,
    at: now,
    customerId: row.customer_id,
    recommendationId: row.id,
    appointmentId: detail.appointmentId ?? null,
    contactId: actor?.role === 'contact' ? actor.personId : null,
    staffId: actor && actor.role !== 'contact' ? actor.personId : null,
    technicianId: row.technician_id,
    from: row.status as RecommendationStatus,
    to: rule.to,
    note: detail.note ?? null,
    forCustomer: rule.forCustomer && after.version > 0,
  });
  return after;
}

/** Something other than the status changed: counts the revision up and says so, with the next step as it was. */
export async function touch(
  { db, actor, now }: Scene,
  row: RecommendationRow,
  type: string,
  detail: Pick<StepDetail, 'note' | 'set' | 'appointmentId'> & {
    readonly forCustomer?: boolean;
  } = {},
): Promise<RecommendationRow> {
  const after = await db
    .updateTable('recommendation')
    .set({ ...detail.set, revision: row.revision + 1, updated_at: now })
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await recordEvent(db, {
    organizationId: row.organization_id,
    type,
    at: now,
    customerId: row.customer_id,
    recommendationId: row.id,
    appointmentId: detail.appointmentId ?? null,
    contactId: actor?.role === 'contact' ? actor.personId : null,
    staffId: actor && actor.role !== 'contact' ? actor.personId : null,
    technicianId: row.technician_id,
    note: detail.note ?? null,
    forCustomer: (detail.forCustomer ?? true) && after.version > 0,
  });
  return after;
}

async function closeNextStep(
  db: Kysely<Schema>,
  row: RecommendationRow,
  now: Date,
  step: Step,
): Promise<void> {
  const status =
    step === 'withdrawn' || step === 'cancelled' || step === 'undone' ? 'cancelled' : 'done';
  await db
    .updateTable('follow_up')
    .set({ status, closed_at: now, close_note: step })
    .where('organization_id', '=', row.organization_id)
    .where('recommendation_id', '=', row.id)
    .where('is_next_step', '=', true)
    .where('status', '=', 'open')
    .execute();
}

async function dueDate(
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

async function ownerOf(
  db: Kysely<Schema>,
  organization: Organization,
  row: RecommendationRow,
  owner: 'technician' | 'coordinator' | 'contact',
  actor: Actor | null,
  detail: StepDetail,
): Promise<Owned> {
  const office = row.coordinator_id ?? organization.coordinator_id ?? row.technician_id;
  if (detail.ownerStaffId) return { staffId: detail.ownerStaffId, contactId: null };
  if (detail.ownerContactId) return { staffId: null, contactId: detail.ownerContactId };
  if (owner === 'technician') return { staffId: row.technician_id, contactId: null };
  if (owner === 'coordinator') return { staffId: office, contactId: null };
  if (actor?.role === 'contact') return { staffId: null, contactId: actor.personId };
  const contactId = await contactFor(db, row);
  // A customer without a contact cannot be asked by us: the office has it.
  return contactId ? { staffId: null, contactId } : { staffId: office, contactId: null };
}

/** Whom at the customer to ask: who has it, else who decided or asked last about it, else the first who can be written to. */
async function contactFor(db: Kysely<Schema>, row: RecommendationRow): Promise<string | null> {
  if (row.next_contact_id) return row.next_contact_id;
  const last = await db
    .selectFrom('event')
    .select('contact_id')
    .where('organization_id', '=', row.organization_id)
    .where('recommendation_id', '=', row.id)
    .where('contact_id', 'is not', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last) return last.contact_id;
  const first = await db
    .selectFrom('contact')
    .select('id')
    .where('organization_id', '=', row.organization_id)
    .where('customer_id', '=', row.customer_id)
    .orderBy('email', (order) => order.asc().nullsLast())
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return first?.id ?? null;
}
