// What the customer may do about a decision or a price that has passed: take it back, or ask for a fresh one.
import type { routes } from '@wellkept/contracts/routes';
import type { Handler } from '../http/handler.ts';
import { Refusal } from '../http/refusal.ts';
import { priceEnds } from '../loop/next-step.ts';
import {
  lockRecommendation,
  refuseStale,
  refuseUnlessPossible,
  takeStep,
  type Scene,
} from '../loop/take-step.ts';
import { contactOf } from '../acts/take-answer.ts';
import { isFreshPricePromised, loadRecommendation } from './detail.ts';

type Routes = typeof routes;

export const undoDecision: Handler<Routes['undoDecision']> = async ({
  db,
  actor,
  params,
  revision,
  now,
}) => {
  contactOf(actor);
  const row = await lockRecommendation(db, actor, params.id);
  const its = { organization_id: row.organization_id, recommendation_id: row.id };
  const standing = await db
    .selectFrom('decision')
    .select(['id', 'undo_until'])
    .where((eb) => eb.and(its))
    .where('version', '=', row.version)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  if (!standing) throw new Refusal('not-in-this-state', 'There is no decision to take back.');
  if (!standing.undo_until || standing.undo_until <= now) throw new Refusal('undo-too-late');
  refuseStale(row, revision);
  refuseUnlessPossible(row, 'undone', actor);
  await db
    .updateTable('decision')
    .set({ undone_at: now })
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', standing.id)
    .execute();
  // A time that was only being kept for it is free again.
  await db
    .updateTable('appointment')
    .set({ status: 'cancelled' })
    .where((eb) => eb.and(its))
    .where('status', '=', 'held')
    .execute();
  await takeStep({ db, actor, now }, row, 'undone', { set: { deferred_until: null } });
  return loadRecommendation(db, actor, params.id, now);
};

export const askFreshPrice: Handler<Routes['askFreshPrice']> = async ({
  db,
  actor,
  params,
  revision,
  now,
}) => {
  contactOf(actor);
  let row = await lockRecommendation(db, actor, params.id);
  refuseStale(row, revision);
  const scene: Scene = { db, actor, now };
  const ends = await priceEnds(db, row);
  // Expired today, and the sweep has not come by yet.
  if ((row.status === 'sent' || row.status === 'viewed') && ends !== null && ends <= now) {
    row = await takeStep({ ...scene, actor: null }, row, 'price-expired');
  }
  // Asked already: the promise stands as it was given.
  if (!(await isFreshPricePromised(db, row))) await takeStep(scene, row, 'fresh-price-asked');
  return loadRecommendation(db, actor, params.id, now);
};
