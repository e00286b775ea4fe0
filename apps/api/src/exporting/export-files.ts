// A firm's units and their history as CSV: the columns bear the import's own names, so that the files come in again.
import { stringify } from 'csv-stringify/sync';
import type { Kysely } from 'kysely';
import { fromMinor } from '@wellkept/contracts/money';
import type { Schema } from '../db/schema.ts';

type Cell = string | number | null;
type Row = Readonly<Record<string, Cell>>;

const BATCH = 5000;
const FIRST_KEY = '00000000-0000-0000-0000-000000000000';

/**
 * A spreadsheet must not take a name for a formula, nor for a number: `0042` would become 42, and a long serial number
 * would lose its last digits. An apostrophe in front keeps it text, and the import takes it off again.
 */
export const asText = (text: string): string =>
  /^[=+\-@\t\r']/.test(text) || /^(?:0\d+|\d{12,}|\d+E\d+)$/i.test(text) ? `'${text}` : text;

const line = (cells: readonly Cell[]): string =>
  stringify([
    cells.map((cell) =>
      typeof cell === 'string' ? asText(cell) : cell === null ? '' : String(cell),
    ),
  ]);

async function* csv(
  columns: readonly string[],
  next: (after: string) => Promise<{ readonly rows: readonly Row[]; readonly last: string }>,
): AsyncGenerator<string> {
  // With a mark, so that spreadsheets read it as UTF-8.
  yield `\uFEFF${line(columns)}`;
  let after = FIRST_KEY;
  for (;;) {
    const { rows, last } = await next(after);
    if (rows.length === 0) return;
    yield rows.map((row) => line(columns.map((column) => row[column] ?? null))).join('');
    after = last;
  }
}

/** The firm's own id of a unit or a record; nothing where it has none, and the import knows the row by what it says. */
const ownId = (key: string | null): string | null => (key?.startsWith('id:') ? key.slice(3) : null);

/** Units with their site and customer. */
const unitsOf = (db: Kysely<Schema>) =>
  db
    .selectFrom('equipment as e')
    .innerJoin('site as s', (join) =>
      join.onRef('s.organization_id', '=', 'e.organization_id').onRef('s.id', '=', 'e.site_id'),
    )
    .innerJoin('customer as c', (join) =>
      join.onRef('c.organization_id', '=', 'e.organization_id').onRef('c.id', '=', 'e.customer_id'),
    );

const EQUIPMENT = [
  'id',
  'customer',
  'customerReference',
  'site',
  'city',
  'address',
  'timeZone',
  'tag',
  'name',
  'kind',
  'make',
  'model',
  'serial',
  'installedOn',
  'hoursPerYear',
] as const;

export const equipmentCsv = (db: Kysely<Schema>, organizationId: string): AsyncGenerator<string> =>
  csv(EQUIPMENT, async (after) => {
    const found = await unitsOf(db)
      .select([
        'e.id as key',
        'e.external_key',
        'c.name as customer',
        'c.reference as customerReference',
        's.name as site',
        's.city',
        's.address',
        's.time_zone as timeZone',
        'e.tag',
        'e.name',
        'e.kind',
        'e.make',
        'e.model',
        'e.serial',
        'e.installed_on as installedOn',
        'e.hours_per_year as hoursPerYear',
      ])
      .where('e.organization_id', '=', organizationId)
      .where('e.id', '>', after)
      .orderBy('e.id')
      .limit(BATCH)
      .execute();
    const rows = found.map(({ key: _, external_key, ...row }) => ({
      ...row,
      id: ownId(external_key),
    }));
    return { rows, last: found.at(-1)?.key ?? after };
  });

const SERVICE = [
  'id',
  'customer',
  'site',
  'equipment',
  'date',
  'kind',
  'text',
  'cost',
  'currency',
  'downtimeHours',
] as const;

export const serviceCsv = (db: Kysely<Schema>, organizationId: string): AsyncGenerator<string> =>
  csv(SERVICE, async (after) => {
    const found = await unitsOf(db)
      .innerJoin('service_record as r', (join) =>
        join
          .onRef('r.organization_id', '=', 'e.organization_id')
          .onRef('r.equipment_id', '=', 'e.id'),
      )
      .select([
        'r.id as key',
        'r.external_key',
        'c.name as customer',
        's.name as site',
        'e.tag as equipment',
        'r.date',
        'r.kind',
        'r.text',
        'r.cost_amount',
        'r.currency',
        'r.downtime_hours as downtimeHours',
      ])
      .where('r.organization_id', '=', organizationId)
      .where('r.id', '>', after)
      .orderBy('r.id')
      .limit(BATCH)
      .execute();
    const rows = found.map(({ key: _, external_key, cost_amount, ...row }) => ({
      ...row,
      id: ownId(external_key),
      cost:
        cost_amount === null ? null : fromMinor({ amount: cost_amount, currency: row.currency }),
    }));
    return { rows, last: found.at(-1)?.key ?? after };
  });
