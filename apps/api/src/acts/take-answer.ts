// The customer's answers: approve, decline, put off, fixed elsewhere; or a question.
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { ActAnswer, ActOutcome, DeclineReason, DecisionRequest } from '@wellkept/contracts';
import type { Schema } from '../db/schema.ts';
import { invalid, Refusal } from '../http/refusal.ts';
import { isUuid } from '../http/register.ts';
import { keepPromise } from '../loop/keep-promise.ts';
import { priceEnds } from '../loop/next-step.ts';
import { openingOnOrAfter } from '../loop/office-hours.ts';
import { refuseUnlessPossible, takeStep, type RecommendationRow } from '../loop/take-step.ts';
import { undoUntil } from '../loop/undo-until.ts';
import { loadOrganization, officeOf } from '../people/organization.ts';
import { siteZone } from '../people/site-zone.ts';
import { attach } from './attachments.ts';
import { ask } from '../recommendations/ask.ts';
import { addDays, dayOf } from '../time/zone.ts';
import { authorise, type ApprovalScene, type AuthorityNote } from '../authority/authorise.ts';
import { refuseOwnWork } from '../authority/own-work.ts';
import { giveSecondYes } from '../authority/second-yes.ts';
import { standingColumns, standingNote, type Reach } from '../authority/standing.ts';

export interface ActScene extends ApprovalScene {
  /** The act this answer is part of. */
  readonly actId: string;
  /** Nobody is there: the customer's standing authorisation approves. */
  readonly standing?: Reach;
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

/** What may follow a yes once its time to be taken back is over and before a visit is booked: a decision of its own. */
const MAY_FOLLOW_YES: readonly string[] = ['declined', 'deferred', 'fixed-elsewhere'];

/**
 * @throws `already-decided`, with who was first, when an answer stands. Not for who has read that it was approved and
 * thinks again after the grace period; `not-in-this-state` where the visit would have to be cancelled first.
 */
export async function refuseDecided(
  db: Kysely<Schema>,
  row: RecommendationRow,
  { revision, answer }: Pick<ActAnswer, 'revision' | 'answer'>,
  now: Date,
): Promise<void> {
  if (!DECIDED.includes(row.status)) return;
  const standing = await db
    .selectFrom('decision as d')
    .innerJoin('contact as c', (join) =>
      join.onRef('c.organization_id', '=', 'd.organization_id').onRef('c.id', '=', 'd.contact_id'),
    )
    .select(['c.name', 'd.kind', 'd.at', 'd.undo_until'])
    .where('d.organization_id', '=', row.organization_id)
    .where('d.recommendation_id', '=', row.id)
    .where('d.undone_at', 'is', null)
    .orderBy('d.at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!standing) throw new Refusal('already-decided');
  const knowing = revision === row.revision && MAY_FOLLOW_YES.includes(answer.kind);
  const final = standing.undo_until === null || standing.undo_until <= now;
  if (knowing && final && row.status === 'approved') return;
  if (knowing && row.status === 'booked')
    throw new Refusal('not-in-this-state', 'A visit is booked: cancel it first.');
  throw new Refusal('already-decided', {
    winner: { name: standing.name, kind: standing.kind, at: standing.at.toISOString() },
  });
}

export interface Outcome {
  readonly kind: ActOutcome['outcome'];
  readonly waitsFor: ActOutcome['waitsFor'];
  /** What of the customer's own rules goes into the receipt. */
  readonly authority?: AuthorityNote | null;
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
  if (body.kind === 'approved') {
    await refuseUnknownOption(db, row, body.optionId);
    await refuseOwnWork(db, row, contactId);
  }
  const authority =
    body.kind === 'approved' && !scene.standing
      ? await authorise(scene, row, contactId, body)
      : null;
  if (authority?.confirms) {
    await giveSecondYes(scene, row, authority.confirms, contactId);
    return { kind: 'approved', waitsFor: null, authority: authority.note };
  }
  const waitsFor = authority?.waitsFor ?? null;
  const dueAt = body.kind === 'deferred' ? await returnDate(db, row, body, now) : undefined;

  // A deferral that is taken up early, or a yes that is thought over, gives way to the new answer.
  if (row.status === 'approved') await releaseHold(db, row);
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
      undo_until: undoUntil(organization, now, scene.standing !== undefined),
      undone_at: null,
      act_id: actId,
      waits_for: waitsFor?.id ?? null,
      for_contact: authority?.actingFor ?? null,
      ...(await standingColumns(scene, row)),
      confirmed_by: null,
      confirmed_act_id: null,
    })
    .execute();
  if ('attachmentIds' in body) await attach(db, row, decisionId, body.attachmentIds ?? []);
  const budget = body.kind === 'deferred' ? body.budgetPeriod : undefined;
  const step = waitsFor ? 'waits-for-second' : scene.standing ? 'approved-standing' : body.kind;
  await takeStep(scene.standing ? { ...scene, actor: null } : scene, row, step, {
    ...(waitsFor ? { ownerContactId: waitsFor.id } : {}),
    note: noteOf(body),
    ...(dueAt ? { dueAt } : {}),
    ...(budget ? { text: `Send fresh prices for the budget period ${budget}` } : {}),
    set: { deferred_until: body.kind === 'deferred' ? body.until : null },
  });
  await keepPromise(scene, row);
  return {
    kind: waitsFor ? 'waits-for-second' : body.kind,
    waitsFor,
    authority: authority?.note ?? standingNote(scene, row),
  };
}

