// Where the next page begins: the last item's place in the order, so that items coming and going shift nothing.
import { Refusal } from './refusal.ts';

/** A place in a list ordered by these values; they are checked on the way back in, so nothing needs to be signed. */
export type Place = readonly (string | number)[];

export const writeCursor = (list: string, place: Place): string =>
  Buffer.from(JSON.stringify([list, ...place])).toString('base64url');

/** @param kinds What each value must be; `uuid` for ids. @throws `bad-cursor` for one of another list, or none of ours. */
export function readCursor(
  cursor: string | undefined,
  list: string,
  kinds: readonly ('string' | 'number' | 'uuid')[],
): Place | undefined {
  if (cursor === undefined) return undefined;
  const [name, ...place] = parse(cursor);
  const fits =
    place.length === kinds.length && place.every((value, n) => hasKind(value, kinds[n]!));
  if (name !== list || !fits)
    throw new Refusal('bad-cursor', 'Use `nextCursor` of the page before, with the same filters.');
  return place as Place;
}

function parse(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(value)) return value;
  } catch {
    // Not ours: refused by the caller, like one of another list.
  }
  return [];
}

function hasKind(value: unknown, kind: 'string' | 'number' | 'uuid'): boolean {
  if (kind === 'number') return typeof value === 'number' && Number.isFinite(value);
  if (typeof value !== 'string' || value.includes('\u0000') || !value.isWellFormed()) return false;
  return kind === 'string' || /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value);
}

/** Cuts a page out of rows of which one more than the page holds was asked for. */
export function pageOf<T, U>(
  rows: readonly T[],
  limit: number,
  list: string,
  placeOf: (row: T) => Place,
  toItem: (row: T) => U,
): { items: U[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor =
    rows.length > limit && last !== undefined ? writeCursor(list, placeOf(last)) : null;
  return { items: shown.map(toItem), nextCursor };
}

export const DEFAULT_LIMIT = 50;

/** Words for ILIKE, taken literally. */
export const wordsOf = (q: string | undefined): string[] =>
  (q ?? '')
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 8)
    .map((word) => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`);
