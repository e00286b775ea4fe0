/**
 * Internal rates of return: every rate above -100 % at which the net present value is zero, or
 * none; never a wrong one. Yearly flows are a polynomial, whose roots are isolated exactly; dated
 * flows are scanned in u = ln(1+r), each change of sign refined, each near miss searched.
 */
import { daysBetween } from './dates.ts';
import { rootBetween, rootsInUnit } from './unit-roots.ts';

type Value = (u: number) => number;

/** A zero between `a` and `b`, where `f` has opposite signs (Illinois, which cannot leave the bracket). */
function refine(f: Value, a: number, b: number, fa: number, fb: number): number {
  let side = 0;
  for (let i = 0; i < 100; i++) {
    const width = b - a;
    // Bisection now and then: a polynomial that is flat at one end would creep otherwise.
    const c = i % 8 === 7 ? a + width / 2 : (a * fb - b * fa) / (fb - fa);
    const fc = f(c);
    if (fc === 0 || width < 1e-14 * (1 + Math.abs(c))) return c;
    if (fc < 0 === fb < 0) {
      if (Math.abs(c - b) < 1e-15 * (1 + Math.abs(c))) return c;
      b = c;
      fb = fc;
      if (side === 1) fa /= 2;
      side = 1;
    } else {
      if (Math.abs(c - a) < 1e-15 * (1 + Math.abs(c))) return c;
      a = c;
      fa = fc;
      if (side === -1) fb /= 2;
      side = -1;
    }
  }
  return (a + b) / 2;
}

/** Where |f| is least between `a` and `b` (golden section). */
function leastBetween(f: Value, a: number, b: number): number {
  const g = (Math.sqrt(5) - 1) / 2;
  let c = b - g * (b - a);
  let d = a + g * (b - a);
  let fc = Math.abs(f(c));
  let fd = Math.abs(f(d));
  for (let i = 0; i < 60 && b - a > 1e-10; i++) {
    if (fc < fd) {
      b = d;
      d = c;
      fd = fc;
      c = b - g * (b - a);
      fc = Math.abs(f(c));
    } else {
      a = c;
      c = d;
      fc = fd;
      d = a + g * (b - a);
      fd = Math.abs(f(d));
    }
  }
  return (a + b) / 2;
}

/**
 * Zeros of `f` in u from -7 to 7 (rates from -99.9 % to 110,000 %), ascending, a double one twice.
 * `most` stops the search early; a least |f| below `tiny` is a zero.
 */
export function rootsInLogRate(
  f: Value,
  most = Infinity,
  tiny = 0,
  steps = 56,
  from = -7,
  to = 7,
): number[] {
  const roots: number[] = [];
  const width = (to - from) / steps;
  let u0 = from;
  let f0 = f(u0);
  let before = Number.NaN;
  if (f0 === 0) roots.push(u0);
  for (let i = 1; i <= steps && roots.length < most; i++) {
    const u = from + i * width;
    const fu = f(u);
    if (fu === 0) roots.push(u);
    else if (f0 !== 0 && fu < 0 !== f0 < 0) roots.push(refine(f, u0, u, f0, fu));
    else if (
      most - roots.length > 1 &&
      Math.abs(f0) <= Math.abs(before) &&
      Math.abs(f0) <= Math.abs(fu) &&
      before < 0 === f0 < 0 &&
      f0 !== 0
    ) {
      // A dip toward zero that does not reach it on the grid: perhaps two roots, perhaps one double.
      const low = leastBetween(f, u0 - width, u);
      const fl = f(low);
      if (Math.abs(fl) <= tiny) roots.push(low, low);
      else if (fl < 0 !== f0 < 0)
        roots.push(refine(f, u0 - width, low, before, fl), refine(f, low, u, fl, fu));
    }
    before = f0;
    u0 = u;
    f0 = fu;
  }
  return roots.sort((a, b) => a - b);
}

/** All internal rates of return of flows at t = 0, 1, 2, …, ascending. Empty when there is none. */
export function irrs(flows: readonly number[]): number[] {
  let first = 0;
  let last = flows.length - 1;
  while (last >= 0 && flows[last] === 0) last--;
  while (first < last && flows[first] === 0) first++;
  let size = 0;
  let sum = 0;
  let changes = 0;
  let sign = 0;
  for (let t = first; t <= last; t++) {
    const f = flows[t] as number;
    size += Math.abs(f);
    sum += f;
    if (f * sign < 0) changes++;
    if (f !== 0) sign = f;
  }
  if (changes === 0 || !Number.isFinite(size)) return [];
  // Rounding of the sum; below it, nobody can tell a touch from a miss.
  const tiny = 4e-15 * size;
  if (Math.abs(sum) <= tiny && changes === 1) return [0];
  // Below zero in x = 1 + r, above in x = 1/(1+r): both within (0, 1), where powers stay small.
  const start = flows[first] as number;
  const rises = changes > 1 || sum * start < 0;
  const forward = rises ? flows.slice(first, last + 1) : [];
  if (changes === 1 && rises)
    return [1 / rootBetween(forward, 0, 1, start, 1) - 1].filter(Number.isFinite);
  const backward: number[] = [];
  for (let t = last; t >= first; t--) backward.push(flows[t] as number);
  if (changes === 1) return [rootBetween(backward, 0, 1, -start, 1) - 1];
  // Two changes, and above zero in between: one root on either side of 0 %.
  if (changes === 2 && sum * start < 0 && Math.abs(sum) > tiny) {
    return [
      rootBetween(backward, 0, 1, start, 1) - 1,
      1 / rootBetween(forward, 0, 1, start, 1) - 1,
    ].filter(Number.isFinite);
  }
  const roots = rootsInUnit(backward, tiny).map((x) => x - 1);
  if (Math.abs(sum) <= tiny) roots.push(0);
  const above = rootsInUnit(forward, tiny);
  for (let i = above.length - 1; i >= 0; i--) roots.push(1 / (above[i] as number) - 1);
  return roots.filter(Number.isFinite);
}

export interface DatedFlow {
  /** ISO date. */
  readonly date: string;
  readonly amount: number;
}

/** Net present value of dated flows, actual/365 from the first date. */
export function xnpv(rate: number, flows: readonly DatedFlow[]): number {
  const start = flows[0]?.date ?? '';
  return flows.reduce(
    (sum, f) => sum + f.amount * (1 + rate) ** (-daysBetween(start, f.date) / 365),
    0,
  );
}

/** All internal rates of return of dated flows, actual/365, ascending. */
export function xirrs(flows: readonly DatedFlow[]): number[] {
  const since = flows[0]?.date ?? '';
  const times = flows.map((f) => daysBetween(since, f.date) / 365);
  const [first, end] = [Math.min(...times), Math.max(...times)];
  const value: Value = (u) => {
    const from = u < 0 ? end : first;
    return flows.reduce(
      (sum, f, i) => sum + f.amount * Math.exp(-u * ((times[i] as number) - from)),
      0,
    );
  };
  const near = rootsInLogRate(value, Infinity, 0, 448);
  // Flows within days can mean any rate a year.
  const reach = 60 / (end - first);
  const found =
    near.length > 0 || !Number.isFinite(reach)
      ? near
      : rootsInLogRate(value, Infinity, 0, 2000, -reach, reach);
  return [...new Set(found)].map(Math.expm1);
}
