// Lines of words in any script: which font draws which piece, where a line breaks, and the order in which it is seen.
import bidiFactory from 'bidi-js';
import { fontOf, USUAL } from './fonts.ts';

/** A run of one font and one direction, in the order in which it is read. */
export interface Piece {
  readonly text: string;
  readonly font: string;
  readonly width: number;
}

export interface Line {
  /** From left to right, as they are seen. */
  readonly pieces: readonly Piece[];
  readonly width: number;
  /** Of the paragraph the line belongs to. */
  readonly rightToLeft: boolean;
}

type Measure = (text: string, font: string) => number;
type Levelled = Piece & { readonly level: number };
/** What stays together on a line. */
type Word = {
  readonly pieces: readonly Levelled[];
  readonly width: number;
  readonly blank: boolean;
};

const bidi = bidiFactory();
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const words = new Intl.Segmenter('en', { granularity: 'word' });

/** Written from right to left, or changing the direction. */
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\u200F\u202A-\u202E\u2066-\u2069]/u;
/** Scripts that put no spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const CLOSING = /^[\p{Pe}\p{Pf}\p{Po}ー]/u;
const OPENING = /[\p{Ps}\p{Pi}]$/u;
/** A character that no font has stands as this; the document keeps the right one for search and reading aloud. */
const MISSING = '?';

/** Whether the usual font draws all of it from left to right, so that nothing here is needed. */
export function isUsual(text: string): boolean {
  if (/^[\x20-\x7E\n]*$/.test(text)) return true;
  if (RIGHT_TO_LEFT.test(text)) return false;
  for (const { segment } of graphemes.segment(text))
    if (segment !== '\n' && fontOf(segment) !== USUAL) return false;
  return true;
}

/** Breaks words into lines no wider than `width`; a word that is wider breaks inside. */
export function layLines(text: string, width: number, measure: Measure): Line[] {
  return text.split('\n').flatMap((paragraph) => {
    const { levels, paragraphs } = bidi.getEmbeddingLevels(paragraph);
    const rightToLeft = ((paragraphs[0]?.level ?? 0) & 1) === 1;
    const rows: Word[][] = [[]];
    let room = width;
    for (const word of breakables(paragraph, levels, width, measure)) {
      const row = rows.at(-1)!;
      if (word.width > room && row.length > 0 && !word.blank) {
        rows.push([word]);
        room = width - word.width;
      } else {
        row.push(word);
        room -= word.width;
      }
    }
    return rows.map((row) => toLine(row, rightToLeft));
  });
}

function toLine(row: readonly Word[], rightToLeft: boolean): Line {
  const last = row.findLastIndex(({ blank }) => !blank);
  const pieces = inSight(row.slice(0, last + 1).flatMap((word) => word.pieces));
  return { pieces, width: pieces.reduce((sum, piece) => sum + piece.width, 0), rightToLeft };
}

/** From the order of reading into the order of sight: rule L2 of the Unicode bidirectional algorithm. */
function inSight(pieces: readonly Levelled[]): Levelled[] {
  const order = [...pieces];
  const highest = Math.max(0, ...order.map(({ level }) => level));
  for (let level = highest; level > 0; level--) {
    for (let from = 0; from < order.length; from++) {
      let to = from;
      while (to < order.length && order[to]!.level >= level) to++;
      if (to > from) {
        order.splice(from, to - from, ...order.slice(from, to).reverse());
        from = to;
      }
    }
  }
  return order;
}

function breakables(
  paragraph: string,
  levels: Uint8Array,
  width: number,
  measure: Measure,
): Word[] {
  const result: Word[] = [];
  let begin = 0;
  const add = (end: number) => {
    const word = toWord(paragraph, begin, end, levels, measure);
    if (word.width <= width) result.push(word);
    else result.push(...splitWord(paragraph, begin, end, levels, measure));
    begin = end;
  };
  const segments = [...words.segment(paragraph)];
  segments.forEach(({ segment, index }, i) => {
    const next = segments[i + 1];
    if (!next || mayBreak(segment, next.segment)) add(index + segment.length);
  });
  return result;
}

function mayBreak(before: string, after: string): boolean {
  if (/\s$/.test(before) || /^\s/.test(after)) return true;
  if (CLOSING.test(after) || OPENING.test(before)) return false;
  return /[-‐/]$/.test(before) || UNSPACED.test(before) || UNSPACED.test(after);
}

function splitWord(
  text: string,
  begin: number,
  end: number,
  levels: Uint8Array,
  measure: Measure,
): Word[] {
  return [...graphemes.segment(text.slice(begin, end))].map(({ segment, index }) =>
    toWord(text, begin + index, begin + index + segment.length, levels, measure),
  );
}

function toWord(
  text: string,
  begin: number,
  end: number,
  levels: Uint8Array,
  measure: Measure,
): Word {
  const runs: { text: string; font: string; level: number }[] = [];
  for (const { segment, index } of graphemes.segment(text.slice(begin, end))) {
    const level = levels[begin + index] ?? 0;
    const font = fontOf(segment);
    // Spaces are pieces of their own: a font lays out one word at a time.
    const drawn = font ? turned(segment, level) : MISSING;
    const last = runs.at(-1);
    const joins = last && last.font === (font ?? USUAL) && last.level === level;
    if (joins && !/\s/.test(segment) && !/\s$/.test(last.text)) last.text += drawn;
    else runs.push({ text: drawn, font: font ?? USUAL, level });
  }
  const pieces = runs.map((run) => ({ ...run, width: measure(run.text, run.font) }));
  const width = pieces.reduce((sum, piece) => sum + piece.width, 0);
  return { pieces, width, blank: text.slice(begin, end).trim() === '' };
}

/** Brackets open the other way where words run from right to left. */
const turned = (character: string, level: number): string =>
  level & 1 ? (bidi.getMirroredCharacter(character) ?? character) : character;
