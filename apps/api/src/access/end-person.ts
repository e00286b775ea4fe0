// Ends everything somebody is signed in by, in all processes, at once.
import type { Kysely } from 'kysely';
import { MAX_SECONDS } from '../auth/session-tokens.ts';
import { everyTokenOf } from '../auth/secrets.ts';
import { endTokens } from '../auth/sessions.ts';
import type { Schema } from '../db/schema.ts';

export async function endPerson(
  db: Kysely<Schema>,
  organizationId: string,
  side: 'contact_id' | 'staff_id',
  id: string,
  now: Date,
): Promise<void> {
  await db
    .updateTable('portal_session')
    .set({ ended_at: now })
    .where('organization_id', '=', organizationId)
    .where(side, '=', id)
    .where('ended_at', 'is', null)
    .execute();
  await db
    .updateTable('magic_link')
    .set({ used_at: now })
    .where('organization_id', '=', organizationId)
    .where(side, '=', id)
    .where('used_at', 'is', null)
    .execute();
  const last = new Date(now.getTime() + MAX_SECONDS * 1000);
  await endTokens(db, organizationId, everyTokenOf(id), last);
}
