import { takeAct } from '../acts/take-act.ts';
import { Refusal } from '../http/refusal.ts';
import type { RecommendationRow, Scene } from '../loop/take-step.ts';
import { findStanding, standingActor } from './standing.ts';

/**
 * If a standing authorisation of the customer reaches what was just sent, it is approved in the same transaction, with a
 * receipt; the contact who set the rule stands for it, and anybody of the customer can take it back.
 */
export async function approveBeforehand(scene: Scene, row: RecommendationRow): Promise<void> {
  const standing = await findStanding(scene, row);
  if (!standing) return;
  const actor = standingActor(row, standing);
  const answer = {
    kind: 'approved' as const,
    version: row.version,
    optionId: standing.optionId,
  };
  try {
    await takeAct(
      { ...scene, actor, standing },
      {
        answers: [{ recommendationId: row.id, revision: row.revision, answer }],
        language: 'en',
      },
    );
  } catch (error) {
    // It hangs on another one, or whoever gave the authorisation found it themselves: that is for the customer to weigh,
    // and no reason not to send it.
    if (!(error instanceof Refusal && ['depends', 'beyond-authority'].includes(error.code)))
      throw error;
  }
}
