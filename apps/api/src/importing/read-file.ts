// From a file's bytes to rows whose fields can be asked for by name, with everything that was found out on the way.
import type { ImportFile } from '@wellkept/contracts';
import { readCsv, UnreadableCsv, type CsvFault, type CsvRow, type Delimiter } from './csv.ts';
import { findDateOrder, readDate, type DateOrderFound } from './dates.ts';
import { decode, type Encoding, type Reading } from './encoding.ts';
import { fieldsOf, type FileKind } from './fields.ts';
import { resolveMapping, type MappingFault, type ResolvedMapping } from './mapping.ts';
import { findDecimal, readNumber, saysNothing, type DecimalFound } from './numbers.ts';

export interface FileToRead extends Omit<ImportFile, 'content'> {
  readonly bytes: Uint8Array;
}

/** Why one row cannot be taken in. */
export class RowFault extends Error {
  readonly column: string | null;
  readonly value: string | null;

  constructor(column: string | null, reason: string, value: string | null) {
    super(reason);
    this.column = column;
    this.value = value;
  }
}

const LONGEST = 5000;
const shorten = (text: string): string => (text.length > 200 ? `${text.slice(0, 199)}…` : text);

/** One row, asked by field. Whatever is wrong with a value is thrown as a `RowFault` that names its column. */
export class Row {
  readonly line: number;
  readonly #cells: readonly string[];
  readonly #file: OpenFile;

  constructor(file: OpenFile, { line, cells }: CsvRow) {
    this.line = line;
    this.#cells = cells;
    this.#file = file;
  }

  has(field: string): boolean {
    return this.#file.mapping.sources.has(field);
  }

  /** Byte by byte as it stands in the file; `''` when the file has no such field. */
  text(field: string): string {
    const source = this.#file.mapping.sources.get(field);
    if (!source) return '';
    if (source.index < 0) return source.name;
    const raw = this.#cells[source.index] ?? '';
    if (raw.includes('\u0000'))
      throw this.fault(
        field,
        'It holds a character (U+0000) that cannot be stored',
        raw.replaceAll('\u0000', '␀'),
      );
    if (raw.includes('\ufffd'))
      throw this.fault(
        field,
        'It holds a letter that is broken in the file; correct it there',
        raw.replaceAll('\ufffd', '�'),
      );
    if (raw.length > LONGEST)
      throw this.fault(field, `It is longer than ${LONGEST} characters`, raw);
    if (!source.values) return raw;
    const translated = source.values[raw.trim()] ?? source.values['*'];
    if (translated === undefined)
      throw this.fault(field, 'The mapping does not say what this word means', raw);
    return translated;
  }

  /** Without spaces around it; `null` when there is nothing. */
  word(field: string): string | null {
    return this.text(field).trim() || null;
  }

  needed(field: string): string {
    const word = this.key(field);
    if (word === null) throw this.fault(field, 'Nothing is given', '');
    return word;
  }

  /** The name of a unit or an order. @throws `RowFault` where a spreadsheet has rounded it like a number. */
  key(field: string): string | null {
    const word = this.word(field);
    if (word !== null && /^\d[.,]\d+E\+?\d{2}$/i.test(word))
      throw this.fault(
        field,
        'The spreadsheet has shortened this number and lost its last digits; format the column as text there and export it again',
        word,
      );
    return word;
  }

  number(field: string): number | null {
    const word = this.word(field);
    if (word === null || saysNothing(word)) return null;
    const value = readNumber(word, this.#file.decimal);
    if (typeof value === 'string') throw this.fault(field, value, word);
    return value;
  }

  day(field: string): string | null {
    const word = this.word(field);
    if (word === null || saysNothing(word)) return null;
    const date = readDate(word, this.#file.dateOrder);
    if (typeof date === 'string') throw this.fault(field, date, word);
    return date.day;
  }

  fault(field: string, reason: string, value: string = this.text(field)): RowFault {
    const source = this.#file.mapping.sources.get(field);
    return new RowFault(source && source.index >= 0 ? source.name : field, reason, shorten(value));
  }
}

export interface OpenFile {
  readonly name: string;
  readonly kind: FileKind;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly decimal: DecimalFound;
  readonly dateOrder: DateOrderFound;
  readonly mapping: ResolvedMapping;
  readonly rows: readonly CsvRow[];
  readonly faults: readonly CsvFault[];
}

/** The same words side by side, so that whoever knows them sees which reading is right. */
function askForEncoding(readings: readonly Reading[]): MappingFault {
  const listed = readings.map(({ encoding, sample }) => `${encoding}: ${sample}`).join(' · ');
  return {
    field: '',
    readings,
    detail: listed
      ? `The file does not tell how its letters are written. Choose the encoding in which these words are right: ${listed}`
      : 'The file is in no encoding that is known here. Save it again as CSV UTF-8.',
  };
}

/** @param home What numbers and dates most likely look like where the firm is, for files that do not tell. */
export async function openFile(
  file: FileToRead,
  home: { readonly dateOrder: 'dmy' | 'mdy' },
): Promise<OpenFile | MappingFault> {
  const decoded = decode(file.bytes, file.encoding);
  if ('length' in decoded) return askForEncoding(decoded);
  const { text, encoding } = decoded;
  const csv = await readCsv(text, file.delimiter).catch((error: unknown) => {
    if (error instanceof UnreadableCsv) return error;
    throw error;
  });
  if (csv instanceof UnreadableCsv) return { field: '', detail: csv.message };
  if (csv.header.length === 0) return { field: '', detail: 'The file is empty.' };
  const mapping = resolveMapping(file.kind, csv.header, file.mapping);
  if ('detail' in mapping) return mapping;
  const { rows, faults, delimiter } = csv;
  const decimal: DecimalFound = file.decimal
    ? { decimal: file.decimal, assumed: false }
    : findDecimal(valuesOf('number'), delimiter === ';' ? ',' : '.');
  const dateOrder: DateOrderFound = file.dateOrder
    ? { order: file.dateOrder, assumed: false }
    : findDateOrder(valuesOf('date'), home.dateOrder);
  return {
    name: file.name,
    kind: file.kind,
    encoding,
    delimiter,
    decimal,
    dateOrder,
    mapping,
    rows,
    faults,
  };

  function* valuesOf(holds: 'number' | 'date'): Generator<string> {
    if ('detail' in mapping) return;
    for (const [field, source] of mapping.sources) {
      if (fieldsOf(file.kind)[field]?.holds !== holds || source.index < 0) continue;
      for (const { cells } of rows) yield cells[source.index] ?? '';
    }
  }
}
