import type { RecommendationStatus } from '@wellkept/contracts';
import type { Diary } from './diary.ts';
import { daysFrom, type Firm } from './firm.ts';
import { nextStep } from './next-step.ts';
import type { Planned } from './plan.ts';
import type { Random } from './random.ts';
import { evidenceRows, type Picture } from './evidence.ts';
import { type StepName, timesFor } from './times.ts';
import { visitRows } from './visits.ts';
import * as words from './words.ts';

export interface Told {
  readonly firm: Firm;
  readonly diary: Diary;
  readonly now: Date;
  readonly random: Random;
  readonly pictures: Picture[];
}

const day = (time: Date) => time.toISOString().slice(0, 10);
/** That day, or the Monday after. */
const weekday = (time: Date): string =>
  day(time.getUTCDay() % 6 === 0 ? daysFrom(time, time.getUTCDay() === 6 ? 2 : 1) : time);
const afterSending = new Set<StepName>([
  'viewed',
  'asked',
  'approved',
  'declined',
  'deferred',
  'fixed-elsewhere',
  'price-expired',
  'waiting',
  'booked',
  'recovery-opened',
  'confirmed',
]);
const statusAfter: Partial<Record<StepName, RecommendationStatus>> = {
  noted: 'draft',
  asked: 'question',
  started: 'in-progress',
  'recovery-opened': 'recovery',
};
const money = (random: Random, euro: number) =>
  euro === 0 ? 0 : Math.round((euro * random.between(0.96, 1.05)) / 10) * 1000;

