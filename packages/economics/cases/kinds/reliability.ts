/** Kinds about failures: fits, trends, renewal ages, and simulations against closed forms. */
import {
  type Estimator,
  expectedFailures,
  fitDuane,
  fitGrouped,
  fitPowerLaw,
  intensity,
  laplaceU,
  logLikelihood,
  meanCumulative,
  type ObservedSystem,
  overhaulAge,
  type PowerLaw,
  type Termination,
} from '../../src/power-law.ts';
import { exactNormalQuantile } from '../../src/statistics.ts';
import { conditionalFailure, fitWeibull, renewalCostRate } from '../../src/weibull.ts';
import { simulateFailures } from './simulated.ts';

interface Crow {
  systems: ObservedSystem[];
  termination?: Termination;
  estimator?: Estimator;
  targetMtbf?: number;
}

function crow(i: Crow): PowerLaw & Record<string, number> {
  const law = fitPowerLaw(i.systems, i.termination, i.estimator);
  const end = Math.max(...i.systems.map((s) => s.end));
  const cumulative = law.lambda * end ** (law.beta - 1);
  return {
    ...law,
    intensityInst: intensity(law, end),
    mtbfInst: 1 / intensity(law, end),
    mtbfCum: 1 / cumulative,
    // When the cumulative mean time between failures reaches the target.
    timeToTarget: (law.lambda * (i.targetMtbf ?? Number.NaN)) ** (1 / (1 - law.beta)),
    logLik: logLikelihood(law, i.systems),
  };
}

/** Least of a function with one minimum, by golden section in the logarithm. */
function leastAt(f: (x: number) => number, low: number, high: number): number {
  const g = (Math.sqrt(5) - 1) / 2;
  let a = Math.log(low);
  let b = Math.log(high);
  for (let i = 0; i < 200; i++) {
    const c = b - g * (b - a);
    const d = a + g * (b - a);
    if (f(Math.exp(c)) < f(Math.exp(d))) b = d;
    else a = c;
  }
  return Math.exp((a + b) / 2);
}

export const reliability = {
  'crow-amsaa': crow,
  'crow-amsaa-truncated': crow,
  'crow-amsaa-overhaul': (i: Crow & { overhaulToRepairCostRatio: number }) => {
    const fit = crow(i);
    const age = overhaulAge(fit, i.overhaulToRepairCostRatio);
    return { ...fit, optimalOverhaulInterval: age, overhaulWorthwhile: age !== null };
  },
  'crow-amsaa-grouped': (i: { intervalEnds: number[]; failuresInInterval: number[] }) =>
    fitGrouped(i.intervalEnds, i.failuresInInterval),

  duane: (i: { failures: number[]; targetMtbf?: number }) => {
    const { alpha, A } = fitDuane(i.failures);
    const mtbfCum = (i.failures.at(-1) ?? Number.NaN) ** alpha / A;
    return {
      alpha,
      A,
      mtbfCum,
      mtbfInst: mtbfCum / (1 - alpha),
      timeToTarget: ((i.targetMtbf ?? Number.NaN) * A) ** (1 / alpha),
    };
  },

  'trend-laplace': (i: { interarrival: number[]; confidence?: number }) => {
    let age = 0;
    const ages = i.interarrival.map((gap) => (age += gap));
    const U = laplaceU(ages);
    const zCrit = exactNormalQuantile(1 - (1 - (i.confidence ?? 0.95)) / 2);
    const { beta, lambda } = fitPowerLaw([{ end: age, failures: ages }], 'failure');
    return {
      U,
      zCrit,
      beta,
      lambda,
      trend: U > zCrit ? 'worsening' : U < -zCrit ? 'improving' : 'constant',
      rocof: ages.length / age,
    };
  },

  mcf: (i: {
    systems?: { failures: number[]; end: number; endIsFailure?: boolean }[];
    raw?: number[][];
  }) => {
    const systems =
      i.raw?.map((times) => ({ failures: times.slice(0, -1), end: times.at(-1) ?? 0 })) ??
      (i.systems ?? []).map((s) => ({
        end: s.end,
        failures:
          s.endIsFailure && s.failures.at(-1) !== s.end ? [...s.failures, s.end] : s.failures,
      }));
    const { times, mcf } = meanCumulative(systems);
    return { times, mcf, sum: mcf.reduce((a, b) => a + b, 0) };
  },

  'nhpp-expected': (i: { lambda_: number; beta: number; fromAge: number; toAge: number }) => {
    const mean = expectedFailures({ lambda: i.lambda_, beta: i.beta }, i.fromAge, i.toAge);
    return { expectedFailures: mean, probNone: Math.exp(-mean) };
  },

  weibull: (i: { failures: number[]; rightCensored?: number[] }) =>
    fitWeibull(i.failures, i.rightCensored),
  'weibull-conditional': (i: { scale: number; shape: number; age: number; horizon: number }) => ({
    prob: conditionalFailure(i, i.age, i.horizon),
  }),

  'age-replacement': (i: {
    model: string;
    minimalRepairCost?: number;
    replacementCost?: number;
    preventiveCost?: number;
    correctiveCost?: number;
    weibullScale: number;
    weibullShape: number;
  }) => {
    const law = { scale: i.weibullScale, shape: i.weibullShape };
    if (/old|minimal/i.test(i.model)) {
      const repair = i.minimalRepairCost ?? i.preventiveCost ?? Number.NaN;
      const renew = i.replacementCost ?? i.correctiveCost ?? Number.NaN;
      const power = { lambda: law.scale ** -law.shape, beta: law.shape };
      const age = overhaulAge(power, renew / repair);
      return {
        optimalAge: age,
        minCostRate: age === null ? null : (repair * (age / law.scale) ** law.shape + renew) / age,
      };
    }
    const preventive = i.preventiveCost ?? Number.NaN;
    const corrective = i.correctiveCost ?? Number.NaN;
    // Renewing before failure pays only if failures grow likelier with age and cost more.
    if (law.shape <= 1 || corrective <= preventive) return { optimalAge: null, minCostRate: null };
    const costRate = (t: number): number => renewalCostRate(law, preventive, corrective, t);
    const age = leastAt(costRate, law.scale / 1000, law.scale * 10);
    return { optimalAge: age, minCostRate: costRate(age) };
  },

  'mc-closed-form': simulateFailures,
  'mc-closed-form-moments': simulateFailures,
};
