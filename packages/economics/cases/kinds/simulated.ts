/** Kinds whose answer is simulated event by event and compared within standard errors. */
import { randomSource } from '../../src/random.ts';
import { Estimate } from '../compare.ts';

export interface Simulated {
  model?: string;
  ratePerYear?: number;
  lambda_?: number;
  beta?: number;
  startAge?: number;
  years: number;
  costPerFailure?: number;
  /** Compounded yearly. */
  discountRate?: number;
  continuousRate?: number;
  replaceExtraCost?: number;
}

const PATHS = 200_000;

/** Failures of a power-law process on (startAge, startAge + years], each at its own instant. */
export function simulateFailures(i: Simulated): Record<string, Estimate> {
  const random = randomSource(20261124);
  const beta = i.beta ?? 1;
  const lambda = i.lambda_ ?? i.ratePerYear ?? 0;
  const start = i.startAge ?? 0;
  const end = start + i.years;
  const delta = i.continuousRate ?? Math.log1p(i.discountRate ?? 0);
  const cost = i.costPerFailure ?? 1;
  const sums = { count: 0, count2: 0, better: 0, tie: 0 };
  const costs = new Float64Array(PATHS);
  const extra = i.replaceExtraCost ?? 0;
  for (let path = 0; path < PATHS; path++) {
    let arrival = lambda * start ** beta;
    let n = 0;
    let total = 0;
    for (;;) {
      arrival -= Math.log(1 - random());
      const age = (arrival / lambda) ** (1 / beta);
      if (!(age <= end)) break;
      n++;
      total += cost * Math.exp(-delta * (age - start));
    }
    sums.count += n;
    sums.count2 += n * n;
    costs[path] = total;
    const tied = Math.abs(total - extra) < 1e-9 * Math.max(1, extra);
    if (tied) sums.tie++;
    else if (total > extra) sums.better++;
  }
  const mean = costs.reduce((a, b) => a + b, 0) / PATHS;
  let m2 = 0;
  let m4 = 0;
  for (const c of costs) {
    m2 += (c - mean) ** 2 / PATHS;
    m4 += (c - mean) ** 4 / PATHS;
  }
  const sd = Math.sqrt(m2);
  const share = (k: number): Estimate => {
    const p = k / PATHS;
    return new Estimate(p, Math.sqrt((p * (1 - p)) / PATHS));
  };
  const meanFailures = sums.count / PATHS;
  return {
    meanFailures: new Estimate(
      meanFailures,
      Math.sqrt((sums.count2 / PATHS - meanFailures ** 2) / PATHS),
    ),
    probReplaceBetter: share(sums.better),
    probTie: share(sums.tie),
    meanNetSavings: new Estimate(mean - extra, sd / Math.sqrt(PATHS)),
    mean: new Estimate(mean, sd / Math.sqrt(PATHS)),
    sd: new Estimate(sd, Math.sqrt((m4 - m2 * m2) / (4 * m2 * PATHS))),
  };
}
