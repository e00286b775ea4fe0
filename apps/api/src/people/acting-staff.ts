import type { Kysely } from 'kysely';
import type { Actor } from '../auth/actor.ts';
import type { Schema } from '../db/schema.ts';
import { Refusal } from '../http/refusal.ts';
import { loadOrganization } from './organization.ts';

/** In whose name staff's work is noted: their own; for a firm's software, its coordinator's. */
export async function actingStaff(db: Kysely<Schema>, actor: Actor): Promise<string> {
  if (actor.role === 'contact')
    throw new Refusal('forbidden', 'Only the firm’s staff may do this.');
  if (actor.personId !== null) return actor.personId;
  const { coordinator_id } = await loadOrganization(db, actor.organizationId);
  if (coordinator_id === null)
    throw new Refusal('forbidden', 'The firm has named no coordinator to act for it.');
  return coordinator_id;
}
