/** What the worked example must come to in every engine: `Math.exp` and `Math.log` may differ in their last bits, the answer may not. */
import { evaluate } from './evaluate.ts';
import { rooftop } from './rooftop.fixture.ts';

/** Of seed 1 and 10,000 futures. Changes only when the model does, and then on purpose. */
export const golden: Readonly<Record<string, number>> = {
  mean: 12402.862814922162,
  standardError: 80.8033498514095,
  p10: 4216.965078232143,
  p50: 11318.075336575686,
  p90: 22387.49222563348,
  probability: 0.9483,
  switchingPoint: 6.139314262684069,
  'repair lcc': 66589.63835193636,
  'repair band': 25649.14250552941,
  'repair breakdowns': 6872.91761557083,
  'repair after five years': 46149.790378956895,
  'replace lcc': 54186.7755370142,
  'replace band': 20863.441108171435,
  'replace breakdowns': 1277.664269372425,
  'replace after five years': 40303.83915988749,
};

/** The same numbers, computed here. */
export function answered(): Record<string, number> {
  const { options, comparison, verdict } = evaluate(rooftop);
  const n = comparison?.netSavings;
  return {
    mean: n?.mean ?? Number.NaN,
    standardError: n?.standardError ?? Number.NaN,
    p10: n?.p10 ?? Number.NaN,
    p50: n?.p50 ?? Number.NaN,
    p90: n?.p90 ?? Number.NaN,
    probability: comparison?.probability ?? Number.NaN,
    switchingPoint: verdict?.settlingFact?.at ?? Number.NaN,
    ...Object.fromEntries(
      options.flatMap((o) => [
        [`${o.id} lcc`, o.lcc],
        [`${o.id} band`, o.lccHigh - o.lccLow],
        [`${o.id} breakdowns`, o.presentValue.breakdowns],
        [`${o.id} after five years`, o.cumulative[5]?.mean ?? Number.NaN],
      ]),
    ),
  };
}

/** Names of the numbers that differ by more than a millionth. */
export function differing(got: Record<string, number>): string[] {
  return Object.entries(golden)
    .filter(([name, x]) => !(Math.abs((got[name] ?? Number.NaN) - x) <= 1e-6 * Math.abs(x)))
    .map(([name, x]) => `${name}: ${String(got[name])} instead of ${x}`);
}
