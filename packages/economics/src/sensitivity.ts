/** What would change the answer: each input at the ends of its plausible range, and where it flips. */
import type { EconomicsCase, InputPath, Origin } from './case.ts';
import { refuseFaults } from './check.ts';
import { Draws } from './draws.ts';
import { evaluate, type EvaluateOptions } from './evaluate.ts';
import { fitOf } from './failure-model.ts';
import { assumptionAt, withAssumption } from './inputs.ts';
import { buildModel, type Model, type Plan } from './model.ts';
import type {
  EconomicsResult,
  InputUsed,
  Sensitivity,
  SwitchingValue,
  TornadoBar,
} from './result.ts';
import { simulate } from './simulate.ts';
import { meanOf, World } from './world.ts';

/** Half-width of a plausible range that nobody gave, by how the number is known. */
const WIDTH: { readonly [o in Origin]: number } = {
  measured: 0.1,
  invoiced: 0.1,
  quoted: 0.05,
  datasheet: 0.15,
  standard: 0.2,
  customer: 0.2,
  assumed: 0.3,
};
/** Not facts about the world, or meaningless alone. */
const LEFT_OUT = new Set([
  'usualHoursPerYear',
  'classWeight',
  'lifeShape',
  'failureShape',
  'costPerFailureSpread',
  'inflation',
  'taxRate',
  'depreciationYears',
  'incentiveYear',
]);
/** Defaults worth doubting; the others, when the case did not give them, are only the absence of a number. */
const DOUBTED = new Set([
  'discountRate',
  'horizonYears',
  'failuresPerYear',
  'costPerFailure',
  'downtimePerFailure',
  'maintenancePerYear',
  'residualShare',
  'energyEscalation',
]);
const SHARES = new Set([
  'neededShare',
  'residualShare',
  'warrantyShare',
  'restoration',
  'incentiveProbability',
  'eventProbability',
]);

const idOf = (path: InputPath): string => path.slice(path.lastIndexOf('.') + 1);

function rangeOf(p: InputUsed): [number, number] {
  const id = idOf(p.path);
  const { value } = p;
  let low = p.low ?? value - Math.abs(value) * WIDTH[p.origin];
  let high = p.high ?? value + Math.abs(value) * WIDTH[p.origin];
  if (id === 'discountRate') [low, high] = [p.low ?? value - 0.02, p.high ?? value + 0.02];
  if (id === 'horizonYears')
    [low, high] = [Math.max(1, Math.round(p.low ?? value - 5)), Math.round(p.high ?? value + 5)];
  if (id === 'energyEscalation' || id === 'repairEscalation')
    [low, high] = [p.low ?? value - 0.02, p.high ?? value + 0.02];
  if (SHARES.has(id)) high = Math.min(1, high);
  return [Math.min(low, value), Math.max(high, value)];
}

/** How far a flip is looked for. */
function reachOf(p: InputUsed, [low, high]: [number, number]): [number, number] {
  const id = idOf(p.path);
  if (id === 'discountRate' || id === 'energyEscalation' || id === 'repairEscalation')
    return [-0.05, 0.3];
  if (id === 'horizonYears') return [1, Math.min(60, Math.max(40, high))];
  if (id === 'lifeYears') return [1, Math.max(60, high)];
  if (SHARES.has(id)) return [0, 1];
  return [Math.min(0, low), Math.max(4 * p.value, high)];
}

export interface SensitivityOptions {
  /** Futures of each try; the same random numbers in all. Default 500: enough for differences. */
  readonly futures?: number;
}

/**
 * Tornado and switching values of a case and its answer, a little at a time: each step is one try
 * (about a millisecond) and gives the share of the bars that are done. Null with a single option.
 */
export function* sensitivitySteps(
  c: EconomicsCase,
  result: EconomicsResult,
  { futures = 500 }: SensitivityOptions = {},
): Generator<number, Sensitivity | null> {
  const { comparison, convention } = result;
  if (!comparison) return null;
  const draws = new Draws(result.seed, Math.min(futures, result.futures));
  const today = buildModel(c, convention, fitOf(c, draws));
  yield 0;
  draws.pool(today.shared.costPerFailureSpread.value);
  yield 0;
  const now = comparison.netSavings.mean;
  /** The same two plans in a changed world; a plan the engine made keeps its year. */
  const planIn = (m: Model, id: string): Plan => {
    const later = result.options.find((o) => o.id === id)?.later ?? null;
    const plan = m.plans.find((p) => p.id === (later?.first ?? id)) as Plan;
    return later ? { ...plan, replaceBy: later.year, later } : plan;
  };
  const evaluateAt = (changed: EconomicsCase): number => {
    const m = buildModel(changed, convention, fitOf(changed, draws));
    const world = new World(m, draws);
    const cost = (id: string): number => meanOf(simulate(planIn(m, id), world, false).costs);
    return cost(comparison.against) - cost(comparison.option);
  };
  // Few futures are enough for differences; their own offset is taken out.
  const offset = now - evaluateAt(c);
  yield 0;
  const pair = [planIn(today, comparison.option), planIn(today, comparison.against)];
  const tried = today.provenance.filter(
    (p) => isTried(p) && pair.some((plan) => concerns(p.path, plan)),
  );

  const found: { bar: TornadoBar; switching: SwitchingValue | null }[] = [];
  for (const [done, p] of tried.entries()) {
    const progress = done / tried.length;
    const at = (value: number): number => offset + evaluateAt(withFixed(c, p, value));
    const [low, high] = rangeOf(p);
    if (!(high > low)) continue;
    yield progress;
    const atLow = at(low);
    yield progress;
    const atHigh = at(high);
    if (Math.abs(atHigh - atLow) < 1e-6 * Math.abs(now) + 1e-9) continue;
    const bar: TornadoBar = {
      path: p.path,
      unit: p.unit,
      now: p.value,
      low,
      high,
      netSavingsAtLow: atLow,
      netSavingsAtHigh: atHigh,
      flips: atLow * now < 0 || atHigh * now < 0,
    };
    const flip = flipOf(p, bar, now);
    let asked = flip.next();
    while (!asked.done) {
      yield progress;
      asked = flip.next(at(asked.value));
    }
    const winner = now > 0 ? comparison.against : comparison.option;
    found.push({ bar, switching: asked.value && { ...asked.value, winner } });
  }
  found.sort((x, y) => length(y.bar) - length(x.bar));
  return {
    option: comparison.option,
    against: comparison.against,
    netSavings: now,
    bars: found.map((f) => f.bar),
    switching: found.flatMap((f) => f.switching ?? []),
  };
}

