/** What the worked example must come to in every engine: `Math.exp` and `Math.log` may differ in their last bits, the answer may not. */
import { evaluateInFull } from './sensitivity.ts';
import { rooftop } from './rooftop.fixture.ts';

/** Of seed 1 and 10,000 futures. Changes only when the model does, and then on purpose. */
export const golden: Readonly<Record<string, number>> = {
  mean: 12372.479548009498,
  standardError: 80.81533873143067,
  p10: 4367.806977666601,
  p50: 11286.046507805175,
  p90: 22380.25653304955,
  probability: 0.9494,
  switchingPoint: 6.371750243966053,
  'repair lcc': 66562.54586896066,
  'repair band': 25785.229786459066,
  'repair breakdowns': 6866.975132988555,
  'repair after five years': 45886.08672692076,
  'replace lcc': 54190.06632095116,
  'replace band': 21221.47062386629,
  'replace breakdowns': 1294.6267906138958,
  'replace after five years': 40296.542495189446,
};

/** The same numbers, computed here. */
export function answered(): Record<string, number> {
  const { options, comparison, verdict } = evaluateInFull(rooftop);
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
