// A sign-in link stays usable until one of the sessions it opened is really used: scanners press links, and leave.
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { MAX_SECONDS } from './session-tokens.ts';
import { endTokens } from './sessions.ts';

/** Whoever comes back for a token so long after the press is a person. */
const REALLY_USED_MS = 120_000;

interface Opened {
  readonly organization_id: string;
  readonly id: string;
  readonly created_at: Date;
  readonly link_id: string | null;
}

/** Of the sessions of one link the first that is really used stays; the link closes, and the others end. */
export async function confirmSession(
  db: Kysely<Schema>,
  session: Opened,
  now: Date,
): Promise<void> {
  const { organization_id, id, link_id } = session;
  if (link_id === null || now.getTime() - session.created_at.getTime() < REALLY_USED_MS) return;
  await closeLink(db, { organization_id, link_id }, now);
  const others = await db
    .updateTable('portal_session')
    .set({ ended_at: now })
    .where('organization_id', '=', organization_id)
    .where('link_id', '=', link_id)
    .where('id', '<>', id)
    .where('ended_at', 'is', null)
    .returning('id')
    .execute();
  const last = new Date(now.getTime() + MAX_SECONDS * 1000);
  for (const other of others) await endTokens(db, organization_id, other.id, last);
  await db
    .updateTable('portal_session')
    .set({ link_id: null })
    .where('organization_id', '=', organization_id)
    .where('id', '=', id)
    .execute();
}

export async function closeLink(
  db: Kysely<Schema>,
  { organization_id, link_id }: { readonly organization_id: string; readonly link_id: string },
  now: Date,
): Promise<void> {
  await db
    .updateTable('magic_link')
    .set({ used_at: now })
    .where('organization_id', '=', organization_id)
    .where('id', '=', link_id)
    .where('reusable', '=', false)
    .where('used_at', 'is', null)
    .execute();
}
