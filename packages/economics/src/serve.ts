/**
 * One year of service in every future: the inner loop of the simulation. The machine in service
 * fails a Poisson number of times (stored arrivals of unit rate, counted up to the year's mean;
 * above `COMPOUND` a lognormal with the compound's mean and variance), and each failure costs a
 * lognormal multiple of its mean. Downtime follows the cost: a dear failure is a long one.
 */
import { POOL_MASK } from './draws.ts';
import { normalQuantile } from './statistics.ts';

/** Mean failures in a year above which they are drawn together. */
const COMPOUND = 20;
export const OLD = 0x9e3779b1;
export const NEW = 0x85ebca6b;

/**
 * The machine in service in each future. `moved` is 1 once the first has been followed by the next;
 * `row + y` is the place of calendar year y in the tables by year of service.
 */
export interface Service {
  readonly rate: Float64Array;
  readonly energy: Float64Array;
  readonly maintenance: Float64Array;
  readonly cost: Float64Array;
  readonly down: Float64Array;
  readonly hours: Float64Array;
  readonly moved: Uint8Array;
  readonly row: Int32Array;
  readonly profileRow: Int32Array;
  /** Tables of the first machine, then of the next. */
  readonly profile: Float64Array;
  readonly borne: Float64Array;
  readonly wear: Float64Array;
}

/** What one year is like for every future. */
export interface Year {
  readonly y: number;
  readonly firstArrivals: Float64Array;
  readonly nextArrivals: Float64Array;
  readonly saltFirst: number;
  readonly pool: Float32Array;
  readonly spread: number;
  readonly prices: Float64Array;
  readonly priceIndex: number;
  readonly carbonMoney: number;
  readonly dearer: number;
  /** Discount factor, less tax. */
  readonly factor: number;
}

/** Adds one year of service to `cum`; returns sums of failures, hours, energy, its money, maintenance, breakdowns, downtime. */
export function serve(s: Service, year: Year, cum: Float64Array): number[] {
  const {
    rate,
    energy,
    maintenance,
    cost,
    down,
    hours,
    moved,
    row,
    profileRow,
    profile,
    borne,
    wear,
  } = s;
  const {
    y,
    firstArrivals,
    nextArrivals,
    saltFirst,
    pool,
    prices,
    priceIndex,
    carbonMoney,
    dearer,
    factor,
  } = year;
  const n = cum.length;
  // Variance of a compound Poisson sum over its mean squared, times the mean count.
  const relative = 1 + year.spread ** 2;
  let failures = 0;
  let lostHours = 0;
  let units = 0;
  let paid = 0;
  let care = 0;
  let broken = 0;
  let lost = 0;
  for (let i = 0; i < n; i++) {
    const at = moved[i] as number;
    const mu = (rate[i] as number) * (profile[(profileRow[i] as number) + y] as number);
    let arrival = (at === 0 ? firstArrivals : nextArrivals)[i] as number;
    const k = (row[i] as number) + y;
    const kwh = (energy[i] as number) * (wear[k] as number);
    const e = kwh * (prices[i] as number) * priceIndex;
    const m = (maintenance[i] as number) * dearer;
    let running = e + kwh * carbonMoney + m;
    units += kwh;
    paid += e;
    care += m;
    if (mu >= arrival) {
      // Failures of the year, as a sum of cost multipliers of mean 1.
      let sum = 0;
      if (mu > COMPOUND) {
        // The stored arrival stands for the whole year: as a uniform it gives the compound's quantile.
        const s2 = Math.log1p(relative / mu);
        sum = mu * Math.exp(Math.sqrt(s2) * normalQuantile(Math.exp(-arrival)) - s2 / 2);
        failures += mu;
      } else {
        let draw = Math.imul(y * n + i, at === 0 ? saltFirst : NEW) >>> 8;
        do {
          const pair = (draw++ & POOL_MASK) << 1;
          sum += pool[pair] as number;
          arrival += pool[pair + 1] as number;
          failures++;
        } while (mu >= arrival);
      }
      const b = sum * (cost[i] as number) * (borne[k] as number) * dearer;
      const d = sum * (down[i] as number);
      running += b + d;
      broken += b;
      lost += d;
      lostHours += sum * (hours[at] as number);
    }
    cum[i] = (cum[i] as number) + running * factor;
  }
  return [failures, lostHours, units, paid, care, broken, lost];
}
