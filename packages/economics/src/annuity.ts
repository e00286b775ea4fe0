/**
 * Annuities in the signs of spreadsheets: money received positive, money paid negative,
 * pv(1+r)^n + pmt(1+r·when)((1+r)^n - 1)/r + fv = 0.
 */
import { upv } from './present-value.ts';
import { bisect } from './statistics.ts';

export type When = 'begin' | 'end';

const shift = (rate: number, when: When): number => (when === 'begin' ? 1 + rate : 1);

/** Value now. */
export function pv(rate: number, nper: number, pmt: number, fv = 0, when: When = 'end'): number {
  return -pmt * shift(rate, when) * upv(rate, nper) - fv * (1 + rate) ** -nper;
}

/** Value after `nper` periods. */
export function fv(rate: number, nper: number, pmt: number, pv = 0, when: When = 'end'): number {
  const growth = (1 + rate) ** nper;
  return -pv * growth - pmt * shift(rate, when) * upv(rate, nper) * growth;
}

/** Equal payment. */
export function pmt(rate: number, nper: number, pv: number, fv = 0, when: When = 'end'): number {
  return -(pv + fv * (1 + rate) ** -nper) / (shift(rate, when) * upv(rate, nper));
}

/** Number of periods; NaN when the payments never get there. */
export function nper(rate: number, pmt: number, pv: number, fv = 0, when: When = 'end'): number {
  if (rate === 0) return pmt === 0 ? Number.NaN : -(pv + fv) / pmt;
  const z = (pmt * shift(rate, when)) / rate;
  return Math.log((z - fv) / (z + pv)) / Math.log1p(rate);
}

/** Rate per period; the root nearest 0.1, NaN when there is none. */
export function rate(nper: number, pmt: number, pv: number, fv = 0, when: When = 'end'): number {
  const value = (u: number): number => {
    const r = Math.expm1(u);
    const now = pmt * shift(r, when);
    // The form whose powers stay below 1: today's value above zero, the end's below.
    if (u >= 0) return pv + now * upv(r, nper) + fv * Math.exp(-u * nper);
    return pv * Math.exp(u * nper) + (now * Math.expm1(u * nper)) / r + fv;
  };
  return nearest(rootsOf(value).map(Math.expm1)) ?? Number.NaN;
}

/** Of several rates the one nearest 10 %, which is where people look. */
export function nearest(rates: readonly number[]): number | undefined {
  return rates.toSorted((a, b) => Math.abs(a - 0.1) - Math.abs(b - 0.1))[0];
}

type Value = (u: number) => number;

/** Zeros of `f` in u from -7 to 7 (rates from -99.9 % to 110,000 %): at most two of an annuity. */
function rootsOf(f: Value): number[] {
  const width = 0.25;
  const roots: number[] = [];
  let [before, f0] = [Number.NaN, f(-7)];
  for (let u = width - 7; u <= 7; u += width) {
    const fu = f(u);
    if (fu === 0) roots.push(u);
    else if (f0 * fu < 0) roots.push(bisect(f, u - width, u));
    else if (f0 * before > 0 && Math.abs(f0) <= Math.abs(before) && Math.abs(f0) <= Math.abs(fu)) {
      // A dip toward zero that does not reach it on the grid: perhaps it crosses in between.
      const side = f0;
      const low = leastBetween((at) => f(at) * side, u - 2 * width, u);
      if (f(low) * f0 <= 0) roots.push(bisect(f, u - 2 * width, low), bisect(f, low, u));
    }
    before = f0;
    f0 = fu;
  }
  return roots;
}

/** Where `f` is least between `a` and `b` (golden section). */
function leastBetween(f: Value, a: number, b: number): number {
  const g = (Math.sqrt(5) - 1) / 2;
  while (b - a > 1e-10) {
    const [c, d] = [b - g * (b - a), a + g * (b - a)];
    if (f(c) < f(d)) b = d;
    else a = c;
  }
  return (a + b) / 2;
}
