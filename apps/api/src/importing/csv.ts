// Reads rows with their line numbers, and does not let one malformed line swallow those after it.
import { setImmediate as others } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';

export type Delimiter = ',' | ';' | '\t' | '|';

export interface CsvRow {
  /** 1-based line of the file on which the row begins. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvFault {
  readonly line: number;
  readonly reason: string;
  /** The row as it stands in the file, shortened. */
  readonly value: string;
}

/** A part of the file, in its order. */
export interface CsvPart {
  /** Only rows with as many values as the header. */
  readonly rows: readonly CsvRow[];
  readonly faults: readonly CsvFault[];
}

export interface Csv {
  readonly delimiter: Delimiter;
  /** Empty when the file is. */
  readonly header: readonly string[];
  /** The rows, once, without holding more than a part of them. */
  readonly parts: AsyncIterable<CsvPart>;
}

/** The rarer in plain text first: of two found equally often that one is meant. */
const DELIMITERS: readonly Delimiter[] = ['\t', '|', ';', ','];
const NEWLINE = /\r\n|\n|\r/g;
/** Characters read at once: some 10 ms of work. */
const PIECE = 256 * 1024;
/** A quotation mark that is open longer than this was never meant to be one. */
const LONGEST_VALUE = 16 * PIECE;
/** With more open quotation marks it is no CSV that somebody mistyped in places. */
const MOST_OPEN_QUOTES = 1000;

/** The file as a whole makes no sense; the message says why, to a person. */
export class UnreadableCsv extends Error {}

const countNewlines = (text: string): number =>
  /[\r\n]/.test(text) ? (text.match(NEWLINE)?.length ?? 0) : 0;
const shorten = (text: string): string => (text.length > 200 ? `${text.slice(0, 199)}…` : text);

/** Text of a file that has not been read into rows yet. */
class Pending {
  text = '';
  ended = false;
  readonly #source: AsyncIterator<string>;

