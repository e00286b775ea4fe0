import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  betaLimits,
  expectedFailures,
  fitDuane,
  fitGrouped,
  fitPowerLaw,
  intensity,
  laplaceU,
  logLikelihood,
  meanCumulative,
  overhaulAge,
  shapeOf,
  trendTest,
} from './power-law.ts';
import { randomSource } from './random.ts';
import {
  chi2Cdf,
  chi2Quantile,
  logGamma,
  exactNormalQuantile,
  normalCdf,
  normalQuantile,
} from './statistics.ts';
import { conditionalFailure, fitWeibull, remainingLife, scaleOfMean } from './weibull.ts';

/** Ages of failures of a power-law unit on (start, end], by inversion. */
function failuresOf(
  lambda: number,
  beta: number,
  start: number,
  end: number,
  random: () => number,
): number[] {
  const ages: number[] = [];
  for (let sum = lambda * start ** beta; ;) {
    sum -= Math.log(1 - random());
    const age = (sum / lambda) ** (1 / beta);
    if (age > end) return ages;
    ages.push(age);
  }
}

test('a fit from mid-life recovers the law, one that forgets the age does not', () => {
  const random = randomSource(7);
  const systems = Array.from({ length: 2000 }, () => ({
    start: 8,
    end: 14,
    failures: failuresOf(0.02, 2.2, 8, 14, random),
  }));
  const right = fitPowerLaw(systems);
  assert.ok(Math.abs(right.beta - 2.2) < 0.2, `${right.beta}`);
  const wrong = fitPowerLaw(
    systems.map((s) => ({ end: 6, failures: s.failures.map((x) => x - 8) })),
  );
  assert.ok(Math.abs(wrong.beta - 2.2) > 0.5);
});

test('the fit is where the likelihood is highest', () => {
  const system = { start: 5, end: 10, failures: [6, 7, 8, 8.5, 9, 9.5, 9.9] };
  const law = fitPowerLaw([system]);
  const best = logLikelihood(law, [system]);
  for (const step of [0.97, 1.03]) {
    const beta = law.beta * step;
    const lambda = 7 / (10 ** beta - 5 ** beta);
    assert.ok(logLikelihood({ lambda, beta }, [system]) < best);
  }
});

test('the fitted law expects as many failures as were seen', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 2.01, max: 9.99, noNaN: true }), { minLength: 2, maxLength: 30 }),
      (ages) => {
        const law = fitPowerLaw([{ start: 2, end: 10, failures: ages }]);
        return Math.abs(expectedFailures(law, 2, 10) - ages.length) < 1e-6 * ages.length;
      },
    ),
  );
});

test('taking the bias out shrinks beta by (N-1)/N, or (N-2)/N when a failure ends it', () => {
  const s = [{ end: 10, failures: [1, 4, 7, 10] }];
  assert.ok(
    Math.abs(fitPowerLaw(s, 'time', 'modified-mle').beta / fitPowerLaw(s).beta - 3 / 4) < 1e-9,
  );
  assert.ok(
    Math.abs(fitPowerLaw(s, 'failure', 'modified-mle').beta / fitPowerLaw(s).beta - 2 / 4) < 1e-9,
  );
});

test('no failure is a law of no failures', () => {
  assert.deepEqual(fitPowerLaw([{ end: 4, failures: [] }]), { lambda: 0, beta: 1 });
});

test('counts per interval and dated failures tell nearly the same', () => {
  const random = randomSource(3);
  const ages = failuresOf(0.4, 1.6, 0, 60, random);
  const ends = Array.from({ length: 60 }, (_, k) => k + 1);
  const counts = ends.map((e) => ages.filter((x) => x > e - 1 && x <= e).length);
  assert.ok(
    Math.abs(fitGrouped(ends, counts).beta - fitPowerLaw([{ end: 60, failures: ages }]).beta) <
      0.03,
  );
});

