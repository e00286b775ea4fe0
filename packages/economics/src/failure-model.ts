/**
 * From a unit's dated history to how often it fails, how fast that grows, and what a failure
 * costs. Method: power law on age with left truncation; few failures are drawn toward the class
 * (gamma prior, conjugate to Poisson counts); the shape is held where the history cannot tell it.
 */
import type { AssumptionId, EconomicsCase, Origin } from './case.ts';
import { daysBetween } from './dates.ts';
import type { Draws } from './draws.ts';
import { between, shapeOf, trendTest } from './power-law.ts';
import type { FailureFit } from './result.ts';
import { gammaQuantile, sumOf, Z90 } from './statistics.ts';

const YEAR = 365.25;
/** Visits this soon after the first belong to the same failure. */
const MERGE_DAYS = 7;

/** Shape taken when the history cannot tell (an assumption), and how many failures it weighs when it can. */
const CLASS_SHAPE = { beta: 1.5, weight: 6 };
/** No repairable machine is extrapolated more steeply than this. */
const STEEPEST = 3;

export interface Failure {
  /** Age of the unit in years. */
  readonly age: number;
  readonly cost: number;
  readonly downtimeHours: number;
  readonly visits: number;
}

export function ageAt(c: EconomicsCase, date: string): number {
  const { installedOn, ageYears } = c.unit;
  return installedOn === undefined
    ? (ageYears ?? 0) - daysBetween(date, c.baseDate) / YEAR
    : daysBetween(installedOn, date) / YEAR;
}

/** Repairs and failures, oldest first, visits within 7 days of a failure's first merged into it; costs in today's money. */
export function mergeVisits(c: EconomicsCase): Failure[] {
  const inflation = c.assumptions.inflation?.value ?? 0;
  const failures: { -readonly [key in keyof Failure]: Failure[key] }[] = [];
  let first = '';
  for (const { date, cost, downtimeHours = 0 } of c.history
    .filter(({ kind }) => kind === 'repair' || kind === 'failure')
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))) {
    let failure = failures.at(-1);
    if (!failure || daysBetween(first, date) > MERGE_DAYS) {
      first = date;
      failure = { age: ageAt(c, date), cost: 0, downtimeHours: 0, visits: 0 };
      failures.push(failure);
    }
    failure.cost += cost * (1 + inflation) ** (daysBetween(date, c.baseDate) / YEAR);
    failure.downtimeHours += downtimeHours;
    failure.visits++;
  }
  return failures;
}

/** Age from which the history is complete. */
function observedFrom(c: EconomicsCase): number {
  if (c.historyFrom !== undefined) return Math.max(0, ageAt(c, c.historyFrom));
  const first = Math.min(...c.history.map((r) => ageAt(c, r.date)));
  // A record within the first year of life: probably seen from the start. Without any, never.
  return first < 1 ? 0 : first;
}

export interface FailureModel {
  /** What the answer tells of it. */
  readonly told: FailureFit;
  /** Relative standard deviation of the shape. */
  readonly shapeSpread: number;
  /** Gamma shape of the posterior of `failuresPerYear`: failures of evidence behind it. */
  readonly evidence: number;
  /** What the history says of the numbers that a case may leave out; costs in today's money. */
  readonly found: { readonly [id in AssumptionId]?: Found | undefined };
}

/** A number, how it is known, and between what it lies 8 of 10 times. */
export type Found = readonly [
  value: number,
  origin?: Origin,
  range?: readonly [low: number, high: number],
];

/**
 * What one failure in a window that opened at age `start` says of the shape, against one of a unit
 * seen from new (1): Fisher's information of the truncated power law. Twelve failures between ages
 * 12 and 17 say as much as four from new, whatever shape they seem to have.
 */
export function shapeInformation(shape: number, start: number, end: number): number {
  const x = (shape * Math.log(end / start)) / 2;
  return start > 0 ? 1 - (x / Math.sinh(x)) ** 2 || 0 : 1;
}

