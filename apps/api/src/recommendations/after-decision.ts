// What the customer may do about a price that has passed: ask for a fresh one.
import type { routes } from '@wellkept/contracts/routes';
import type { Handler } from '../http/handler.ts';
import { priceEnds } from '../loop/next-step.ts';
import { lockRecommendation, refuseStale, takeStep, type Scene } from '../loop/take-step.ts';
import { contactOf } from '../acts/contact.ts';
import { isFreshPricePromised, loadRecommendation } from './detail.ts';

type Routes = typeof routes;

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
