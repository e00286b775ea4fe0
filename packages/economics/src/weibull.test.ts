import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  conditionalFailure,
  fitWeibull,
  remainingLife,
  renewalCostRate,
  scaleOfMean,
} from './weibull.ts';

const near = (got: number, known: number, rel = 1e-9): void =>
  assert.ok(Math.abs(got - known) <= rel * Math.abs(known), `${got} instead of ${known}`);

test('the mean of a Weibull is its scale times the gamma function', () => {
  near(scaleOfMean(10, 1), 10);
  near(scaleOfMean(10, 2), 10 / (Math.sqrt(Math.PI) / 2));
});

test('the share that outlives the remaining life is the share asked for', () => {
  const law = { scale: 20, shape: 3 };
  for (const age of [0, 8, 30]) {
    for (const share of [0.9, 0.5, 0.1])
      near(1 - conditionalFailure(law, age, remainingLife(law, age, share)), share);
  }
  near(conditionalFailure({ scale: 5, shape: 1 }, 12, 5), 1 - Math.exp(-1));
});

test('with shape 1 the fit is the mean time per failure, and censored time counts', () => {
  // Quantiles of an exponential law: the fitted shape stays near 1 and the scale near its mean.
  const lives = Array.from({ length: 400 }, (_, k) => -100 * Math.log(1 - (k + 0.5) / 400));
  const fit = fitWeibull(lives);
  near(fit.shape, 1, 0.01);
  near(fit.scale, 100, 0.01);
  const cut = 80;
  const seen = lives.filter((t) => t < cut);
  const censored = lives.filter((t) => t >= cut).map(() => cut);
  const partly = fitWeibull(seen, censored);
  near(partly.shape, 1, 0.02);
  near(partly.scale, 100, 0.03);
  // Less is known of it.
  assert.ok(partly.varScale > fit.varScale && partly.varShape > fit.varShape);
  // Asymptotic variances of a complete sample: 0.6079 shape²/n and 1.1087 (scale/shape)²/n.
  near(fit.varShape, 0.6079 / 400, 0.03);
  near(fit.varScale, (1.1087 * 100 ** 2) / 400, 0.03);
  near(fit.covShapeScale, (0.257 * 100) / 400, 0.05);
});

test('renewing what does not age costs its price over and over, and less the longer one waits', () => {
  const law = { scale: 10, shape: 1 };
  for (const t of [1, 10, 40]) {
    const survives = Math.exp(-t / 10);
    const known = (3 * survives + 20 * (1 - survives)) / (10 * (1 - survives));
    near(renewalCostRate(law, 3, 20, t), known, 1e-6);
  }
});

test('a fit with a shape of its own is where the likelihood is highest, as wide as its curvature', () => {
  const [failures, censored] = [
    [12, 31, 44, 52, 60, 71],
    [38, 55, 90],
  ];
  // From chances, not densities: of failing within an hour about each age, of outliving the others.
  const likelihood = (shape: number, scale: number): number => {
    const law = { scale, shape };
    const within = 1e-3;
    const dies = (t: number): number =>
      (conditionalFailure(law, 0, t + within / 2) - conditionalFailure(law, 0, t - within / 2)) /
      within;
    return (
      failures.reduce((sum, t) => sum + Math.log(dies(t)), 0) +
      censored.reduce((sum, t) => sum + Math.log(1 - conditionalFailure(law, 0, t)), 0)
    );
  };
  const fit = fitWeibull(failures, censored);
  const at = (b: number, a: number): number =>
    likelihood(fit.shape + b * 0.01, fit.scale + a * 0.1);
  near(fit.logLik, at(0, 0), 1e-6);
  for (const [b, a] of [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ] as const)
    assert.ok(at(b, a) < fit.logLik);
  const bb = (2 * at(0, 0) - at(1, 0) - at(-1, 0)) / 1e-4;
  const aa = (2 * at(0, 0) - at(0, 1) - at(0, -1)) / 1e-2;
  const ba = (at(1, -1) + at(-1, 1) - at(1, 1) - at(-1, -1)) / 4e-3;
  const det = bb * aa - ba * ba;
  near(fit.varShape, aa / det, 1e-3);
  near(fit.varScale, bb / det, 1e-3);
  near(fit.covShapeScale, -ba / det, 1e-2);
});
