// The customer's answers: approve, decline, put off, fixed elsewhere; or a question.
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { ActOutcome, DecisionRequest } from '@wellkept/contracts';
import type { Actor } from '../auth/actor.ts';
import type { Schema } from '../db/schema.ts';
import { invalid, Refusal } from '../http/refusal.ts';
import { isUuid } from '../http/register.ts';
import { keepPromise } from '../loop/keep-promise.ts';
import { priceEnds } from '../loop/next-step.ts';
import { openingOnOrAfter } from '../loop/office-hours.ts';
import {
  refuseUnlessPossible,
  takeStep,
  type RecommendationRow,
  type Scene,
} from '../loop/take-step.ts';
import { loadOrganization, officeOf } from '../people/organization.ts';
import { siteZone } from '../people/site-zone.ts';
import { attach } from './attachments.ts';
import { ask } from '../recommendations/ask.ts';
import { addDays, dayOf } from '../time/zone.ts';

export interface ActScene extends Scene {
  /** The act this answer is part of. */
  readonly actId: string;
}

/** An answer stands from here on. A deferral is not among them: it can be changed any day. */
const DECIDED: readonly string[] = [
  'approved',
  'booked',
  'in-progress',
  'incomplete',
  'completed',
  'recovery',
  'confirmed',
  'declined',
  'fixed-elsewhere',
];
const MAX_DEFER_DAYS = 3 * 366;

/** @throws `forbidden` for staff: only the customer decides. */
export function contactOf(actor: Actor): string {
  if (actor.role !== 'contact' || actor.personId === null) {
    throw new Refusal('forbidden', 'Only the customer decides.');
  }
  return actor.personId;
}

/** @throws `already-decided`, with who was first, when an answer stands. */
export async function refuseDecided(db: Kysely<Schema>, row: RecommendationRow): Promise<void> {
  if (!DECIDED.includes(row.status)) return;
  const standing = await db
    .selectFrom('decision as d')
    .innerJoin('contact as c', (join) =>
      join.onRef('c.organization_id', '=', 'd.organization_id').onRef('c.id', '=', 'd.contact_id'),
    )
    .select(['c.name', 'd.kind', 'd.at'])
    .where('d.organization_id', '=', row.organization_id)
    .where('d.recommendation_id', '=', row.id)
    .where('d.undone_at', 'is', null)
    .orderBy('d.at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!standing) throw new Refusal('already-decided');
  throw new Refusal('already-decided', {
    winner: { name: standing.name, kind: standing.kind, at: standing.at.toISOString() },
  });
}

export interface Outcome {
  readonly kind: ActOutcome['outcome'];
  readonly waitsFor: ActOutcome['waitsFor'];
}

/** Takes one answer of an act. The row must have been locked in this transaction. */
export async function takeAnswer(
  scene: ActScene,
  row: RecommendationRow,
  contactId: string,
  body: DecisionRequest,
): Promise<Outcome> {
  const { db, now, actId } = scene;
  if (body.kind === 'question') {
    await ask(scene, row, contactId, body);
    return { kind: 'question', waitsFor: null };
  }
  const ends = await priceEnds(db, row);
  const expired = row.status === 'price-expired' || (ends !== null && ends <= now);
  if (body.kind === 'approved' && expired)
    throw new Refusal('price-expired', 'Ask for a fresh price.');
  refuseUnlessPossible(row, body.kind, scene.actor);
  const organization = await loadOrganization(db, row.organization_id);
  if (body.kind === 'approved') await refuseUnknownOption(db, row, body.optionId);
  const dueAt = body.kind === 'deferred' ? await returnDate(db, row, body.until, now) : undefined;

  // A deferral that is taken up early gives way to the new answer.
  const its = {
    organization_id: row.organization_id,
    recommendation_id: row.id,
    version: row.version,
  };
  await db
    .updateTable('decision')
    .set({ undone_at: now })
    .where((eb) => eb.and(its))
    .where('undone_at', 'is', null)
    .execute();
  const decisionId = randomUUID();
  await db
    .insertInto('decision')
    .values({
      ...its,
      id: decisionId,
      kind: body.kind,
      contact_id: contactId,
      option_id: body.kind === 'approved' ? body.optionId : null,
      purchase_order: body.kind === 'approved' ? (body.purchaseOrder ?? null) : null,
      title: body.kind === 'approved' ? (body.title ?? null) : null,
      reason: body.kind === 'declined' ? (body.reason ?? null) : null,
      note: body.kind === 'approved' ? null : (body.note ?? null),
      until: body.kind === 'deferred' ? body.until : null,
      or_if: JSON.stringify(body.kind === 'deferred' ? (body.orIf ?? []) : []),
      budget_period: body.kind === 'deferred' ? (body.budgetPeriod ?? null) : null,
      at: now,
      undo_until: new Date(now.getTime() + organization.undo_minutes * 60_000),
      undone_at: null,
      act_id: actId,
      waits_for: null,
      confirmed_by: null,
      confirmed_act_id: null,
    })
    .execute();
  if ('attachmentIds' in body) await attach(db, row, decisionId, body.attachmentIds ?? []);
  await takeStep(scene, row, body.kind, {
    note: body.kind === 'approved' ? null : body.note,
    ...(dueAt ? { dueAt } : {}),
    set: { deferred_until: body.kind === 'deferred' ? body.until : null },
  });
  await keepPromise(scene, row);
  return { kind: body.kind, waitsFor: null };
}

async function refuseUnknownOption(
  db: Kysely<Schema>,
  row: RecommendationRow,
  optionId: string,
): Promise<void> {
  const option =
    isUuid(optionId) &&
    (await db
      .selectFrom('proposal_option')
      .select('id')
      .where('organization_id', '=', row.organization_id)
      .where('recommendation_id', '=', row.id)
      .where('version', '=', row.version)
      .where('id', '=', optionId)
      .executeTakeFirst());
  if (!option) throw invalid('/optionId', 'Not an option of this version.');
}

/** When the office opens on the day it is to come back. */
async function returnDate(
  db: Kysely<Schema>,
  row: RecommendationRow,
  until: string,
  now: Date,
): Promise<Date> {
  const today = dayOf(now, await siteZone(db, row));
  if (until <= today) throw invalid('/until', 'Choose a day after today.');
  if (until > addDays(today, MAX_DEFER_DAYS))
    throw invalid('/until', 'Choose a day within three years.');
  return openingOnOrAfter(officeOf(await loadOrganization(db, row.organization_id)), until);
}