test('confidence limits widen as failures get fewer: about x/2.7 at 4, x/1.4 at 30', () => {
  assert.ok(Math.abs(Math.sqrt(betaLimits(1, 4).high / betaLimits(1, 4).low) - 2.83) < 0.1);
  assert.ok(Math.abs(Math.sqrt(betaLimits(1, 30).high / betaLimits(1, 30).low) - 1.44) < 0.02);
});

test('the trend test finds wear, and calls a steady unit steady about 95 times in 100', () => {
  const random = randomSource(11);
  let alarms = 0;
  for (let i = 0; i < 1000; i++) {
    const failures = failuresOf(1.5, 1, 6, 18, random);
    if (failures.length >= 4 && trendTest({ start: 6, end: 18, failures }).p < 0.05) alarms++;
  }
  assert.ok(alarms > 25 && alarms < 80, `${alarms}`);
  assert.ok(trendTest({ start: 0, end: 10, failures: [6, 8, 8.5, 9, 9.3, 9.6, 9.8] }).p < 0.01);
});

test('Laplace is zero for even spacing and its own image in reverse', () => {
  const ages = [2, 4, 6, 8];
  assert.ok(Math.abs(laplaceU(ages, 10)) < 1e-12);
  assert.ok(Math.abs(laplaceU([1, 2, 3], 10) + laplaceU([7, 8, 9], 10)) < 1e-12);
});

test('an overhaul pays only for a unit that wears', () => {
  assert.equal(overhaulAge({ lambda: 1, beta: 1 }, 4), null);
  const law = { lambda: 1e-3, beta: 2 };
  const age = overhaulAge(law, 5) as number;
  const rate = (t: number): number => (law.lambda * t ** 2 + 5) / t;
  assert.ok(rate(age) < rate(age * 1.05) && rate(age) < rate(age * 0.95));
  assert.ok(Math.abs(intensity(law, 10) - 0.02) < 1e-12);
});

test('special functions agree with known values and with their inverses', () => {
  assert.ok(Math.abs(logGamma(5) - Math.log(24)) < 1e-12);
  assert.ok(Math.abs(logGamma(0.5) - Math.log(Math.PI) / 2) < 1e-12);
  assert.ok(Math.abs(chi2Cdf(3.841458820694124, 1) - 0.95) < 1e-12);
  assert.ok(Math.abs(chi2Quantile(0.5, 10) - 9.341817765591971) < 1e-9);
  assert.ok(Math.abs(exactNormalQuantile(0.975) - 1.959963984540054) < 1e-12);
  fc.assert(
    fc.property(
      fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }),
      (p) =>
        Math.abs(normalCdf(exactNormalQuantile(p)) - p) < 1e-12 &&
        Math.abs(normalQuantile(p) - exactNormalQuantile(p)) < 5e-5,
    ),
  );
});

test('a Weibull fit recovers its law and a shape of 1 has no memory', () => {
  const random = randomSource(5);
  const lives = Array.from({ length: 4000 }, () =>
    remainingLife({ scale: 20, shape: 3 }, 0, 1 - random()),
  );
  const fit = fitWeibull(
    lives.filter((t) => t <= 22),
    lives.filter((t) => t > 22).map(() => 22),
  );
  assert.ok(
    Math.abs(fit.scale - 20) < 4 * Math.sqrt(fit.varScale) &&
      Math.abs(fit.shape - 3) < 4 * Math.sqrt(fit.varShape),
  );
  assert.ok(
    Math.abs(
      conditionalFailure({ scale: 10, shape: 1 }, 50, 5) -
        conditionalFailure({ scale: 10, shape: 1 }, 0, 5),
    ) < 1e-12,
  );
  assert.ok(Math.abs(scaleOfMean(10, 1) - 10) < 1e-9);
});

const near = (got: number | null, known: number, rel = 1e-9): void =>
  assert.ok(Math.abs((got ?? Infinity) - known) <= rel * Math.abs(known), `${got}, not ${known}`);

