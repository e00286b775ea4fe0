// What nobody can use any more is not kept.
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { KEY_LIFE_MS } from '../http/idempotency.ts';
import { giveUp } from '../mail/give-up.ts';

const DAY_MS = 86_400_000;
/** A mail nobody came to send is given up, and somebody rings instead. */
const UNSENT_DAYS = 14;
/** What is left of a mail, sent or given up: when, and for whom. */
const TRACE_DAYS = 7;
/** A customer's item is counted by its reminders of the last months at most. */
const REMINDER_DAYS = 400;

/** Answers to old keys, ended tokens, links and sessions, and mails: gone once sent, late, or given up. */
export async function forget(db: Kysely<Schema>, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
  await db
    .deleteFrom('idempotency')
    .where('created_at', '<', new Date(now.getTime() - KEY_LIFE_MS))
    .execute();
  // A minute more than the clocks of two servers may differ by.
  const minuteAgo = new Date(now.getTime() - 60_000);
  await db.deleteFrom('revoked_token').where('expires_at', '<', minuteAgo).execute();
  await db.deleteFrom('magic_link').where('expires_at', '<', before(30)).execute();
  await db.deleteFrom('portal_session').where('expires_at', '<', before(30)).execute();
  await db.deleteFrom('event_told').where('at', '<', before(30)).execute();
  await db.deleteFrom('digest').where('at', '<', before(REMINDER_DAYS)).execute();
  await forgetMails(db, now, before);
}

async function forgetMails(
  db: Kysely<Schema>,
  now: Date,
  before: (days: number) => Date,
): Promise<void> {
  const old = await db
    .selectFrom('mail_outbox')
    .selectAll()
    .where('sent_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('created_at', '<', before(UNSENT_DAYS))
    .where('expires_at', 'is', null)
    .limit(200)
    .execute();
  for (const row of old) await giveUp(db, row, `not sent in ${UNSENT_DAYS} days`, now);
  await db
    .deleteFrom('mail_outbox')
    .where((eb) =>
      eb.or([
        eb('sent_at', '<', before(TRACE_DAYS)),
        eb('failed_at', '<', before(TRACE_DAYS)),
        eb('expires_at', '<', now),
      ]),
    )
    .execute();
}