/** A reason as it is told to who found it: what it is about, and nobody's fault. */
const REASON: { readonly [reason in DeclineReason]: string | null } = {
  'site-closes': 'The site is to close.',
  'no-budget': 'There is no budget for it.',
  'not-convinced': 'They are not sure it is worth it.',
  'another-firm': 'Another firm does it.',
  'not-needed': 'They can do without it.',
  other: null,
};

/** What stands beside the answer in the history and in the technician's feed. */
function noteOf(body: Exclude<DecisionRequest, { kind: 'question' }>): string | null {
  if (body.kind === 'approved') return null;
  const said = [
    body.kind === 'declined' && body.reason ? REASON[body.reason] : null,
    body.kind === 'deferred' && body.budgetPeriod ? `Budget period ${body.budgetPeriod}.` : null,
    body.note,
  ].filter(Boolean);
  return said.length > 0 ? said.join(' ') : null;
}

/** A time that was only being kept for the work is free again. */
export async function releaseHold(db: Kysely<Schema>, row: RecommendationRow): Promise<void> {
  await db
    .updateTable('appointment')
    .set((set) => ({ status: 'cancelled', held_until: null, revision: set('revision', '+', 1) }))
    .where('organization_id', '=', row.organization_id)
    .where('recommendation_id', '=', row.id)
    .where('status', '=', 'held')
    .execute();
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
  { until, orIf = [] }: DecisionRequest & { kind: 'deferred' },
  now: Date,
): Promise<Date> {
  const today = dayOf(now, await siteZone(db, row));
  if (until <= today) throw invalid('/until', 'Choose a day after today.');
  if (until > addDays(today, MAX_DEFER_DAYS))
    throw invalid('/until', 'Choose a day within three years.');
  for (const [index, condition] of orIf.entries()) {
    if (orIf.findIndex(({ kind }) => kind === condition.kind) < index)
      throw invalid(`/orIf/${index}/kind`, 'Named twice.');
    if (condition.kind !== 'spend-above') continue;
    const { amount, currency } = condition.amount;
    if (currency !== row.currency)
      throw invalid(`/orIf/${index}/amount/currency`, `The firm’s currency is ${row.currency}.`);
    if (amount < 0) throw invalid(`/orIf/${index}/amount/amount`, 'Choose 0 or more.');
  }
  return openingOnOrAfter(officeOf(await loadOrganization(db, row.organization_id)), until);
}
