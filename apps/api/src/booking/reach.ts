// Which appointments a caller can reach, and which they may change.
import type { Kysely } from 'kysely';
import { isStaff, type Actor } from '../auth/actor.ts';
import type { Schema } from '../db/schema.ts';
import { Refusal } from '../http/refusal.ts';
import { lockRecommendation, refuseStale, type RecommendationRow } from '../loop/take-step.ts';
import type { AppointmentRow } from './answer.ts';

/** Unknown ones and those of other customers alike: 404. */
export async function readAppointment(
  db: Kysely<Schema>,
  actor: Actor,
  id: string,
): Promise<AppointmentRow> {
  const row = await find(db, actor, id).executeTakeFirst();
  return reachable(actor, row);
}

/** Reads it for a change. Always before its recommendation, so that no two requests wait for each other. */
export async function lockAppointment(
  db: Kysely<Schema>,
  actor: Actor,
  id: string,
): Promise<AppointmentRow> {
  const row = await find(db, actor, id).forUpdate().executeTakeFirst();
  return reachable(actor, row);
}

const find = (db: Kysely<Schema>, actor: Actor, id: string) =>
  db
    .selectFrom('appointment')
    .selectAll()
    .where('organization_id', '=', actor.organizationId)
    .where('id', '=', id);

function reachable(actor: Actor, row: AppointmentRow | undefined): AppointmentRow {
  if (!row || (!isStaff(actor) && row.customer_id !== actor.customerId))
    throw new Refusal('not-found');
  return row;
}

/** @throws `hold-expired` for a hold that lapsed, `not-in-this-state`, then `stale`. */
export function refuseUnless(
  row: AppointmentRow,
  statuses: readonly string[],
  revision: number,
): void {
  if (!statuses.includes(row.status)) {
    if (row.status === 'cancelled' && row.held_until !== null) throw new Refusal('hold-expired');
    throw new Refusal(
      'not-in-this-state',
      `Possible while it is ${statuses.join(' or ')}. It is ${row.status}.`,
    );
  }
  refuseStale(row, revision);
}

export const recommendationOf = async (
  db: Kysely<Schema>,
  actor: Actor,
  row: AppointmentRow,
): Promise<RecommendationRow | null> =>
  row.recommendation_id === null ? null : lockRecommendation(db, actor, row.recommendation_id);