  constructor(source: AsyncIterable<string>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** Makes sure of so many characters, unless the file ends before. */
  async fill(length: number): Promise<void> {
    while (this.text.length < length && !this.ended) {
      const next = await this.#source.next();
      if (next.done) this.ended = true;
      else this.text += next.value;
    }
  }
}

/**
 * Reads part by part and lets other requests have their turn in between.
 * @throws UnreadableCsv while it is read
 */
export async function readCsv(text: AsyncIterable<string>, said?: Delimiter): Promise<Csv> {
  const pending = new Pending(text);
  await pending.fill(PIECE);
  if (pending.text.charCodeAt(0) === 0xfeff) pending.text = pending.text.slice(1);
  let firstLine = 1;
  // A spreadsheet's own way to say the delimiter, as a line of its own.
  const announced = /^sep=([,;\t|])(\r\n|\n|\r)/i.exec(pending.text);
  if (announced) {
    pending.text = pending.text.slice(announced[0].length);
    firstLine = 2;
  }
  const delimiter =
    said ?? (announced?.[1] as Delimiter | undefined) ?? detectDelimiter(pending.text);
  const state: State = {
    delimiter,
    header: undefined,
    leastInHeader: leastInHeader(pending.text, delimiter),
    patience: 4 * PIECE,
    openQuotes: new Set<number>(),
  };
  const parts = readParts(state, pending, firstLine);
  const begun: CsvPart[] = [];
  // The header may stand behind a long title.
  for (;;) {
    const { value, done } = await parts.next();
    if (done) break;
    begun.push(value);
    if (state.header) break;
  }
  async function* all(): AsyncGenerator<CsvPart> {
    yield* begun;
    yield* parts;
  }
  return { delimiter, header: state.header ?? [], parts: all() };
}

async function* readParts(
  state: State,
  pending: Pending,
  firstLine: number,
): AsyncGenerator<CsvPart> {
  let line = firstLine;
  for (;;) {
    await pending.fill(PIECE);
    if (pending.text === '') return;
    const { end, rows, faults } = await readPiece(state, pending, line);
    line += countNewlines(pending.text.slice(0, end));
    state.patience += 3 * end;
    pending.text = pending.text.slice(end);
    yield { rows, faults };
    await others();
  }
}

/** Reads some whole lines, and more of them while a quoted value goes on. */
async function readPiece(
  state: State,
  pending: Pending,
  line: number,
): Promise<Region & { readonly end: number }> {
  const { header } = state;
  for (let size = PIECE; ; size *= 2) {
    await pending.fill(size + PIECE);
    const end = lineEndFrom(pending.text, size);
    const whole = (pending.ended && end === pending.text.length) || size >= LONGEST_VALUE;
    state.header = header;
    const piece = doubledQuotes(pending.text.slice(0, end), state.delimiter);
    const region = readRegion(state, piece, line, whole);
    if (whole || !region.open) return { ...region, end };
  }
}

function lineEndFrom(text: string, index: number): number {
  if (index >= text.length) return text.length;
  NEWLINE.lastIndex = index;
  const found = NEWLINE.exec(text);
  NEWLINE.lastIndex = 0;
  return found ? found.index + found[0].length : text.length;
}

interface State {
  readonly delimiter: Delimiter;
  /** Lines with fewer values stand before the header: a title, a date, the firm's name. */
  readonly leastInHeader: number;
  header: readonly string[] | undefined;
  /** Characters that may still be read anew after open quotation marks; bounds the time a broken file can take. */
  patience: number;
  /** Lines on which one was found. */
  readonly openQuotes: Set<number>;
}

interface Region {
  readonly rows: CsvRow[];
  readonly faults: CsvFault[];
  /** It ends inside quotes: where it was cut, a row may go on. */
  open: boolean;
}

/**
 * Reads lines that begin outside of quotes. A quotation mark that opens and never closes, or closes in the middle of a
 * later row, costs its own line and no other: the lines it swallowed are read anew.
 * @param toEnd Nothing follows that could close what is open at its end.
 */
function readRegion(state: State, text: string, firstLine: number, toEnd: boolean): Region {
  const { records, open } = parseRecords(text, state.delimiter);
  const region: Region = { rows: [], faults: [], open };
  const lines = lazily(() => text.split(NEWLINE));
  const lastLine = lazily(() => firstLine + lines().length - (lines().at(-1) === '' ? 2 : 1));
  /** @returns Whether everything up to the end has been read with it. */
  const reread = (from: number, to: number): boolean => {
    if (state.openQuotes.add(from).size > MOST_OPEN_QUOTES)
      throw new UnreadableCsv(
        `More than ${MOST_OPEN_QUOTES} lines hold a quotation mark that is not closed; export the file again as CSV with quoted texts.`,
      );
    const raw = lines()[from - firstLine] ?? '';
    region.faults.push({
      line: from,
      reason: 'A quotation mark opens here and is not closed',
      value: shorten(raw),
    });
    const between = (last: number) =>
      lines()
        .slice(from - firstLine + 1, last - firstLine + 1)
        .join('\n');
    const atEnd = to >= lastLine();
    let inner = to > from ? readRegion(state, between(to), from + 1, toEnd && atEnd) : undefined;
    let finished = atEnd;
    if (inner?.open && !atEnd) {
      finished = state.patience > 0;
      const rest = between(finished ? lastLine() : to);
      state.patience -= rest.length;
      inner = readRegion(state, rest, from + 1, finished ? toEnd : true);
    }
    // The caller will come again with more lines.
    if (inner?.open && finished) region.open = true;
    if (inner) for (const row of inner.rows) region.rows.push(row);
    if (inner) for (const fault of inner.faults) region.faults.push(fault);
    return finished;
  };

  let line = firstLine;
  for (const cells of records) {
    const begun = line;
    let extra = 0;
    for (const cell of cells) extra += countNewlines(cell);
    line += extra + 1;
    if (extra === 0 && filled(cells) === 0) continue; // an empty line, or one of delimiters only
    if (!state.header) {
      if (filled(cells) < state.leastInHeader) continue;
      state.header = nameColumns(cells);
      continue;
    }
    const width = state.header.length;
    if (
      extra > 0 &&
      (cells.length !== width || cells.some((cell) => isRunOn(cell, state.delimiter)))
    ) {
      if (reread(begun, line - 1)) return region;
      continue;
    }
    while (cells.length > width && cells.at(-1) === '') cells.pop(); // delimiters left over at the end of a line
    if (isTotal(cells)) continue;
    if (cells.length === width) region.rows.push({ line: begun, cells });
    else
      region.faults.push({
        line: begun,
        reason: raggedReason(cells.length, width),
        value: shorten(cells.join(state.delimiter)),
      });
  }
  if (open && (toEnd || state.patience <= 0)) reread(line, lastLine());
  return region;
}

const filled = (cells: readonly string[]): number =>
  cells.filter((cell) => cell.trim() !== '').length;

const TOTAL = /^(?:grand |sub)?total|^(?:gesamt|zwischen)?summe|^gesamt(?:betrag)?$/i;

/** A line that adds up others: it begins with the word for it, and holds little else. */
const isTotal = (cells: readonly string[]): boolean =>
  TOTAL.test(cells.find((cell) => cell.trim() !== '')?.trim() ?? '') &&
  filled(cells) <= Math.max(2, cells.length / 2);

/** Half of what most of the first lines hold; a header may leave columns without a name. */
function leastInHeader(body: string, delimiter: Delimiter): number {
  const start = body.slice(0, lineEndFrom(body, 20_000));
  const counts = parseRecords(start, delimiter).records.slice(0, 50).map(filled);
  const usual = counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 1;
  return usual < 2 ? 1 : Math.max(2, usual / 2);
}

/** Some systems write a quotation mark inside quotes as \\" instead of "". A backslash before the closing one stays. */
function doubledQuotes(body: string, delimiter: Delimiter): string {
  if (!body.includes('\\"')) return body;
  const end = delimiter === '\t' ? '\t' : `\\${delimiter}`;
  const value = new RegExp(`(?<=^|[${end}\r\n])"(?:[^"\\\\]|\\\\.|"")*"(?=[${end}\r\n]|$)`, 'gs');
  return body.replaceAll(value, (quoted) =>
    quoted.includes('\\"') ? `"${quoted.slice(1, -1).replaceAll('\\"', '""')}"` : quoted,
  );
}

function parseRecords(text: string, delimiter: Delimiter): { records: string[][]; open: boolean } {
  let open = false;
  const records = parse(text, {
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: 0,
    relax_column_count: true,
    relax_quotes: true, // 3/4" hose, unquoted, is what people write
    skip_records_with_error: true,
    on_skip: () => {
      open = true;
      return undefined;
    },
  }) as string[][];
  return { records, open };
}

const raggedReason = (count: number, width: number): string =>
  `The line has ${count} ${count === 1 ? 'value' : 'values'} where the header has ${width}`;

/** A value over several lines whose closing quotation mark stood in the middle of another value: two rows in one. */
function isRunOn(cell: string, delimiter: Delimiter): boolean {
  if (!cell.startsWith('"') || countNewlines(cell) === 0) return false;
  return cell.slice(cell.search(/[\r\n]/)).includes(`${delimiter}"`);
}

/** Two columns of one name stay apart: the second is called `name (2)`. */
function nameColumns(cells: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, index) => {
    const name = cell.trim() || `Column ${index + 1}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

/** The candidate found equally often, and most often, in the first lines; quoted text is left out. */
function detectDelimiter(text: string): Delimiter {
  const lines = text
    .slice(0, 20_000)
    .split(NEWLINE)
    .filter((line) => line !== '')
    .slice(0, 50);
  const bare = lines.map((line) => line.replaceAll(/"[^"]*"/g, ''));
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const candidate of DELIMITERS) {
    const counts = bare.map((line) => line.split(candidate).length - 1);
    const inHeader = counts[0] ?? 0;
    const alike = counts.filter((count) => count === inHeader).length / Math.max(1, counts.length);
    const score = inHeader * alike * alike;
    if (score > bestScore) [best, bestScore] = [candidate, score];
  }
  return best;
}

function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
