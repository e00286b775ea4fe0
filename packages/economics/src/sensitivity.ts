/** What would change the answer: each input at the ends of its plausible range, and where it flips. */
import type { EconomicsCase, InputPath, Origin } from './case.ts';
import type { Draws } from './draws.ts';
import { sameFit } from './failure-model.ts';
import { assumptionAt, withValue } from './inputs.ts';
import { buildModel, type Model, type Plan } from './model.ts';
import type { Convention } from './present-value.ts';
import type { InputUsed, Sensitivity, SwitchingValue, TornadoBar } from './result.ts';
import { simulate, type Simulated } from './simulate.ts';
import { World } from './world.ts';

/** Half-width of a plausible range that nobody gave, by how the number is known. */
const WIDTH: { readonly [o in Origin]: number } = {
  measured: 0.1,
  invoiced: 0.1,
  quoted: 0.05,
  datasheet: 0.15,
  standard: 0.2,
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

export function sensitivityOf(
  c: EconomicsCase,
  model: Model,
  [option, against]: [Simulated, Simulated],
  savings: Float64Array,
  draws: Draws,
  convention: Convention,
): Sensitivity {
  const now = savings.reduce((a, b) => a + b, 0) / savings.length;
  /** The same two plans in a changed world; a plan the engine made keeps its year. */
  const evaluateAt = (changed: EconomicsCase): number => {
    const m = buildModel(changed, convention, sameFit(c, changed) ? model.fit : undefined);
    const world = new World(m, draws);
    const planOf = (p: Plan): Plan => {
      const found = m.plans.find((q) => q.id === (p.later?.first ?? p.id)) as Plan;
      return p.later ? { ...found, replaceBy: p.later.year, later: p.later } : found;
    };
    const total = (p: Plan): number =>
      simulate(planOf(p), world, false).costs.reduce((a, b) => a + b, 0) / draws.futures;
    return total(against.plan) - total(option.plan);
  };
  // Few futures are enough for differences; their own offset is taken out.
  const offset = now - evaluateAt(c);
  const fixed = (path: InputPath, value: number, unit: string): EconomicsCase => {
    const changed = withValue(c, path, value, unit);
    const a = assumptionAt(changed, path);
    if (a?.low === undefined && a?.high === undefined) return changed;
    const { low: _low, high: _high, ...rest } = a;
    return replaceAssumption(changed, path, rest);
  };
  const at = (p: InputUsed, value: number): number =>
    offset + evaluateAt(fixed(p.path, value, p.unit));

  const found: { bar: TornadoBar; switching: SwitchingValue | null }[] = [];
  for (const p of model.provenance) {
    const id = idOf(p.path);
    if (LEFT_OUT.has(id) || (p.filledIn && !DOUBTED.has(id))) continue;
    if (!concerns(p.path, option.plan, against.plan)) continue;
    const [low, high] = rangeOf(p);
    if (!(high > low)) continue;
    const atLow = at(p, low);
    const atHigh = at(p, high);
    if (Math.abs(atHigh - atLow) < 1e-6 * Math.abs(now) + 1e-9) continue;
    const flips = atLow * now < 0 || atHigh * now < 0;
    const bar: TornadoBar = {
      path: p.path,
      unit: p.unit,
      now: p.value,
      low,
      high,
      netSavingsAtLow: atLow,
      netSavingsAtHigh: atHigh,
      flips,
    };
    found.push({
      bar,
      switching: flipOf(p, bar, now, (x) => at(p, x), option.plan.id, against.plan.id),
    });
  }
  found.sort((x, y) => length(y.bar) - length(x.bar));
  return {
    option: option.plan.id,
    against: against.plan.id,
    netSavings: now,
    bars: found.map((f) => f.bar),
    switching: found.flatMap((f) => f.switching ?? []),
  };
}

const length = (b: TornadoBar): number => Math.abs(b.netSavingsAtHigh - b.netSavingsAtLow);

/** Another option's own numbers cannot change these two, except through the machine that follows. */
function concerns(path: InputPath, x: Plan, y: Plan): boolean {
  if (!path.startsWith('options.')) return true;
  const id = path.slice('options.'.length, path.lastIndexOf('.'));
  return [x, y].some(
    (p) =>
      p.id === id ||
      p.later?.first === id ||
      p.later?.then === id ||
      p.next?.price.path === `options.${id}.price`,
  );
}

function replaceAssumption(
  c: EconomicsCase,
  path: InputPath,
  a: NonNullable<ReturnType<typeof assumptionAt>>,
): EconomicsCase {
  const bare = { ...a };
  if (path === 'unit.lifeYears') return { ...c, unit: { ...c.unit, lifeYears: bare } };
  if (path.startsWith('assumptions.'))
    return { ...c, assumptions: { ...c.assumptions, [idOf(path)]: bare } };
  const option = path.slice('options.'.length, path.lastIndexOf('.'));
  return {
    ...c,
    options: c.options.map((o) => (o.id === option ? { ...o, [idOf(path)]: bare } : o)),
  };
}

/** The value nearest to today's at which the two cost the same; null when out of reach. */
function flipOf(
  p: InputUsed,
  bar: TornadoBar,
  now: number,
  at: (x: number) => number,
  option: string,
  against: string,
): SwitchingValue | null {
  const [least, most] = reachOf(p, [bar.low, bar.high]);
  const rises = bar.netSavingsAtHigh > bar.netSavingsAtLow;
  // The savings fall toward zero on this side.
  const down = now > 0 ? rises : !rises;
  let a = p.value;
  let fa = now;
  let b = down ? bar.low : bar.high;
  let fb = down ? bar.netSavingsAtLow : bar.netSavingsAtHigh;
  if (fb * now > 0) {
    a = b;
    fa = fb;
    b = down ? least : most;
    if (a === b) return null;
    fb = at(b);
    if (!(fb * now < 0)) return null;
  }
  const whole = idOf(p.path) === 'horizonYears';
  // Illinois: halves the end that stays, so that a bent curve is cut from both sides.
  let stayed = 0;
  let exact = b;
  for (let i = 0; i < 12 && Math.abs(b - a) > (whole ? 1 : 0.004 * Math.abs(a)); i++) {
    const x = whole ? Math.round(a + (b - a) / 2) : a - (fa * (b - a)) / (fb - fa);
    if (x === a || x === b) break;
    const fx = at(x);
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
    winner: now > 0 ? against : option,
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
