/**
 * Internal rates of return: every rate above -100 % at which the net present value is zero, or
 * none; never a wrong one. Yearly flows are a polynomial in 1/(1+r), dated ones a sum of powers of
 * any size; the rates of both are isolated exactly.
 */
import { daysBetween } from './dates.ts';
import { bisect, sumOf } from './statistics.ts';
import { rootBetween, rootsInUnit } from './unit-roots.ts';

/** All internal rates of return of flows at t = 0, 1, 2, …, ascending. Empty when there is none. */
export function irrs(flows: readonly number[]): number[] {
  let first = 0;
  let last = flows.length - 1;
  while (flows[last] === 0) last--;
  while (flows[first] === 0) first++;
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
  const days = new Map<number, number>();
  for (const { date, amount } of flows) {
    const day = daysBetween(flows[0]?.date ?? '', date);
    days.set(day, (days.get(day) ?? 0) + amount);
  }
  const terms = [...days]
    .map(([day, amount]): Term => ({ t: day / 365, amount }))
    .filter(({ amount }) => amount !== 0)
    .sort((a, b) => a.t - b.t);
  if (terms.length < 2) return [];
  const [first, second] = terms as [Term, Term];
  const [beforeLast, last] = terms.slice(-2) as [Term, Term];
  // Further out the first payment outweighs all others, or the last does.
  const size = sumOf(terms, ({ amount }) => Math.abs(amount));
  const low = -Math.log(size / Math.abs(last.amount)) / (last.t - beforeLast.t);
  const high = Math.log(size / Math.abs(first.amount)) / (second.t - first.t);
  return zerosBetween(terms, low, high)
    .map(Math.expm1)
    .filter((r) => r > -1 && Number.isFinite(r));
}

interface Term {
  readonly t: number;
  readonly amount: number;
}

/**
 * Zeros in u = ln(1+r) of the sum of amount · e^(-ut), ascending, one where it touches; `t` ascends.
 * If the amounts first change their sign about t = c, the derivative of the sum times e^(uc) has
 * one change less, and its zeros part those of the sum (Laguerre 1883): none is missed.
 */
function zerosBetween(terms: readonly Term[], low: number, high: number): number[] {
  const k = terms.findIndex(({ amount }, i) => amount * (terms[i - 1]?.amount ?? 0) < 0);
  const [before, after] = [terms[k - 1], terms[k]];
  if (!before || !after) return [];
  const c = (before.t + after.t) / 2;
  const turns = zerosBetween(
    terms.map(({ t, amount }) => ({ t, amount: amount * (t - c) })),
    low,
    high,
  );
  // From the end whose powers stay below 1.
  const sumAt = (u: number, of = (amount: number): number => amount): number => {
    const from = (terms.at(u < 0 ? -1 : 0) as Term).t;
    return sumOf(terms, ({ t, amount }) => of(amount) * Math.exp(-u * (t - from)));
  };
  const zeros: number[] = [];
  let [left, value] = [low, sumAt(low)];
  for (const right of [...turns, high]) {
    const next = sumAt(right);
    // Below its rounding, nobody can tell a touch from a miss.
    const touches = Math.abs(next) <= 4e-15 * sumAt(right, Math.abs);
    if (touches) zeros.push(right);
    else if (value * next < 0) zeros.push(bisect(sumAt, left, right));
    [left, value] = [right, touches ? 0 : next];
  }
  return zeros;
}
