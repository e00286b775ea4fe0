/** The two options of an answer as an investment: what the one that costs more to buy earns against the other. */
import { CLASSES, DATED } from './classes.ts';
import { irrs } from './irr.ts';
import { breakEven } from './payback.ts';
import { instantOf } from './present-value.ts';
import type { BreakEven, EconomicsResult, OptionResult, Returns, YearFlow } from './result.ts';

/** Rates of return and paybacks on the mean flows; null with a single option. */
export function returnsOf(result: EconomicsResult): Returns | null {
  const { comparison, convention, horizonYears, options } = result;
  if (!comparison) return null;
  const flowsOf = (id: string): readonly YearFlow[] =>
    (options.find((o) => o.id === id) as OptionResult).flows;
  const alt = flowsOf(comparison.investment.option);
  const base = flowsOf(comparison.investment.against);
  // By half years, so that what falls in mid-year and at its end each keeps its date.
  const half = new Array<number>(2 * horizonYears + 1).fill(0);
  for (let y = 0; y <= horizonYears; y++) {
    for (const c of CLASSES) {
      const t = 2 * (y === 0 || DATED.has(c) ? y : instantOf(y, convention));
      half[t] = (half[t] as number) + (base[y]?.[c] as number) - (alt[y]?.[c] as number);
    }
  }
  const paybackOf = (pick: (f: YearFlow) => number): BreakEven => {
    const [now = 0, ...later] = base.map((f, y) => pick(f) - pick(alt[y] as YearFlow));
    return breakEven(-now, later);
  };
  return {
    irr: irrs(half).map((r) => (1 + r) ** 2 - 1),
    simplePayback: paybackOf((f) => f.total),
    discountedPayback: paybackOf((f) => f.discounted),
  };
}
