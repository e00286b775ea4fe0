// Which column fills which field: as the firm says, and for the rest by the names columns usually have.
import type { ImportMapping } from '@wellkept/contracts';
import type { Reading } from './encoding.ts';
import { fieldsOf, type FileKind } from './fields.ts';
import { plain } from './words.ts';

export interface Source {
  /** Index of the column; `-1` for a value fixed for all rows. */
  readonly index: number;
  /** The column's name as it stands in the file, or the fixed value. */
  readonly name: string;
  readonly values?: Readonly<Record<string, string>>;
}

export interface ResolvedMapping {
  readonly sources: ReadonlyMap<string, Source>;
  /** Columns nothing is read from. */
  readonly ignored: readonly string[];
  /** For the report: field → column, as used. */
  readonly told: Readonly<Record<string, string>>;
}

export interface MappingFault {
  /** Of the mapping; empty when the fault is the file's. */
  readonly field: string;
  /** The same words as several encodings read them, when the file does not tell which is right. */
  readonly readings?: readonly Reading[];
  readonly detail: string;
}

export function resolveMapping(
  kind: FileKind,
  header: readonly string[],
  said: ImportMapping = {},
): ResolvedMapping | MappingFault {
  const fields = fieldsOf(kind);
  const sources = new Map<string, Source>();
  const used = new Set<number>();
  const listed = header.map((name) => `“${name}”`).join(', ');
  for (const [field, source] of Object.entries(said)) {
    if (!Object.hasOwn(fields, field)) {
      return {
        field,
        detail: `“${field}” is no field of an ${kind} file; there are: ${Object.keys(fields).join(', ')}.`,
      };
    }
    if (typeof source === 'object' && 'value' in source) {
      sources.set(field, { index: -1, name: source.value });
      continue;
    }
    const name = typeof source === 'string' ? source : source.column;
    const index = findColumn(header, name);
    if (index < 0) return { field, detail: `There is no column “${name}”; there are: ${listed}.` };
    used.add(index);
    sources.set(
      field,
      typeof source === 'string'
        ? { index, name: header[index]! }
        : { index, name: header[index]!, values: source.values },
    );
  }
  const columns = new Map(
    header.map((name, index) => [plain(name), index]).reverse() as [string, number][],
  );
  for (const [field, { names }] of Object.entries(fields)) {
    if (sources.has(field)) continue;
    const index = [field, ...(names as readonly string[])]
      .map((name) => columns.get(plain(name)))
      .find((found) => found !== undefined && !used.has(found));
    if (index === undefined || names.length === 0) continue;
    used.add(index);
    sources.set(field, { index, name: header[index]! });
  }
  for (const [field, { required }] of Object.entries(fields)) {
    if (required && !sources.has(field)) {
      return {
        field,
        detail: `No column for “${field}” was found among ${listed}; name it in the mapping.`,
      };
    }
  }
  const told = Object.fromEntries(
    [...sources].map(([field, { index, name }]) => [field, index < 0 ? `= ${name}` : name]),
  );
  return { sources, ignored: header.filter((_, index) => !used.has(index)), told };
}

function findColumn(header: readonly string[], name: string): number {
  const exact = header.indexOf(name);
  return exact >= 0 ? exact : header.findIndex((column) => plain(column) === plain(name));
}
