/**
 * Power-law failure process (Crow-AMSAA, NHPP): E[N(t)] = lambda t^b on the unit's age t.
 * Sources: Crow 1974; NIST/SEMATECH e-Handbook 8.1.7.2 and 8.4.5.2; MIL-HDBK-189.
 */
import { bisect, chi2Quantile, sumOf } from './statistics.ts';

/** One system seen from age `start` (default 0) to age `end`; failures are ages in (start, end]. */
export interface ObservedSystem {
  readonly start?: number;
  readonly end: number;
  readonly failures: readonly number[];
}

/** `failure`: observation stops at the last failure; `time`: at a time fixed beforehand. */
export type Termination = 'time' | 'failure';
/** `modified-mle` takes the bias out: (N-1)/N when time-terminated, (N-2)/N when failure-terminated. */
export type Estimator = 'mle' | 'modified-mle';

export interface PowerLaw {
  readonly lambda: number;
  readonly beta: number;
}

const powLog = (t: number, b: number): number => (t > 0 ? t ** b * Math.log(t) : 0);

/** What a law of shape `b` gathers between two ages, but for its scale. */
export const between = (from: number, to: number, b: number): number => to ** b - from ** b;

/** Age at the end of the longest observation; as shares of it, t^b stays in range. */
const longest = (systems: readonly ObservedSystem[]): number =>
  Math.max(...systems.map((s) => s.end));

/**
 * Most likely shape; with a `prior`, given also that shapes scatter around `beta` as if `weight`
 * failures from new had been seen of it (lognormal). 200 when all fail at the end.
 */
export function shapeOf(
  systems: readonly ObservedSystem[],
  prior = { beta: 1, weight: 0 },
): number {
  const scale = longest(systems);
  const n = sumOf(systems, (s) => s.failures.length);
  const logs = sumOf(systems, (s) => sumOf(s.failures, (x) => Math.log(x / scale)));
  const over = (of: (start: number, end: number) => number): number =>
    sumOf(systems, ({ start = 0, end }) => of(start / scale, end / scale));
  const score = (b: number): number =>
    (n + prior.weight * Math.log(prior.beta / b)) / b +
    logs -
    (n * over((s, e) => powLog(e, b) - powLog(s, b))) / over((s, e) => between(s, e, b));
  return bisect(score, 1e-6, 200);
}

/** Maximum likelihood. With no failure lambda is 0 and beta 1; beta is 200 when all fail at the end. */
export function fitPowerLaw(
  systems: readonly ObservedSystem[],
  termination: Termination = 'time',
  estimator: Estimator = 'mle',
): PowerLaw {
  const n = sumOf(systems, (s) => s.failures.length);
  if (n === 0) return { lambda: 0, beta: 1 };
  let beta = shapeOf(systems);
  if (estimator === 'modified-mle') beta *= (n - (termination === 'time' ? 1 : 2)) / n;
  const scale = longest(systems);
  const gathered = sumOf(systems, ({ start = 0, end }) =>
    between(start / scale, end / scale, beta),
  );
  return { lambda: n / gathered / scale ** beta, beta };
}

/** Maximum likelihood from counts per interval (first interval starts at 0); lambda = total / T^b. */
export function fitGrouped(ends: readonly number[], counts: readonly number[]): PowerLaw {
  const last = ends.at(-1) ?? Number.NaN;
  const total = sumOf(counts, Number);
  const score = (b: number): number =>
    sumOf(ends, (end, i) => {
      const e = end / last;
      const s = (ends[i - 1] ?? 0) / last;
      return ((counts[i] ?? 0) * (powLog(e, b) - powLog(s, b))) / between(s, e, b);
    });
  const beta = bisect(score, 1e-6, 50);
  return { lambda: total / last ** beta, beta };
}

/** Failures expected between two ages. */
export function expectedFailures({ lambda, beta }: PowerLaw, from: number, to: number): number {
  return lambda * between(from, to, beta);
}

