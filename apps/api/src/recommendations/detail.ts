// Everything a reader may see of one recommendation.
import { sql, type Kysely } from 'kysely';
import type { Recommendation } from '@wellkept/contracts';
import type { Actor } from '../auth/actor.ts';
import { reachOf } from '../customers/reach.ts';
import type { Schema } from '../db/schema.ts';
import { goalInOwnWords } from '../goals/own-words.ts';
import { Refusal } from '../http/refusal.ts';
import { isUuid } from '../http/register.ts';
import { loadOrganization } from '../people/organization.ts';
import { loadPeople } from '../people/person.ts';
import { endOfDay } from '../time/zone.ts';
import { loadLinks } from '../acts/links.ts';
import { shownFingerprint } from '../receipts/shown.ts';
import { appointments, loadVisit, toAppointment } from './appointments.ts';
import {
  shownProposal,
  toDecision,
  toEvent,
  toEvidence,
  toQuestion,
  toWaiting,
} from './detail-parts.ts';
import { mayOf } from './may.ts';
import { whoseOwnWork } from '../authority/own-work.ts';
import { loadOfficeEdit, tellOfficeEdit } from './office-edit.ts';
import { SUMMARY_COLUMNS, summaries, toSummary } from './summary.ts';

/** @throws `not-found` for unknown ids, another organization's or customer's, and what was never sent to the customer. */
export async function loadRecommendation(
  db: Kysely<Schema>,
  actor: Actor,
  id: string,
  now: Date,
): Promise<Recommendation> {
  if (!isUuid(id)) throw new Refusal('not-found');
  const row = await summaries(db, actor)
    .where('r.id', '=', id)
    .select([...SUMMARY_COLUMNS])
    .select([
      'r.found',
      'r.suggestion',
      'r.why',
      'r.goal',
      'r.goal_kind',
      'r.wait_text',
      'r.wait_chance',
      'r.wait_until',
      'r.wait_source',
      'r.version',
      'r.valid_until',
      'r.technician_id',
      'r.coordinator_id',
      'e.make',
      'e.model',
      'e.installed_on',
      'e.source',
    ])
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  const summary = toSummary(row, actor);

  const its = { organization_id: actor.organizationId, recommendation_id: id };
  const options = await db
    .selectFrom('proposal_option')
    .selectAll()
    .where((eb) => eb.and(its))
    .orderBy('version')
    .orderBy('letter')
    .execute();
  const version = await db
    .selectFrom('proposal_version')
    .selectAll()
    .where((eb) => eb.and(its))
    .where('version', '=', row.version)
    .executeTakeFirst();
  const lines = await db
    .selectFrom('price_line')
    .selectAll()
    .where('organization_id', '=', actor.organizationId)
    .where('option_id', '=', sql<string>`ANY(${options.map((option) => option.id)}::uuid[])`)
    .orderBy('option_id')
    .orderBy('position')
    .execute();
  const evidence = await db
    .selectFrom('evidence as v')
    .leftJoin('evidence_content as b', (join) =>
      join.onRef('b.organization_id', '=', 'v.organization_id').onRef('b.evidence_id', '=', 'v.id'),
    )
    .selectAll('v')
    .select('b.sha256')
    .where('v.organization_id', '=', actor.organizationId)
    .where('v.recommendation_id', '=', id)
    .orderBy('v.taken_at')
    .orderBy('v.id')
    .execute();
  const events = await db
    .selectFrom('event')
    .selectAll()
    .where((eb) => eb.and(its))
    // That it was proposed, and by whom, is the customer's to see as well, now that it was sent.
    .$if(actor.role === 'contact', (query) =>
      query.where((eb) => eb.or([eb('for_customer', '=', true), eb('type', '=', 'proposed')])),
    )
    .orderBy('id')
    .execute();
  const questions = await db
    .selectFrom('question')
    .selectAll()
    .where((eb) => eb.and(its))
    .orderBy('asked_at')
    .execute();
  const decision = await db
    .selectFrom('decision as d')
    .leftJoin('receipt as p', (join) =>
      join.onRef('p.organization_id', '=', 'd.organization_id').onRef('p.act_id', '=', 'd.act_id'),
    )
    .selectAll('d')
    .select('p.id as receipt_id')
    .where('d.organization_id', '=', actor.organizationId)
    .where('d.recommendation_id', '=', id)
    .where('d.undone_at', 'is', null)
    .where('d.version', '=', row.version)
    .executeTakeFirst();
  const attachments = decision
    ? await db
        .selectFrom('attachment')
        .select(['organization_id', 'id', 'recommendation_id', 'contact_id', 'decision_id'])
        .select(['name', 'content_type', 'sha256', 'at'])
        .where('organization_id', '=', actor.organizationId)
        .where('decision_id', '=', decision.id)
        .orderBy('at')
        .execute()
    : [];
  const appointmentRow = await appointments(db, actor)
    .where('a.recommendation_id', '=', id)
    .where('a.status', '<>', 'cancelled')
    // A time that somebody else only holds is no visit, and not for others to book.
    .where((where) =>
      where.or([where('a.status', '<>', 'held'), where('a.contact_id', '=', actor.personId)]),
    )
    .orderBy('a.created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  // A time that was kept and not confirmed is gone by itself.
  const lapsed =
    appointmentRow?.status === 'held' &&
    appointmentRow.held_until !== null &&
    appointmentRow.held_until <= now;
  const appointment = appointmentRow && !lapsed ? toAppointment(appointmentRow) : null;
  const visit = appointmentRow
    ? await loadVisit(db, actor.organizationId, appointmentRow.id)
    : null;
  const people = await loadPeople(
    db,
    actor.organizationId,
    [
      row.technician_id,
      row.coordinator_id,
      ...evidence.map((each) => each.staff_id),
      ...events.map((each) => each.staff_id),
      ...questions.flatMap((each) => [each.owner_id, each.answered_by]),
    ],
    [
      ...events.map((each) => each.contact_id),
      ...questions.map((each) => each.contact_id),
      decision?.contact_id ?? null,
      decision?.waits_for ?? null,
      decision?.confirmed_by ?? null,
      decision?.for_contact ?? null,
      ...attachments.map((each) => each.contact_id),
    ],
  );

  const priceDays =
    actor.role === 'contact' ? 0 : (await loadOrganization(db, actor.organizationId)).price_days;
  const isApproved = decision?.kind === 'approved';
  const { shown, proposal } = shownProposal(
    actor,
    row,
    options,
    lines,
    version,
    now,
    priceDays,
    isApproved,
  );
  const priceHolds = row.valid_until !== null && endOfDay(row.valid_until, row.time_zone) > now;
  const undoUntil = decision?.undo_until && decision.undo_until > now ? decision.undo_until : null;

  const told = {
    ...summary,
    found: row.found,
    suggestion: row.suggestion,
    why: row.why,
    goal: (await goalInOwnWords(db, actor.organizationId, row)) ?? row.goal,
    goalKind: row.goal_kind as Recommendation['goalKind'],
    ifYouWait: toWaiting(row, summary.waitCost),
    proposal,
    evidence: evidence.map((each) => toEvidence(each, people)),
    ...(actor.role === 'contact'
      ? {}
      : { reach: await reachOf(db, actor.organizationId, summary.customer.id) }),
    officeEdit:
      actor.role === 'contact'
        ? null
        : await tellOfficeEdit(db, await loadOfficeEdit(db, actor.organizationId, id)),
    technician: people.staff(row.technician_id),
    coordinator: people.staff(row.coordinator_id),
    history: events.map((each) => toEvent(each, people)),
    questions: questions.map((each) => toQuestion(each, people)),
    links: await loadLinks(db, actor, id),
    decision: decision ? toDecision(decision, attachments, undoUntil, people) : null,
    appointment,
    visit,
    equipmentDetail: {
      make: row.make,
      model: row.model,
      installedOn: row.installed_on,
      source: row.source,
    },
    may: mayOf(actor, {
      status: summary.status,
      priceHolds,
      freshPricePromised: await isFreshPricePromised(db, {
        ...row,
        organization_id: actor.organizationId,
      }),
      ownYesWaits: decision?.waits_for != null && decision.contact_id === actor.personId,
      ownWork:
        actor.role === 'contact' &&
        actor.personId !== null &&
        (
          await whoseOwnWork(db, { organization_id: actor.organizationId, id }, [actor.personId])
        ).has(actor.personId),
      canUndo: undoUntil !== null && (appointment === null || appointment.status === 'held'),
      hasOptions: shown.length > 0,
      openQuestion: questions.some((question) => question.answer === null),
      awaitsFeedback: visit !== null && visit.completedAt !== null && visit.feedback === null,
    }),
    hasEconomics:
      shown.length > 1 &&
      row.installed_on !== null &&
      shown.some((option) => option.family === 'replace'),
  };
  return { ...told, shown: shownFingerprint(told) };
}

/** The customer has asked for a fresh price and was told by when. */
export async function isFreshPricePromised(
  db: Kysely<Schema>,
  { organization_id, id, status }: { organization_id: string; id: string; status: string },
): Promise<boolean> {
  if (status !== 'price-expired') return false;
  const duty = await db
    .selectFrom('follow_up')
    .select('promised')
    .where('organization_id', '=', organization_id)
    .where('recommendation_id', '=', id)
    .where('is_next_step', '=', true)
    .where('status', '=', 'open')
    .executeTakeFirst();
  return duty?.promised ?? false;
}
