// What was sent is told by mail: findings sent one after another travel in one.
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import type { NewEvent } from '../loop/event.ts';
import type { MailData } from './kinds.ts';
import { aboutOf, named } from './named.ts';
import { queueMail } from './queue.ts';

/** So long the first waits for others. */
const GATHER_MS = 120_000;

type Items = MailData['sent']['items'];

/** Joins the mail that waits for the same contact, or begins one. */
export async function tellSent(db: Kysely<Schema>, event: NewEvent): Promise<void> {
  const { organizationId, recommendationId } = event;
  if (!recommendationId) return;
  const it = await named(db, organizationId, recommendationId);
  if (!it?.nextContactId) return;
  const sent = await db
    .selectFrom('proposal_version')
    .select('changes')
    .where('organization_id', '=', organizationId)
    .where('recommendation_id', '=', it.id)
    .where('version', '=', it.version)
    .executeTakeFirst();
  const item = { ...aboutOf(it), version: it.version, changes: sent?.changes ?? [] };
  const waiting = await waitingFor(db, organizationId, it.nextContactId);
  if (waiting) {
    const before = itemsOf(waiting).filter(({ id }) => id !== it.id);
    await rewrite(db, organizationId, waiting.id, [...before, item]);
    return;
  }
  await queueMail(db, {
    organizationId,
    to: { contactId: it.nextContactId },
    kind: 'sent',
    data: { items: [item] },
    now: event.at,
    dueAt: new Date(event.at.getTime() + GATHER_MS),
  });
}

/** What was approved beforehand asks nobody for an answer. The mail must not have left, as in the transaction of the sending. */
export async function untellSent(
  db: Kysely<Schema>,
  organizationId: string,
  contactId: string,
  recommendationId: string,
): Promise<void> {
  const waiting = await waitingFor(db, organizationId, contactId);
  if (!waiting) return;
  const left = itemsOf(waiting).filter(({ id }) => id !== recommendationId);
  if (left.length > 0) return rewrite(db, organizationId, waiting.id, left);
  await db
    .deleteFrom('mail_outbox')
    .where('organization_id', '=', organizationId)
    .where('id', '=', waiting.id)
    .execute();
}

/** Nobody has taken it up yet; locked, so that nobody does meanwhile. */
const waitingFor = (db: Kysely<Schema>, organizationId: string, contactId: string) =>
  db
    .selectFrom('mail_outbox')
    .select(['id', 'data'])
    .where('organization_id', '=', organizationId)
    .where('contact_id', '=', contactId)
    .where('kind', '=', 'sent')
    .where('tries', '=', 0)
    .where('sent_at', 'is', null)
    .where('failed_at', 'is', null)
    .orderBy('created_at', 'desc')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();

const itemsOf = ({ data }: { readonly data: unknown }): Items => (data as MailData['sent']).items;

async function rewrite(
  db: Kysely<Schema>,
  organizationId: string,
  id: string,
  items: Items,
): Promise<void> {
  const data: MailData['sent'] = { items };
  await db
    .updateTable('mail_outbox')
    .set({ data: JSON.stringify(data) })
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .execute();
}
