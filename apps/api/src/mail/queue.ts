// Writes a mail down in the caller's transaction: it is sent if, and only if, what it tells of is committed.
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import type { MailData, MailKind } from './kinds.ts';

export interface NewMail<K extends MailKind> {
  readonly organizationId: string;
  readonly to: { readonly contactId: string } | { readonly staffId: string };
  readonly kind: K;
  readonly data: MailData[K];
  readonly now: Date;
  /** Not sent before; default: at once. */
  readonly dueAt?: Date;
  /** Of no use later: not sent any more, and deleted. */
  readonly expiresAt?: Date;
}

/** One address and nothing else: no second one, no header, no comment. */
const ADDRESS = /^[^\s@,;:<>()[\]\\"\p{Cc}]{1,64}@[^\s@,;:<>()[\]\\"\p{Cc}]{1,189}$/u;
export const isMailable = (address: string | null): address is string =>
  address !== null && ADDRESS.test(address);

/** @returns The mail's id; `null` when the person has no address that mail could reach. */
export async function queueMail<K extends MailKind>(
  db: Kysely<Schema>,
  mail: NewMail<K>,
): Promise<string | null> {
  const { organizationId, to, kind, data, now } = mail;
  const person = await recipientOf(db, organizationId, to);
  if (!person || !isMailable(person.email)) return null;
  const id = randomUUID();
  await db
    .insertInto('mail_outbox')
    .values({
      organization_id: organizationId,
      id,
      kind,
      contact_id: 'contactId' in to ? to.contactId : null,
      staff_id: 'staffId' in to ? to.staffId : null,
      recipient: person.email,
      language: person.language,
      data: JSON.stringify(data),
      created_at: now,
      due_at: mail.dueAt ?? now,
      expires_at: mail.expiresAt ?? null,
    })
    .execute();
  return id;
}

const recipientOf = (
  db: Kysely<Schema>,
  organizationId: string,
  to: NewMail<MailKind>['to'],
): Promise<{ email: string | null; language: string } | undefined> =>
  'contactId' in to
    ? db
        .selectFrom('contact')
        .select(['email', 'language'])
        .where('organization_id', '=', organizationId)
        .where('id', '=', to.contactId)
        // Mails sign their reader in to everything; who was handed one thing by a link has that link.
        .where('invited_by', 'is', null)
        .executeTakeFirst()
    : db
        .selectFrom('staff')
        .select(['email', 'language'])
        .where('organization_id', '=', organizationId)
        .where('id', '=', to.staffId)
        .where('active', '=', true)
        .executeTakeFirst();
