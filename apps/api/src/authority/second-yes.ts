// The second person's yes: the decision of the first counts from here on.
import { keepPromise } from '../loop/keep-promise.ts';
import { takeStep, type RecommendationRow, type Scene } from '../loop/take-step.ts';
import { undoUntil } from '../loop/undo-until.ts';
import { loadOrganization } from '../people/organization.ts';
import type { PendingYes } from './authorise.ts';

/** @param by The second person. The row must have been locked in this transaction. */
export async function giveSecondYes(
  scene: Scene & { readonly actId: string },
  row: RecommendationRow,
  pending: PendingYes,
  by: string,
): Promise<void> {
  const { db, now } = scene;
  const organization = await loadOrganization(db, row.organization_id);
  await db
    .updateTable('decision')
    .set({
      waits_for: null,
      confirmed_by: by,
      confirmed_act_id: scene.actId,
      undo_until: undoUntil(organization, now),
    })
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', pending.id)
    .execute();
  // Who said yes first has it from here: the second person may have come by a link that can do no more.
  await takeStep(scene, row, 'approved', { ownerContactId: pending.contact_id });
  await keepPromise(scene, row);
}