/** Rows of one recommendation with its whole story so far. */
export function tell(told: Told, { unit, finding, status }: Planned) {
  const { firm, random, now } = told;
  const organization_id = firm.organizationId;
  const customer = firm.customers[unit.customer]!;
  const technicians = firm.staff.filter((person) => person.skills.includes(unit.kind.kind));
  const technician = unit.customer === 0 ? technicians[0]! : random.pick(technicians);
  const desk = firm.staff.filter((person) => person.role === 'desk');
  const coordinator = unit.customer === 0 || random.chance(0.7) ? desk[0]! : desk[1]!;
  const contact = customer.contacts[0]!;
  const id = random.id();
  const times = timesFor(status, now, random);
  const noted = times.get('noted')!;
  const sent = times.get('sent');
  const version = sent ? 1 : 0;
  // What can still be said yes to is promised from today.
  const open = ['draft', 'proposed', 'sent', 'viewed', 'question', 'waiting'].includes(status);
  const validUntil = sent
    ? day(
        status === 'price-expired'
          ? times.get('price-expired')!
          : daysFrom(sent, sent < daysFrom(now, -20) ? 400 : 28),
      )
    : null;
  const fill = (text: string) =>
    text
      .replaceAll('{v}', finding.reading ? String(finding.reading.to) : '')
      .replaceAll('{tag}', unit.tag);

  const option = (forVersion: number, sentOn: Date) =>
    finding.options.map((text, i) => ({
      organization_id,
      id: random.id(),
      recommendation_id: id,
      version: forVersion,
      letter: 'ABCDEF'[i]!,
      family: text.family,
      title: text.title,
      scope: text.scope,
      price_amount: prices[i]!,
      currency: 'EUR',
      tax_rate: 0.23,
      ready_by: text.readyDays ? weekday(daysFrom(open ? now : sentOn, text.readyDays)) : null,
      warranty_months: text.warrantyMonths ?? 0,
      duration_minutes: text.minutes ?? 120,
      suggested: text.suggested ?? false,
    }));
  // Linden Foods is quoted what is written down; the others about that.
  const drawn = finding.options.map((text) => money(random, text.price));
  const written = unit.customer === 0;
  const prices = written ? finding.options.map((text) => text.price * 100) : drawn;
  const draft = status === 'draft' ? [] : option(0, noted);
  const frozen = sent ? option(1, sent) : [];
  const chosen = frozen.find((one) => one.suggested) ?? frozen[0];

  const last = [...times.values()].at(-1)!;
  const decidedKind = (['approved', 'declined', 'deferred', 'fixed-elsewhere'] as const).find(
    (kind) => times.has(kind),
  );
  const decline = random.pick(words.declineWords);
  const notes: Partial<Record<StepName, string | null>> = {
    declined: decline[1],
    deferred: random.pick(words.deferWords),
    'fixed-elsewhere': random.pick(words.fixedWords),
    withdrawn: random.pick(words.withdrawnWords),
    incomplete: random.pick(words.returnWords),
    completed: random.pick(words.doneWords),
  };
  const question: readonly [string, string] = random.pick(words.questions);
  const actId = decidedKind && chosen ? random.id() : null;
  const deferredUntil = status === 'deferred' ? day(daysFrom(now, random.whole(20, 150))) : null;
  const visit = visitRows(told, {
    id,
    unit,
    finding: fill(finding.title),
    work: chosen?.title ?? '',
    price: chosen?.price_amount ?? 0,
    minutes: chosen?.duration_minutes ?? 120,
    status,
    times,
    customer,
    contact,
    technician,
    notes,
  });
  const visitor =
    firm.staff.find((person) => person.id === visit.appointment?.technician_id) ?? technician;
  const next = nextStep({
    status,
    now,
    last,
    technician: visitor,
    coordinator,
    contact,
    second: customer.contacts[1]!,
    deferredUntil,
    windowEnd: visit.appointment?.ends_at ?? null,
    random,
  });
  const evidence = evidenceRows(told, {
    id,
    unit,
    finding,
    technician,
    noted,
    done: times.get('completed'),
  });

  let from: RecommendationStatus | null = null;
  const events = [...times].map(([step, at]) => {
    const to = statusAfter[step] ?? (step as RecommendationStatus);
    const byCustomer = [
      'viewed',
      'asked',
      'approved',
      'declined',
      'deferred',
      'fixed-elsewhere',
      'booked',
      'waiting',
      'recovery-opened',
      'confirmed',
    ].includes(step);
    const byTechnician = ['noted', 'proposed', 'started', 'completed', 'incomplete'].includes(step);
    const event = {
      organization_id,
      type: step === 'waiting' ? 'waits-for-second' : step,
      at,
      customer_id: customer.id,
      recommendation_id: id,
      appointment_id: ['booked', 'started', 'completed', 'incomplete'].includes(step)
        ? (visit.appointment?.id ?? null)
        : null,
      contact_id: byCustomer ? contact.id : null,
      staff_id: byCustomer
        ? null
        : step === 'price-expired'
          ? null
          : byTechnician
            ? technician.id
            : coordinator.id,
      technician_id: technician.id,
      from_status: from,
      to_status: to,
      note: step === 'asked' ? question[0] : (notes[step] ?? null),
      for_customer:
        step === 'sent' ||
        afterSending.has(step) ||
        ['started', 'completed', 'incomplete', 'withdrawn'].includes(step),
    };
    from = to;
    return event;
  });

  const settled = unit.customer === 0 ? null : settledQuestion(id, times, decidedKind);
  if (settled) {
    const { text, answer, askedAt, answeredAt } = settled;
    const its = { ...events[0]!, for_customer: true };
    events.push(
      {
        ...its,
        type: 'asked',
        at: askedAt,
        contact_id: contact.id,
        staff_id: null,
        from_status: 'viewed',
        to_status: 'question',
        note: text,
      },
      {
        ...its,
        type: 'answered',
        at: answeredAt,
        contact_id: null,
        staff_id: technician.id,
        from_status: 'question',
        to_status: 'viewed',
        note: answer,
      },
    );
  }

  const askedAt = times.get('asked');
  const asked: Asked | null =
    settled ??
    (askedAt
      ? { text: question[0], answer: null, askedAt, answeredAt: null, promisedBy: next!.dueAt }
      : null);

  return {
    recommendation: {
      organization_id,
      id,
      customer_id: customer.id,
      site_id: unit.siteId,
      equipment_id: unit.id,
      technician_id: technician.id,
      coordinator_id: status === 'draft' ? null : coordinator.id,
      title: fill(finding.title),
      severity: finding.severity,
      found: fill(finding.found),
      suggestion: fill(finding.suggest),
      why: fill(finding.why),
      goal: finding.goal ?? null,
      wait_text: finding.wait.text,
      wait_note: finding.wait.note ?? null,
      wait_chance: finding.wait.chance ?? null,
      wait_until: finding.wait.months ? day(daysFrom(noted, finding.wait.months * 30.4)) : null,
      wait_amount: finding.wait.cost === undefined ? null : finding.wait.cost * 100,
      wait_source: finding.wait.source ?? null,
      currency: 'EUR',
      status,
      since: last,
      version,
      valid_until: validUntil,
      deferred_until: deferredUntil,
      viewed_at: times.get('viewed') ?? null,
      next_kind: next?.kind ?? null,
      next_staff_id: next?.staffId ?? null,
      next_contact_id: next?.contactId ?? null,
      next_due_at: next?.dueAt ?? null,
      revision: times.size,
      created_at: noted,
      updated_at: last,
    },
    versions: sent
      ? [
          {
            organization_id,
            recommendation_id: id,
            version: 1,
            sent_at: sent,
            sent_by: coordinator.id,
            valid_until: validUntil!,
            note: null,
            changes: [] as string[],
          },
        ]
      : [],
    options: [...draft, ...frozen],
    lines: [...draft, ...frozen].flatMap((one, index) =>
      (written ? (finding.options[index % finding.options.length]?.lines ?? []) : []).map(
        ([text, quantity, unit, euro], position) => ({
          organization_id,
          option_id: one.id,
          position,
          text,
          quantity,
          unit,
          unit_amount: euro * 100,
          amount: quantity * euro * 100,
        }),
      ),
    ),
    evidence,
    acts: actId
      ? [
          {
            organization_id,
            id: actId,
            customer_id: customer.id,
            contact_id: contact.id,
            at: times.get(decidedKind!)!,
            language: 'en',
            via: 'portal',
            consent_version: null,
            signature: null,
          },
        ]
      : [],
    decisions:
      decidedKind && chosen && actId
        ? [
            {
              organization_id,
              id: random.id(),
              recommendation_id: id,
              version: 1,
              kind: decidedKind,
              contact_id: contact.id,
              option_id: decidedKind === 'approved' ? chosen.id : null,
              purchase_order:
                decidedKind === 'approved' && random.chance(0.5)
                  ? `PO-${random.whole(20000, 89999)}`
                  : null,
              title: null,
              reason: decidedKind === 'declined' ? decline[0] : null,
              note: notes[decidedKind] ?? null,
              until: decidedKind === 'deferred' ? deferredUntil : null,
              at: times.get(decidedKind)!,
              undo_until: new Date(times.get(decidedKind)!.getTime() + 30 * 60_000),
              undone_at: null,
              act_id: actId,
              or_if: JSON.stringify(
                decidedKind === 'deferred' && written ? [{ kind: 'fails-again' }] : [],
              ),
              budget_period: null,
              waits_for: null,
              confirmed_by: null,
              confirmed_act_id: null,
            },
          ]
        : [],
    questions: asked
      ? [
          {
            organization_id,
            id: random.id(),
            act_id: null,
            recommendation_id: id,
            contact_id: contact.id,
            text: asked.text,
            evidence_id: null,
            x: null,
            y: null,
            asked_at: asked.askedAt,
            promised_by: asked.promisedBy,
            owner_id: technician.id,
            answer: asked.answer,
            answered_by: asked.answer === null ? null : technician.id,
            answered_at: asked.answeredAt,
          },
        ]
      : [],
    followUps: [
      ...(next
        ? [
            {
              organization_id,
              id: random.id(),
              kind: next.kind,
              customer_id: customer.id,
              recommendation_id: id,
              is_next_step: true,
              owner_staff_id: next.staffId,
              owner_contact_id: next.contactId,
              due_at: next.dueAt,
              promised: next.promised,
              text: next.text,
              status: 'open',
              moved: next.moved,
              reminded_at: null,
              escalated_at: next.dueAt < now ? now : null,
              created_at: last,
              closed_at: null,
              close_note: null,
            },
          ]
        : []),
      ...visit.followUps,
    ],
    events,
    appointment: visit.appointment,
    visit: visit.visit,
    feedback: visit.feedback,
    thanks: visit.thanks,
  };
}

interface Asked {
  readonly text: string;
  readonly answer: string | null;
  readonly askedAt: Date;
  readonly answeredAt: Date | null;
  readonly promisedBy: Date;
}

/** Some asked before they decided, and had their answer; most of them by the time they were promised. */
function settledQuestion(
  id: string,
  times: ReadonlyMap<StepName, Date>,
  decidedKind: StepName | undefined,
): (Asked & { readonly answeredAt: Date }) | null {
  const [viewed, decided] = [times.get('viewed'), decidedKind && times.get(decidedKind)];
  const lot = Number.parseInt(id.slice(0, 2), 16);
  const gap = viewed && decided ? decided.getTime() - viewed.getTime() : 0;
  if (!viewed || gap < 6 * 3_600_000 || lot > 110) return null;
  const [text, answer]: readonly [string, string] = words.questions[lot % words.questions.length]!;
  const askedAt = new Date(viewed.getTime() + gap * 0.1);
  const answeredAt = new Date(
    askedAt.getTime() + Math.min(gap * 0.8, (1 + (lot % 30)) * 3_600_000),
  );
  const promisedBy = new Date(askedAt.getTime() + 26 * 3_600_000);
  return { text, answer, askedAt, answeredAt, promisedBy };
}
