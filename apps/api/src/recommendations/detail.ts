// Everything a reader may see of one recommendation.
import type { Kysely, Selectable } from 'kysely';
import type {
  Decision,
  Evidence,
  Option,
  ProposalVersion,
  Question,
  Recommendation,
  RecommendationEvent,
} from '@wellkept/contracts';
import type { Actor } from '../auth/actor.ts';
import type { EvidenceTable, ProposalOptionTable, Schema } from '../db/schema.ts';
import { Refusal } from '../http/refusal.ts';
import { isUuid } from '../http/register.ts';
import { loadPeople, type People } from '../people/person.ts';
import { addDays, dayOf, endOfDay } from '../time/zone.ts';
import { appointments, loadVisit, toAppointment } from './appointments.ts';
import { mayOf } from './may.ts';
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
  const evidence = await db
    .selectFrom('evidence')
    .selectAll()
    .where((eb) => eb.and(its))
    .orderBy('taken_at')
    .orderBy('id')
    .execute();
  const events = await db
    .selectFrom('event')
    .selectAll()
    .where((eb) => eb.and(its))
    .$if(actor.role === 'contact', (query) => query.where('for_customer', '=', true))
    .orderBy('id')
    .execute();
  const questions = await db
    .selectFrom('question')
    .selectAll()
    .where((eb) => eb.and(its))
    .orderBy('asked_at')
    .execute();
  const decision = await db
    .selectFrom('decision')
    .selectAll()
    .where((eb) => eb.and(its))
    .where('undone_at', 'is', null)
    .where('version', '=', row.version)
    .executeTakeFirst();
  const appointmentRow = await appointments(db, actor)
    .where('a.recommendation_id', '=', id)
    .where('a.status', '<>', 'cancelled')
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
    ],
  );

  const draft = options.filter((option) => option.version === 0);
  // Staff see what they are preparing; the customer what was sent.
  const shown =
    actor.role !== 'contact' && draft.length > 0
      ? draft
      : options.filter((option) => option.version === row.version);
  const sent = version && {
    version: version.version,
    sentAt: version.sent_at.toISOString(),
    validUntil: version.valid_until,
    changes: version.changes,
  };
  const unsent = {
    version: row.version + 1,
    sentAt: now.toISOString(),
    validUntil: row.valid_until ?? addDays(dayOf(now, row.time_zone), 28),
    changes: [],
  };
  const head = shown === draft ? unsent : sent;
  const proposal: ProposalVersion | null =
    head && shown.length > 0 ? { ...head, options: shown.map(toOption) } : null;
  const priceHolds = row.valid_until !== null && endOfDay(row.valid_until, row.time_zone) > now;
  const undoUntil = decision?.undo_until && decision.undo_until > now ? decision.undo_until : null;

  return {
    ...summary,
    found: row.found,
    suggestion: row.suggestion,
    why: row.why,
    goal: row.goal,
    ifYouWait:
      row.wait_text === null
        ? null
        : {
            text: row.wait_text,
            chance: row.wait_chance,
            until: row.wait_until,
            cost: summary.waitCost,
            source: row.wait_source,
          },
    proposal,
    evidence: evidence.map((each) => toEvidence(each, people)),
    technician: people.staff(row.technician_id),
    coordinator: people.staff(row.coordinator_id),
    history: events.map((event): RecommendationEvent => ({
      id: String(event.id),
      type: event.type,
      at: event.at.toISOString(),
      by: people.staff(event.staff_id) ?? people.contact(event.contact_id),
      from: event.from_status as RecommendationEvent['from'],
      to: event.to_status as RecommendationEvent['to'],
      note: event.note,
    })),
    questions: questions.map((question): Question => ({
      id: question.id,
      text: question.text,
      askedBy: people.contact(question.contact_id),
      askedAt: question.asked_at.toISOString(),
      promisedBy: question.promised_by.toISOString(),
      owner: people.staff(question.owner_id),
      spot:
        question.evidence_id === null
          ? null
          : { evidenceId: question.evidence_id, x: question.x ?? 0, y: question.y ?? 0 },
      answer: question.answer,
      answeredBy: people.staff(question.answered_by),
      answeredAt: question.answered_at?.toISOString() ?? null,
    })),
    decision: decision
      ? {
          id: decision.id,
          kind: decision.kind as Decision['kind'],
          by: people.contact(decision.contact_id),
          at: decision.at.toISOString(),
          version: decision.version,
          optionId: decision.option_id,
          purchaseOrder: decision.purchase_order,
          reason: decision.reason as Decision['reason'],
          note: decision.note,
          until: decision.until,
          undoUntil: undoUntil?.toISOString() ?? null,
        }
      : null,
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

export const toOption = (row: Selectable<ProposalOptionTable>): Option => ({
  id: row.id,
  letter: row.letter,
  family: row.family as Option['family'],
  title: row.title,
  scope: row.scope,
  price: { amount: row.price_amount, currency: row.currency },
  taxRate: row.tax_rate,
  readyBy: row.ready_by,
  warrantyMonths: row.warranty_months,
  durationMinutes: row.duration_minutes,
  suggested: row.suggested,
});

function toEvidence(row: Selectable<EvidenceTable>, people: People): Evidence {
  const common = {
    id: row.id,
    takenAt: row.taken_at.toISOString(),
    by: people.staff(row.staff_id),
  };
  switch (row.kind) {
    case 'photo':
      return {
        ...common,
        kind: 'photo',
        caption: row.caption ?? '',
        alt: row.alt ?? '',
        phase: (row.phase ?? 'finding') as 'finding' | 'before' | 'after',
        width: row.width ?? 0,
        height: row.height ?? 0,
      };
    case 'reading':
      return {
        ...common,
        kind: 'reading',
        label: row.label ?? '',
        unit: row.unit ?? '',
        value: row.value ?? 0,
        lower: row.lower,
        upper: row.upper,
        limitSource: row.limit_source,
        instrument: row.instrument,
        earlier: row.earlier,
      };
    default:
      return { ...common, kind: 'note', text: row.text ?? '', confidence: row.confidence };
  }
}
