/**
 * From a unit's dated history to how often it fails, how fast that grows, and what a failure
 * costs. Method: power law on age with left truncation; few failures are drawn toward the class
 * (gamma prior, conjugate to Poisson counts); the shape is held where the history cannot tell it.
 */
import type { EconomicsCase, HistoryRecord } from './case.ts';
import { daysBetween } from './dates.ts';
import { fitPowerLaw, trendTest } from './power-law.ts';
import type { FailureFit } from './result.ts';
import { Z90 } from './statistics.ts';

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
export function mergeVisits(
  c: EconomicsCase,
  history: readonly HistoryRecord[] = c.history,
): Failure[] {
  const inflation = c.assumptions.inflation?.value ?? 0;
  const failures: Failure[] = [];
  let first = Number.NEGATIVE_INFINITY;
  for (const r of history
    .filter((h) => h.kind === 'repair' || h.kind === 'failure')
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))) {
    const day = daysBetween('1970-01-01', r.date);
    const cost = r.cost * (1 + inflation) ** (daysBetween(r.date, c.baseDate) / YEAR);
    const before = failures.at(-1);
    if (before && day - first <= MERGE_DAYS) {
      failures[failures.length - 1] = {
        age: before.age,
        cost: before.cost + cost,
        downtimeHours: before.downtimeHours + (r.downtimeHours ?? 0),
        visits: before.visits + 1,
      };
    } else {
      failures.push({
        age: ageAt(c, r.date),
        cost,
        downtimeHours: r.downtimeHours ?? 0,
        visits: 1,
      });
      first = day;
    }
  }
  return failures;
}

/** Age from which the history is complete. */
function observedFrom(c: EconomicsCase): number {
  if (c.historyFrom !== undefined) return Math.max(0, ageAt(c, c.historyFrom));
  const ages = c.history.map((r) => ageAt(c, r.date));
  const first = Math.min(...ages);
  // A record within the first year of life: probably seen from the start.
  return ages.length === 0 ? ageAt(c, c.baseDate) : first < 1 ? 0 : first;
}

export interface FailureModel extends FailureFit {
  /** Relative standard deviation of the shape. */
  readonly shapeSpread: number;
  /** Gamma shape of the posterior of `failuresPerYear`: failures of evidence behind it. */
  readonly evidence: number;
  /** 8 of 10 times the true rate lies between. */
  readonly rateRange: readonly [number, number];
  /** Mean of a failure in today's money; null without any cost. */
  readonly cost: number | null;
  readonly costRange: readonly [number, number] | null;
  readonly costSpread: number | null;
  readonly downtimeHours: number | null;
  /** Mean a year of maintenance and inspection; null without a window. */
  readonly maintenancePerYear: number | null;
}

/** Gamma variate of unit scale at a standard normal `z` (Wilson-Hilferty). */
export function gammaQuantile(shape: number, z: number): number {
  return shape * Math.max(0, 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape))) ** 3;
}

/** Mean over the coming year relative to the intensity integral from `from` to `to`. */
const growth = (b: number, from: number, to: number): number => to ** b - from ** b;

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
  const failures = all.filter((f) => f.age > start && f.age <= end);
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
    const drawn = fitPowerLaw([system], 'time', 'mle', CLASS_SHAPE).beta;
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
  const exposure = growth(shape, start, end) / growth(shape, end, end + 1);
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
  const total = costs.reduce((a, b) => a + b, 0);
  const mean = total > 0 ? total / all.length : null;
  const paid = total / Math.max(1, costs.length);
  const variance = costs.reduce((s, x) => s + (x - paid) ** 2, 0) / Math.max(1, costs.length - 1);
  const window = end - start;
  const maintenance = c.history.filter(
    (r) => (r.kind === 'maintenance' || r.kind === 'inspection') && ageAt(c, r.date) >= start,
  );
  const spread = costs.length >= 5 ? Math.sqrt(variance) / paid : null;
  const unsure = mean === null ? 0 : (Z90 * (spread ?? 0.7)) / Math.sqrt(all.length);
  return {
    failures: n,
    yearsObserved: window,
    ageNow: end,
    shape,
    shapeSpread,
    shapeLow,
    shapeHigh,
    trendP,
    failuresPerYear: evidence / years,
    rateRange: [gammaQuantile(evidence, -Z90) / years, gammaQuantile(evidence, Z90) / years],
    evidence,
    cost: mean,
    costRange: mean === null ? null : [mean * Math.max(0, 1 - unsure), mean * (1 + unsure)],
    costSpread: spread,
    downtimeHours:
      all.length > 0 ? all.reduce((s, f) => s + f.downtimeHours, 0) / all.length : null,
    maintenancePerYear: window >= 1 ? maintenance.reduce((s, r) => s + r.cost, 0) / window : null,
  };
}

/** All that a fit reads of a case. */
const readBy = ({
  history,
  historyFrom,
  baseDate,
  unit,
  assumptions: a,
}: EconomicsCase): unknown[] => [
  history,
  historyFrom,
  baseDate,
  unit.installedOn,
  unit.ageYears,
  a.inflation,
  a.failureShape,
  a.classFailuresPerYear,
  a.classWeight,
];

/** True when the fit of one case holds for the other: only numbers that it does not read have changed. */
export function sameFit(a: EconomicsCase, b: EconomicsCase): boolean {
  const other = readBy(b);
  return readBy(a).every((x, i) => x === other[i]);
}