test('seen from new, the shape is the failures over the logs of how early they came', () => {
  const systems = [{ end: 10, failures: [2, 5, 9, 10] }];
  const beta = 4 / (Math.log(5) + Math.log(2) + Math.log(10 / 9));
  const law = fitPowerLaw(systems);
  near(law.beta, beta);
  near(law.lambda, 4 / 10 ** beta);
  near(fitPowerLaw(systems, undefined, 'modified-mle').beta, (beta * 3) / 4);
  // Six failures' worth of a shape of 1.5: n + 6 ln(1.5/b) = b Σ ln(T/x).
  const drawn = shapeOf(systems, { beta: 1.5, weight: 6 });
  near(4 + 6 * Math.log(1.5 / drawn), (drawn * 4) / beta);
  near(fitPowerLaw([{ end: 10, failures: [10, 10] }]).beta, 200);
});

test('several systems, each seen over its own ages, are fitted together', () => {
  const systems = [
    { end: 1, failures: [Math.exp(-1), Math.exp(-2)] },
    { start: 0, end: 1, failures: [Math.exp(-1)] },
  ];
  const law = fitPowerLaw(systems);
  near(law.beta, 3 / 4);
  near(law.lambda, 3 / 2);
  // Σ ln(λ b x^(b-1)) less the failures expected, three.
  near(logLikelihood(law, systems), 3 * Math.log(9 / 8) + 1 - 3);
  const late = [{ start: 1, end: 4, failures: [2] }];
  near(logLikelihood({ lambda: 0.5, beta: 2 }, late), Math.log(2) - 7.5);
});

test('two intervals are fitted exactly, three where the score is zero', () => {
  const law = fitGrouped([100, 400], [5, 35]);
  near(law.beta, 1.5);
  near(law.lambda, 0.005);
  // What a shape of 2 expects in each.
  near(fitGrouped([1, 2, 3, 4], [1, 3, 5, 7]).beta, 2);
  near(
    fitGrouped([2, 3, 4], [8, 10, 14]).lambda * 4 ** fitGrouped([2, 3, 4], [8, 10, 14]).beta,
    32,
  );
});

test('the trend test counts from when the window opened, and says nothing without failures', () => {
  const one = trendTest({ end: 10, failures: [9] });
  near(one.statistic, 2 * Math.log(10 / 9));
  near(one.p, 0.2);
  const two = trendTest({ start: 2, end: 10, failures: [6, 8] });
  const half = Math.log(8 / 3);
  near(two.statistic, 2 * half);
  near(two.p, 2 * (1 - (3 / 8) * (1 + half)));
  const three = trendTest({ end: 8, failures: [1, 2, 4] });
  const h = Math.log(64);
  near(three.p, (2 / 64) * (1 + h + (h * h) / 2));
  assert.deepEqual(trendTest({ end: 8, failures: [] }), { statistic: 0, p: 1 });
});

test("Laplace's U is how far the mean age lies from the middle, in standard deviations", () => {
  near(laplaceU([5, 8, 9], 10), 1.4);
  // The failure that ends it does not count.
  near(laplaceU([5, 8, 10]), (1.5 * Math.sqrt(24)) / 10);
});

test('an overhaul is due where its cost is the repairs it has saved', () => {
  near(overhaulAge({ lambda: 0.5, beta: 3 }, 8), 2);
  assert.equal(overhaulAge({ lambda: 1, beta: 0.8 }, 4), null);
});

test("ages on Duane's line give the line", () => {
  // t/i = t^0.4 / 2.
  const { alpha, A } = fitDuane([1, 2, 3, 4, 5].map((i) => (i / 2) ** (1 / 0.6)));
  near(alpha, 0.4);
  near(A, 2);
});

test('the mean cumulative function shares each failure among the systems still observed', () => {
  const { times, mcf } = meanCumulative([
    { end: 10, failures: [10, 3] },
    { end: 5, failures: [5] },
    { end: 20, failures: [15] },
  ]);
  assert.deepEqual(times, [3, 5, 10, 15]);
  [1 / 3, 2 / 3, 2 / 3 + 1 / 2, 2 / 3 + 3 / 2].forEach((known, i) => near(mcf[i] ?? null, known));
});
