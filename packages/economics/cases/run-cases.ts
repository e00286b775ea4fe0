/** Runs worked cases by their kind, never by their id. */
import { misses, type Miss, type Tolerance } from './compare.ts';
import { kinds } from './kinds/index.ts';

export interface WorkedCase {
  readonly id: string;
  readonly kind: string;
  readonly inputs: unknown;
  readonly expected: unknown;
  readonly tolerance?: Tolerance;
}

export type Outcome =
  | { readonly id: string; readonly kind: string; readonly ok: true }
  | {
      readonly id: string;
      readonly kind: string;
      readonly ok: false;
      readonly why: string;
      readonly misses: Miss[];
    };

export function runCase(c: WorkedCase): Outcome {
  const kind = Object.hasOwn(kinds, c.kind) ? kinds[c.kind] : undefined;
  const { id, kind: name } = c;
  if (!kind) return { id, kind: name, ok: false, why: 'unsupported kind', misses: [] };
  try {
    const found = misses(c.expected, kind(c.inputs as never), c.tolerance ?? {});
    return found.length === 0
      ? { id, kind: name, ok: true }
      : { id, kind: name, ok: false, why: 'MISS', misses: found };
  } catch (error) {
    return { id, kind: name, ok: false, why: `MISS: ${(error as Error).message}`, misses: [] };
  }
}

/** Reads `{cases: [...]}` or a plain list. */
export function casesOf(json: unknown): WorkedCase[] {
  const list = Array.isArray(json) ? json : (json as { cases?: unknown } | null)?.cases;
  if (!Array.isArray(list)) throw new Error('no list of cases in this file');
  return list as WorkedCase[];
}
