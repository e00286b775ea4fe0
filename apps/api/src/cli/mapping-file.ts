// `m.json`: one mapping for the one file given, or one for each kind with a citation beside them.
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ImportMapping } from '@wellkept/contracts';
import { Mistake } from './mistake.ts';

export interface MappingFile {
  readonly equipment?: ImportMapping;
  readonly service?: ImportMapping;
  readonly source?: string;
}

const SHAPE =
  'expected {"equipment": {field: column, …}, "service": {…}, "source": "citation"}, or the one mapping itself';

export async function readMappingFile(
  path: string | URL,
  kinds: readonly ('equipment' | 'service')[],
): Promise<MappingFile> {
  const name = basename(path instanceof URL ? fileURLToPath(path) : path);
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8').catch(explain(path)));
  } catch (error) {
    if (error instanceof Mistake) throw error;
    throw new Mistake(`${name} is not JSON: ${(error as Error).message}.`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Mistake(`${name} is no mapping; ${SHAPE}.`);
  const given = value as Record<string, unknown>;
  // `equipment` is also a field of a history: there it names a column, or is a `{"value"}` or a `{"column"}`.
  const byKind = Object.entries(given).every(
    ([key, each]) =>
      key === 'source' || ((key === 'equipment' || key === 'service') && isMappingOfMany(each)),
  );
  if (byKind) {
    const source = given['source'];
    if (source !== undefined && typeof source !== 'string')
      throw new Mistake(`The source in ${name} must be a text.`);
    const mappings: MappingFile = source === undefined ? {} : { source };
    for (const kind of ['equipment', 'service'] as const) {
      if (given[kind] !== undefined)
        Object.assign(mappings, { [kind]: check(given[kind], `“${kind}” in ${name}`) });
    }
    return mappings;
  }
  if (kinds.length !== 1)
    throw new Mistake(`${name} has to say which mapping is for which file; ${SHAPE}.`);
  return { [kinds[0]!]: check(given, name) };
}

const isMappingOfMany = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !('value' in value) &&
  !('values' in value && 'column' in value);

function check(value: unknown, what: string): ImportMapping {
  const result = ImportMapping.safeParse(value);
  if (result.success) return result.data;
  const at = result.error.issues[0]?.path.join('.') ?? '';
  throw new Mistake(
    `${what} is no mapping${at === '' ? '' : ` at “${at}”`}: a field takes a column’s name, {"value": …} or {"column": …, "values": {…}}.`,
  );
}

/** A file's bytes from the beginning, each time it is called; said at once when there is no such file. */
export async function piecesOf(path: string): Promise<() => AsyncIterable<Uint8Array>> {
  const file = await stat(path).catch(explain(path));
  if (file.isDirectory()) throw new Mistake(`${path} is a folder, not a file.`);
  return () => createReadStream(path);
}

const explain =
  (path: string | URL) =>
  (error: unknown): never => {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new Mistake(`There is no file ${path}.`);
    if (code === 'EISDIR') throw new Mistake(`${path} is a folder, not a file.`);
    throw new Mistake(`${path} cannot be read (${code}).`);
  };
