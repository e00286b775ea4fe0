// What a browser does not need at once: how units fail, from ages at failure. Sources of each formula stand beside it.
export {
  betaLimits,
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
  trendTest,
} from './power-law.ts';
export {
  conditionalFailure,
  fitWeibull,
  remainingLife,
  renewalCostRate,
  scaleOfMean,
  type Weibull,
  type WeibullFit,
} from './weibull.ts';
