import type { EconomicsCase, EconomicsResult, Sensitivity } from '@wellkept/economics';
import { sensitivitySteps } from '@wellkept/economics/sensitivity';
import { inSlices } from './in-slices.ts';

/** What one question to the longer work needs. */
export interface Question {
  readonly case: EconomicsCase;
  readonly result: EconomicsResult;
}

/** Said on the way: how far the work is, or what would change the answer as far as it is known now. */
export type Word =
  | { readonly share: number }
  | {
      readonly found: Sensitivity | null;
      /** No finer one follows. */
      readonly final: boolean;
    };

/** Futures of a first try, good to look at and soon there, and of a second that says flips to the figure. */
const COARSE = 500;
const FINE = 4000;

/**
 * Tornado and switching values, first coarse, then fine; the same in a worker and on the page's own
 * thread. Says nothing more once stopped.
 */
export async function workOut(
  { case: c, result }: Question,
  signal: AbortSignal,
  say: (word: Word) => void,
  slice?: number,
): Promise<void> {
  const passes = result.futures > COARSE ? [COARSE, FINE] : [COARSE];
  for (const futures of passes) {
    const steps = sensitivitySteps(c, result, { futures });
    const found = await inSlices(steps, signal, (share) => say({ share }), slice);
    if (found === undefined || signal.aborted) return;
    say({ found, final: futures === passes.at(-1) });
  }
}
