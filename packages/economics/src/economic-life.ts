/** Economic life of an asset and marginal cost of keeping one (Park; Newnan; Sullivan). End-of-year flows. */
import { spv, ucr } from './present-value.ts';

export interface EconomicLife {
  /** EAC when kept 1, 2, … years. */
  readonly eacByYear: readonly number[];
  /** Cost of keeping it through year k: S(k-1)(1+d) - S(k) + C(k). */
  readonly marginalCostByYear: readonly number[];
  readonly economicLife: number;
  readonly minEac: number;
  /** Minima are flat: the lives whose EAC is within 1 % of the least. */
  readonly nearOptimal: { readonly from: number; readonly to: number };
}

export function economicLife(
  rate: number,
  initial: number,
  annualCosts: readonly number[],
  salvageByYear: readonly number[],
): EconomicLife {
  let running = initial;
  let best = 0;
  const eacByYear = annualCosts.map((cost, i) => {
    running += cost * spv(rate, i + 1);
    return (running - (salvageByYear[i] ?? 0) * spv(rate, i + 1)) * ucr(rate, i + 1);
  });
  eacByYear.forEach((eac, i) => {
    if (eac < (eacByYear[best] as number)) best = i;
  });
  const minEac = eacByYear[best] ?? Number.NaN;
  const near = (i: number): boolean =>
    (eacByYear[i] ?? Infinity) <= minEac + 0.01 * Math.abs(minEac);
  let from = best;
  let to = best;
  while (near(from - 1)) from--;
  while (near(to + 1)) to++;
  return {
    eacByYear,
    marginalCostByYear: marginalCosts(rate, initial, annualCosts, salvageByYear),
    economicLife: best + 1,
    minEac,
    nearOptimal: { from: from + 1, to: to + 1 },
  };
}

/** Cost of keeping an asset worth `valueNow` through each further year. */
export function marginalCosts(
  rate: number,
  valueNow: number,
  annualCosts: readonly number[],
  valueByYear: readonly number[],
): number[] {
  return annualCosts.map(
    (cost, i) =>
      (i === 0 ? valueNow : (valueByYear[i - 1] ?? 0)) * (1 + rate) - (valueByYear[i] ?? 0) + cost,
  );
}

/** First year whose marginal cost exceeds the challenger's least EAC; null when none does. Valid while the marginals rise. */
export function replaceAtStartOfYear(
  marginal: readonly number[],
  challengerEac: number,
): number | null {
  const i = marginal.findIndex((cost) => cost > challengerEac);
  return i < 0 ? null : i + 1;
}
