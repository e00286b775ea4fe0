/** Payback. Integer rule: NIST BLCC and ASTM E1121; interpolated rule: textbooks. */
import type { BreakEven } from './result.ts';
import { sumOf } from './statistics.ts';

/**
 * First year at whose end the running sum is not negative, starting from -`extra` (year 0), adding
 * `savings` of years 1, 2, …; and the first later year that pushes it under again.
 */
export function breakEven(extra: number, savings: readonly number[]): BreakEven {
  let left = -extra;
  let reached: { year: number; interpolated: number } | null =
    extra <= 0 ? { year: 0, interpolated: 0 } : null;
  let negated: number | null = null;
  // A running sum of decimals misses zero by some units in the last place.
  const slack = 1e-12 * (Math.abs(extra) + sumOf(savings, Math.abs));
  savings.forEach((saving, i) => {
    const before = left;
    left += saving;
    if (left >= -slack && reached === null) {
      reached = { year: i + 1, interpolated: i + Math.min(1, -before / saving) };
    } else if (left < -slack && reached !== null && negated === null) negated = i + 1;
  });
  if (reached === null) return { kind: 'not-reached', withinYears: savings.length };
  return extra <= 0 && negated === null
    ? { kind: 'from-start' }
    : { kind: 'in-year', ...reached, negatedInYear: negated };
}

/** Interpolated payback of signed flows from t = 0, discounted at `rate`; null when not reached. */
export function payback(flows: readonly number[], rate = 0): number | null {
  const [first = 0, ...rest] = flows.map((f, t) => f * (1 + rate) ** -t);
  const even = breakEven(-first, rest);
  if (even.kind === 'from-start') return 0;
  return even.kind === 'in-year' ? even.interpolated : null;
}
