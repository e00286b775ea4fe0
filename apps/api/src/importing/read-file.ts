// From a file's bytes to rows whose fields can be asked for by name, with everything that was found out on the way.
import type { ImportFile } from '@wellkept/contracts';
import { readCsv, UnreadableCsv, type CsvPart, type CsvRow, type Delimiter } from './csv.ts';
import { DateOrderFinder, readDate, type DateOrderFound } from './dates.ts';
import { decode, findEncoding, type Encoding, type Reading } from './encoding.ts';
import { fieldsOf, type FileKind } from './fields.ts';
import { resolveMapping, type MappingFault, type ResolvedMapping } from './mapping.ts';
import { DecimalFinder, readNumber, saysNothing, type DecimalFound } from './numbers.ts';

export interface FileToRead extends Omit<ImportFile, 'content'> {
  /** The file's bytes from the beginning, each time it is called: it is read several times, and never held whole. */
  readonly bytes: () => AsyncIterable<Uint8Array>;
}

/** Bytes that are held anyway, as a file to read. */
export const inPieces = (bytes: Uint8Array, size = 64 * 1024) =>
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  };

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

/** Exports put an apostrophe before what a spreadsheet would take for a formula or a number; it is no part of the text. */
const withoutApostrophe = (cell: string): string =>
  /^'(?:[=+\-@\t\r']|0\d+$|\d{12,}$|\d+E\d+$)/i.test(cell) ? cell.slice(1) : cell;

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
    const raw = withoutApostrophe(this.#cells[source.index] ?? '');
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
  /** Rows and malformed lines together. */
  readonly lines: number;
  /** The rows, from the first one each time it is called. */
  readonly parts: () => AsyncIterable<CsvPart>;
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

/**
 * Reads a file through once, to find out how it is to be read.
 * @param home What numbers and dates most likely look like where the firm is, for files that do not tell.
 */
export async function openFile(
  file: FileToRead,
  home: { readonly dateOrder: 'dmy' | 'mdy' },
): Promise<OpenFile | MappingFault> {
  const found = file.encoding ?? (await findEncoding(file.bytes()));
  if (typeof found !== 'string') return askForEncoding(found);
  const encoding = found;
  try {
    const csv = await readCsv(decode(file.bytes(), encoding), file.delimiter);
    if (csv.header.length === 0) return { field: '', detail: 'The file is empty.' };
    const mapping = resolveMapping(file.kind, csv.header, file.mapping);
    if ('detail' in mapping) return mapping;
    const { delimiter } = csv;
    const decimals = new DecimalFinder();
    const dates = new DateOrderFinder();
    const finders = [...mapping.sources].flatMap(([field, { index }]) => {
      const holds = index < 0 ? undefined : fieldsOf(file.kind)[field]?.holds;
      if (holds !== 'number' && holds !== 'date') return [];
      return [{ index, finder: holds === 'number' ? decimals : dates }];
    });
    let lines = 0;
    for await (const { rows, faults } of csv.parts) {
      lines += rows.length + faults.length;
      for (const { cells } of rows)
        for (const { index, finder } of finders) finder.add(cells[index] ?? '');
    }
    return {
      name: file.name,
      kind: file.kind,
      encoding,
      delimiter,
      decimal: file.decimal
        ? { decimal: file.decimal, assumed: false }
        : decimals.found(delimiter === ';' ? ',' : '.'),
      dateOrder: file.dateOrder
        ? { order: file.dateOrder, assumed: false }
        : dates.found(home.dateOrder),
      mapping,
      lines,
      parts: async function* parts() {
        yield* (await readCsv(decode(file.bytes(), encoding), delimiter)).parts;
      },
    };
  } catch (error) {
    if (error instanceof UnreadableCsv) return { field: '', detail: error.message };
    throw error;
  }
}
