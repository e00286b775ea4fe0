// Whoever found or priced something for the firm never approves it for the customer, under whatever name they sign in.
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { Refusal } from '../http/refusal.ts';

interface Item {
  readonly organization_id: string;
  readonly id: string;
}

/** One mailbox has many spellings: case and what follows a plus sign make no other person. */
const mailboxOf = (email: string): string =>
  email
    .trim()
    .toLowerCase()
    .replace(/\+[^@]*@/, '@');

/** Which of these contacts have the mail address of somebody of the staff who found, priced or sent this. */
export async function whoseOwnWork(
  db: Kysely<Schema>,
  { organization_id, id }: Item,
  contactIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const none: ReadonlySet<string> = new Set();
  if (contactIds.length === 0) return none;
  const contacts = await db
    .selectFrom('contact')
    .select(['id', 'email'])
    .where('organization_id', '=', organization_id)
    .where('id', 'in', [...contactIds])
    .where('email', 'is not', null)
    .execute();
  if (contacts.length === 0) return none;
  const its = { organization_id, recommendation_id: id };
  const staff = await db
    .selectFrom('staff')
    .select('email')
    .where('organization_id', '=', organization_id)
    .where('email', 'is not', null)
    .where((eb) =>
      eb.or([
        eb('id', 'in', (of) =>
          of
            .selectFrom('recommendation')
            .select('technician_id')
            .where('organization_id', '=', organization_id)
            .where('id', '=', id),
        ),
        eb('id', 'in', (of) =>
          of
            .selectFrom('event')
            .select('staff_id')
            .where((and) => and.and(its))
            .where('staff_id', 'is not', null),
        ),
        eb('id', 'in', (of) =>
          of
            .selectFrom('evidence')
            .select('staff_id')
            .where((and) => and.and(its)),
        ),
        eb('id', 'in', (of) =>
          of
            .selectFrom('proposal_version')
            .select('sent_by')
            .where((and) => and.and(its)),
        ),
      ]),
    )
    .execute();
  const worked = new Set(staff.map(({ email }) => mailboxOf(email ?? '')));
  return new Set(
    contacts.flatMap((contact) => (worked.has(mailboxOf(contact.email ?? '')) ? [contact.id] : [])),
  );
}

/** @throws `beyond-authority` for who found or priced it themselves. */
export async function refuseOwnWork(
  db: Kysely<Schema>,
  item: Item,
  contactId: string,
): Promise<void> {
  const own = await whoseOwnWork(db, item, [contactId]);
  if (own.has(contactId))
    throw new Refusal('beyond-authority', 'Whoever found or priced it cannot approve it.');
}
