// Whose a unit is and where it stands: known customers and sites are recognised, others are created.
import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { isZone } from '../time/zone.ts';
import type { Row } from './read-file.ts';
import { plain } from './words.ts';

export interface Place {
  readonly customerId: string;
  readonly siteId: string;
}

export interface PlaceDefaults {
  readonly customerId?: string | undefined;
  readonly siteId?: string | undefined;
  readonly timeZone: string;
}

interface NewCustomer {
  readonly id: string;
  readonly name: string;
  readonly reference: string | null;
}

interface NewSite {
  readonly id: string;
  readonly customer_id: string;
  readonly name: string;
  readonly city: string;
  readonly address: string;
  readonly time_zone: string;
}

export class Places {
  readonly #customers = new Map<string, string>();
  readonly #sites = new Map<string, string>();
  readonly #newCustomers: NewCustomer[] = [];
  readonly #newSites: NewSite[] = [];
  readonly #defaults: PlaceDefaults;

  private constructor(defaults: PlaceDefaults) {
    this.#defaults = defaults;
  }

  static async load(
    db: Kysely<Schema>,
    organizationId: string,
    defaults: PlaceDefaults,
  ): Promise<Places> {
    const places = new Places(defaults);
    const customers = await db
      .selectFrom('customer')
      .select(['id', 'name', 'reference'])
      .where('organization_id', '=', organizationId)
      .orderBy('id', 'desc')
      .execute();
    for (const { id, name } of customers) places.#customers.set(nameKey(name), id);
    for (const { id, reference } of customers)
      if (reference !== null) places.#customers.set(referenceKey(reference), id);
    const sites = await db
      .selectFrom('site')
      .select(['id', 'customer_id', 'name'])
      .where('organization_id', '=', organizationId)
      .orderBy('id', 'desc')
      .execute();
    for (const site of sites) places.#sites.set(siteKey(site.customer_id, site.name), site.id);
    return places;
  }

  /** @throws `RowFault` when the row names no customer or site and none was given for the whole file. */
  find(row: Row): Place {
    const customerId = this.#customer(row);
    const siteName = row.word('site') ?? row.word('address') ?? row.word('city');
    if (siteName === null) {
      const { siteId } = this.#defaults;
      if (siteId !== undefined && customerId === this.#defaults.customerId)
        return { customerId, siteId };
      throw row.fault('site', 'No site is named, and none was given for the whole file', '');
    }
    const key = siteKey(customerId, siteName);
    let siteId = this.#sites.get(key);
    if (siteId === undefined) {
      const zone = row.word('timeZone') ?? this.#defaults.timeZone;
      if (!isZone(zone))
        throw row.fault('timeZone', 'This is not a time zone such as Europe/Dublin');
      siteId = randomUUID();
      this.#sites.set(key, siteId);
      this.#newSites.push({
        id: siteId,
        customer_id: customerId,
        name: siteName,
        city: row.word('city') ?? '',
        address: row.word('address') ?? '',
        time_zone: zone,
      });
    }
    return { customerId, siteId };
  }

  /** Narrows units down to those of the customer and the site that a row names. Creates nothing. */
  among<T extends { readonly customer_id: string; readonly site_id: string }>(
    row: Row,
    units: readonly T[],
  ): readonly T[] {
    const keys = customerKeys(row);
    const customerId = keys.map((key) => this.#customers.get(key)).find((id) => id !== undefined);
    const theirs =
      keys.length === 0 ? units : units.filter((unit) => unit.customer_id === customerId);
    const site = row.word('site');
    return site === null
      ? theirs
      : theirs.filter((unit) => unit.site_id === this.#sites.get(siteKey(unit.customer_id, site)));
  }

  #customer(row: Row): string {
    const reference = row.word('customerReference');
    const name = row.word('customer');
    if (reference === null && name === null) {
      if (this.#defaults.customerId !== undefined) return this.#defaults.customerId;
      throw row.fault(
        'customer',
        'No customer is named, and none was given for the whole file',
        '',
      );
    }
    const keys = customerKeys(row);
    const known = keys.map((key) => this.#customers.get(key)).find((id) => id !== undefined);
    const id = known ?? randomUUID();
    if (known === undefined) this.#newCustomers.push({ id, name: name ?? reference!, reference });
    for (const key of keys) if (!this.#customers.has(key)) this.#customers.set(key, id);
    return id;
  }

  /** Writes the new ones, marked with the import that made them. */
  async save(db: Kysely<Schema>, organizationId: string, importId: string): Promise<void> {
    if (this.#newCustomers.length === 0 && this.#newSites.length === 0) return;
    await sql`INSERT INTO customer (organization_id, id, name, reference, import_id)
      SELECT ${organizationId}, r.id, r.name, r.reference, ${importId}
      FROM jsonb_to_recordset(${JSON.stringify(this.#newCustomers)}::jsonb) AS r(id uuid, name text, reference text)`.execute(
      db,
    );
    await sql`INSERT INTO site (organization_id, id, customer_id, name, city, address, time_zone, import_id)
      SELECT ${organizationId}, r.id, r.customer_id, r.name, r.city, r.address, r.time_zone, ${importId}
      FROM jsonb_to_recordset(${JSON.stringify(this.#newSites)}::jsonb)
        AS r(id uuid, customer_id uuid, name text, city text, address text, time_zone text)`.execute(
      db,
    );
    this.#newCustomers.length = 0;
    this.#newSites.length = 0;
  }
}

function customerKeys(row: Row): string[] {
  const reference = row.word('customerReference');
  const name = row.word('customer');
  return [
    ...(reference === null ? [] : [referenceKey(reference)]),
    ...(name === null ? [] : [nameKey(name)]),
  ];
}

const nameKey = (name: string): string => `name:${plain(name)}`;
const referenceKey = (reference: string): string => `reference:${reference.trim()}`;
const siteKey = (customerId: string, name: string): string => `${customerId}:${plain(name)}`;
