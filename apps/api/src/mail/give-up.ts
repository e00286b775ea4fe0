// A mail that cannot be delivered becomes a duty: somebody rings instead.
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { addDuty, officeOwner } from '../loop/duty.ts';
import { recordEvent } from '../loop/event.ts';
import { endOfWorkingDay } from '../loop/office-hours.ts';
import { loadOrganization, officeOf } from '../people/organization.ts';
import { wordsOf } from './compose.ts';
import type { MailRow } from './send.ts';

/** Whoever did not get it is rung, once for all their mails; the desk sees it. */
export async function giveUp(
  db: Kysely<Schema>,
  row: MailRow,
  reason: string,
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { organization_id: organizationId } = row;
    const given = await tx
      .updateTable('mail_outbox')
      .set({ failed_at: now, error: reason })
      .where('organization_id', '=', organizationId)
      .where('id', '=', row.id)
      .where('sent_at', 'is', null)
      .where('failed_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!given) return;
    const customerId = row.contact_id && (await customerOf(tx, organizationId, row.contact_id));
    await recordEvent(tx, {
      organizationId,
      type: 'mail-failed',
      at: now,
      customerId: customerId || null,
      note: reason,
      forCustomer: false,
    });
    if (!customerId) return;
    const organization = await loadOrganization(tx, organizationId);
    const owner = await officeOwner(tx, organization);
    if (!owner) return;
    const text = wordsOf('en').undelivered(row.recipient);
    const known = await tx
      .selectFrom('follow_up')
      .select('id')
      .where('organization_id', '=', organizationId)
      .where('customer_id', '=', customerId)
      .where('status', '=', 'open')
      .where('kind', '=', 'call-back')
      .where('text', '=', text)
      .executeTakeFirst();
    if (known) return;
    await addDuty(tx, organizationId, now, {
      kind: 'call-back',
      customerId,
      ownerStaffId: owner,
      dueAt: endOfWorkingDay(officeOf(organization), now, 1),
      promised: false,
      text,
    });
  });
}

async function customerOf(
  db: Kysely<Schema>,
  organizationId: string,
  contactId: string,
): Promise<string | undefined> {
  const contact = await db
    .selectFrom('contact')
    .select('customer_id')
    .where('organization_id', '=', organizationId)
    .where('id', '=', contactId)
    .executeTakeFirst();
  return contact?.customer_id;
}
