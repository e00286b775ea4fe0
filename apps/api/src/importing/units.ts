// The firm's units: those it has, those a file brings, and which one a row of history means.
import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { EquipmentKind } from '@wellkept/contracts';
import type { Schema } from '../db/schema.ts';
import type { Place } from './places.ts';

export interface Unit {
  id: string;
  customer_id: string;
  site_id: string;
  tag: string;
  name: string;
  kind: EquipmentKind;
  make: string | null;
  model: string | null;
  serial: string | null;
  installed_on: string | null;
  hours_per_year: number | null;
  source: string | null;
  external_key: string | null;
}

export type Taken = 'created' | 'changed' | 'unchanged';

const CHUNK = 2000;

export class Units {
  readonly #byKey = new Map<string, Unit>();
  readonly #byPlace = new Map<string, Unit>();
  readonly #byWord = new Map<string, Unit[]>();
  readonly #byLooks = new Map<string, Set<Unit>>();
  readonly #created = new Map<string, Unit>();
  readonly #changed = new Map<string, Unit>();

  static async load(db: Kysely<Schema>, organizationId: string): Promise<Units> {
    const units = new Units();
    const rows = await db
      .selectFrom('equipment')
      .select([
        'id',
        'customer_id',
        'site_id',
        'tag',
        'name',
        'kind',
        'make',
        'model',
        'serial',
        'installed_on',
        'hours_per_year',
        'source',
        'external_key',
      ])
      .where('organization_id', '=', organizationId)
      .orderBy('id')
      .execute();
    for (const row of rows) units.#index(row as Unit);
    return units;
  }

  #index(unit: Unit): void {
    if (unit.external_key !== null) this.#byKey.set(unit.external_key, unit);
    this.#byPlace.set(placeKey(unit.site_id, unit.tag), unit);
    const words = new Set([unit.tag, unit.serial, unit.external_key?.replace(/^id:/, '')]);
    for (const word of words) {
      if (!word) continue;
      const looks = looksOf(word);
      this.#byLooks.set(looks, (this.#byLooks.get(looks) ?? new Set()).add(unit));
      const key = word.trim().toLowerCase();
      const list = this.#byWord.get(key);
      if (list) list.push(unit);
      else this.#byWord.set(key, [unit]);
    }
  }

  /** Creates the unit, or changes the one that the firm's id, or else site and tag, names. Fields left out stay. */
  put(
    key: string | null,
    place: Place,
    tag: string,
    fields: Partial<Unit>,
    defaults: Pick<Unit, 'name' | 'kind' | 'source'>,
  ): Taken {
    const known =
      (key === null ? undefined : this.#byKey.get(key)) ?? this.#adoptable(key, place, tag);
    if (!known) {
      this.create(place, tag, { ...defaults, ...fields, external_key: key });
      return 'created';
    }
    const wanted: Unit = {
      ...known,
      ...fields,
      tag,
      site_id: place.siteId,
      customer_id: place.customerId,
      external_key: key ?? known.external_key,
    };
    const differs = (Object.keys(wanted) as (keyof Unit)[]).some(
      (field) => wanted[field] !== known[field],
    );
    if (!differs) return 'unchanged';
    Object.assign(known, wanted);
    this.#index(known);
    this.#changed.set(known.id, known);
    return 'changed';
  }

  /** Whose the unit is now that this key, or site and tag, would change; nothing for a new one. */
  ownerOf(key: string | null, place: Place, tag: string): string | undefined {
    return ((key === null ? undefined : this.#byKey.get(key)) ?? this.#adoptable(key, place, tag))
      ?.customer_id;
  }

  /** A unit that was there before without an id of the firm's is the one meant by site and tag. */
  #adoptable(key: string | null, place: Place, tag: string): Unit | undefined {
    const there = this.#byPlace.get(placeKey(place.siteId, tag));
    return there && (key === null || there.external_key === null) ? there : undefined;
  }

  create(
    place: Place,
    tag: string,
    fields: Pick<Unit, 'name' | 'kind' | 'source'> & Partial<Unit>,
  ): Unit {
    const unit: Unit = {
      make: null,
      model: null,
      serial: null,
      installed_on: null,
      hours_per_year: null,
      external_key: null,
      ...fields,
      id: randomUUID(),
      customer_id: place.customerId,
      site_id: place.siteId,
      tag,
    };
    this.#index(unit);
    this.#created.set(unit.id, unit);
    return unit;
  }

  /** Units called so, by the firm's id, tag or serial number. */
  called(word: string): readonly Unit[] {
    const exact = this.#byKey.get(`id:${word}`);
    return exact ? [exact] : [...new Set(this.#byWord.get(word.toLowerCase()))];
  }

  /** The unit of a site with this tag. */
  at(siteId: string, tag: string): Unit | undefined {
    return this.#byPlace.get(placeKey(siteId, tag));
  }

  /** Units that a reader would take for the one called so, which are called otherwise: `42` for `0042`. */
  resembling(word: string, siteId?: string): readonly Unit[] {
    const alike = [...(this.#byLooks.get(looksOf(word)) ?? [])];
    return siteId === undefined ? alike : alike.filter((unit) => unit.site_id === siteId);
  }

  async save(db: Kysely<Schema>, organizationId: string, importId: string): Promise<void> {
    const columns = sql`r(id uuid, customer_id uuid, site_id uuid, tag text, name text, kind text, make text, model text, serial text,
      installed_on date, hours_per_year double precision, source text, external_key text)`;
    for (const part of chunks([...this.#created.values()])) {
      await sql`INSERT INTO equipment (organization_id, id, customer_id, site_id, tag, name, kind, make, model, serial, installed_on,
          hours_per_year, source, external_key, import_id)
        SELECT ${organizationId}, r.id, r.customer_id, r.site_id, r.tag, r.name, r.kind, r.make, r.model, r.serial, r.installed_on,
          r.hours_per_year, r.source, r.external_key, ${importId}
        FROM jsonb_to_recordset(${JSON.stringify(part)}::jsonb) AS ${columns}`.execute(db);
    }
    for (const part of chunks([...this.#changed.values()])) {
      await sql`UPDATE equipment e SET customer_id = r.customer_id, site_id = r.site_id, tag = r.tag, name = r.name, kind = r.kind,
          make = r.make, model = r.model, serial = r.serial, installed_on = r.installed_on, hours_per_year = r.hours_per_year,
          external_key = r.external_key
        FROM jsonb_to_recordset(${JSON.stringify(part)}::jsonb) AS ${columns}
        WHERE e.organization_id = ${organizationId} AND e.id = r.id`.execute(db);
    }
    this.#created.clear();
    this.#changed.clear();
  }
}

/** Without what is easily lost or changed on the way: zeros in front, kinds of spaces, widths and ways to code a letter. */
const looksOf = (word: string): string =>
  word
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{Cf}]+/gu, '')
    .replaceAll(/(?<!\d)0+(?=\d)/g, '');

const placeKey = (siteId: string, tag: string): string => `${siteId}:${tag.trim().toLowerCase()}`;

export function* chunks<T>(items: readonly T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += CHUNK) yield items.slice(start, start + CHUNK);
}
