// A small firm to test with: two customers, one site and unit each, a technician, somebody at the desk, a secret key.
import { randomUUID } from 'node:crypto';
import { hashSecret, newSecret } from '../auth/secrets.ts';
import { mintToken } from '../auth/session-tokens.ts';
import type { TestApi } from './api.ts';

export interface TestCustomer {
  readonly id: string;
  readonly siteId: string;
  readonly equipmentId: string;
  readonly contactId: string;
  /** A browser token of that contact, good for 15 minutes of the test's clock. */
  token(): Promise<string>;
}

export interface TestFirm {
  readonly id: string;
  readonly secretKey: string;
  readonly technicianId: string;
  readonly deskId: string;
  readonly customers: readonly [TestCustomer, TestCustomer];
  technicianToken(): Promise<string>;
  deskToken(): Promise<string>;
}

export const WIDGET_ORIGIN = 'https://www.customer.test';
const DAY = ['08:00', '17:00'] as const;
const WEEK = { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY };

export async function addFirm(api: TestApi, name = 'Northside Mechanical'): Promise<TestFirm> {
  const db = api.database.owner;
  const id = randomUUID();
  const [technicianId, deskId] = [randomUUID(), randomUUID()];
  await db
    .insertInto('organization')
    .values({
      id,
      name,
      phone: '+353 1 555 0100',
      phone_hours: 'Mon–Fri 8–17',
      currency: 'EUR',
      time_zone: 'Europe/Dublin',
      tax_name: 'VAT',
      tax_rate: 0.23,
      office_hours: JSON.stringify(WEEK),
      coordinator_id: null,
    })
    .execute();
  const staff = {
    organization_id: id,
    email: null,
    phone: null,
    working_hours: JSON.stringify(WEEK),
  };
  await db
    .insertInto('staff')
    .values([
      { ...staff, id: technicianId, name: 'Marek Nowak', title: 'Technician', role: 'technician' },
      { ...staff, id: deskId, name: 'Aoife Brennan', title: 'Service coordinator', role: 'desk' },
    ])
    .execute();
  await db
    .updateTable('organization')
    .set({ coordinator_id: deskId })
    .where('id', '=', id)
    .execute();
  const secretKey = newSecret('wk_sk_');
  await db
    .insertInto('api_key')
    .values({
      organization_id: id,
      id: randomUUID(),
      secret_hash: hashSecret(secretKey),
      label: 'test',
      created_at: api.now,
      revoked_at: null,
    })
    .execute();

  const addCustomer = async (customerName: string, contactName: string): Promise<TestCustomer> => {
    const [customerId, siteId, equipmentId, contactId] = [
      randomUUID(),
      randomUUID(),
      randomUUID(),
      randomUUID(),
    ];
    const own = { organization_id: id, import_id: null };
    await db
      .insertInto('customer')
      .values({ ...own, id: customerId, name: customerName, reference: null })
      .execute();
    await db
      .insertInto('site')
      .values({
        ...own,
        id: siteId,
        customer_id: customerId,
        name: 'Main Street',
        city: 'Dublin',
        address: '1 Main Street',
        time_zone: 'Europe/Dublin',
        access_notes: null,
      })
      .execute();
    await db
      .insertInto('equipment')
      .values({
        ...own,
        id: equipmentId,
        customer_id: customerId,
        site_id: siteId,
        tag: 'RTU-3',
        name: 'shop floor cooling',
        kind: 'rooftop-unit',
        make: null,
        model: null,
        serial: null,
        installed_on: '2012-05-01',
        hours_per_year: null,
        source: null,
        external_key: null,
      })
      .execute();
    await db
      .insertInto('contact')
      .values({
        organization_id: id,
        id: contactId,
        customer_id: customerId,
        name: contactName,
        title: null,
        email: `${contactId}@customer.test`,
        phone: null,
      })
      .execute();
    return {
      id: customerId,
      siteId,
      equipmentId,
      contactId,
      token: async () => {
        const body = { customerId, contactId, origins: [WIDGET_ORIGIN] };
        const answer = await api.call('/v1/session-tokens', { body, as: secretKey });
        if (answer.status !== 201) throw new Error(`No token: ${JSON.stringify(answer.body)}`);
        return (answer.body as { token: string }).token;
      },
    };
  };
  const staffToken = async (sub: string, role: 'technician' | 'desk') => {
    const claims = {
      sub,
      organizationId: id,
      role,
      scopes: [],
      origins: [new URL(api.config.baseUrl).origin],
      via: 'portal' as const,
    };
    return mintToken(api.config, api.now, claims).token;
  };
  return {
    id,
    secretKey,
    technicianId,
    deskId,
    customers: [
      await addCustomer('Harbour Bakery', 'Nora Byrne'),
      await addCustomer('Quay Hotel', 'Liam Walsh'),
    ],
    technicianToken: () => staffToken(technicianId, 'technician'),
    deskToken: () => staffToken(deskId, 'desk'),
  };
}
