/** From what all futures paid together to mean flows by year and class. */
import { CLASSES, discountFactor } from './classes.ts';
import { STRATA } from './draws.ts';
import type { Model } from './model.ts';
import type { CostClass } from './result.ts';
import type { Machine, World } from './world.ts';

/** By year 0..H, undiscounted. */
export type Means = { readonly [c in CostClass]: Float64Array };

/** Sums over the futures, by year; `moves` are amounts a year that begin (+) or end (-) with that year. */
export interface Sums {
  readonly capital: Float64Array;
  readonly breakdowns: Float64Array;
  readonly downtime: Float64Array;
  /** [first, next machine][stratum of price growth][year]. */
  readonly energyMoves: Float64Array;
  /** [first, next machine][year]. */
  readonly unitMoves: Float64Array;
  readonly careMoves: Float64Array;
  readonly residual: number;
}

export function meansOf(
  sums: Sums,
  { model, draws, dearer }: World,
  machines: readonly [first: Machine, next: Machine],
): { readonly means: Means; readonly energyPerYear: number } {
  const { horizon } = model;
  const width = horizon + 1;
  const amounts = CLASSES.map((c) => [c, new Float64Array(width)] as const);
  const means = Object.fromEntries(amounts) as Means;
  const set = (c: CostClass, y: number, sum: number): number => (means[c][y] = sum / draws.futures);
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
        bills[k] = (bills[k] as number) + (sums.energyMoves[k * width + y - 1] as number);
        energy += (bills[k] as number) * (energyIndex[s * width + y] as number);
      }
      units[m] = (units[m] as number) + (sums.unitMoves[m * width + y - 1] as number);
      used += (units[m] as number) * (wear[y] as number);
    });
    total += used;
    care += sums.careMoves[y - 1] as number;
    const taxed =
      set('energy', y, energy) +
      set('carbon', y, used * model.carbonMoney) +
      set('maintenance', y, care * (dearer[y] as number)) +
      set('breakdowns', y, sums.breakdowns[y] as number) +
      set('downtime', y, sums.downtime[y] as number) +
      set('residual', y, y === horizon ? -sums.residual : 0);
    const capital = set('capital', y, sums.capital[y] as number);
    means.tax[y] = -model.taxRate * taxed - capital * (machines[1].shield[y] as number);
  }
  return { means, energyPerYear: total / draws.futures / horizon };
}

/** Mean present value of what is paid in each year. */
export function discountedMeans(
  means: Means,
  model: Pick<Model, 'rate' | 'convention'>,
): Float64Array {
  return means.energy.map((_, y) =>
    CLASSES.reduce((sum, c) => sum + (means[c][y] as number) * discountFactor(model, c, y), 0),
  );
}
