import { createHash } from 'node:crypto';
import type { EquipmentKind, ServiceRecord } from '@wellkept/contracts';
import { fromMinor, isAmount, toMinor } from '@wellkept/contracts/money';
import { Offer } from './offers.ts';
import type { Places } from './places.ts';
import type { OpenFile, Row } from './read-file.ts';
import type { Unit, Units } from './units.ts';
import { equipmentKindOf, SERVICE_KIND_NAMES, serviceKindOf } from './words.ts';

export interface NewRecord {
  readonly equipment_id: string;
  readonly date: string;
  readonly kind: ServiceRecord['kind'];
  readonly text: string;
  readonly cost_amount: number | null;
  readonly currency: string;
  readonly downtime_hours: number | null;
  readonly source: string;
  readonly external_key: string;
}

export interface ServiceContext {
  readonly file: OpenFile;
  readonly places: Places;
  readonly units: Units;
  readonly source: string | undefined;
  readonly currency: string;
  /** What the firm says its words mean. */
  readonly same: ReadonlyMap<string, string>;
  /** The firm's today. */
  readonly today: string;
  /** How often each key has come so far, by 48 bits of it: identical lines are told apart by their number. */
  readonly occurrences: Map<number, number>;
}

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** Reads one line of a history. @throws `RowFault` */
export function readServiceRow(
  row: Row,
  context: ServiceContext,
): { record: NewRecord; preview: Record<string, string> } {
  row.needed('date');
  const date = row.day('date')!;
  if (date > context.today) throw row.fault('date', 'It lies in the future');
  const written = row.needed('equipment');
  const word = context.same.get(written) ?? written;
  const currency = row.word('currency')?.toUpperCase() ?? context.currency;
  if (!currencies.has(currency))
    throw row.fault('currency', 'This is not a currency of ISO 4217, such as EUR');
  const cost = row.number('cost');
  const costAmount = cost === null ? null : toMinor(cost, currency);
  if (costAmount !== null && !isAmount(costAmount))
    throw row.fault('cost', 'This is more money than there is');
  const downtime = row.number('downtimeHours');
  if (downtime !== null && downtime < 0)
    throw row.fault('downtimeHours', 'Hours cannot be negative');
  const kind = kindOf(row);
  const text = row.text('text').trim() === '' ? '' : row.text('text');
  const unit = findUnit(row, word, context);
  const content = {
    equipment_id: unit.id,
    date,
    kind,
    text,
    cost_amount: costAmount,
    currency,
    downtime_hours: downtime,
  };
  const id = row.key('id');
  const base =
    id === null
      ? createHash('sha256')
          .update(JSON.stringify(Object.values(content)))
          .digest('base64url')
      : `id:${id}`;
  const bits = createHash('sha256').update(base).digest().readUIntBE(0, 6);
  const nth = (context.occurrences.get(bits) ?? 0) + 1;
  context.occurrences.set(bits, nth);
  const record: NewRecord = {
    ...content,
    source: `${context.file.name}:${row.line}`,
    external_key: nth === 1 ? base : `${base}#${nth}`,
  };
  const preview = {
    equipment: unit.tag,
    date,
    kind,
    text,
    cost: costAmount === null ? '' : fromMinor({ amount: costAmount, currency }),
    currency,
    downtimeHours: downtime,
    source: record.source,
  };
  return {
    record,
    preview: Object.fromEntries(
      Object.entries(preview).map(([field, value]) => [field, String(value ?? '')]),
    ),
  };
}

function kindOf(row: Row): ServiceRecord['kind'] {
  const word = row.word('kind');
  // A history without kinds is one of repairs: nobody keeps a list of days on which nothing was wrong.
  if (word === null) return 'repair';
  const kind = serviceKindOf(word);
  if (!kind)
    throw row.fault(
      'kind',
      `This is not a kind of work; give values for it in the mapping (${SERVICE_KIND_NAMES.join(', ')})`,
    );
  return kind;
}

function findUnit(
  row: Row,
  word: string,
  { places, units, source, file, same }: ServiceContext,
): Unit {
  const called = units.called(word);
  const found = called.length > 1 ? places.among(row, called) : called;
  if (found.length === 1) return found[0]!;
  if (found.length > 1)
    throw row.fault(
      'equipment',
      `${called.length} units are called so; a column with the customer, the site or the serial number would tell`,
    );
  const alike = same.has(word) ? [] : units.resembling(word);
  if (alike.length > 0) throw new Offer(word, alike);
  const createKind = row.word('createEquipment');
  if (createKind === null)
    throw row.fault('equipment', 'No unit has this id, tag or serial number');
  const kind: EquipmentKind = equipmentKindOf(createKind) ?? 'other';
  const name = row.word('equipmentName')?.replaceAll('{tag}', word) ?? word;
  const make = row.word('equipmentMake');
  const model = row.word('equipmentModel');
  return units.create(places.find(row), word, {
    name,
    kind,
    make,
    model,
    source: source ?? file.name,
  });
}

export interface Counts {
  created: number;
  changed: number;
  unchanged: number;
}
