// Adds a person to a customer, by whichever way they come in, and tells those who should know of it.
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Contact, ContactCreate } from '@wellkept/contracts';
import { record, type By } from '../access/record.ts';
import type { Schema } from '../db/schema.ts';
import { recordEvent } from '../loop/event.ts';
import { queueMail } from '../mail/queue.ts';

/** Who adds them: a contact of the customer, somebody of the staff, or the firm's own software or command. */
export interface Adding extends By {
  /** The import that named them. */
  readonly importId?: string;
}

/** The customer must be known to exist. Runs in the caller's transaction. */
export async function addContact(
  db: Kysely<Schema>,
  adding: Adding,
  wanted: ContactCreate,
): Promise<Contact> {
  const { organizationId, now } = adding;
  const { customerId, name, title = null, email = null, phone = null, language = 'en' } = wanted;
  const id = randomUUID();
  // A firm's first import must not write to its customers; where somebody keeps rules they are told all the same.
  const told = await whoIsTold(db, organizationId, customerId, adding.importId === undefined);
  const { came_after_rules } = await db
    .insertInto('contact')
    .values({
      organization_id: organizationId,
      id,
      customer_id: customerId,
      name,
      title,
      email,
      phone,
      language,
      import_id: adding.importId ?? null,
    })
    .returning('came_after_rules')
    .executeTakeFirstOrThrow();
  const by = await nameOf(db, adding);
  for (const contactId of told) {
    if (contactId === adding.contactId) continue;
    await queueMail(db, {
      organizationId,
      to: { contactId },
      kind: 'contact-added',
      data: { name, email, by, needsNaming: came_after_rules },
      now,
    });
  }
  await record(db, adding, 'contact-added', id);
  const made = { id, customerId, name, title, email, phone, language };
  // The import itself is on record, and can be taken back with whom it brought.
  if (adding.importId !== undefined) return made;
  await recordEvent(db, {
    organizationId,
    type: 'contact-added',
    at: now,
    customerId,
    contactId: adding.contactId ?? null,
    staffId: adding.staffId ?? null,
    note: name,
    forCustomer: true,
  });
  return made;
}

/** Who manages the customer's rules; where nobody does, `everybody` of the customer who can sign in. */
async function whoIsTold(
  db: Kysely<Schema>,
  organization_id: string,
  customer_id: string,
  everybody: boolean,
): Promise<string[]> {
  const its = { organization_id, customer_id };
  const managers = await db
    .selectFrom('authority_person')
    .select('contact_id as id')
    .where((eb) => eb.and(its))
    .where('manages', '=', true)
    .execute();
  const people =
    managers.length > 0 || !everybody
      ? managers
      : await db
          .selectFrom('contact')
          .select('id')
          .where((eb) => eb.and(its))
          .where('invited_by', 'is', null)
          .where('email', 'is not', null)
          .execute();
  return people.map(({ id }) => id);
}

/** `null` for the firm itself. */
async function nameOf(
  db: Kysely<Schema>,
  { organizationId, contactId, staffId }: Adding,
): Promise<string | null> {
  const id = contactId ?? staffId;
  if (!id) return null;
  const person = await db
    .selectFrom(contactId ? 'contact' : 'staff')
    .select('name')
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
  return person?.name ?? null;
}
