// The last word is the customer's: all is in order, or (by silence) nobody said otherwise.
import { randomUUID } from 'node:crypto';
import type { routes } from '@wellkept/contracts/routes';
import type { Handler } from '../http/handler.ts';
import { Refusal } from '../http/refusal.ts';
import { openingOnOrAfter } from '../loop/office-hours.ts';
import {
  lockRecommendation,
  refuseStale,
  refuseUnlessPossible,
  takeStep,
  type RecommendationRow,
  type Scene,
} from '../loop/take-step.ts';
import { loadOrganization, officeOf } from '../people/organization.ts';
import { addDays, dayOf } from '../time/zone.ts';
import { loadRecommendation } from './detail.ts';

/** Days after which the firm asks whether the work has done what was said of it. */
const OUTCOME_CHECKS = [30, 180];

export const confirmOutcome: Handler<(typeof routes)['confirmOutcome']> = async ({
  db,
  actor,
  params,
  revision,
  now,
}) => {
  if (actor.role !== 'contact') throw new Refusal('forbidden', 'Only the customer confirms.');
  const row = await lockRecommendation(db, actor, params.id);
  refuseStale(row, revision);
  await confirm({ db, actor, now }, row);
  return loadRecommendation(db, actor, params.id, now);
};

/** Ends a recommendation well, closes its recoveries and notes the checks at 30 and 180 days. */
export async function confirm(scene: Scene, row: RecommendationRow): Promise<void> {
  const { db, now } = scene;
  refuseUnlessPossible(row, 'confirmed', scene.actor);
  await takeStep(scene, row, 'confirmed', { note: scene.actor ? null : 'Nobody said otherwise' });
  const its = { organization_id: row.organization_id, recommendation_id: row.id };
  await db
    .updateTable('follow_up')
    .set({ status: 'done', closed_at: now, close_note: 'confirmed' })
    .where((eb) => eb.and({ ...its, kind: 'recover', status: 'open' }))
    .execute();
  const organization = await loadOrganization(db, row.organization_id);
  const today = dayOf(now, organization.time_zone);
  await db
    .insertInto('follow_up')
    .values(
      OUTCOME_CHECKS.map((days) => ({
        ...its,
        id: randomUUID(),
        kind: 'check-outcome',
        customer_id: row.customer_id,
        owner_staff_id: row.coordinator_id ?? organization.coordinator_id ?? row.technician_id,
        owner_contact_id: null,
        due_at: openingOnOrAfter(officeOf(organization), addDays(today, days)),
        text: `Ask whether it still runs well, ${days} days on`,
        reminded_at: null,
        escalated_at: null,
        created_at: now,
        closed_at: null,
        close_note: null,
      })),
    )
    .execute();
}
