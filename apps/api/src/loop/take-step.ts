// Takes a step of the table: status, next step, follow-up, revision and event together, in the caller's transaction.
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { RecommendationStatus } from '@wellkept/contracts';
import type { Actor } from '../auth/actor.ts';
import type { Schema } from '../db/schema.ts';
import { Refusal } from '../http/refusal.ts';
import { isUuid } from '../http/register.ts';
import { loadOrganization } from '../people/organization.ts';
import { recordEvent } from './event.ts';
import { dueDate, ownerOf, TEXT } from './next-step.ts';
import type { RecommendationRow, Scene, StepDetail } from './scene.ts';
import { FINAL, ruleOf, type By, type Step } from './transitions.ts';

export type { RecommendationRow, Scene, StepDetail } from './scene.ts';

/** A firm's own software acts with the rights of its desk. */
export const byOf = (actor: Actor | null): By => {
  if (!actor) return 'system';
  return actor.role === 'firm' ? 'desk' : actor.role;
};

/** What the customer must not see: before the first version was sent there is nothing for them. */
export const mayKnow = (
  actor: Actor,
  row: { id: string; customer_id: string; version: number },
): boolean =>
  actor.role !== 'contact' ||
  (row.customer_id === actor.customerId &&
    row.version > 0 &&
    (actor.recommendationId === null || row.id === actor.recommendationId));

/** Reads a recommendation for a change and keeps others from changing it meanwhile. Unknown, foreign and hidden ones alike: 404. */
export async function lockRecommendation(
  db: Kysely<Schema>,
  actor: Actor,
  id: string,
): Promise<RecommendationRow> {
  if (!isUuid(id)) throw new Refusal('not-found');
  const row = await db
    .selectFrom('recommendation')
    .selectAll()
    .where('organization_id', '=', actor.organizationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row || !mayKnow(actor, row)) throw new Refusal('not-found');
  return row;
}

/** @throws `stale` when the row has changed since the caller read it. */
export function refuseStale(row: { revision: number }, revision: number): void {
  if (row.revision !== revision) {
    throw new Refusal('stale', {
      headers: { ETag: `"${row.revision}"` },
      detail: 'Read it again and look at what changed.',
    });
  }
}

/** @throws `not-in-this-state` when the table has no such step from here; `forbidden` when it is not the caller's to take. */
export function refuseUnlessPossible(
  row: { status: string },
  step: Step,
  actor: Actor | null,
): void {
  const rule = ruleOf(step);
  if (!rule.by.includes(byOf(actor)))
    throw new Refusal('forbidden', `“${step}” is a step of: ${rule.by.join(', ')}.`);
  if (!rule.from.includes(row.status as RecommendationStatus)) {
    throw new Refusal(
      'not-in-this-state',
      `“${step}” is possible from: ${rule.from.join(', ')}. It is ${row.status}.`,
    );
  }
}

/** Takes the step. The row must have been locked in this transaction. @returns The row as it is afterwards. */
export async function takeStep(
  { db, actor, now }: Scene,
  row: RecommendationRow,
  step: Step,
  detail: StepDetail = {},
): Promise<RecommendationRow> {
  refuseUnlessPossible(row, step, actor);
  const rule = ruleOf(step);
  const organization = await loadOrganization(db, row.organization_id);
  const changed = { ...row, ...detail.set } as RecommendationRow;
  const next = rule.next && {
    kind: rule.next.kind,
    due: detail.dueAt ?? (await dueDate(db, organization, changed, rule.next.due, now)),
    ...(await ownerOf(db, organization, changed, rule.next.owner, actor, detail)),
  };
  if (!next !== FINAL.includes(rule.to)) throw new Error(`The rule “${step}” forgets who is next`);
  const after = await db
    .updateTable('recommendation')
    .set({
      ...detail.set,
      status: rule.to,
      ...(rule.to === row.status ? {} : { since: now }),
      next_kind: next?.kind ?? null,
      next_staff_id: next?.staffId ?? null,
      next_contact_id: next?.contactId ?? null,
      next_due_at: next?.due ?? null,
      revision: row.revision + 1,
      updated_at: now,
    })
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await closeNextStep(db, row, now, step);
  if (next) {
    await db
      .insertInto('follow_up')
      .values({
        organization_id: row.organization_id,
        id: randomUUID(),
        kind: next.kind,
        customer_id: row.customer_id,
        recommendation_id: row.id,
        is_next_step: true,
        owner_staff_id: next.staffId,
        owner_contact_id: next.contactId,
        due_at: next.due,
        promised: rule.next?.promised ?? false,
        text: detail.text ?? TEXT[next.kind],
        reminded_at: detail.remindedAt ?? null,
        escalated_at: null,
        created_at: now,
        closed_at: null,
        close_note: null,
      })
      .execute();
  }
  await recordEvent(db, {
    organizationId: row.organization_id,
    type: step,
    at: now,
    customerId: row.customer_id,
    recommendationId: row.id,
    appointmentId: detail.appointmentId ?? null,
    contactId: actor?.role === 'contact' ? actor.personId : null,
    staffId: actor && actor.role !== 'contact' ? actor.personId : null,
    technicianId: row.technician_id,
    from: row.status as RecommendationStatus,
    to: rule.to,
    note: detail.note ?? null,
    forCustomer: rule.forCustomer && after.version > 0,
  });
  return after;
}

/** Something other than the status changed: counts the revision up and says so, with the next step as it was. */
export async function touch(
  { db, actor, now }: Scene,
  row: RecommendationRow,
  type: string,
  detail: Pick<StepDetail, 'note' | 'set' | 'appointmentId'> & {
    readonly forCustomer?: boolean;
  } = {},
): Promise<RecommendationRow> {
  const after = await db
    .updateTable('recommendation')
    .set({ ...detail.set, revision: row.revision + 1, updated_at: now })
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await recordEvent(db, {
    organizationId: row.organization_id,
    type,
    at: now,
    customerId: row.customer_id,
    recommendationId: row.id,
    appointmentId: detail.appointmentId ?? null,
    contactId: actor?.role === 'contact' ? actor.personId : null,
    staffId: actor && actor.role !== 'contact' ? actor.personId : null,
    technicianId: row.technician_id,
    note: detail.note ?? null,
    forCustomer: (detail.forCustomer ?? true) && after.version > 0,
  });
  return after;
}

async function closeNextStep(
  db: Kysely<Schema>,
  row: RecommendationRow,
  now: Date,
  step: Step,
): Promise<void> {
  const status =
    step === 'withdrawn' || step === 'cancelled' || step === 'undone' ? 'cancelled' : 'done';
  await db
    .updateTable('follow_up')
    .set({ status, closed_at: now, close_note: step })
    .where('organization_id', '=', row.organization_id)
    .where('recommendation_id', '=', row.id)
    .where('is_next_step', '=', true)
    .where('status', '=', 'open')
    .execute();
}
