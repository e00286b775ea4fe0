// The demo customers' own rules: Linden Foods asks for two people above 10,000 and has approved small urgent things
// beforehand; whoever waits for a second yes anywhere has a first one.
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { daysFrom, type Firm } from './firm.ts';

const EURO = 100;
const TWO_PEOPLE_ABOVE = 10_000 * EURO;
const STANDING_UP_TO = 300 * EURO;
const STANDING_PER_YEAR = 1_200 * EURO;

export async function seedAuthority(db: Kysely<Schema>, firm: Firm, now: Date): Promise<void> {
  await giveFirstYeses(db, firm);
  const linden = firm.customers[0]!;
  const its = { organization_id: firm.organizationId, customer_id: linden.id };
  const contact = (name: string) => linden.contacts.find((person) => person.name === name)!.id;
  const [aoife, declan, niall] = [
    contact('Aoife Brennan'),
    contact('Declan Moore'),
    contact('Niall Byrne'),
  ];
  await db
    .insertInto('authority')
    .values({
      ...its,
      two_people_above: TWO_PEOPLE_ABOVE,
      order_above: null,
      document_above: null,
      revision: 2,
    })
    .execute();
  await db
    .insertInto('authority_person')
    .values(
      [
        { contact_id: declan, approval_limit: null, may_confirm: true, manages: false },
        { contact_id: aoife, approval_limit: null, may_confirm: true, manages: true },
        { contact_id: niall, approval_limit: 2_000 * EURO, may_confirm: false, manages: false },
      ].map((rule, n) => ({ ...its, ...rule, place: n + 1 })),
    )
    .execute();
  await seedChanges(db, firm, its, { aoife, niall: 'Niall Byrne' }, now);
  await seedStanding(db, its, aoife, linden.sites[0]!.id, now);
}

async function seedChanges(
  db: Kysely<Schema>,
  firm: Firm,
  its: { organization_id: string; customer_id: string },
  { aoife, niall }: { aoife: string; niall: string },
  now: Date,
): Promise<void> {
  const nothing = { person: null, amount: null, on: null, by: null, from: null, until: null };
  const money = (amount: number) => ({ amount, currency: 'EUR' });
  await db
    .insertInto('authority_change')
    .values([
      {
        ...its,
        revision: 1,
        at: daysFrom(now, -130),
        contact_id: null,
        staff_id: firm.staff.find((person) => person.role === 'desk')!.id,
        items: JSON.stringify([{ ...nothing, what: 'manages', person: 'Aoife Brennan', on: true }]),
        rules: '{}',
      },
      {
        ...its,
        revision: 2,
        at: daysFrom(now, -118),
        contact_id: aoife,
        staff_id: null,
        items: JSON.stringify([
          { ...nothing, what: 'limit', person: niall, amount: money(2_000 * EURO) },
          { ...nothing, what: 'two-people', amount: money(TWO_PEOPLE_ABOVE) },
          { ...nothing, what: 'standing', amount: money(STANDING_UP_TO) },
        ]),
        rules: '{}',
      },
    ])
    .execute();
}

/** Small urgent things at one site, with what it has been used for so far. */
async function seedStanding(
  db: Kysely<Schema>,
  its: { organization_id: string; customer_id: string },
  aoife: string,
  siteId: string,
  now: Date,
): Promise<void> {
  const id = randomUUID();
  const year = now.getUTCFullYear();
  await db
    .insertInto('standing_authority')
    .values({
      ...its,
      id,
      place: 1,
      site_id: siteId,
      equipment_kind: null,
      severity: 'urgent',
      goal_kind: null,
      up_to: STANDING_UP_TO,
      per_year: STANDING_PER_YEAR,
      ends_on: `${year}-12-31`,
      set_by: aoife,
      set_at: daysFrom(now, -118),
      ended_at: null,
    })
    .execute();
  for (const one of USES) await seedUse(db, its, { ...one, id, aoife, siteId }, now);
}

/** Small things that were found, approved at once and done. */
const USES = [
  {
    days: 47,
    tag: 'L1',
    title: 'Car light of the lift out',
    found: 'One of two lamps is dark.',
    price: 180,
  },
  {
    days: 19,
    tag: 'RTU-1',
    title: 'Belt guard loose',
    found: 'Two bolts were missing.',
    price: 145,
  },
] as const;

