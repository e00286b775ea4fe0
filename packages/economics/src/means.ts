/** From what all futures paid together to mean flows by year and class. */
import { byClass, CLASSES, DATED, discountFactor } from './classes.ts';
import { STRATA } from './draws.ts';
import type { Model } from './model.ts';
import type { CostClass } from './result.ts';
import { sumOf } from './statistics.ts';
import type { Machine, World } from './world.ts';

const RUNNING = CLASSES.filter((c) => !DATED.has(c) && c !== 'tax');

/** By year 0..H, undiscounted. */
export type Means = { readonly [c in CostClass]: Float64Array };

export const noFlows = (horizon: number): Means => byClass(() => new Float64Array(horizon + 1));

/** Amounts a year, summed over the futures, that begin (+) or end (-) with a year. */
export interface Moves {
  /** [first, next machine][stratum of price growth][year]. */
  readonly bills: Float64Array;
  /** [first, next machine][year]. */
  readonly units: Float64Array;
  readonly care: Float64Array;
}

/** Adds to sums over the futures what is the same every year, and the tax on all; then makes them means. */
export function finishMeans(
  means: Means,
  moves: Moves,
  { model, draws, dearer }: World,
  machines: readonly [first: Machine, next: Machine],
): { readonly energyPerYear: number } {
  const { horizon } = model;
  const width = horizon + 1;
  // Running sums of the moves are what is in service in each year.
  const bills = new Float64Array(2 * STRATA);
  const units = [0, 0];
  let care = 0;
  let total = 0;
  for (let y = 1; y <= horizon; y++) {
    let energy = 0;
    let used = 0;
    machines.forEach(({ energyIndex, wear }, m) => {
      for (let s = 0, k = m * STRATA; s < STRATA; s++, k++) {
        bills[k]! += moves.bills[k * width + y - 1] as number;
        energy += (bills[k] as number) * (energyIndex[s * width + y] as number);
      }
      units[m]! += moves.units[m * width + y - 1] as number;
      used += (units[m] as number) * (wear[y] as number);
    });
    total += used;
    care += moves.care[y - 1] as number;
    means.energy[y] = energy;
    means.carbon[y] = used * model.carbonMoney;
    means.maintenance[y] = care * (dearer[y] as number);
    const taxed = sumOf(RUNNING, (c) => means[c][y] as number) + (means.residual[y] as number);
    const shield = machines[1].shield[y] as number;
    means.tax[y] = -model.taxRate * taxed - (means.capital[y] as number) * shield;
  }
  for (const c of CLASSES) means[c].forEach((sum, y, flows) => (flows[y] = sum / draws.futures));
  return { energyPerYear: total / draws.futures / horizon };
}

/** Mean present value of what is paid in each year. */
export function discountedMeans(
  means: Means,
  model: Pick<Model, 'rate' | 'convention'>,
): Float64Array {
  return means.energy.map((_, y) =>
    sumOf(CLASSES, (c) => (means[c][y] as number) * discountFactor(model, c, y)),
  );
}
