// `wellkept export`: a firm's units and their history as CSV files, which `import` takes in again.
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { inOrganization } from '../db/database.ts';
import { equipmentCsv, serviceCsv } from '../exporting/export-files.ts';
import { findOrganization, withDatabase } from './database.ts';
import { Mistake } from './mistake.ts';
import { readOptions } from './options.ts';
import type { CliSurroundings } from './surroundings.ts';

export const EXPORT_USAGE = `  export --org <id> [--equipment e.csv] [--service s.csv]
                           write units and their history into new files that “import” takes in again`;

const text = { type: 'string' } as const;
const KINDS = { equipment: equipmentCsv, service: serviceCsv } as const;

export async function exportCommand(
  args: readonly string[],
  surroundings: CliSurroundings,
): Promise<void> {
  const given = readOptions(args, { org: text, equipment: text, service: text }) as Partial<
    Record<'org' | keyof typeof KINDS, string>
  >;
  const { org } = given;
  if (org === undefined) throw new Mistake('Say for which firm: --org <id>.');
  const kinds = (['equipment', 'service'] as const).filter((kind) => given[kind] !== undefined);
  if (kinds.length === 0)
    throw new Mistake('Say what to write: --equipment <file>, --service <file>, or both.');
  await withDatabase(surroundings, async (database) => {
    const organizationId = await findOrganization(database, org);
    await inOrganization(database.app, organizationId, async (tx) => {
      for (const kind of kinds) {
        const path = given[kind]!;
        await pipeline(
          Readable.from(KINDS[kind](tx, organizationId)),
          // A file that is there already may be somebody's only copy.
          createWriteStream(path, { flags: 'wx' }),
        ).catch((error: unknown) => {
          const { code } = error as NodeJS.ErrnoException;
          if (code === 'EEXIST') throw new Mistake(`${path} is there already: name a new file.`);
          if (code === 'ENOENT') throw new Mistake(`The folder of ${path} does not exist.`);
          throw error;
        });
        surroundings.out(`${path} is written.`);
      }
    });
  });
}
