// Reminds customers: one digest for a contact and day over all that is open, and after the last reminder the office rings.
import { sql, type Kysely, type Selectable } from 'kysely';
import type { NextStepKind } from '@wellkept/contracts';
import type { ContactTable, FollowUpTable, Schema } from '../db/schema.ts';
import { aboutOf, named, type Named } from '../mail/named.ts';
import type { DigestItem } from '../mail/kinds.ts';
import { isMailable, queueMail } from '../mail/queue.ts';
import { loadOrganization, officeOf, type Organization } from '../people/organization.ts';
import { dayOf } from '../time/zone.ts';
import { lookAtCustomers, reachable, type HandReason, type Reminding } from './customer-ladder.ts';
import { addDuty, officeOwner } from './duty.ts';
import { recordEvent } from './event.ts';
import { endOfWorkingDay } from './office-hours.ts';

type FollowUpRow = Selectable<FollowUpTable>;
type ContactRow = Selectable<ContactTable>;

export interface Reminded {
  digests: number;
  handed: number;
  escalated: number;
}

const CONTACTS = 50;

export async function remindCustomers(db: Kysely<Schema>, now: Date): Promise<Reminded> {
  const done: Reminded = { digests: 0, handed: 0, escalated: 0 };
  for (;;) {
    const contacts = await db
      .selectFrom('follow_up')
      .select(['organization_id', 'owner_contact_id'])
      .distinct()
      .where('status', '=', 'open')
      .where('owner_contact_id', 'is not', null)
      .where((eb) => eb.or([eb('look_at', 'is', null), eb('look_at', '<=', now)]))
      .limit(CONTACTS)
      .execute();
    let progress = false;
    for (const { organization_id, owner_contact_id } of contacts) {
      const looked = await db
        .transaction()
        .execute((tx) => lookAtContact(tx, organization_id, owner_contact_id!, now, done));
      progress ||= looked;
    }
    // Whoever is left is in the hands of another process, or of a customer deciding just now.
    if (contacts.length === 0 || !progress) return done;
  }
}

/** @returns Whether anything was looked at: rows others hold are left to the next round. */
async function lookAtContact(
  tx: Kysely<Schema>,
  organizationId: string,
  contactId: string,
  now: Date,
  done: Reminded,
): Promise<boolean> {
  const contact = await tx
    .selectFrom('contact')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', contactId)
    .forNoKeyUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (!contact) return false;
  const duties = await lockDuties(tx, contact, now);
  if (duties.length === 0) return false;
  const firm = await loadOrganization(tx, organizationId);
  const day = dayOf(now, firm.time_zone);
  const items: { readonly duty: FollowUpRow; readonly it: Named }[] = [];
  const silent = await silences(tx, contact);
  const toldToday = await wasTold(tx, contact, day);
  for (const duty of duties) {
    const it = duty.recommendation_id
      ? await named(tx, organizationId, duty.recommendation_id)
      : undefined;
    const reminding: Reminding = {
      silence: it ? silent(it.id) : 'no-address',
      ...(await remindersOf(tx, duty, it)),
      toldToday,
      office: await officeDuty(tx, duty),
      days: firm.reminder_days,
      limit: firm.reminder_limit,
    };
    const standing = { ...duty, kind: duty.kind as NextStepKind };
    const zone = it?.zone ?? firm.time_zone;
    const look = lookAtCustomers(standing, reminding, reachable(firm, zone), now);
    const handed = look.hand !== null && (await handOver(tx, duty, look.hand, firm, now));
    await tx
      .updateTable('follow_up')
      .set({
        look_at: look.again,
        ...(look.overdue ? { escalated_at: now } : {}),
        ...(look.remind ? { reminded_at: now } : {}),
        ...(handed ? { handed_at: now } : {}),
      })
      .where('organization_id', '=', organizationId)
      .where('id', '=', duty.id)
      .execute();
    if (look.overdue) {
      await note(tx, duty, 'overdue', now);
      done.escalated++;
    }
    if (handed) done.handed++;
    if (look.remind && it) items.push({ duty, it });
  }
  if (items.length > 0) {
    await sendDigest(tx, contact, day, items, now);
    done.digests++;
  }
  return true;
}

