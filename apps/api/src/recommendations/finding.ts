// From a technician's finding to the office's desk, and back.
import { randomUUID } from 'node:crypto';
import type { routes } from '@wellkept/contracts/routes';
import { pendingYes } from '../authority/authorise.ts';
import type { Call, Handler } from '../http/handler.ts';
import { Refusal, unknownReference } from '../http/refusal.ts';
import { isUuid } from '../http/register.ts';
import { recordEvent } from '../loop/event.ts';
import { endOfWorkingDay } from '../loop/office-hours.ts';
import { lockRecommendation, refuseStale, takeStep, touch } from '../loop/take-step.ts';
import type { Step } from '../loop/transitions.ts';
import { actingStaff } from '../people/acting-staff.ts';
import { loadOrganization, officeOf } from '../people/organization.ts';
import { loadRecommendation } from './detail.ts';

type Routes = typeof routes;

export const createFinding: Handler<Routes['createFinding']> = async ({ db, actor, body, now }) => {
  const organization_id = actor.organizationId;
  const technician = await actingStaff(db, actor);
  const unit =
    isUuid(body.equipmentId) &&
    (await db
      .selectFrom('equipment')
      .select(['customer_id', 'site_id'])
      .where('organization_id', '=', organization_id)
      .where('id', '=', body.equipmentId)
      .executeTakeFirst());
  if (!unit) throw unknownReference('/equipmentId');
  const organization = await loadOrganization(db, organization_id);
  const dueAt = endOfWorkingDay(officeOf(organization), now, 1);
  const id = randomUUID();
  const row = await db
    .insertInto('recommendation')
    .values({
      organization_id,
      id,
      ...unit,
      equipment_id: body.equipmentId,
      technician_id: technician,
      coordinator_id: organization.coordinator_id,
      title: body.title,
      severity: body.severity,
      found: body.found,
      suggestion: body.suggestion ?? '',
      why: body.why ?? '',
      goal: null,
      wait_text: null,
      wait_note: null,
      wait_chance: null,
      wait_until: null,
      wait_amount: null,
      wait_source: null,
      currency: organization.currency,
      status: 'draft',
      since: now,
      valid_until: null,
      deferred_until: null,
      viewed_at: null,
      next_kind: 'finish-draft',
      next_staff_id: technician,
      next_contact_id: null,
      next_due_at: dueAt,
      created_at: now,
      updated_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await db
    .insertInto('follow_up')
    .values({
      organization_id,
      id: randomUUID(),
      kind: 'finish-draft',
      customer_id: unit.customer_id,
      recommendation_id: id,
      is_next_step: true,
      owner_staff_id: technician,
      owner_contact_id: null,
      due_at: dueAt,
      text: 'Finish the finding and hand it to the office',
      reminded_at: null,
      escalated_at: null,
      created_at: now,
      closed_at: null,
      close_note: null,
    })
    .execute();
  await recordEvent(db, {
    organizationId: organization_id,
    type: 'noted',
    at: now,
    customerId: unit.customer_id,
    recommendationId: id,
    staffId: actor.personId,
    technicianId: technician,
    to: 'draft',
    forCustomer: false,
  });
  if (body.propose) await takeStep({ db, actor, now }, row, 'proposed');
  return loadRecommendation(db, actor, id, now);
};

type Staff = Pick<Call<Routes['propose']>, 'db' | 'actor' | 'params' | 'revision' | 'now'>;

/** A step that changes nothing but the state, with or without words. */
async function simply(
  { db, actor, params, revision, now }: Staff,
  step: Step,
  note: string | null,
) {
  const row = await lockRecommendation(db, actor, params.id);
  refuseStale(row, revision);
  // A technician takes back what has not left the house; what the customer has, the office withdraws.
  if (step === 'withdrawn' && actor.role === 'technician' && row.version > 0) {
    throw new Refusal('forbidden', 'The office withdraws what the customer has seen.');
  }
  await takeStep({ db, actor, now }, row, step, { note });
  return loadRecommendation(db, actor, params.id, now);
}

export const propose: Handler<Routes['propose']> = (call) => simply(call, 'proposed', null);
export const returnToTechnician: Handler<Routes['returnToTechnician']> = (call) =>
  simply(call, 'returned', call.body.note);
export const withdraw: Handler<Routes['withdraw']> = (call) =>
  simply(call, 'withdrawn', call.body.note);

export const answerQuestion: Handler<Routes['answerQuestion']> = async ({
  db,
  actor,
  params,
  body,
  revision,
  now,
}) => {
  const row = await lockRecommendation(db, actor, params.id);
  refuseStale(row, revision);
  const its = { organization_id: row.organization_id, recommendation_id: row.id };
  const answered = await db
    .updateTable('question')
    .set({ answer: body.note, answered_by: await actingStaff(db, actor), answered_at: now })
    .where((eb) => eb.and(its))
    .where('answer', 'is', null)
    .returning('contact_id')
    .executeTakeFirst();
  if (!answered) throw new Refusal('not-in-this-state', 'There is no open question.');
  const scene = { db, actor, now };
  if (row.status === 'question') {
    const pending = await pendingYes(scene, row);
    await takeStep(scene, row, pending ? 'answered-second' : 'answered', {
      note: body.note,
      ownerContactId: pending?.waits_for ?? answered.contact_id,
    });
  } else {
    // The customer decided without waiting for it; the promise was kept all the same.
    await db
      .updateTable('follow_up')
      .set({ status: 'done', closed_at: now, close_note: 'answered' })
      .where((eb) => eb.and({ ...its, kind: 'answer', status: 'open', is_next_step: false }))
      .execute();
    await touch(scene, row, 'answered', { note: body.note });
  }
  return loadRecommendation(db, actor, params.id, now);
};
