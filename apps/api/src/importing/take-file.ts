// Takes one file in, part by part: reads its rows, and writes what they bring unless it is a dry run.
import { setImmediate as others } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { ImportError } from '@wellkept/contracts';
import type { Schema } from '../db/schema.ts';
import type { Contacts } from './contacts.ts';
import { takeEquipmentRow } from './equipment-rows.ts';
import type { Faults } from './faults.ts';
import { describeFile, type FileReport } from './file-report.ts';
import { Offer, type Offers } from './offers.ts';
import type { Places } from './places.ts';
import { Row, RowFault, type OpenFile } from './read-file.ts';
import { compareRecords, saveRecords } from './save-records.ts';
import { readServiceRow, type Counts, type NewRecord } from './service-rows.ts';
import type { Units } from './units.ts';

const PREVIEW = 5;
/** After so many rows other requests have their turn. */
const TURN_ROWS = 500;

export interface FileContext {
  readonly places: Places;
  readonly contacts: Contacts;
  readonly units: Units;
  readonly source: string | undefined;
  readonly same: ReadonlyMap<string, string>;
  readonly currency: string;
  readonly today: string;
  readonly offers: Offers;
  readonly faults: Faults;
}

export interface Target {
  readonly db: Kysely<Schema>;
  readonly organizationId: string;
  readonly importId: string;
  readonly now: Date;
  readonly dryRun: boolean;
  readonly onProgress: (rows: number) => void;
}

export async function takeFile(
  file: OpenFile,
  context: FileContext,
  target: Target,
): Promise<FileReport> {
  const { places, contacts, units, offers } = context;
  const { db, organizationId, importId, now, dryRun } = target;
  const counts: Counts = { created: 0, changed: 0, unchanged: 0 };
  const preview: Record<string, string>[] = [];
  const equipment = { ...context, file, seen: new Map<string, number>() };
  const service = { ...context, file, occurrences: new Map<number, number>() };
  let failed = 0;
  let done = 0;
  for await (const { rows, faults: malformed } of file.parts()) {
    const records: NewRecord[] = [];
    const faults: ImportError[] = malformed.map((fault) => ({
      ...fault,
      file: file.name,
      column: null,
    }));
    for (const cells of rows) {
      const row = new Row(file, cells);
      try {
        const shown = takeRow(row);
        if (preview.length < PREVIEW) preview.push(shown);
      } catch (fault) {
        if (fault instanceof Offer) {
          offers.add(file.name, row.line, fault);
          failed++;
        } else if (fault instanceof RowFault) {
          const { column, message: reason, value } = fault;
          faults.push({ file: file.name, line: row.line, column, reason, value });
        } else throw fault;
      }
      if (++done % TURN_ROWS === 0) await others();
    }
    if (dryRun) await compareRecords(db, organizationId, records, counts);
    else {
      await places.save(db, organizationId, importId);
      await contacts.save(db, organizationId, { importId, now });
      await units.save(db, organizationId, importId);
      await saveRecords(db, organizationId, importId, records, counts);
    }
    context.faults.add(faults);
    failed += faults.length;
    target.onProgress(done);

    function takeRow(row: Row): Record<string, string> {
      if (file.kind === 'equipment') {
        const taken = takeEquipmentRow(row, equipment);
        counts[taken.taken]++;
        return taken.preview;
      }
      const taken = readServiceRow(row, service);
      records.push(taken.record);
      return taken.preview;
    }
  }
  return describeFile(file, counts, failed, preview);
}
