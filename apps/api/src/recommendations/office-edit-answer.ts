// The technician agrees with what the office changed, or objects.
import type { routes } from '@wellkept/contracts/routes';
import type { Handler } from '../http/handler.ts';
import { invalid, Refusal } from '../http/refusal.ts';
import { lockRecommendation, refuseStale, touch } from '../loop/take-step.ts';
import { loadRecommendation } from './detail.ts';
import { forgetOfficeEdit, loadOfficeEdit } from './office-edit.ts';

export const answerOfficeEdit: Handler<(typeof routes)['answerOfficeEdit']> = async ({
  db,
  actor,
  params,
  body,
  revision,
  now,
}) => {
  const row = await lockRecommendation(db, actor, params.id);
  if (actor.personId !== row.technician_id)
    throw new Refusal('forbidden', 'Only the technician whose finding it is may say so.');
  refuseStale(row, revision);
  const edit = await loadOfficeEdit(db, row.organization_id, row.id);
  if (!edit) throw new Refusal('not-in-this-state', 'Nothing of theirs was changed.');
  const scene = { db, actor, now };
  if (body.agrees) {
    await forgetOfficeEdit(db, row);
    await touch(scene, row, 'edit-agreed', { note: body.note, forCustomer: false });
  } else {
    if (body.note === undefined) throw invalid('/note', 'Say what is wrong with it.', 'missing');
    await db
      .updateTable('office_edit')
      .set({ objection: body.note })
      .where('organization_id', '=', row.organization_id)
      .where('recommendation_id', '=', row.id)
      .execute();
    await touch(scene, row, 'objected', { note: body.note, forCustomer: false });
  }
  return loadRecommendation(db, actor, params.id, now);
};
