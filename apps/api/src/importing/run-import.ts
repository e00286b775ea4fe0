// Takes files in: good rows become equipment and history, bad rows are listed, and nothing else is touched. A file is
// read part by part, so that a million rows need no more memory than a thousand.
import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { ImportReport } from '@wellkept/contracts';
import type { Schema } from '../db/schema.ts';
import { invalid, Refusal } from '../http/refusal.ts';
import { bringBackByCondition } from '../loop/conditions.ts';
import { loadOrganization } from '../people/organization.ts';
import { dayOf } from '../time/zone.ts';
import { checkPlace } from './check-place.ts';
import { Contacts } from './contacts.ts';
import { Faults } from './faults.ts';
import { askForEncoding, type FileReport } from './file-report.ts';
import { Offers } from './offers.ts';
import { Places } from './places.ts';
import { openFile, type FileToRead, type OpenFile } from './read-file.ts';
import { takeFile } from './take-file.ts';
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

/**
 * Runs in the caller's transaction. A dry run does the same reckoning and writes nothing.
 * @throws `invalid` when a file cannot be read at all: empty, or a needed column is not found; `import-running` while
 *   another import of the firm is under way.
 */
export async function runImport(db: Kysely<Schema>, order: ImportOrder): Promise<ImportReport> {
  const { organizationId, dryRun, now } = order;
  await takeTurn(db, organizationId);
  const organization = await loadOrganization(db, organizationId);
  const zone = await checkPlace(db, order, organization.time_zone);
  const home = {
    dateOrder: organization.time_zone.startsWith('America/') ? 'mdy' : 'dmy',
  } as const;
  const { files, unread } = await openFiles(order, home);

  const importId = randomUUID();
  const places = await Places.load(db, organizationId, {
    customerId: order.customerId,
    siteId: order.siteId,
    timeZone: zone,
  });
  const context = {
    places,
    contacts: await Contacts.load(db, organizationId, order.addsContacts ?? true),
    units: await Units.load(db, organizationId),
    source: order.source,
    same: new Map(Object.entries(order.same ?? {})),
    currency: organization.currency,
    today: dayOf(now, organization.time_zone),
    offers: new Offers(),
    faults: new Faults(),
  };
  const reports: FileReport[] = [];
  for (const file of files)
    reports.push(
      await takeFile(file, context, {
        db,
        organizationId,
        importId,
        now,
        dryRun,
        onProgress: (rows) => order.onProgress?.({ file: file.name, rows, of: file.lines }),
      }),
    );
  const report: ImportReport = {
    id: dryRun ? null : importId,
    dryRun,
    at: now.toISOString(),
    files: [...reports, ...unread],
    offers: context.offers.list(),
    errors: [...context.faults.listed],
    furtherErrors: context.faults.further,
    undoneAt: null,
  };
  if (dryRun) return report;
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
  return report;
}

/** One import of a firm at a time, over all processes: two that see the same units would create them twice. */
async function takeTurn(db: Kysely<Schema>, organizationId: string): Promise<void> {
  const { rows } = await sql<{
    mine: boolean;
  }>`SELECT pg_try_advisory_xact_lock(hashtextextended(${`import:${organizationId}`}, 0)) AS mine`.execute(
    db,
  );
  if (!rows[0]?.mine) throw new Refusal('import-running');
}

/** Units first, whatever the order given: the history names them. */
async function openFiles(
  { files: given, dryRun }: ImportOrder,
  home: { readonly dateOrder: 'dmy' | 'mdy' },
): Promise<{ files: OpenFile[]; unread: FileReport[] }> {
  const files: OpenFile[] = [];
  const unread: FileReport[] = [];
  for (const [index, file] of given.entries()) {
    const opened = await openFile(file, home);
    if (!('detail' in opened)) files.push(opened);
    else if (dryRun && opened.readings?.length) unread.push(askForEncoding(file, opened.readings));
    else {
      const inFile = opened.readings ? 'encoding' : 'content';
      const at = opened.field === '' ? inFile : `mapping/${opened.field}`;
      throw invalid(`/files/${index}/${at}`, `${file.name}: ${opened.detail}`);
    }
  }
  return { files: files.toSorted((a, b) => a.kind.localeCompare(b.kind)), unread };
}
