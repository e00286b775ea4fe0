// How the parts of a recommendation are told: each from its row, with the people who stand in it.
import type { Selectable } from 'kysely';
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
import type {
  AttachmentTable,
  DecisionTable,
  EventTable,
  EvidenceTable,
  PriceLineTable,
  ProposalOptionTable,
  ProposalVersionTable,
  QuestionTable,
} from '../db/schema.ts';
import { QUIET } from '../follow-ups/feed-rows.ts';
import type { People } from '../people/person.ts';
import { addDays, dayOf } from '../time/zone.ts';

type Row<T> = Selectable<T>;

/**
 * Staff see the options they are preparing; the customer, and staff who prepare none, those that were sent.
 * @param priceDays How long the firm's prices hold; only asked of what is being prepared.
 */
export function shownProposal(
  actor: Actor,
  row: { version: number; valid_until: string | null; time_zone: string },
  options: readonly Row<ProposalOptionTable>[],
  lines: readonly Row<PriceLineTable>[],
  version: Row<ProposalVersionTable> | undefined,
  now: Date,
  priceDays: number,
  isApproved: boolean,
): { shown: readonly Row<ProposalOptionTable>[]; proposal: ProposalVersion | null } {
  const draft = options.filter((option) => option.version === 0);
  // What was approved is what was sent, even to who had begun a version after it.
  const preparing = actor.role !== 'contact' && draft.length > 0 && !isApproved;
  const shown = preparing ? draft : options.filter((option) => option.version === row.version);
  const sent = version && {
    version: version.version,
    sentAt: version.sent_at.toISOString(),
    validUntil: version.valid_until,
    changes: version.changes,
  };
  const unsent = {
    version: row.version + 1,
    sentAt: now.toISOString(),
    validUntil: row.valid_until ?? addDays(dayOf(now, row.time_zone), priceDays),
    changes: [],
  };
  const head = preparing ? unsent : sent;
  const proposal =
    head && shown.length > 0
      ? { ...head, options: shown.map((option) => toOption(option, lines)) }
      : null;
  return { shown, proposal };
}

export const toWaiting = (
  row: {
    wait_text: string | null;
    wait_chance: number | null;
    wait_until: string | null;
    wait_source: string | null;
  },
  cost: Recommendation['waitCost'],
): Recommendation['ifYouWait'] =>
  row.wait_text === null
    ? null
    : {
        text: row.wait_text,
        chance: row.wait_chance,
        until: row.wait_until,
        cost,
        source: row.wait_source,
      };

export const toEvent = (event: Row<EventTable>, people: People): RecommendationEvent => ({
  id: String(event.id),
  type: event.type,
  at: event.at.toISOString(),
  by: people.staff(event.staff_id) ?? people.contact(event.contact_id),
  from: event.from_status as RecommendationEvent['from'],
  to: event.to_status as RecommendationEvent['to'],
  note: event.note,
  ...(isTold(event) && { told: true }),
});

/** One's own doings are no news, nor is the office's housekeeping: the same rule as the feed's. */
const isTold = (event: Row<EventTable>): boolean =>
  event.technician_id !== null &&
  event.technician_id !== event.staff_id &&
  !QUIET.includes(event.type);

export const toQuestion = (question: Row<QuestionTable>, people: People): Question => ({
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
});

type Attached = Omit<Row<AttachmentTable>, 'bytes'>;

/** @param undoUntil Until when it can be taken back; `null` once it cannot. */
export const toDecision = (
  decision: Row<DecisionTable> & { readonly receipt_id: string | null },
  attachments: readonly Attached[],
  undoUntil: Date | null,
  people: People,
): Decision => ({
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
  orIf: decision.or_if,
  budgetPeriod: decision.budget_period,
  attachments: attachments.map((each) => ({
    id: each.id,
    name: each.name,
    contentType: each.content_type,
    sha256: each.sha256.toString('hex'),
    at: each.at.toISOString(),
    by: people.contact(each.contact_id),
  })),
  waitsFor: people.contact(decision.waits_for),
  confirmedBy: people.contact(decision.confirmed_by),
  actingFor: people.contact(decision.for_contact),
  standingId: decision.standing_id,
  actId: decision.act_id,
  receiptId: decision.receipt_id,
  undoUntil: undoUntil?.toISOString() ?? null,
});

export const toOption = (
  row: Row<ProposalOptionTable>,
  lines: readonly Row<PriceLineTable>[],
): Option => ({
  id: row.id,
  letter: row.letter,
  family: row.family as Option['family'],
  title: row.title,
  scope: row.scope,
  price: { amount: row.price_amount, currency: row.currency },
  lines: lines
    .filter((line) => line.option_id === row.id)
    .map((line) => ({
      text: line.text,
      quantity: line.quantity,
      unit: line.unit,
      unitPrice: { amount: line.unit_amount, currency: row.currency },
      amount: { amount: line.amount, currency: row.currency },
    })),
  taxRate: row.tax_rate,
  readyBy: row.ready_by,
  warrantyMonths: row.warranty_months,
  durationMinutes: row.duration_minutes,
  suggested: row.suggested,
});

export function toEvidence(
  row: Row<EvidenceTable> & { readonly sha256: Buffer | null },
  people: People,
): Evidence {
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
        sha256: row.sha256?.toString('hex') ?? '',
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
    case 'document':
      return {
        ...common,
        kind: 'document',
        name: row.caption ?? '',
        contentType: row.content_type ?? '',
        size: row.size ?? 0,
      };
    default:
      return { ...common, kind: 'note', text: row.text ?? '', confidence: row.confidence };
  }
}
