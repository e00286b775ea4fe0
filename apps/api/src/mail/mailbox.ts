// The demonstration's mailbox: every mail of the last days, readable by everybody who can reach the demonstration.
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import type { Sending } from './send.ts';
import { letterOf } from './send.ts';

/** A mail as the page shows it. */
export interface MailboxMail {
  readonly id: string;
  readonly kind: string;
  readonly to: string;
  readonly address: string;
  readonly at: string;
  readonly subject: string;
  readonly text: string;
}

const MAX_MAILS = 100;

export const createMailboxReader = (
  sending: Omit<Sending, 'post'>,
  clock: () => Date,
): (() => Promise<MailboxMail[]>) => {
  /** A mail is written once, with its links; they stay the same while it is looked at. */
  const written = new Map<string, MailboxMail>();
  return async () => {
    const rows = await latest(sending.db);
    const mails = [];
    for (const row of rows) {
      const known = written.get(row.id);
      if (known) {
        mails.push(known);
        continue;
      }
      const { to, subject, text } = await letterOf(sending, row, clock());
      const mail = {
        id: row.id,
        kind: row.kind,
        to: to.name,
        address: to.address,
        at: row.sent_at!.toISOString(),
        subject,
        text,
      };
      written.set(row.id, mail);
      mails.push(mail);
    }
    const shown = new Set(rows.map(({ id }) => id));
    for (const id of written.keys()) if (!shown.has(id)) written.delete(id);
    return mails;
  };
};

const latest = (db: Kysely<Schema>) =>
  db
    .selectFrom('mail_outbox')
    .selectAll()
    .where('sent_at', 'is not', null)
    .where('recipient', '<>', '')
    .orderBy('sent_at', 'desc')
    .orderBy('id')
    .limit(MAX_MAILS)
    .execute();
