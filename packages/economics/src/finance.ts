// What a browser does not need at once: the time value of money, on plain lists of flows. Sources of each formula stand beside it.
export { fv, nper, pmt, pv, rate, type When } from './annuity.ts';
export {
  economicLife,
  type EconomicLife,
  marginalCosts,
  replaceAtStartOfYear,
} from './economic-life.ts';
export { type DatedFlow, irrs, xirrs, xnpv } from './irr.ts';
export {
  airr,
  type Alternative,
  compareAlternatives,
  type Compared,
  lifeCycleCost,
  type LifeCycleCost,
  type Recurring,
  sir,
  yearlyCosts,
} from './life-cycle-cost.ts';
export { breakEven, payback } from './payback.ts';
export {
  type Convention,
  effectiveRate,
  inflationFrom,
  mirr,
  nominalFrom,
  nominalRate,
  npv,
  realFrom,
  spv,
  ucr,
  upv,
  upvStar,
} from './present-value.ts';
export { returnsOf } from './returns.ts';