/** The recommendations first, as everywhere, so that nobody deadlocks; what somebody else holds is left out. */
async function lockDuties(
  tx: Kysely<Schema>,
  contact: ContactRow,
  now: Date,
): Promise<FollowUpRow[]> {
  const its = { organization_id: contact.organization_id, owner_contact_id: contact.id };
  const due = await tx
    .selectFrom('follow_up')
    .select(['id', 'recommendation_id'])
    .where((eb) => eb.and({ ...its, status: 'open' }))
    .where((eb) => eb.or([eb('look_at', 'is', null), eb('look_at', '<=', now)]))
    .execute();
  const ids = [...new Set(due.flatMap(({ recommendation_id: id }) => (id ? [id] : [])))];
  const locked =
    ids.length === 0
      ? []
      : await tx
          .selectFrom('recommendation')
          .select('id')
          .where('organization_id', '=', contact.organization_id)
          .where('id', 'in', ids)
          .orderBy('id')
          .forUpdate()
          .skipLocked()
          .execute();
  const held = new Set(locked.map(({ id }) => id));
  const mine = due.filter(({ recommendation_id: id }) => id === null || held.has(id));
  if (mine.length === 0) return [];
  return tx
    .selectFrom('follow_up')
    .selectAll()
    .where('organization_id', '=', contact.organization_id)
    .where(
      'id',
      'in',
      mine.map(({ id }) => id),
    )
    .where('status', '=', 'open')
    .where((eb) => eb.or([eb('look_at', 'is', null), eb('look_at', '<=', now)]))
    .orderBy('due_at')
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Why this contact is not reminded of an item. */
async function silences(
  tx: Kysely<Schema>,
  contact: ContactRow,
): Promise<(recommendationId: string) => Reminding['silence']> {
  const stops = await tx
    .selectFrom('reminder_stop')
    .select('recommendation_id')
    .where('organization_id', '=', contact.organization_id)
    .where('contact_id', '=', contact.id)
    .execute();
  const stopped = new Set(stops.map((stop) => stop.recommendation_id));
  return (id) => {
    if (stopped.has(null) || stopped.has(id)) return 'stopped';
    // Who was handed one thing by a link gets no mail that would sign them in to everything.
    return contact.invited_by === null && isMailable(contact.email) ? null : 'no-address';
  };
}

async function wasTold(tx: Kysely<Schema>, contact: ContactRow, day: string): Promise<boolean> {
  const told = await tx
    .selectFrom('digest')
    .select('day')
    .where('organization_id', '=', contact.organization_id)
    .where('contact_id', '=', contact.id)
    .where('day', '=', day)
    .executeTakeFirst();
  return told !== undefined;
}

async function remindersOf(
  tx: Kysely<Schema>,
  duty: FollowUpRow,
  it: Named | undefined,
): Promise<{ count: number; last: Date | null }> {
  if (!it) return { count: 0, last: null };
  return tx
    .selectFrom('reminder')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.max('at').as('last')])
    .where('organization_id', '=', duty.organization_id)
    .where('recommendation_id', '=', it.id)
    .where('kind', '=', duty.kind)
    .where('version', '=', it.version)
    .executeTakeFirstOrThrow();
}

async function officeDuty(tx: Kysely<Schema>, duty: FollowUpRow): Promise<Reminding['office']> {
  if (!duty.handed_at) return null;
  const last = await tx
    .selectFrom('follow_up')
    .select('closed_at')
    .where('organization_id', '=', duty.organization_id)
    .where('stands_for', '=', duty.id)
    .orderBy(sql`closed_at DESC NULLS FIRST`)
    .limit(1)
    .executeTakeFirst();
  return last?.closed_at ?? (last ? 'open' : duty.handed_at);
}

const HAND_TEXT: Record<HandReason, string> = {
  unanswered: 'Ring the customer: no answer to the reminders',
  'no-address': 'Ring the customer: no mail reaches them',
  stopped: 'The customer wants no more reminders: see that it is not forgotten',
};

/** The office has a duty of its own from here on; the customer's stays as it is. */
async function handOver(
  tx: Kysely<Schema>,
  duty: FollowUpRow,
  reason: HandReason,
  firm: Organization,
  now: Date,
): Promise<boolean> {
  const recommendation = await tx
    .selectFrom('recommendation')
    .select('coordinator_id')
    .where('organization_id', '=', duty.organization_id)
    .where('id', '=', duty.recommendation_id)
    .executeTakeFirst();
  const owner = recommendation?.coordinator_id ?? (await officeOwner(tx, firm));
  if (!owner) return false;
  const office = officeOf(firm);
  const later = endOfWorkingDay(office, now, 5);
  const dueAt =
    reason !== 'stopped'
      ? endOfWorkingDay(office, now, 1)
      : duty.due_at > later
        ? duty.due_at
        : later;
  await addDuty(tx, duty.organization_id, now, {
    kind: 'call-back',
    customerId: duty.customer_id,
    recommendationId: duty.recommendation_id,
    ownerStaffId: owner,
    dueAt,
    promised: false,
    text: HAND_TEXT[reason],
    standsFor: duty.id,
  });
  await note(tx, duty, 'office-takes-over', now);
  return true;
}

async function sendDigest(
  tx: Kysely<Schema>,
  contact: ContactRow,
  day: string,
  items: readonly { readonly duty: FollowUpRow; readonly it: Named }[],
  now: Date,
): Promise<void> {
  const own = { organization_id: contact.organization_id, contact_id: contact.id, day };
  const told: DigestItem[] = items.map(({ duty, it }) => ({
    ...aboutOf(it),
    kind: duty.kind as NextStepKind,
  }));
  const mailId = await queueMail(tx, {
    organizationId: contact.organization_id,
    to: { contactId: contact.id },
    kind: 'digest',
    data: { items: told },
    now,
  });
  if (!mailId) throw new Error('A digest was written to somebody without an address');
  await tx
    .insertInto('digest')
    .values({ ...own, at: now, mail_id: mailId })
    .execute();
  await tx
    .insertInto('reminder')
    .values(
      items.map(({ duty, it }) => ({
        ...own,
        recommendation_id: it.id,
        kind: duty.kind,
        version: it.version,
        at: now,
      })),
    )
    .execute();
  for (const { duty } of items) await note(tx, duty, 'customer-reminded', now);
}

const note = (tx: Kysely<Schema>, duty: FollowUpRow, type: string, now: Date): Promise<void> =>
  recordEvent(tx, {
    organizationId: duty.organization_id,
    type,
    at: now,
    customerId: duty.customer_id,
    recommendationId: duty.recommendation_id,
    note: duty.text,
    forCustomer: false,
  });