/** Failures a unit time at age t. */
export function intensity({ lambda, beta }: PowerLaw, t: number): number {
  return lambda * beta * t ** (beta - 1);
}

export function logLikelihood(law: PowerLaw, systems: readonly ObservedSystem[]): number {
  return sumOf(
    systems,
    (s) =>
      sumOf(s.failures, (x) => Math.log(intensity(law, x))) -
      expectedFailures(law, s.start ?? 0, s.end),
  );
}

/** Confidence limits of beta, time-terminated: 2N·b/b_hat ~ chi2(2N). */
export function betaLimits(
  beta: number,
  n: number,
  confidence = 0.95,
): { low: number; high: number } {
  const tail = (1 - confidence) / 2;
  return {
    low: (beta * chi2Quantile(tail, 2 * n)) / (2 * n),
    high: (beta * chi2Quantile(1 - tail, 2 * n)) / (2 * n),
  };
}

/**
 * MIL-HDBK-189 trend test of one system seen from age `start`: 2 sum ln(T/x) ~ chi2(2N) if there
 * is no trend, with the clock set to zero at `start`. Small: wearing out. Two-sided p; 1 without failures.
 */
export function trendTest(system: ObservedSystem): { statistic: number; p: number } {
  const { start = 0, end, failures } = system;
  const half = sumOf(failures, (x) => Math.log((end - start) / (x - start)));
  // With an even number of degrees of freedom it is a Poisson tail.
  let log = -half;
  let above = Math.exp(log);
  for (let k = 1; k < failures.length; k++) above += Math.exp((log += Math.log(half / k)));
  return {
    statistic: 2 * half,
    p: failures.length === 0 ? 1 : 2 * Math.min(above, 1 - above),
  };
}

/**
 * Laplace's U for failures at `ages`. Failure-terminated: the last failure is the end. Above 0:
 * failures crowd toward the end. Standard normal without a trend.
 */
export function laplaceU(ages: readonly number[], end?: number): number {
  const last = end ?? ages.at(-1) ?? Number.NaN;
  const inner = end === undefined ? ages.slice(0, -1) : ages;
  const mean = sumOf(inner, Number) / inner.length;
  return (mean - last / 2) / (last * Math.sqrt(1 / (12 * inner.length)));
}

/** Age at which renewal is cheapest under minimal repair (Barlow-Hunter): (C_renew/(C_repair·lambda·(b-1)))^(1/b); null unless b > 1. */
export function overhaulAge({ lambda, beta }: PowerLaw, renewToRepairCost: number): number | null {
  return beta > 1 ? (renewToRepairCost / (lambda * (beta - 1))) ** (1 / beta) : null;
}

/** Duane's line: ln(t/i) on ln t by least squares; cumulative MTBF = t^alpha / A. */
export function fitDuane(ages: readonly number[]): { alpha: number; A: number } {
  const n = ages.length;
  const x = ages.map(Math.log);
  const y = ages.map((t, i) => Math.log(t / (i + 1)));
  const mx = sumOf(x, Number) / n;
  const my = sumOf(y, Number) / n;
  const alpha =
    sumOf(x, (xi, i) => (xi - mx) * ((y[i] as number) - my)) / sumOf(x, (xi) => (xi - mx) ** 2);
  return { alpha, A: Math.exp(alpha * mx - my) };
}

/** Nelson's mean cumulative function: at each failure 1 / systems still observed, summed. Failures come before retirements at equal times. */
export function meanCumulative(
  systems: readonly { readonly end: number; readonly failures: readonly number[] }[],
): { times: number[]; mcf: number[] } {
  const times = systems.flatMap((s) => s.failures).sort((a, b) => a - b);
  let sum = 0;
  const mcf = times.map((t) => (sum += 1 / systems.filter((s) => s.end >= t).length));
  return { times, mcf };
}
