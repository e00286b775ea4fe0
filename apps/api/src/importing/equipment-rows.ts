import type { EquipmentKind } from '@wellkept/contracts';
import type { Contacts } from './contacts.ts';
import { Offer } from './offers.ts';
import type { Places } from './places.ts';
import type { OpenFile, Row } from './read-file.ts';
import type { Taken, Unit, Units } from './units.ts';
import { equipmentKindOf } from './words.ts';

export interface EquipmentContext {
  readonly file: OpenFile;
  readonly places: Places;
  readonly contacts: Contacts;
  readonly units: Units;
  /** Citation given for the whole import. */
  readonly source: string | undefined;
  /** What the firm says its words mean. */
  readonly same: ReadonlyMap<string, string>;
  /** Line on which each unit of this file stood first. */
  readonly seen: Map<string, number>;
}

/** Columns that a file's field is called otherwise than. */
const FIELDS: Readonly<Record<string, string>> = {
  installed_on: 'installedOn',
  hours_per_year: 'hoursPerYear',
};

/** Takes in one line of an equipment file. @throws `RowFault` */
export function takeEquipmentRow(
  row: Row,
  { file, places, contacts, units, source, seen, same: meant }: EquipmentContext,
): { taken: Taken; preview: Record<string, string> } {
  const word = row.needed('tag');
  const tag = meant.get(word) ?? word;
  const id = row.key('id');
  const key = id === null ? null : `id:${id}`;
  const hours = row.number('hoursPerYear');
  if (hours !== null && (hours < 0 || hours > 8784))
    throw row.fault('hoursPerYear', 'A year has between 0 and 8,784 hours');
  const fields: Partial<Unit> = {
    ...(row.has('name') && row.word('name') !== null ? { name: row.word('name')! } : {}),
    ...(row.has('kind') && row.word('kind') !== null ? { kind: kindOf(row) } : {}),
    ...(row.has('make') ? { make: row.word('make') } : {}),
    ...(row.has('model') ? { model: row.word('model') } : {}),
    ...(row.has('serial') ? { serial: row.key('serial') } : {}),
    ...(row.has('installedOn') ? { installed_on: row.day('installedOn') } : {}),
    ...(row.has('hoursPerYear') ? { hours_per_year: hours } : {}),
  };
  const contact = contacts.read(row);
  // Last, so that a line refused for another reason leaves no customer behind.
  const place = places.find(row);
  const known =
    units.at(place.siteId, tag) ?? (key === null ? undefined : units.called(id ?? '')[0]);
  const alike =
    known || meant.has(word)
      ? []
      : units.resembling(tag, place.siteId).filter((unit) => !isOfThisFile(unit, seen));
  if (alike.length > 0) throw new Offer(tag, alike);
  const same = key ?? `${place.siteId}:${tag.toLowerCase()}`;
  const first = seen.get(same);
  if (first !== undefined)
    throw row.fault(
      key === null ? 'tag' : 'id',
      `The same unit stands in line ${first} already`,
      id ?? tag,
    );
  const owner = units.ownerOf(key, place, tag);
  if (owner !== undefined && owner !== place.customerId)
    throw row.fault('customer', 'This unit belongs to another customer');
  contacts.take(place.customerId, contact);
  seen.set(same, row.line);
  const defaults = {
    name: tag,
    kind: 'other' as EquipmentKind,
    source: source ?? `${file.name}:${row.line}`,
  };
  return {
    taken: units.put(key, place, tag, fields, defaults),
    preview: Object.fromEntries(
      Object.entries({ tag, ...fields }).map(([column, value]) => [
        FIELDS[column] ?? column,
        String(value ?? ''),
      ]),
    ),
  };
}

/** Two units that one file tells apart are two, however much their names resemble each other. */
const isOfThisFile = (unit: Unit, seen: ReadonlyMap<string, number>): boolean =>
  seen.has(`${unit.site_id}:${unit.tag.toLowerCase()}`) || seen.has(unit.external_key ?? '');

/** A kind we have no word for is `other`: the unit's name still says what it is. */
const kindOf = (row: Row): EquipmentKind => equipmentKindOf(row.word('kind')!) ?? 'other';
