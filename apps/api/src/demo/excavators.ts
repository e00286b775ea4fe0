// A mine's five real excavators, imported from the published work orders in data/ exactly as any firm's history is. The
// firm, the finding and whatever the data do not say are made up, and marked as assumed.
import { readFile } from 'node:fs/promises';
import type { Kysely } from 'kysely';
import { readMappingFile } from '../cli/mapping-file.ts';
import type { Schema } from '../db/schema.ts';
import { inPieces } from '../importing/read-file.ts';
import { runImport } from '../importing/run-import.ts';
import { daysFrom } from './firm.ts';
import type { Random } from './random.ts';
import { newSecretKey } from './secrets.ts';

const dataFolder = new URL('../../../../data/', import.meta.url);
const zone = 'Australia/Perth';
const hours = JSON.stringify({
  mon: ['06:00', '18:00'],
  tue: ['06:00', '18:00'],
  wed: ['06:00', '18:00'],
  thu: ['06:00', '18:00'],
  fri: ['06:00', '18:00'],
});

export async function seedExcavators(db: Kysely<Schema>, now: Date, random: Random) {
  const organization_id = random.id();
  const [desk, technician, contact, service] = [
    random.id(),
    random.id(),
    random.id(),
    random.id(),
  ] as const;
  await db
    .insertInto('organization')
    .values({
      id: organization_id,
      name: 'Pilbara Plant Services',
      phone: '08 5550 1400',
      phone_hours: 'Mon to Fri, 6 am – 6 pm',
      currency: 'AUD',
      time_zone: zone,
      tax_name: 'GST',
      tax_rate: 0.1,
      office_hours: hours,
      created_at: daysFrom(now, -800),
    })
    .execute();
  await db
    .insertInto('staff')
    .values([
      {
        organization_id,
        id: desk,
        name: 'Karen Whitby',
        title: 'Maintenance planner',
        role: 'desk',
        email: 'karen.whitby@pilbara.example',
        phone: '08 5550 1401',
      },
      {
        organization_id,
        id: technician,
        name: 'Dale Horvath',
        title: 'Plant fitter',
        role: 'technician',
        email: 'dale.horvath@pilbara.example',
        phone: '08 5550 1402',
        working_hours: hours,
      },
    ])
    .execute();
  await db
    .updateTable('organization')
    .set({ coordinator_id: desk })
    .where('id', '=', organization_id)
    .execute();
  await db
    .insertInto('service')
    .values({
      organization_id,
      id: service,
      name: 'Breakdown visit',
      description: 'A fitter comes to the pit, finds the cause and says what it takes.',
      duration_minutes: 240,
    })
    .execute();

  const { service: mapping, source } = await readMappingFile(
    new URL('excavator.map.json', dataFolder),
    ['service'],
  );
  const name = 'excavator-work-orders.csv';
  await runImport(db, {
    organizationId: organization_id,
    files: [
      {
        kind: 'service',
        name,
        bytes: inPieces(await readFile(new URL(name, dataFolder))),
        ...(mapping && { mapping }),
      },
    ],
    dryRun: false,
    ...(source !== undefined && { source }),
    now,
  });
  const unit = await db
    .selectFrom('equipment')
    .selectAll()
    .where('organization_id', '=', organization_id)
    .where('tag', '=', 'C')
    .executeTakeFirstOrThrow();
  // The data begin with the machine's first orders; when it was commissioned they do not say.
  await db
    .updateTable('equipment')
    .set({
      installed_on: '2003-07-01',
      source: `${source ?? name}. Commissioning date (July 2003) assumed: the data do not say it`,
    })
    .where('organization_id', '=', organization_id)
    .where('id', '=', unit.id)
    .execute();
  await db
    .insertInto('contact')
    .values({
      organization_id,
      id: contact,
      customer_id: unit.customer_id,
      name: 'Ngaire Tamihana',
      title: 'Reliability engineer',
      email: 'ngaire.tamihana@mine.example',
    })
    .execute();

  const id = random.id();
  const sent = daysFrom(now, -3);
  const validUntil = daysFrom(now, 57).toISOString().slice(0, 10);
  await db
    .insertInto('recommendation')
    .values({
      organization_id,
      id,
      customer_id: unit.customer_id,
      site_id: unit.site_id,
      equipment_id: unit.id,
      technician_id: technician,
      coordinator_id: desk,
      severity: 'plan',
      title: 'Excavator C: its repairs have grown dearer over the years',
      found:
        'Orders for excavator C cost 7 thousand in 2003 and 2.1 million in 2010. In 2011 there were 98 orders for 578 thousand, in December 2012 one for 351 thousand. There the records end.',
      suggestion:
        'Look at the figures before the next rebuild: what the history says of a rebuild and of a new machine, with the prices we assumed.',
      why: 'Past money is spent either way. What it tells is how often the machine stops and what an order costs.',
      goal: 'Tonnes moved without surprises',
      wait_text: 'It goes on as it did: about two orders a week of very unequal cost.',
      wait_note: 'about two orders a week',
      currency: 'AUD',
      status: 'viewed',
      since: daysFrom(now, -2),
      version: 1,
      valid_until: validUntil,
      viewed_at: daysFrom(now, -2),
      next_kind: 'decide',
      next_contact_id: contact,
      next_due_at: daysFrom(now, 20),
      revision: 4,
      created_at: daysFrom(now, -5),
      updated_at: daysFrom(now, -2),
    })
    .execute();
  await db
    .insertInto('proposal_version')
    .values({
      organization_id,
      recommendation_id: id,
      version: 1,
      sent_at: sent,
      sent_by: desk,
      valid_until: validUntil,
    })
    .execute();
  const options = [
    [
      'A',
      'repair',
      'Rebuild and keep',
      'Engine, pumps and slew rebuilt in the workshop; frame and boom inspected. Price assumed.',
      1_900_000,
      90,
      12,
    ],
    [
      'B',
      'replace',
      'Replace the excavator',
      'New machine of the same class, shipped, assembled in the pit, handed over. Price assumed.',
      7_500_000,
      300,
      24,
    ],
    ['C', 'wait', 'Go on as now', 'Orders as they come.', 0, 0, 0],
  ] as const;
  await db
    .insertInto('proposal_option')
    .values(
      [0, 1].flatMap((version) =>
        options.map(([letter, family, title, scope, price, days, warranty]) => ({
          organization_id,
          id: random.id(),
          recommendation_id: id,
          version,
          letter,
          family,
          title,
          scope,
          price_amount: price * 100,
          currency: 'AUD',
          tax_rate: 0.1,
          ready_by: days ? daysFrom(now, days).toISOString().slice(0, 10) : null,
          warranty_months: warranty,
          duration_minutes: 480,
        })),
      ),
    )
    .execute();
  await db
    .insertInto('evidence')
    .values({
      organization_id,
      id: random.id(),
      recommendation_id: id,
      kind: 'note',
      staff_id: technician,
      taken_at: daysFrom(now, -5),
      confidence: 5,
      text: 'The orders are as the fitters wrote them: short. Some have no cost. I would trust the trend and not the single line.',
    })
    .execute();
  await db
    .insertInto('assumption')
    .values(
      [
        [null, 'discountRate', 0.07, 'share/year', 0.04, 0.1],
        [null, 'lifeYears', 14, 'years', 10, 18],
        ['A', 'restoration', 0.5, 'share', 0.3, 0.7],
        ['A', 'lifeYears', 7, 'years', 4, 10],
        ['B', 'lifeYears', 12, 'years', 9, 15],
        ['B', 'failuresPerYear', 15, 'failures/year', 8, 25],
        ['A', 'price', 1_900_000, 'AUD', 1_400_000, 2_600_000],
        ['B', 'price', 7_500_000, 'AUD', 5_500_000, 10_000_000],
        ['B', 'warrantyYears', 2, 'years', 1, 3],
      ].map(([letter, key, value, amount, low, high]) => ({
        organization_id,
        id: random.id(),
        equipment_id: null,
        recommendation_id: id,
        option_letter: letter as string | null,
        key: key as string,
        value: value as number,
        unit: amount as string,
        origin: 'assumed',
        source: 'Not in the data',
        low: low as number,
        high: high as number,
      })),
    )
    .execute();
  await db
    .insertInto('follow_up')
    .values({
      organization_id,
      id: random.id(),
      kind: 'decide',
      customer_id: unit.customer_id,
      recommendation_id: id,
      is_next_step: true,
      owner_contact_id: contact,
      due_at: daysFrom(now, 20),
      text: 'The customer decides',
      created_at: daysFrom(now, -2),
    })
    .execute();
  await db
    .insertInto('event')
    .values(
      [
        ['noted', 5, technician, null, null, 'draft', false],
        ['proposed', 4.8, technician, null, 'draft', 'proposed', false],
        ['sent', 3, desk, null, 'proposed', 'sent', true],
        ['viewed', 2, null, contact, 'sent', 'viewed', true],
      ].map(([type, days, staff, who, from, to, shown]) => ({
        organization_id,
        type: type as string,
        at: daysFrom(now, -(days as number)),
        customer_id: unit.customer_id,
        recommendation_id: id,
        staff_id: staff as string | null,
        contact_id: who as string | null,
        technician_id: technician,
        from_status: from as string | null,
        to_status: to as string,
        for_customer: shown as boolean,
      })),
    )
    .execute();
  return {
    firm: {
      id: organization_id,
      name: 'Pilbara Plant Services',
      secretKey: await newSecretKey(db, organization_id, now),
      customers: [{ id: unit.customer_id, contactId: contact }],
      recommendations: [id],
      services: [service],
      technicians: [technician],
    },
    contactId: contact,
  };
}
