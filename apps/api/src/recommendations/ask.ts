// The customer asks: the question gets an owner and a promised answer time straight away.
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { DecisionRequest } from '@wellkept/contracts';
import type { Schema } from '../db/schema.ts';
import { invalid, Refusal } from '../http/refusal.ts';
import { isUuid } from '../http/register.ts';
import { addOfficeHours } from '../loop/office-hours.ts';
import type { ActScene } from '../acts/take-answer.ts';
import { refuseUnlessPossible, takeStep, type RecommendationRow } from '../loop/take-step.ts';
import { loadOrganization, officeOf, type Organization } from '../people/organization.ts';

type Asked = DecisionRequest & { kind: 'question' };

export async function ask(
  scene: ActScene,
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
  const ownerId = await whoAnswers(db, organization, row, now, promisedBy);
  await db
    .insertInto('question')
    .values({
      ...its,
      id: randomUUID(),
      contact_id: contactId,
      act_id: scene.actId,
      text: body.text,
      evidence_id: spot?.evidenceId ?? null,
      x: spot?.x ?? null,
      y: spot?.y ?? null,
      asked_at: now,
      promised_by: promisedBy,
      owner_id: ownerId,
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
    // A first person's yes stands while the second one asks.
    .where('waits_for', 'is', null)
    .execute();
  await takeStep(scene, row, 'asked', {
    note: body.text,
    dueAt: promisedBy,
    ownerStaffId: ownerId,
    text: body.text,
    set: { deferred_until: null },
  });
}

/**
 * The technician who saw it; the coordinator while that technician has left or is away before the answer is due: a
 * promise needs somebody who can keep it.
 */
async function whoAnswers(
  db: Kysely<Schema>,
  organization: Organization,
  row: RecommendationRow,
  now: Date,
  promisedBy: Date,
): Promise<string> {
  const office = row.coordinator_id ?? organization.coordinator_id;
  if (office === null || office === row.technician_id) return row.technician_id;
  const there = await db
    .selectFrom('staff as s')
    .select('s.id')
    .where('s.organization_id', '=', row.organization_id)
    .where('s.id', 'in', [row.technician_id, office])
    .where('s.active', '=', true)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('time_off as o')
            .select('o.id')
            .whereRef('o.organization_id', '=', 's.organization_id')
            .whereRef('o.staff_id', '=', 's.id')
            .where('o.starts_at', '<', promisedBy)
            .where('o.ends_at', '>', now),
        ),
      ),
    )
    .execute();
  const isThere = (id: string): boolean => there.some((person) => person.id === id);
  // Where both are away, the office has it: it is the one that finds somebody.
  return isThere(row.technician_id) ? row.technician_id : office;
}
