// The demonstration's mailbox: every mail of the last days and what waits for its time, readable by everybody who can reach the demonstration.
import { sql, type Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { letterOf, type MailRow, type Sending } from './send.ts';

/** A mail as the page shows it. */
export interface MailboxMail {
  readonly id: string;
  readonly kind: string;
  readonly to: string;
  readonly address: string;
  /** When it was sent, or will be. */
  readonly at: string;
  readonly waits: boolean;
  readonly subject: string;
  readonly text: string;
}

const MAX_MAILS = 100;

export const createMailboxReader = (
  sending: Omit<Sending, 'post'>,
  clock: () => Date,
): (() => Promise<MailboxMail[]>) => {
  /** A mail is written once, with its links; they stay the same while it is looked at. One that waits may gain lines. */
  const written = new Map<string, MailboxMail>();
  const keyOf = (row: MailRow) => `${row.id}/${row.sent_at === null}/${JSON.stringify(row.data)}`;
  return async () => {
    const rows = await latest(sending.db);
    const mails = [];
    for (const row of rows) {
      const known = written.get(keyOf(row));
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
        at: (row.sent_at ?? row.due_at).toISOString(),
        waits: row.sent_at === null,
        subject,
        text,
      };
      written.set(keyOf(row), mail);
      mails.push(mail);
    }
    const shown = new Set(rows.map(keyOf));
    for (const key of written.keys()) if (!shown.has(key)) written.delete(key);
    return mails;
  };
};

const latest = (db: Kysely<Schema>) =>
  db
    .selectFrom('mail_outbox')
    .selectAll()
    .where('failed_at', 'is', null)
    .where('recipient', '<>', '')
    .orderBy(sql`coalesce(sent_at, due_at) DESC`)
    .orderBy('id')
    .limit(MAX_MAILS)
    .execute();
