// Takes files in: good rows become equipment and history, bad rows are listed, and nothing else is touched.
import { randomUUID } from 'node:crypto';
import { setImmediate as others } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import type { ImportError, ImportReport } from '@wellkept/contracts';
import type { Schema } from '../db/schema.ts';
import { invalid, unknownReference } from '../http/refusal.ts';
import { isUuid } from '../http/register.ts';
import { bringBackByCondition } from '../loop/conditions.ts';
import { loadOrganization } from '../people/organization.ts';
import { dayOf } from '../time/zone.ts';
import { Contacts } from './contacts.ts';
import { takeEquipmentRow } from './equipment-rows.ts';
import { Places } from './places.ts';
import type { Reading } from './encoding.ts';
import { Offer, Offers } from './offers.ts';
import { openFile, Row, RowFault, type FileToRead, type OpenFile } from './read-file.ts';
import { readServiceRow, saveRecords, type Counts, type NewRecord } from './service-rows.ts';
import { Units } from './units.ts';

export interface ImportOrder {
  readonly organizationId: string;
  readonly files: readonly FileToRead[];
  readonly dryRun: boolean;
  readonly customerId?: string | undefined;
  readonly siteId?: string | undefined;
  readonly source?: string | undefined;
  /** Whether contacts named in the file may be added. Default true; a technician may not. */
  readonly addsContacts?: boolean;
  /** What words of the files mean, e.g. `0042` the unit `42`. */
  readonly same?: Readonly<Record<string, string>> | undefined;
  readonly now: Date;
  /** Told now and then how far it is. */
  readonly onProgress?: (progress: { file: string; rows: number; of: number }) => void;
}

type FileReport = ImportReport['files'][number];

const MOST_ERRORS = 1000;
const PREVIEW = 5;
/** After so many rows other requests have their turn. */
const TURN_ROWS = 1000;

/**
 * Runs in the caller's transaction. A dry run does all of it and takes it back, so that its report is the real one's.
 * @throws `invalid` when a file cannot be read at all: empty, or a needed column is not found.
 */
export async function runImport(db: Kysely<Schema>, order: ImportOrder): Promise<ImportReport> {
  const { organizationId, dryRun, now } = order;
  const organization = await loadOrganization(db, organizationId);
  const zone = await checkPlace(db, order, organization.time_zone);
  const home = {
    dateOrder: organization.time_zone.startsWith('America/') ? 'mdy' : 'dmy',
  } as const;
  const files: OpenFile[] = [];
  const unread: FileReport[] = [];
  for (const [index, file] of order.files.entries()) {
    const opened = await openFile(file, home);
    if ('detail' in opened) {
      if (dryRun && opened.readings?.length) {
        unread.push(askForEncoding(file, opened.readings));
        continue;
      }
      const inFile = opened.readings ? 'encoding' : 'content';
      const at = opened.field === '' ? inFile : `mapping/${opened.field}`;
      throw invalid(`/files/${index}/${at}`, `${file.name}: ${opened.detail}`);
    }
    files.push(opened);
  }
  // Units first, whatever the order given: the history names them.
  files.sort((a, b) => a.kind.localeCompare(b.kind));

  const importId = randomUUID();
  if (dryRun) await sql`SAVEPOINT dry_run`.execute(db);
  const errors: ImportError[] = [];
  const reports: FileReport[] = [];
  const places = await Places.load(db, organizationId, {
    customerId: order.customerId,
    siteId: order.siteId,
    timeZone: zone,
  });
  const units = await Units.load(db, organizationId);
  const contacts = await Contacts.load(db, organizationId, order.addsContacts ?? true);
  const same = new Map(Object.entries(order.same ?? {}));
  const context = { places, contacts, units, source: order.source, same };
  const offers = new Offers();
  for (const file of files) {
    const counts: Counts = { created: 0, changed: 0, unchanged: 0 };
    const faults: ImportError[] = file.faults.map(({ line, reason, value }) => ({
      file: file.name,
      line,
      column: null,
      reason,
      value,
    }));
    const preview: Record<string, string>[] = [];
    const records: NewRecord[] = [];
    const equipment = { ...context, file, seen: new Map<string, number>() };
    const service = {
      ...context,
      file,
      currency: organization.currency,
      today: dayOf(now, organization.time_zone),
      occurrences: new Map<string, number>(),
    };
    let waiting = 0;
    let done = 0;
    let saved = 0;
    for (const cells of file.rows) {
      const row = new Row(file, cells);
      try {
        if (file.kind === 'equipment') {
          const taken = takeEquipmentRow(row, equipment);
          counts[taken.taken]++;
          if (preview.length < PREVIEW) preview.push(taken.preview);
        } else {
          const taken = readServiceRow(row, service);
          records.push(taken.record);
          if (preview.length < PREVIEW) preview.push(taken.preview);
        }
      } catch (fault) {
        if (fault instanceof Offer) {
          offers.add(file.name, row.line, fault);
          waiting++;
          continue;
        }
        if (!(fault instanceof RowFault)) throw fault;
        faults.push({
          file: file.name,
          line: row.line,
          column: fault.column,
          reason: fault.message,
          value: fault.value,
        });
      }
      if (++done % TURN_ROWS === 0) {
        if (file.kind === 'equipment')
          order.onProgress?.({ file: file.name, rows: done, of: file.rows.length });
        await others();
      }
    }
    await places.save(db, organizationId, importId);
    await contacts.save(db, organizationId, { importId, now });
    await units.save(db, organizationId, importId);
    await saveRecords(db, organizationId, importId, records, counts, (count) => {
      order.onProgress?.({ file: file.name, rows: (saved += count), of: records.length });
    });
    faults.sort((a, b) => a.line - b.line);
    for (const fault of faults) errors.push(fault);
    reports.push(describe(file, counts, faults.length + waiting, preview));
  }
  const report: ImportReport = {
    id: dryRun ? null : importId,
    dryRun,
    at: now.toISOString(),
    files: [...reports, ...unread],
    offers: offers.list(),
    errors: errors.slice(0, MOST_ERRORS),
    furtherErrors: Math.max(0, errors.length - MOST_ERRORS),
    undoneAt: null,
  };
  if (dryRun) {
    await sql`ROLLBACK TO SAVEPOINT dry_run`.execute(db);
  } else {
    await db
      .insertInto('import_batch')
      .values({
        organization_id: organizationId,
        id: importId,
        at: now,
        source: order.source ?? null,
        report: JSON.stringify(report),
        undone_at: null,
      })
      .execute();
    // A unit that has failed again brings back what was put off until then.
    await bringBackByCondition(db, now);
  }
  return report;
}