/** The same at once; null with a single option. */
export function sensitivity(
  c: EconomicsCase,
  result: EconomicsResult,
  options?: SensitivityOptions,
): Sensitivity | null {
  const steps = sensitivitySteps(c, result, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * The whole answer, with the fact that would settle it, to a case that is checked first.
 * @throws {EconomicsInputError} the first fault of the case; `findInputErrors` lists all.
 */
export function evaluateInFull(c: EconomicsCase, options?: EvaluateOptions): EconomicsResult {
  refuseFaults(c);
  const result = evaluate(c, options);
  const found = sensitivity(c, result);
  return result.verdict && found
    ? { ...result, verdict: { ...result.verdict, settlingFact: settlingFact(found) } }
    : result;
}

/** Whether a number is worth a bar: a fact about the world that somebody gave, or a default worth doubting. */
function isTried(p: InputUsed): boolean {
  const id = idOf(p.path);
  // "Uses as much energy as today" is the absence of a change, unless the case gives it a range.
  if (id === 'energyFactor' && p.value === 1 && p.low === null && p.high === null) return false;
  return !LEFT_OUT.has(id) && (!p.filledIn || DOUBTED.has(id));
}

/** A copy of the case with the number at a value that is taken for sure. */
function withFixed(c: EconomicsCase, p: InputUsed, value: number): EconomicsCase {
  const a = assumptionAt(c, p.path);
  const { low: _low, high: _high, ...sure } = a ?? { unit: p.unit, origin: p.origin };
  return withAssumption(c, p.path, { ...sure, value });
}

const length = (b: TornadoBar): number => Math.abs(b.netSavingsAtHigh - b.netSavingsAtLow);

/** Another option's own numbers cannot change a plan, except through the machine that follows. */
function concerns(path: InputPath, { id, later, next }: Plan): boolean {
  if (!path.startsWith('options.')) return true;
  const of = path.slice('options.'.length, path.lastIndexOf('.'));
  return (
    [id, later?.first, later?.then].includes(of) || next?.own.price.path === `options.${of}.price`
  );
}

/** The value nearest to today's at which the two cost the same; null when out of reach. Asks for the net savings at each value it yields. */
function* flipOf(
  p: InputUsed,
  bar: TornadoBar,
  now: number,
): Generator<number, Omit<SwitchingValue, 'winner'> | null, number> {
  const [least, most] = reachOf(p, [bar.low, bar.high]);
  const rises = bar.netSavingsAtHigh > bar.netSavingsAtLow;
  // The savings fall toward zero on this side.
  const down = now > 0 ? rises : !rises;
  let a = p.value;
  let fa = now;
  let b = down ? bar.low : bar.high;
  let fb = down ? bar.netSavingsAtLow : bar.netSavingsAtHigh;
  if (fb * now > 0) {
    [a, fa] = [b, fb];
    b = down ? least : most;
    if (a === b) return null;
    fb = yield b;
    if (!(fb * now < 0)) return null;
  }
  const whole = idOf(p.path) === 'horizonYears';
  // Illinois: halves the end that stays, so that a bent curve is cut from both sides.
  let stayed = 0;
  let exact = b;
  for (let i = 0; i < 12 && Math.abs(b - a) > (whole ? 1 : 0.004 * Math.abs(a)); i++) {
    const x = whole ? Math.round(a + (b - a) / 2) : a - (fa * (b - a)) / (fb - fa);
    if (x === a || x === b) break;
    const fx = yield x;
    exact = x;
    if (!whole && Math.abs(fx) < 0.01 * Math.abs(now)) break;
    if (fx * now < 0) {
      [b, fb] = [x, fx];
      if (stayed === 1) fa /= 2;
      stayed = 1;
    } else {
      [a, fa] = [x, fx];
      if (stayed === -1) fb /= 2;
      stayed = -1;
    }
  }
  // The first whole year on the other side; it does not interpolate.
  if (whole) exact = b;
  return {
    path: p.path,
    unit: p.unit,
    now: p.value,
    at: exact,
    direction: down ? 'below' : 'above',
    plausible: exact >= bar.low && exact <= bar.high,
  };
}

/** The one fact to find out: the longest bar that flips within its range, else the nearest flip. */
export function settlingFact(s: Sensitivity): SwitchingValue | null {
  const distance = (v: SwitchingValue): number => Math.abs(v.at - v.now) / (Math.abs(v.now) || 1);
  return (
    s.switching.find((v) => v.plausible) ??
    s.switching.toSorted((x, y) => distance(x) - distance(y))[0] ??
    null
  );
}
