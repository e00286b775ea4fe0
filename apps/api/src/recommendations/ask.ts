// The customer asks: the question gets an owner and a promised answer time straight away.
import { randomUUID } from 'node:crypto';
import type { DecisionRequest } from '@wellkept/contracts';
import { invalid, Refusal } from '../http/refusal.ts';
import { isUuid } from '../http/register.ts';
import { addOfficeHours } from '../loop/office-hours.ts';
import {
  refuseUnlessPossible,
  takeStep,
  type RecommendationRow,
  type Scene,
} from '../loop/take-step.ts';
import { loadOrganization, officeOf } from '../people/organization.ts';

type Asked = DecisionRequest & { kind: 'question' };

export async function ask(
  scene: Scene,
  row: RecommendationRow,
  contactId: string,
  body: Asked,
): Promise<void> {
  const { db, now } = scene;
  const its = { organization_id: row.organization_id, recommendation_id: row.id };
  const open = await db
    .selectFrom('question')
    .select('id')
    .where((eb) => eb.and(its))
    .where('answer', 'is', null)
    .executeTakeFirst();
  if (open) throw new Refusal('not-in-this-state', 'A question is waiting for its answer.');
  refuseUnlessPossible(row, 'asked', scene.actor);
  const { spot } = body;
  if (spot) {
    const photo =
      isUuid(spot.evidenceId) &&
      (await db
        .selectFrom('evidence')
        .select('id')
        .where((eb) => eb.and(its))
        .where('id', '=', spot.evidenceId)
        .where('kind', '=', 'photo')
        .executeTakeFirst());
    if (!photo) throw invalid('/spot/evidenceId', 'Not a photo of this recommendation.');
  }
  const organization = await loadOrganization(db, row.organization_id);
  const promisedBy = addOfficeHours(officeOf(organization), now, organization.answer_office_hours);
  await db
    .insertInto('question')
    .values({
      ...its,
      id: randomUUID(),
      contact_id: contactId,
      text: body.text,
      evidence_id: spot?.evidenceId ?? null,
      x: spot?.x ?? null,
      y: spot?.y ?? null,
      asked_at: now,
      promised_by: promisedBy,
      owner_id: row.technician_id,
      answer: null,
      answered_by: null,
      answered_at: null,
    })
    .execute();
  await db
    .updateTable('decision')
    .set({ undone_at: now })
    .where((eb) => eb.and({ ...its, version: row.version }))
    .where('undone_at', 'is', null)
    .execute();
  await takeStep(scene, row, 'asked', {
    note: body.text,
    dueAt: promisedBy,
    text: body.text,
    set: { deferred_until: null },
  });
}