/** The zone new sites are in: that of the site given, else the firm's. */
async function checkPlace(
  db: Kysely<Schema>,
  order: ImportOrder,
  firmZone: string,
): Promise<string> {
  const { organizationId, customerId, siteId } = order;
  if (customerId !== undefined) {
    const customer =
      isUuid(customerId) &&
      (await db
        .selectFrom('customer')
        .select('id')
        .where('organization_id', '=', organizationId)
        .where('id', '=', customerId)
        .executeTakeFirst());
    if (!customer) throw unknownReference('/customerId');
  }
  if (siteId === undefined) return firmZone;
  const site = isUuid(siteId)
    ? await db
        .selectFrom('site')
        .select(['customer_id', 'time_zone'])
        .where('organization_id', '=', organizationId)
        .where('id', '=', siteId)
        .executeTakeFirst()
    : undefined;
  if (!site) throw unknownReference('/siteId');
  if (site.customer_id !== customerId)
    throw invalid('/siteId', 'This site is not one of that customer’s; give the customer with it.');
  return site.time_zone;
}

/** The report of a file that waits for its encoding. */
const askForEncoding = (file: FileToRead, readings: readonly Reading[]): FileReport => ({
  name: file.name,
  kind: file.kind,
  encoding: '',
  delimiter: '',
  decimal: '',
  dateOrder: '',
  mapping: {},
  ignored: [],
  readings: [...readings],
  rows: 0,
  created: 0,
  changed: 0,
  unchanged: 0,
  failed: 0,
  preview: [],
});

function describe(
  file: OpenFile,
  counts: Counts,
  failed: number,
  preview: Record<string, string>[],
): FileReport {
  const { decimal, dateOrder, mapping } = file;
  const dates = dateOrder.order === 'ymd' ? 'ISO 8601 (ymd)' : dateOrder.order;
  return {
    name: file.name,
    kind: file.kind,
    encoding: file.encoding,
    delimiter: file.delimiter,
    decimal: decimal.assumed ? `${decimal.decimal} (assumed: no number tells)` : decimal.decimal,
    dateOrder: dateOrder.assumed
      ? `${dates} (assumed: no day above 12 tells day from month; say so with dateOrder)`
      : dates,
    mapping: mapping.told,
    ignored: [...mapping.ignored],
    rows: file.rows.length + file.faults.length,
    ...counts,
    failed,
    preview,
  };
}
