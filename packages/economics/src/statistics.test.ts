import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  bisect,
  chi2Cdf,
  chi2Quantile,
  exactNormalQuantile,
  gammaP,
  gammaQuantile,
  logGamma,
  normalCdf,
  normalQuantile,
  quantile,
  strataOfNormal,
  sumOf,
} from './statistics.ts';

const near = (got: number, known: number, abs: number): void =>
  assert.ok(Math.abs(got - known) <= abs, `${got} instead of ${known}`);

test('the log of the gamma function has its known values', () => {
  for (const [x, known] of [
    [0.5, 0.5723649429247001],
    [1, 0],
    [4 / 3, -0.11319164174034262],
    [5, Math.log(24)],
    [12, Math.log(39916800)],
    [100, 359.1342053695754],
  ] as const)
    near(logGamma(x), known, 2e-13 * Math.max(1, known));
});

test('the incomplete gamma function agrees with its closed forms on both sides of a + 1', () => {
  for (const x of [0.1, 1, 1.9, 2.1, 5, 30]) near(gammaP(1, x), -Math.expm1(-x), 5e-13);
  for (const x of [0.1, 2, 2.9, 3.1, 10]) near(gammaP(2, x), 1 - (1 + x) * Math.exp(-x), 5e-13);
  assert.equal(gammaP(3, 0), 0);
  assert.equal(gammaP(3, -1), 0);
});

test('chi-square has the quantiles of the printed tables, and its share back', () => {
  for (const [p, k, known] of [
    [0.05, 1, 0.003932140000019522],
    [0.95, 1, 3.841458820694124],
    [0.025, 20, 9.590777392264867],
    [0.975, 20, 34.16960690283833],
    [0.95, 10, 18.307038053275146],
  ] as const) {
    near(chi2Quantile(p, k), known, 1e-9 * known);
    near(chi2Cdf(known, k), p, 1e-12);
  }
});

test('the normal distribution has its known shares and quantiles, and is symmetric', () => {
  near(normalCdf(0), 0.5, 1e-15);
  near(normalCdf(1.96), 0.9750021048517795, 1e-14);
  near(normalCdf(-1.96), 0.0249978951482205, 1e-14);
  for (const [p, known] of [
    [0.5, 0],
    [0.6, 0.2533471031357997],
    [0.9, 1.2815515655446004],
    [0.96, 1.7506860712521692],
    [0.975, 1.959963984540054],
    [0.999, 3.090232306167813],
    [0.99999, 4.264890793922602],
  ] as const) {
    near(normalQuantile(p), known, 3e-5);
    near(normalQuantile(1 - p), -known, 3e-5);
    near(exactNormalQuantile(p), known, 1e-10);
    near(exactNormalQuantile(1 - p), -known, 1e-10);
  }
});

test('strata of the normal ascend, mirror each other and have its spread', () => {
  const z = strataOfNormal(1000);
  assert.equal(z.length, 1000);
  near(z[0] ?? 0, -3.2905267, 3e-5);
  near(z[999] ?? 0, 3.2905267, 3e-5);
  near(z[899] ?? 0, normalQuantile(0.8995), 0);
  near(
    sumOf([...z], (x) => x),
    0,
    1e-9,
  );
  near(sumOf([...z], (x) => x * x) / 1000, 1, 0.005);
});

test('gamma variates have the median and the ends of the exact distribution', () => {
  // 2 x chi-square: P50, P10 and P90 of gamma(10) are half of chi-square(20)'s.
  near(gammaQuantile(10, 0), 19.337429 / 2, 0.01);
  near(gammaQuantile(10, 1.2815515655446004), 28.411981 / 2, 0.02);
  near(gammaQuantile(10, -1.2815515655446004), 12.442609 / 2, 0.02);
  assert.equal(gammaQuantile(0.1, -3), 0);
});

test('bisection finds the zero of what rises and of what falls', () => {
  near(
    bisect((x) => x * x - 2, 0, 2),
    Math.SQRT2,
    1e-15,
  );
  near(
    bisect((x) => 2 - x * x, 0, 2),
    Math.SQRT2,
    1e-15,
  );
  near(
    bisect((x) => x + 3, -10, 0),
    -3,
    1e-14,
  );
});

test('bisection stops when there are no more digits, and at 0, which always has more, after 200 steps', () => {
  const steps = (zero: number, low: number, high: number): number => {
    let count = 0;
    bisect((x) => (count++, x - zero), low, high);
    return count;
  };
  // 1e-15 of 2.8 is 2 halved 49.3 times; and both ends first.
  assert.equal(steps(Math.SQRT2, 0, 2), 52);
  assert.equal(steps(-Math.SQRT2, -2, 0), 52);
  assert.equal(steps(3e-9, 2e-9, 4e-9), 51);
  assert.equal(steps(0, 0, 1), 202);
});

test('a quantile lies between its two neighbours', () => {
  assert.equal(quantile([1, 2, 4, 8], 0), 1);
  assert.equal(quantile([1, 2, 4, 8], 0.5), 3);
  assert.equal(quantile([1, 2, 4, 8], 0.75), 5);
  assert.equal(quantile([1, 2, 4, 8], 1), 8);
  assert.ok(Number.isNaN(quantile([], 0.5)));
});
