import type { Insertable, Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { assumptionRows } from './assumptions.ts';
import { seedAuthority } from './authority.ts';
import { Diary } from './diary.ts';
import { seedExcavators } from './excavators.ts';
import type { Picture } from './evidence.ts';
import { buildFirm, daysFrom, type Firm, firmRows } from './firm.ts';
import { seedGoals } from './goals.ts';
import { historyRows } from './history.ts';
import { tell } from './life.ts';
import { seedNeighbour } from './neighbour.ts';
import { pictureMaker } from './pictures/index.ts';
import { linkRows, plan, type Planned } from './plan.ts';
import { randomFrom } from './random.ts';
import { newDemoLink, newSecretKey } from './secrets.ts';

export interface DemoLinks {
  readonly customer: string;
  readonly technician: string;
  readonly desk: string;
  /** The customer of the third firm, whose excavators are real. */
  readonly mine: string;
}

/** What scripts need to drive the demo; holds secrets. */
export interface DemoManifest {
  readonly organizations: readonly {
    readonly id: string;
    readonly name: string;
    readonly secretKey: string;
    readonly customers: readonly { readonly id: string; readonly contactId: string }[];
    readonly recommendations: readonly string[];
    readonly services: readonly string[];
    readonly technicians: readonly string[];
  }[];
  /** Secrets of the sign-in links, to be put behind `#` of the portal's sign-in page. */
  readonly links: DemoLinks;
}

export interface SeedOptions {
  readonly now: Date;
  /** Default 2026. The same seed makes the same firm, apart from secrets. */
  readonly seed?: number;
  readonly onProgress?: (line: string) => void;
}

/** Writes the demo firms into an empty database. Dates are told back from `now`, so that slots and prices are current. */
export async function seedDemo(
  db: Kysely<Schema>,
  { now, seed = 2026, onProgress = () => {} }: SeedOptions,
): Promise<DemoManifest> {
  const random = randomFrom(seed);
  const firm = buildFirm(random);
  const pictures: Picture[] = [];
  return db.transaction().execute(async (tx) => {
    onProgress('A firm with 12 customers, 60 sites and 400 units …');
    await insertFirm(tx, firm, now);
    await insertAll(tx, 'service_record', historyRows(firm, now, random));
    onProgress('120 recommendations in every state …');
    const told = { firm, diary: new Diary(firm), now, random, pictures };
    await seedAuthority(tx, firm, now);
    const planned = plan(firm, random);
    // What lies behind takes its place in the diary before what is still to come.
    const order = [...planned].sort(
      (a, b) => Number(a.status === 'booked') - Number(b.status === 'booked'),
    );
    const stories = order.map((one) => ({ ...one, story: tell(told, one) }));
    const all = stories.map(({ story }) => story);
    await insertAll(
      tx,
      'recommendation',
      all.map((one) => one.recommendation),
    );
    await insertAll(
      tx,
      'proposal_version',
      all.flatMap((one) => one.versions),
    );
    await insertAll(
      tx,
      'proposal_option',
      all.flatMap((one) => one.options),
    );
    await insertAll(
      tx,
      'price_line',
      all.flatMap((one) => one.lines),
    );
    const idOf = (one: Pick<Planned, 'unit' | 'finding'>) =>
      stories.find(({ unit, finding }) => unit === one.unit && finding === one.finding)!.story
        .recommendation.id;
    await insertAll(tx, 'recommendation_link', linkRows(firm, idOf));
    await insertAll(
      tx,
      'evidence',
      all.flatMap((one) => one.evidence),
    );
    await insertAll(
      tx,
      'act',
      all.flatMap((one) => one.acts),
    );
    await insertAll(
      tx,
      'decision',
      all.flatMap((one) => one.decisions),
    );
    await insertAll(
      tx,
      'question',
      all.flatMap((one) => one.questions),
    );
    await insertAll(
      tx,
      'follow_up',
      all.flatMap((one) => one.followUps),
    );
    await insertAll(
      tx,
      'appointment',
      all.flatMap((one) => one.appointment ?? []),
    );
    await insertAll(
      tx,
      'visit',
      all.flatMap((one) => one.visit ?? []),
    );
    await insertAll(
      tx,
      'feedback',
      all.flatMap((one) => one.feedback ?? []),
    );
    const events = all.flatMap((one) => [
      ...one.events,
      ...(one.thanks && one.visit
        ? [
            {
              ...one.events.at(-1)!,
              type: 'thanked',
              at: one.thanks.at,
              from_status: null,
              to_status: null,
              note: one.thanks.note,
              for_customer: true,
            },
          ]
        : []),
    ]);
    await insertAll(
      tx,
      'event',
      events.sort((a, b) => a.at.getTime() - b.at.getTime()),
    );
    await insertAll(
      tx,
      'assumption',
      assumptionRows(
        firm,
        stories.map((one) => ({ ...one, id: one.story.recommendation.id })),
        random,
      ),
    );

    await seedGoals(tx, firm, now);

    onProgress(`${pictures.length} pictures …`);
    await insertPictures(tx, firm, pictures);
    const neighbour = await seedNeighbour(tx, now, random);
    onProgress('Five real excavators …');
    const mine = await seedExcavators(tx, now, random);

    const linden = firm.customers[0]!;
    const people = (name: string) => firm.staff.find((person) => person.name === name)!.id;
    return {
      organizations: [
        {
          id: firm.organizationId,
          name: 'Northside Mechanical',
          secretKey: await newSecretKey(tx, firm.organizationId, now),
          customers: firm.customers.map((customer) => ({
            id: customer.id,
            contactId: customer.contacts[0]!.id,
          })),
          recommendations: planned.map(idOf),
          services: firm.services.map((service) => service.id),
          technicians: firm.staff
            .filter((person) => person.role === 'technician')
            .map((person) => person.id),
        },
        neighbour,
        mine.firm,
      ],
      links: {
        customer: await newDemoLink(
          tx,
          firm.organizationId,
          { contactId: linden.contacts[0]!.id },
          now,
        ),
        technician: await newDemoLink(
          tx,
          firm.organizationId,
          { staffId: people('Tomasz Nowak') },
          now,
        ),
        desk: await newDemoLink(tx, firm.organizationId, { staffId: people('Maria Duffy') }, now),
        mine: await newDemoLink(tx, mine.firm.id, { contactId: mine.contactId }, now),
      },
    };
  });
}

export async function insertFirm(db: Kysely<Schema>, firm: Firm, now: Date): Promise<void> {
  const rows = firmRows(firm, now);
  await db
    .insertInto('organization')
    .values({ ...rows.organization, coordinator_id: null, created_at: daysFrom(now, -2200) })
    .execute();
  await insertAll(db, 'staff', rows.staff);
  await db
    .updateTable('organization')
    .set({ coordinator_id: rows.staff[0]!.id })
    .where('id', '=', firm.organizationId)
    .execute();
  for (const table of ['customer', 'site', 'contact', 'equipment', 'service'] as const) {
    await insertAll(db, table, rows[table] as Insertable<Schema[typeof table]>[]);
  }
}

/** Multi-row inserts, as many rows at a time as PostgreSQL takes parameters for. */
export async function insertAll<T extends keyof Schema>(
  db: Kysely<Schema>,
  table: T,
  rows: readonly object[],
): Promise<void> {
  const size = Math.floor(60_000 / Math.max(1, Object.keys(rows[0] ?? {}).length));
  for (let i = 0; i < rows.length; i += size) {
    await db
      .insertInto(table)
      .values(rows.slice(i, i + size) as Insertable<Schema[T]>[])
      .execute();
  }
}

async function insertPictures(
  db: Kysely<Schema>,
  firm: Firm,
  pictures: readonly Picture[],
): Promise<void> {
  const draw = pictureMaker();
  const rows = await Promise.all(
    pictures.map(async ({ evidenceId, scene, fault, variant }) => ({
      organization_id: firm.organizationId,
      evidence_id: evidenceId,
      content_type: 'image/webp',
      bytes: await draw(scene, fault, variant),
    })),
  );
  await insertAll(db, 'evidence_content', rows);
}
