// How many of a customer's people can read what is sent to them, and how many hear of it by mail.
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';

export interface Reach {
  readonly contacts: number;
  readonly withEmail: number;
}

/** Not counted: those whom a colleague handed one item; they see that one only. */
export async function reachOf(
  db: Kysely<Schema>,
  organizationId: string,
  customerId: string,
): Promise<Reach> {
  const { contacts, with_email } = await db
    .selectFrom('contact')
    .select(({ fn }) => [
      fn.countAll<string>().as('contacts'),
      fn.count<string>('email').as('with_email'),
    ])
    .where('organization_id', '=', organizationId)
    .where('customer_id', '=', customerId)
    .where('invited_by', 'is', null)
    .executeTakeFirstOrThrow();
  return { contacts: Number(contacts), withEmail: Number(with_email) };
}
