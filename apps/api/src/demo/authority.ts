// The demo customers' own rules: Linden Foods asks for two people above 10,000 and has approved small urgent things
// beforehand; whoever waits for a second yes anywhere has a first one.
import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
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

/** Small things that were approved at that site this year count as approved under it. */
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
  await sql`
    UPDATE decision SET standing_id = ${id}, standing_year = ${year}
    WHERE organization_id = ${its.organization_id} AND id IN (
      SELECT d.id FROM decision d
        JOIN recommendation r ON r.organization_id = d.organization_id AND r.id = d.recommendation_id
        JOIN proposal_option o ON o.organization_id = d.organization_id AND o.id = d.option_id
      WHERE d.organization_id = ${its.organization_id} AND r.customer_id = ${its.customer_id}
        AND r.site_id = ${siteId} AND d.kind = 'approved' AND d.undone_at IS NULL
        AND o.price_amount BETWEEN 1 AND ${STANDING_UP_TO} AND extract(year FROM d.at) = ${year}
      ORDER BY d.at DESC LIMIT 2)`.execute(db);
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