async function seedUse(
  db: Kysely<Schema>,
  { organization_id, customer_id }: { organization_id: string; customer_id: string },
  use: (typeof USES)[number] & {
    readonly id: string;
    readonly aoife: string;
    readonly siteId: string;
  },
  now: Date,
): Promise<void> {
  const at = daysFrom(now, -use.days);
  const [id, optionId, actId] = [randomUUID(), randomUUID(), randomUUID()];
  const unit = await db
    .selectFrom('equipment')
    .select('id')
    .where('organization_id', '=', organization_id)
    .where('site_id', '=', use.siteId)
    .where('tag', '=', use.tag)
    .executeTakeFirst();
  const technician = await db
    .selectFrom('staff')
    .select('id')
    .where('organization_id', '=', organization_id)
    .where('name', '=', 'Tomasz Nowak')
    .executeTakeFirstOrThrow();
  if (!unit) return;
  const { coordinator_id } = await db
    .selectFrom('organization')
    .select('coordinator_id')
    .where('id', '=', organization_id)
    .executeTakeFirstOrThrow();
  const day = at.toISOString().slice(0, 10);
  const its = { organization_id, recommendation_id: id };
  await db
    .insertInto('recommendation')
    .values({
      organization_id,
      id,
      customer_id,
      site_id: use.siteId,
      equipment_id: unit.id,
      technician_id: technician.id,
      coordinator_id,
      title: use.title,
      severity: 'urgent',
      found: use.found,
      suggestion: 'Mend it at once.',
      why: 'Somebody could get hurt.',
      goal: null,
      wait_text: null,
      wait_note: null,
      wait_chance: null,
      wait_until: null,
      wait_amount: null,
      wait_source: null,
      status: 'confirmed',
      since: daysFrom(at, 4),
      version: 1,
      valid_until: daysFrom(at, 28).toISOString().slice(0, 10),
      deferred_until: null,
      viewed_at: null,
      next_kind: null,
      next_staff_id: null,
      next_contact_id: null,
      next_due_at: null,
      created_at: at,
      updated_at: daysFrom(at, 4),
      currency: 'EUR',
    })
    .execute();
  await db
    .insertInto('proposal_version')
    .values({
      ...its,
      version: 1,
      sent_at: at,
      sent_by: coordinator_id!,
      valid_until: daysFrom(at, 28).toISOString().slice(0, 10),
      note: null,
    })
    .execute();
  await db
    .insertInto('proposal_option')
    .values({
      ...its,
      id: optionId,
      version: 1,
      letter: 'A',
      family: 'repair',
      title: 'Mend it',
      price_amount: use.price * EURO,
      tax_rate: 0.23,
      ready_by: null,
      suggested: true,
      currency: 'EUR',
    })
    .execute();
  await db
    .insertInto('act')
    .values({
      organization_id,
      id: actId,
      customer_id,
      contact_id: use.aoife,
      at,
      language: 'en',
      via: 'standing',
      consent_version: null,
      signature: null,
    })
    .execute();
  await db
    .insertInto('decision')
    .values({
      ...its,
      id: randomUUID(),
      version: 1,
      kind: 'approved',
      contact_id: use.aoife,
      option_id: optionId,
      purchase_order: null,
      title: null,
      reason: null,
      note: null,
      until: null,
      at,
      undo_until: daysFrom(at, 1),
      undone_at: null,
      act_id: actId,
      budget_period: null,
      waits_for: null,
      confirmed_by: null,
      confirmed_act_id: null,
      standing_id: use.id,
      standing_year: Number(day.slice(0, 4)),
    })
    .execute();
  const steps = [
    ['sent', 'sent', 0, coordinator_id, null],
    ['approved-standing', 'approved', 0, null, null],
    ['completed', 'completed', 2, technician.id, null],
    ['confirmed', 'confirmed', 4, null, use.aoife],
  ] as const;
  await db
    .insertInto('event')
    .values(
      steps.map(([type, to, days, staff, contact]) => ({
        organization_id,
        type,
        at: daysFrom(at, days),
        customer_id,
        recommendation_id: id,
        appointment_id: null,
        contact_id: contact,
        staff_id: staff,
        technician_id: technician.id,
        from_status: null,
        to_status: to,
        note: null,
        for_customer: true,
      })),
    )
    .execute();
}

/** What waits for a second person has been approved by a first: here by the customer's first contact. */
async function giveFirstYeses(db: Kysely<Schema>, firm: Firm): Promise<void> {
  const waiting = await db
    .selectFrom('recommendation as r')
    .innerJoin('proposal_option as o', (join) =>
      join
        .onRef('o.organization_id', '=', 'r.organization_id')
        .onRef('o.recommendation_id', '=', 'r.id')
        .onRef('o.version', '=', 'r.version')
        .on('o.letter', '=', 'A'),
    )
    .select([
      'r.id',
      'r.customer_id',
      'r.version',
      'r.since',
      'r.next_contact_id',
      'o.id as option',
    ])
    .where('r.organization_id', '=', firm.organizationId)
    .where('r.status', '=', 'waiting')
    .execute();
  for (const row of waiting) {
    const customer = firm.customers.find(({ id }) => id === row.customer_id)!;
    const first = customer.contacts.find(({ id }) => id !== row.next_contact_id)!;
    const actId = randomUUID();
    await db
      .insertInto('act')
      .values({
        organization_id: firm.organizationId,
        id: actId,
        customer_id: row.customer_id,
        contact_id: first.id,
        at: row.since,
        language: 'en',
        via: 'portal',
        consent_version: null,
        signature: null,
      })
      .execute();
    await db
      .insertInto('decision')
      .values({
        organization_id: firm.organizationId,
        id: randomUUID(),
        recommendation_id: row.id,
        version: row.version,
        kind: 'approved',
        contact_id: first.id,
        option_id: row.option,
        purchase_order: null,
        title: null,
        reason: null,
        note: null,
        until: null,
        at: row.since,
        undo_until: new Date(row.since.getTime() + 30 * 60_000),
        undone_at: null,
        act_id: actId,
        budget_period: null,
        waits_for: row.next_contact_id,
        confirmed_by: null,
        confirmed_act_id: null,
      })
      .execute();
  }
}
