// A second firm, small, whose data nobody of the first may ever see.
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import type { Random } from './random.ts';
import { newSecretKey } from './secrets.ts';

export async function seedNeighbour(db: Kysely<Schema>, now: Date, random: Random) {
  const organization_id = random.id();
  const day = (days: number) => new Date(now.getTime() + days * 86_400_000);
  const hours = JSON.stringify({
    mon: ['08:00', '17:30'],
    tue: ['08:00', '17:30'],
    wed: ['08:00', '17:30'],
    thu: ['08:00', '17:30'],
    fri: ['08:00', '16:30'],
  });
  await db
    .insertInto('organization')
    .values({
      id: organization_id,
      name: 'Harbour Lift & Cooling',
      phone: '0117 496 0100',
      phone_hours: 'Mon to Fri, 8 am – 5.30 pm',
      currency: 'GBP',
      time_zone: 'Europe/London',
      tax_name: 'VAT',
      tax_rate: 0.2,
      office_hours: hours,
      created_at: day(-1500),
    })
    .execute();
  const desk = random.id();
  const technician = random.id();
  await db
    .insertInto('staff')
    .values([
      {
        organization_id,
        id: desk,
        name: 'Priya Nair',
        title: 'Service manager',
        role: 'desk',
        email: 'priya.nair@harbour.example',
        phone: '0117 496 0101',
      },
      {
        organization_id,
        id: technician,
        name: 'Gareth Vaughan',
        title: 'Lift engineer',
        role: 'technician',
        email: 'gareth.vaughan@harbour.example',
        phone: '0117 496 0102',
        working_hours: hours,
      },
    ])
    .execute();
  await db
    .updateTable('organization')
    .set({ coordinator_id: desk })
    .where('id', '=', organization_id)
    .execute();
  const service = random.id();
  await db
    .insertInto('service')
    .values({
      organization_id,
      id: service,
      name: 'Fault visit',
      description: 'An engineer comes, finds the cause and tells you what it takes.',
      duration_minutes: 120,
    })
    .execute();

  const customers: { id: string; contactId: string }[] = [];
  const recommendations: string[] = [];
  const accounts = [
    [
      'Severn Shipping',
      'Wharf office',
      'Bristol',
      'Ros Bevan',
      'LIFT-1',
      'Brake lining at 2.1 mm, limit 2.0 mm',
      1380,
    ],
    [
      'Redcliffe Rooms',
      'Hotel',
      'Bath',
      'Theo March',
      'LIFT-2',
      'Emergency phone without signal',
      260,
    ],
    [
      'Clifton Cold Chain',
      'Store 4',
      'Bristol',
      'Hana Suzuki',
      'CHR-1',
      'Oil pressure drops when hot',
      2950,
    ],
  ] as const;
  for (const [name, siteName, city, person, tag, title, price] of accounts) {
    const [customer_id, site_id, contact_id, equipment_id, id] = [
      random.id(),
      random.id(),
      random.id(),
      random.id(),
      random.id(),
    ] as const;
    await db
      .insertInto('customer')
      .values({ organization_id, id: customer_id, name, reference: null })
      .execute();
    await db
      .insertInto('site')
      .values({
        organization_id,
        id: site_id,
        customer_id,
        name: siteName,
        city,
        address: `${siteName}, ${city}`,
        time_zone: 'Europe/London',
      })
      .execute();
    await db
      .insertInto('contact')
      .values({
        organization_id,
        id: contact_id,
        customer_id,
        name: person,
        title: 'Facilities',
        email: `${person.toLowerCase().replace(' ', '.')}@customer.example`,
      })
      .execute();
    await db
      .insertInto('equipment')
      .values({
        organization_id,
        id: equipment_id,
        customer_id,
        site_id,
        tag,
        name: tag.startsWith('LIFT') ? 'passenger lift' : 'cold store',
        kind: tag.startsWith('LIFT') ? 'lift' : 'chiller',
      })
      .execute();
    await db
      .insertInto('recommendation')
      .values({
        organization_id,
        id,
        customer_id,
        site_id,
        equipment_id,
        technician_id: technician,
        coordinator_id: desk,
        title,
        severity: 'soon',
        found: `${title}. Measured twice at the yearly service.`,
        suggestion: 'Mend it within the month.',
        why: 'It gets dearer and less safe if left.',
        wait_text: 'It keeps running for now; we look at it at each visit.',
        currency: 'GBP',
        status: 'sent',
        since: day(-2),
        version: 1,
        valid_until: day(26).toISOString().slice(0, 10),
        next_kind: 'decide',
        next_contact_id: contact_id,
        next_due_at: day(5),
        created_at: day(-3),
        updated_at: day(-2),
      })
      .execute();
    await db
      .insertInto('proposal_version')
      .values({
        organization_id,
        recommendation_id: id,
        version: 1,
        sent_at: day(-2),
        sent_by: desk,
        valid_until: day(26).toISOString().slice(0, 10),
      })
      .execute();
    await db
      .insertInto('proposal_option')
      .values(
        [0, 1].map((version) => ({
          organization_id,
          id: random.id(),
          recommendation_id: id,
          version,
          letter: 'A',
          family: 'repair',
          title: 'Repair',
          scope: 'Parts, work and a test with protocol.',
          price_amount: price * 100,
          currency: 'GBP',
          tax_rate: 0.2,
          suggested: true,
        })),
      )
      .execute();
    await db
      .insertInto('follow_up')
      .values({
        organization_id,
        id: random.id(),
        kind: 'decide',
        customer_id,
        recommendation_id: id,
        is_next_step: true,
        owner_contact_id: contact_id,
        due_at: day(5),
        text: 'The customer decides',
        created_at: day(-2),
      })
      .execute();
    await db
      .insertInto('event')
      .values({
        organization_id,
        type: 'sent',
        at: day(-2),
        customer_id,
        recommendation_id: id,
        staff_id: desk,
        technician_id: technician,
        from_status: 'proposed',
        to_status: 'sent',
        for_customer: true,
      })
      .execute();
    customers.push({ id: customer_id, contactId: contact_id });
    recommendations.push(id);
  }
  return {
    id: organization_id,
    name: 'Harbour Lift & Cooling',
    secretKey: await newSecretKey(db, organization_id, now),
    customers,
    recommendations,
    services: [service],
    technicians: [technician],
  };
}