export function fitHistory(c: EconomicsCase): FailureModel {
  const end = ageAt(c, c.baseDate);
  const start = Math.min(observedFrom(c), end);
  const all = mergeVisits(c);
  const failures = all.filter((f) => f.age > start);
  const n = failures.length;
  const system = { start, end, failures: failures.map((f) => f.age) };
  const given = c.assumptions.failureShape;
  const trendP = n >= 4 ? trendTest(system).p : null;
  let shape = CLASS_SHAPE.beta;
  let shapeSpread = 0.2;
  let shapeLow: number | null = null;
  let shapeHigh: number | null = null;
  if (n >= 5) {
    const trend = (trendP ?? 1) < 0.05;
    // The class's shape has a weight of its own: a short window says little of wear, however steep it looks.
    const drawn = shapeOf([system], CLASS_SHAPE);
    shape = trend ? Math.min(STEEPEST, drawn) : 1;
    // No trend found is not no trend: the shape stays in doubt around 1.
    const seen = n * shapeInformation(drawn, start, end) + CLASS_SHAPE.weight;
    shapeSpread = trend ? 1 / Math.sqrt(seen) : 0.25;
    // 95 %.
    const factor = Math.exp(1.96 / Math.sqrt(seen));
    shapeLow = drawn / factor;
    shapeHigh = drawn * factor;
  }
  if (given) {
    shape = given.value;
    shapeSpread =
      given.low !== undefined && given.high !== undefined
        ? (given.high - given.low) / (2 * Z90) / given.value
        : 0;
  }
  // Years at the coming year's rate that the window is worth.
  const exposure = between(start, end, shape) / between(end, end + 1, shape);
  const classRate = c.assumptions.classFailuresPerYear?.value;
  const weight = classRate === undefined ? 0.5 : (c.assumptions.classWeight?.value ?? 3);
  const unseen = classRate === undefined && exposure < 0.5;
  // Without a class the prior is Jeffreys'; without a window there is only the assumed 0.5 a year.
  const evidence = unseen ? 1 + n : weight + n;
  const years = unseen
    ? 2 + exposure
    : (classRate === undefined ? 0 : weight / classRate) + exposure;
  const costs = all.map((f) => f.cost).filter((x) => x > 0);
  // Zero-cost orders count in the mean, so that rate x mean is what was really booked; not in the spread.
  const total = sumOf(costs, Number);
  const mean = total / all.length;
  const paid = total / costs.length;
  const variance = sumOf(costs, (x) => (x - paid) ** 2) / (costs.length - 1);
  const window = end - start;
  const maintenance = c.history.filter(
    (r) => (r.kind === 'maintenance' || r.kind === 'inspection') && ageAt(c, r.date) >= start,
  );
  const spread = costs.length >= 5 ? Math.sqrt(variance) / paid : undefined;
  const unsure = (Z90 * (spread ?? 0.7)) / Math.sqrt(all.length);
  const spent = sumOf(maintenance, (r) => r.cost);
  const rate = evidence / years;
  const rateAt = (z: number): number => gammaQuantile(evidence, z) / years;
  return {
    told: {
      failures: n,
      yearsObserved: window,
      ageNow: end,
      shape,
      shapeLow,
      shapeHigh,
      trendP,
      failuresPerYear: rate,
    },
    shapeSpread,
    evidence,
    found: {
      failuresPerYear: [rate, n > 0 ? 'measured' : 'assumed', [rateAt(-Z90), rateAt(Z90)]],
      failureShape: [shape, n >= 5 ? 'measured' : 'assumed'],
      costPerFailure:
        total > 0
          ? [mean, 'invoiced', [mean * Math.max(0, 1 - unsure), mean * (1 + unsure)]]
          : undefined,
      costPerFailureSpread: spread === undefined ? spread : [spread, 'measured'],
      downtimePerFailure:
        all.length > 0 ? [sumOf(all, (f) => f.downtimeHours) / all.length, 'measured'] : undefined,
      maintenancePerYear: window >= 1 && spent > 0 ? [spent / window, 'invoiced'] : undefined,
    },
  };
}

/** The same, made anew only when something that it reads has changed. */
export function fitOf(c: EconomicsCase, draws: Draws): FailureModel {
  const { history, historyFrom, baseDate, unit, assumptions: a } = c;
  const read = [history, historyFrom, baseDate, unit.installedOn, unit.ageYears];
  const told = [a.inflation, a.failureShape, a.classFailuresPerYear, a.classWeight];
  return draws.latest('fit', [...read, ...told], () => fitHistory(c));
}
