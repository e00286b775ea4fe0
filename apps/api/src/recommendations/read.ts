import type { routes } from '@wellkept/contracts/routes';
import type { Handler } from '../http/handler.ts';
import { lockRecommendation, takeStep } from '../loop/take-step.ts';
import { loadRecommendation } from './detail.ts';

type Routes = typeof routes;

/** The first opening by the customer is told to the technician; repeats, and staff looking in, change nothing. */
export const viewRecommendation: Handler<Routes['viewRecommendation']> = async ({
  db,
  actor,
  params,
  now,
}) => {
  const row = await lockRecommendation(db, actor, params.id);
  if (actor.role === 'contact' && row.status === 'sent') {
    await takeStep({ db, actor, now }, row, 'viewed', { set: { viewed_at: now } });
  }
  return loadRecommendation(db, actor, params.id, now);
};

export const getRecommendation: Handler<Routes['getRecommendation']> = async ({
  db,
  actor,
  params,
  now,
}) => loadRecommendation(db, actor, params.id, now);
