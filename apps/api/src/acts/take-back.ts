// Takes answers back within the firm's grace period: one, or all of an act that still can be.
import type { Kysely } from 'kysely';
import type { ActUndo, ProblemCode } from '@wellkept/contracts';
import type { routes } from '@wellkept/contracts/routes';
import type { Actor } from '../auth/actor.ts';
import type { Schema } from '../db/schema.ts';
import type { Handler } from '../http/handler.ts';
import { Refusal } from '../http/refusal.ts';
import {
  lockRecommendation,
  refuseStale,
  refuseUnlessPossible,
  takeStep,
  type RecommendationRow,
  type Scene,
} from '../loop/take-step.ts';
import { loadRecommendation } from '../recommendations/detail.ts';
import { dependantsOf, lockLinked, SAYS } from './links.ts';
import { decisionsOf, loadAct } from './read-act.ts';
import { contactOf } from './contact.ts';
import { releaseHold } from './take-answer.ts';

type Routes = typeof routes;
type Dependant = Awaited<ReturnType<typeof dependantsOf>>[number];

export const undoDecision: Handler<Routes['undoDecision']> = async ({
  db,
  actor,
  params,
  revision,
  now,
}) => {
  contactOf(actor);
  await lockLinked(db, actor, [params.id]);
  const row = await lockRecommendation(db, actor, params.id);
  const decisionId = await standing(db, actor, row, now);
  refuseStale(row, revision);
  const [dependant] = await dependantsOf(db, row.organization_id, [row.id]);
  if (dependant) throw dependsOn(dependant);
  await takeBack({ db, actor, now }, row, decisionId);
  return loadRecommendation(db, actor, params.id, now);
};

/**
 * What can be taken back is, together; what cannot is named. An answer that another one builds on goes with it, or stays.
 * @throws The first reason when nothing can be taken back.
 */
export const undoAct: Handler<Routes['undoAct']> = async ({ db, actor, params, now }) => {
  contactOf(actor);
  // Unknown and foreign acts are told apart from nothing here.
  const before = await loadAct(db, actor, params.id, now);
  const ids = before.outcomes.map(({ recommendationId }) => recommendationId);
  await lockLinked(db, actor, ids);
  const made = await decisionsOf(db, actor.organizationId, params.id);
  const kept: ActUndo['kept'] = [];
  const keep = (recommendationId: string, code: ProblemCode, detail: string) =>
    kept.push({ recommendationId, code, detail });
  let open: { row: RecommendationRow; decisionId: string }[] = [];
  for (const id of ids) {
    try {
      const row = await lockRecommendation(db, actor, id);
      const decision = made.find((one) => one.recommendation_id === row.id);
      if (!decision) throw new Refusal('not-in-this-state', 'A question stays asked.');
      const decisionId = await standing(db, actor, row, now);
      if (decisionId !== decision.id)
        throw new Refusal('not-in-this-state', 'Another answer has followed it.');
      open.push({ row, decisionId });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      keep(id, error.code, error.more.detail ?? error.code);
    }
  }
  for (;;) {
    const going = open.map(({ row }) => row.id);
    const left = (await dependantsOf(db, actor.organizationId, going)).find(
      (dependant) => !going.includes(dependant.id),
    );
    if (!left) break;
    keep(left.needed, 'depends', SAYS['needed-by'](left));
    open = open.filter(({ row }) => row.id !== left.needed);
  }
  if (open.length === 0) throw new Refusal(kept[0]!.code, kept[0]!.detail);
  for (const { row, decisionId } of open) await takeBack({ db, actor, now }, row, decisionId);
  return {
    act: await loadAct(db, actor, params.id, now),
    undone: open.map(({ row }) => row.id),
    kept,
  };
};

/** @returns The standing decision's id. @throws `not-in-this-state` or `undo-too-late`. */
async function standing(
  db: Kysely<Schema>,
  actor: Actor,
  row: RecommendationRow,
  now: Date,
): Promise<string> {
  const decision = await db
    .selectFrom('decision')
    .select(['id', 'undo_until'])
    .where('organization_id', '=', row.organization_id)
    .where('recommendation_id', '=', row.id)
    .where('version', '=', row.version)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  if (!decision) throw new Refusal('not-in-this-state', 'There is no decision to take back.');
  if (!decision.undo_until || decision.undo_until <= now)
    throw new Refusal('undo-too-late', 'The time to take it back is over.');
  refuseUnlessPossible(row, 'undone', actor);
  return decision.id;
}

const dependsOn = (dependant: Dependant): Refusal => {
  const detail = SAYS['needed-by'](dependant);
  return new Refusal('depends', { detail, errors: [{ pointer: '', detail }] });
};

async function takeBack(scene: Scene, row: RecommendationRow, decisionId: string): Promise<void> {
  await scene.db
    .updateTable('decision')
    .set({ undone_at: scene.now })
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', decisionId)
    .execute();
  await releaseHold(scene.db, row);
  await takeStep(scene, row, 'undone', { set: { deferred_until: null } });
}
