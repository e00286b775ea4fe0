import type { RecommendationStatus } from '@wellkept/contracts';
import { toWall } from '../time/zone.ts';
import { daysFrom, type Firm, type Unit } from './firm.ts';
import type { Told } from './life.ts';
import type { StepName } from './times.ts';
import * as words from './words.ts';

interface Work {
  readonly id: string;
  readonly unit: Unit;
  readonly finding: string;
  readonly work: string;
  readonly price: number;
  readonly minutes: number;
  readonly status: RecommendationStatus;
  readonly times: ReadonlyMap<StepName, Date>;
  readonly customer: Firm['customers'][number];
  readonly contact: { readonly id: string };
  readonly technician: { readonly id: string };
  readonly notes: Partial<Record<StepName, string | null>>;
}

const getIn = [
  'Gate B, ring “cold store”. Hi-vis needed.',
  'Reception has the key; ask for the roof hatch.',
  'Park in the yard, ring the bell twice.',
  'Loading bay door 3 is open from 7.',
] as const;
const two = (n: number) => String(n).padStart(2, '0');

/** The appointment, the visit and what the customer said of it, as far as the state has them. */
export function visitRows({ firm, diary, now, random }: Told, work: Work) {
  const { times, customer, contact, unit, status } = work;
  const organization_id = firm.organizationId;
  const none = { appointment: null, visit: null, feedback: null, thanks: null, followUps: [] };
  const started = times.get('started');
  if (!times.has('booked')) return none;
  const minutes = Math.min(work.minutes, 360);
  const slot = started
    ? status === 'in-progress'
      ? diary.bookAround(unit.kind.kind, now, minutes)
      : diary.book(unit.kind.kind, started, minutes, work.technician.id)
    : diary.book(
        unit.kind.kind,
        daysFrom(now, random.between(0.1, 9)),
        minutes,
        work.technician.id,
      );
  const site = customer.sites.find((candidate) => candidate.id === unit.siteId)!;
  const wall = toWall(slot.startsAt, site.zone);
  const over = times.get('completed') ?? times.get('incomplete');
  // The diary may have moved the visit to the next free hour: what was done is told of that hour.
  const startedAt = started
    ? new Date(Math.min(slot.startsAt.getTime() + 300_000, now.getTime() - 600_000))
    : null;
  const completedAt =
    over && startedAt
      ? new Date(Math.min(startedAt.getTime() + minutes * 45_000, now.getTime() - 300_000))
      : null;
  const appointment = {
    organization_id,
    id: random.id(),
    customer_id: customer.id,
    site_id: unit.siteId,
    equipment_id: unit.id,
    recommendation_id: work.id,
    service_id: null,
    technician_id: slot.technicianId,
    work: work.work,
    starts_at: slot.startsAt,
    ends_at: slot.endsAt,
    time_zone: site.zone,
    local_start: `${wall.year}-${two(wall.month)}-${two(wall.day)}T${two(wall.hour)}:${two(wall.minute)}`,
    status: over ? 'done' : started ? 'in-progress' : 'booked',
    held_until: null,
    contact_id: contact.id,
    access_notes: random.pick(getIn),
    arrival_contact: 'Niall Byrne, 051 555 014',
    symptoms: null,
    watch_closely: false,
    created_at: times.get('booked')!,
  };
  if (!startedAt) return { ...none, appointment };
  const result = times.has('completed') ? 'good' : times.has('incomplete') ? 'incomplete' : null;
  const visit = {
    organization_id,
    id: random.id(),
    appointment_id: appointment.id,
    recommendation_id: work.id,
    technician_id: slot.technicianId,
    started_at: startedAt,
    completed_at: completedAt,
    result,
    note: result === 'good' ? work.notes.completed! : result ? work.notes.incomplete! : null,
    promised_amount: work.price,
    delivered_amount: result === 'good' ? work.price : null,
    currency: 'EUR',
  };
  const asked =
    status === 'confirmed'
      ? random.pick(words.goodMarks)
      : status === 'recovery'
        ? random.pick(words.badMarks)
        : undefined;
  if (!asked || !completedAt) return { ...none, appointment, visit };
  const [outcome, delivery, text, thanked] = asked;
  const at = times.get('confirmed') ?? times.get('recovery-opened')!;
  const bad = Math.min(outcome, delivery) <= 2;
  const recovery = {
    organization_id,
    id: random.id(),
    kind: 'recover',
    customer_id: customer.id,
    recommendation_id: work.id,
    is_next_step: false,
    owner_staff_id: firm.staff[0]!.id,
    owner_contact_id: null,
    due_at: daysFrom(at, 0.8),
    promised: true,
    text: `Put it right: ${work.finding}`,
    status: 'done',
    moved: 0,
    reminded_at: null,
    escalated_at: null,
    created_at: at,
    closed_at: at,
    close_note: 'Taken on as the next step',
  };
  return {
    appointment,
    visit,
    feedback: {
      organization_id,
      id: random.id(),
      visit_id: visit.id,
      contact_id: contact.id,
      outcome,
      delivery,
      recommend: bad ? 4 : random.whole(8, 10),
      text,
      thanked,
      at,
      recovery_id: bad ? recovery.id : null,
    },
    thanks: thanked ? { at, note: text } : null,
    followUps: bad ? [recovery] : [],
  };
}
