// `wellkept import`: equipment and service history from a firm's files, with a dry run and a way back.
import { basename } from 'node:path';
import { ImportEncoding, type ImportReport } from '@wellkept/contracts';
import { inOrganization } from '../db/database.ts';
import { Refusal } from '../http/refusal.ts';
import type { FileToRead } from '../importing/read-file.ts';
import { runImport } from '../importing/run-import.ts';
import { undoImport } from '../importing/undo-import.ts';
import { findOrganization, withDatabase } from './database.ts';
import { piecesOf, readMappingFile } from './mapping-file.ts';
import { Mistake } from './mistake.ts';
import { readOptions } from './options.ts';
import type { CliSurroundings } from './surroundings.ts';
import { tellReport } from './tell-report.ts';

export const IMPORT_USAGE = `  import --org <id> [--equipment e.csv] [--service s.csv] [options]
      --map m.json         which column fills which field; the rest is found by its name
      --dry-run            read, check and report, but change nothing
      --customer <id>      customer of units whose file names none
      --site <id>          site of units whose file names none
      --source <text>      where the data is from, kept with the units
      --encoding, --delimiter, --decimal, --date-order
                           instead of what is detected. Encodings: utf-8, utf-16le, utf-16be, windows-1252, iso-8859-1,
                           windows-1250, windows-1251, macintosh, shift_jis. Orders of dates: ymd, dmy, mdy, and for a
                           spreadsheet’s own numbers of days serial-1900, serial-1904
      --same "0042=42"     rows of 0042 are those of the unit 42; may be given several times
      --json               print the report as JSON
  import --org <id> --undo <import id>
                           take an import back`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

export async function importCommand(
  args: readonly string[],
  surroundings: CliSurroundings,
): Promise<void> {
  const { out, err } = surroundings;
  const given = readOptions(args, {
    org: text,
    equipment: text,
    service: text,
    map: text,
    'dry-run': flag,
    customer: text,
    site: text,
    source: text,
    same: { type: 'string', multiple: true },
    encoding: text,
    delimiter: text,
    decimal: text,
    'date-order': text,
    undo: text,
    json: flag,
  });
  const option = (name: string): string | undefined => given[name] as string | undefined;
  const org = option('org');
  if (org === undefined) throw new Mistake('Say for which firm: --org <id>.');
  const undo = option('undo');
  const kinds = (['equipment', 'service'] as const).filter((kind) => option(kind) !== undefined);
  if (undo === undefined && kinds.length === 0)
    throw new Mistake('Say what to import: --equipment <file>, --service <file>, or both.');
  if (undo !== undefined && kinds.length > 0)
    throw new Mistake('Import or undo: not both at once.');

  const mapping = option('map') === undefined ? {} : await readMappingFile(option('map')!, kinds);
  const how = {
    ...oneOf('encoding', ImportEncoding.options),
    ...oneOf('delimiter', [',', ';', '\t', '|'] as const),
    ...oneOf('decimal', ['.', ','] as const),
    ...oneOf(
      'date-order',
      ['ymd', 'dmy', 'mdy', 'serial-1900', 'serial-1904'] as const,
      'dateOrder',
    ),
  };
  const files = await Promise.all(
    kinds.map(async (kind): Promise<FileToRead> => {
      const path = option(kind)!;
      const own = mapping[kind] === undefined ? {} : { mapping: mapping[kind] };
      return { kind, name: basename(path), bytes: await piecesOf(path), ...how, ...own };
    }),
  );

  try {
    await withDatabase(surroundings, async (database) => {
      const organizationId = await findOrganization(database, org);
      const now = new Date();
      const report = await inOrganization(database.app, organizationId, (tx) =>
        undo === undefined
          ? runImport(tx, {
              organizationId,
              files,
              dryRun: given['dry-run'] === true,
              customerId: option('customer'),
              siteId: option('site'),
              source: option('source') ?? mapping.source,
              same: readSame((given['same'] ?? []) as string[]),
              now,
              onProgress: ({ file, rows, of }) => {
                if (!given['json'] && rows < of)
                  err(`${file}: ${rows.toLocaleString('en')} of ${of.toLocaleString('en')} rows …`);
              },
            })
          : undoImport(tx, organizationId, undo, now),
      );
      print(report, organizationId);
    });
  } catch (error) {
    throw error instanceof Refusal ? new Mistake(explain(error)) : error;
  }

  function print(report: ImportReport, organizationId: string): void {
    if (given['json']) out(JSON.stringify(report, null, 2));
    else for (const line of tellReport(report, organizationId)) out(line);
  }

  function oneOf<T extends string>(
    name: string,
    allowed: readonly T[],
    field: string = name,
  ): Record<string, T> {
    const value = option(name)?.replace('\\t', '\t');
    if (value === undefined) return {};
    if (!(allowed as readonly string[]).includes(value))
      throw new Mistake(
        `--${name} is one of: ${allowed.map((each) => (each === '\t' ? '\\t' : each)).join('  ')}`,
      );
    return { [field]: value as T };
  }
}

/** `word=tag` each. */
function readSame(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((each) => {
      const at = each.indexOf('=');
      if (at < 1) throw new Mistake('Write --same as "word of the file=tag of the unit".');
      return [each.slice(0, at), each.slice(at + 1)];
    }),
  );
}

function explain(refusal: Refusal): string {
  const [error] = refusal.more.errors ?? [];
  switch (refusal.code) {
    case 'import-running':
      return 'Another import of this firm is under way: try again when it has ended.';
    case 'import-undone':
      return 'This import has been undone already.';
    case 'not-found':
      return error
        ? `There is no ${error.pointer.includes('site') ? 'site' : 'customer'} with this id.`
        : 'There is no import with this id.';
    default:
      return error?.detail ?? refusal.more.detail ?? refusal.message;
  }
}
