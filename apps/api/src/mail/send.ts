// Sends what waits in the outbox. A mail is claimed before it is sent and marked after: a crash in between sends it again,
// under the same Message-ID; none is ever left out.
import { randomUUID } from 'node:crypto';
import { sql, type Kysely, type Selectable } from 'kysely';
import { hashSecret, newSecret } from '../auth/secrets.ts';
import { mailedAddress } from '../auth/sign-in-links.ts';
import type { Config } from '../config.ts';
import type { MailOutboxTable, Schema } from '../db/schema.ts';
import { handOverAddress } from '../authority/hand-over-secret.ts';
import { compose } from './compose.ts';
import { giveUp } from './give-up.ts';
import type { MailData, MailKind } from './kinds.ts';
import { MailError, type Letter, type Post } from './post.ts';
import { reminderSecret } from './reminder-secret.ts';

export type MailRow = Selectable<MailOutboxTable>;

/** How long after the first attempt, the second, … it is tried again; after the last it is given up. */
export const RETRY_MINUTES = [1, 5, 30, 120, 300, 600, 840, 1200, 1440];
const DAY_MS = 86_400_000;
/** Links that sign in live longer with customers, who come rarely, than with staff. */
const LINK_DAYS = { contact: 7, staff: 1 };

export interface Sent {
  readonly sent: number;
  readonly failed: number;
  readonly gaveUp: number;
  /** The server takes nothing just now. */
  readonly unreachable: boolean;
}

export interface Sending {
  /** The jobs role's. */
  readonly db: Kysely<Schema>;
  readonly post: Post;
  readonly config: Config;
}

/** Sends what is due, one after another, until told to stop. Several processes may; each takes mails others have not. */
export async function sendDue(sending: Sending, now: Date, stopping?: AbortSignal): Promise<Sent> {
  const counts = { sent: 0, failed: 0, gaveUp: 0 };
  for (;;) {
    const row = stopping?.aborted ? undefined : await claim(sending.db, now);
    if (!row) return { ...counts, unreachable: false };
    if (row.tries > RETRY_MINUTES.length) {
      await giveUp(sending.db, row, row.error ?? 'no answer', now);
      counts.gaveUp++;
      continue;
    }
    try {
      await sending.post.deliver(await letterOf(sending, row, now));
    } catch (error) {
      if (!(error instanceof MailError)) throw error;
      counts.failed++;
      if (error.fault === 'refused') {
        await giveUp(sending.db, row, error.message, now);
        counts.gaveUp++;
        continue;
      }
      await mark(sending.db, row, { error: error.message });
      if (error.fault === 'unreachable') return { ...counts, unreachable: true };
      continue;
    }
    // What was said is not kept longer than it is needed.
    const emptied = sending.post.keeps ? {} : { data: '{}', recipient: '' };
    await mark(sending.db, row, { sent_at: now, error: null, ...emptied });
    counts.sent++;
  }
}

/** Takes one mail and puts its next attempt off, so that a process that dies with it has not lost it. */
async function claim(db: Kysely<Schema>, now: Date): Promise<MailRow | undefined> {
  const next = sql<Date>`${now}::timestamptz + make_interval(mins => (${RETRY_MINUTES}::int[])[least(tries + 1, ${RETRY_MINUTES.length})])`;
  return db
    .updateTable('mail_outbox')
    .set((eb) => ({ tries: eb('tries', '+', 1), due_at: next }))
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('organization_id', 'id'),
        'in',
        selectFrom('mail_outbox as m')
          .select(['m.organization_id', 'm.id'])
          .where('m.sent_at', 'is', null)
          .where('m.failed_at', 'is', null)
          .where('m.due_at', '<=', now)
          .where((or) => or.or([or('m.expires_at', 'is', null), or('m.expires_at', '>', now)]))
          .orderBy('m.due_at')
          .limit(1)
          .forUpdate()
          .skipLocked()
          .$asTuple('organization_id', 'id'),
      ),
    )
    .returningAll()
    .executeTakeFirst();
}

const mark = (
  db: Kysely<Schema>,
  row: MailRow,
  set: { sent_at?: Date; error: string | null; data?: string; recipient?: string },
) =>
  db
    .updateTable('mail_outbox')
    .set(set)
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .execute();

/** The mail as it leaves. The secrets of its links are made now: none waits in the database. */
export async function letterOf(
  { db, config }: Omit<Sending, 'post'>,
  row: MailRow,
  now: Date,
): Promise<Letter> {
  const side = row.contact_id ? 'contact' : 'staff';
  const person = await db
    .selectFrom(side)
    .select('name')
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', (row.contact_id ?? row.staff_id)!)
    .executeTakeFirstOrThrow();
  const firm = await db
    .selectFrom('organization')
    .select(['name', 'phone'])
    .where('id', '=', row.organization_id)
    .executeTakeFirstOrThrow();
  const own = row.kind === 'sign-in' ? (row.data as MailData['sign-in']).secret : undefined;
  const handedOver =
    row.kind === 'handed-over' ? (row.data as MailData['handed-over']).handOverId : undefined;
  const linkDays = own || handedOver ? 0 : LINK_DAYS[side];
  const address = handedOver
    ? () => handOverAddress(config, handedOver)
    : addressWith(config, own ?? (await newMailLink(db, row, linkDays, now)));
  const stop =
    row.kind === 'digest' && row.contact_id
      ? reminderSecret(config, {
          organizationId: row.organization_id,
          contactId: row.contact_id,
        })
      : undefined;
  const composed = compose(row.kind as MailKind, row.data as MailData[MailKind], row.language, {
    firm: firm.name,
    phone: firm.phone,
    person: person.name,
    link: address,
    linkDays,
    ...(stop
      ? { stop: (id?: string) => `${config.baseUrl}/#stop.${stop}${id ? `/${id}` : ''}` }
      : {}),
  });
  return {
    ...composed,
    messageId: `<${row.id}@${new URL(config.baseUrl).hostname}>`,
    to: { name: person.name, address: row.recipient },
    fromName: firm.name,
    ...(stop ? { stopAddress: `${config.baseUrl}/unsubscribe/${stop}` } : {}),
  };
}

/** Places in the portal, opened signed in. */
const addressWith =
  (config: Config, secret: string) =>
  (path: string): string =>
    mailedAddress(config, secret, path);

async function newMailLink(
  db: Kysely<Schema>,
  row: MailRow,
  days: number,
  now: Date,
): Promise<string> {
  const secret = newSecret('wk_ml_');
  await db
    .insertInto('magic_link')
    .values({
      organization_id: row.organization_id,
      id: randomUUID(),
      secret_hash: hashSecret(secret),
      contact_id: row.contact_id,
      staff_id: row.staff_id,
      expires_at: new Date(now.getTime() + days * DAY_MS),
      used_at: null,
      mail_id: row.id,
    })
    .execute();
  return secret;
}
