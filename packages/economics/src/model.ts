/** Turns a case into the plans to simulate: every default filled in, every number booked. */
import type { Assumption, EconomicsCase, EconomicsOption, OptionAssumptionId } from './case.ts';
import { type FailureModel, fitHistory } from './failure-model.ts';
import { Book, type Ranged } from './inputs.ts';
import type { InputUsed, OptionResult } from './result.ts';
import type { Convention } from './present-value.ts';
import { Z90 } from './statistics.ts';

/** One machine as an option leaves it or buys it. */
export interface UnitModel {
  readonly existing: boolean;
  readonly energyUse: Ranged;
  readonly energyFactor: Ranged;
  readonly degradation: number;
  readonly maintenance: Ranged;
  /** Coming year (existing) or mean over life (new). */
  readonly failures: Ranged;
  /** Gamma shape of what is not known about `failures`. */
  readonly evidence: number;
  readonly shape: number;
  readonly shapeSpread: number;
  /** Failures in a later year are at most this multiple of the coming year's. */
  readonly mostGrowth: number;
  /** Age at the start: 0 for a new one. */
  readonly age: number;
  readonly life: Ranged;
  /** `life` counts from now (years left), not from new. */
  readonly lifeFromNow: boolean;
  readonly infantFailures: number;
  readonly costPerFailure: Ranged;
  readonly downtimePerFailure: Ranged;
  readonly warrantyYears: number;
  readonly warrantyShare: number;
  readonly price: Ranged;
}

export interface Plan {
  readonly id: string;
  readonly label: string;
  readonly family: EconomicsOption['family'];
  readonly later: OptionResult['later'];
  readonly first: UnitModel;
  /** Follows when the first dies; null when the case has no replacement. */
  readonly next: UnitModel | null;
  /** Year at whose end the first is replaced at the latest. */
  readonly replaceBy: number;
  /** Hours out of service, and hire, while it is done. */
  readonly workHours: number;
  readonly leadCost: number;
  readonly incentive: {
    readonly amount: number;
    readonly probability: number;
    readonly year: number;
  };
  readonly residual: Ranged | null;
  readonly salvageForgone: number;
  readonly event: { readonly probability: number; readonly cost: number; readonly hours: number };
}

export interface Model {
  readonly currency: string;
  readonly rate: number;
  readonly horizon: number;
  readonly convention: Convention;
  readonly energyPrice: Ranged;
  readonly energyEscalation: Ranged;
  /** Money for the carbon of one unit of energy. */
  readonly carbonMoney: number;
  readonly carbonTonnes: number;
  readonly downtimeCost: Ranged;
  readonly neededShare: number;
  readonly usage: number;
  readonly costSpread: number;
  readonly repairEscalation: number;
  readonly residualShare: number;
  readonly lifeShape: number;
  readonly taxRate: number;
  readonly depreciationYears: number | null;
  readonly inflation: number;
  readonly plans: readonly Plan[];
  readonly fit: FailureModel;
  readonly provenance: readonly InputUsed[];
  readonly horizonShortened: boolean;
}

/** Mean years left of a unit at `age` with Weibull life: what it may reach beyond its mean life. */
export function yearsLeft(life: number, age: number): number {
  // Good to a tenth of a year for shape 3; only for defaults and for planning ahead.
  return Math.max(life - age, (life * 0.35) / (1 + Math.max(0, age / life - 0.6) * 2));
}

/**
 * Unless the case gives the shape, a present unit is not taken to fail more than this many times as
 * often as in the coming year: what fails is renewed, and so the failures of a repaired machine
 * level off (Drenick 1960), where a power law fitted to a few years would rise without end.
 */
const MOST_GROWTH = 4;

/** Failures in the k-th year from now: 1 in the coming year of a present unit, 1 on average over the life of a new one. */
export function growthOfFailures(u: UnitModel, k: number, b = u.shape): number {
  const unit = u.existing ? (u.age + 1) ** b - u.age ** b : u.life.value ** (b - 1);
  return Math.min(u.mostGrowth, ((u.age + k) ** b - (u.age + k - 1) ** b) / unit);
}

export function buildModel(
  c: EconomicsCase,
  convention: Convention,
  fit: FailureModel = fitHistory(c),
): Model {
  const book = new Book();
  const money = c.currency;
  const a = c.assumptions;
  const take = (
    id: keyof typeof a,
    fallback: number,
    unit: string,
    origin?: InputUsed['origin'],
    range?: readonly [number, number] | null,
  ): Ranged => book.take(`assumptions.${id}`, a[id], fallback, unit, origin, range);

  const life = book.take('unit.lifeYears', c.unit.lifeYears, 0, 'years');
  const rate = take('discountRate', 0.03, 'per year', 'standard').value;
  const replacements = c.options.filter((o) => o.family === 'replace');
  const lives = replacements.map((o) => o.lifeYears?.value ?? life.value);
  const reach = Math.max(
    1,
    Math.round(lives.length > 0 ? Math.max(...lives) : yearsLeft(life.value, fit.ageNow)),
  );
  const asked = take('horizonYears', Math.min(reach, 100), 'years').value;
  // Nothing to follow the unit: no cost can be said beyond its own life.
  const horizon = replacements.length > 0 ? asked : Math.min(asked, reach);

  const usual = a.usualHoursPerYear;
  const hours = a.hoursPerYear;
  if (usual) take('usualHoursPerYear', 0, 'hours/year');
  if (hours) take('hoursPerYear', 0, 'hours/year');
  const usage = hours && usual ? hours.value / usual.value : 1;

  const energyUse = take('energyUse', 0, 'kWh/year');
  const energyPrice = take('energyPrice', 0, `${money}/kWh`);
  const energyEscalation = take('energyEscalation', 0, 'per year');
  const degradation = take('energyDegradation', 0, 'per year').value;
  const intensity = take('carbonIntensity', 0, 'kg/kWh').value;
  const carbonPrice = take('carbonPrice', 0, `${money}/t`).value;
  const downtimeCost = take('downtimeCostPerHour', 0, `${money}/hour`);
  const neededShare = take('neededShare', 1, 'share').value;
  const fitted = fit.failures > 0 ? 'measured' : 'assumed';
  const failures = take('failuresPerYear', fit.ratePerYear, 'failures/year', fitted, fit.rateRange);
  take('failureShape', fit.shape, 'shape', fit.failures >= 5 ? 'measured' : 'assumed');
  if (a.classFailuresPerYear) {
    take('classFailuresPerYear', 0, 'failures/year');
    take('classWeight', 3, 'failures');
  }
  const costPerFailure = take(
    'costPerFailure',
    fit.cost ?? 0,
    money,
    fit.cost === null ? 'assumed' : 'invoiced',
    fit.costRange,
  );
  const costSpread = take(
    'costPerFailureSpread',
    fit.costSpread ?? 0.7,
    'share',
    fit.costSpread === null ? 'assumed' : 'measured',
  ).value;
  const downtime = take(
    'downtimePerFailure',
    fit.downtimeHours ?? 0,
    'hours',
    fit.downtimeHours === null ? 'assumed' : 'measured',
  );
  const maintenance = take(
    'maintenancePerYear',
    fit.maintenancePerYear ?? 0,
    `${money}/year`,
    fit.maintenancePerYear ? 'invoiced' : 'assumed',
  );
  const repairEscalation = take('repairEscalation', 0, 'per year').value;
  const residualShare = take('residualShare', 0.5, 'share').value;
  const lifeShape = take('lifeShape', 3, 'shape').value;
  const salvage = take('salvageNow', 0, money).value;
  const taxRate = take('taxRate', 0, 'share').value;
  const depreciation = a.depreciationYears ? take('depreciationYears', 0, 'years').value : null;
  const inflation = take('inflation', 0, 'per year').value;

  // A typed-in rate is as sure as its range says; without one, as the history behind it.
  const evidence = (r: Ranged, otherwise: number): number =>
    r.low !== null && r.high !== null && r.high > r.low
      ? Math.max(0.5, (r.value / ((r.high - r.low) / (2 * Z90))) ** 2)
      : otherwise;

  const same: Ranged = { path: '', value: 1, low: null, high: null };
  function unitOf(o: EconomicsOption): UnitModel {
    const existing = o.family !== 'replace';
    const own = (
      id: Exclude<OptionAssumptionId, 'price'>,
      fallback: number,
      unit: string,
    ): Ranged => book.take(`options.${o.id}.${id}`, o[id], fallback, unit);
    /** The option's own number, else the case's. */
    const or = (
      given: Assumption | undefined,
      id: Exclude<OptionAssumptionId, 'price'>,
      shared: Ranged,
    ): Ranged => (given ? own(id, 0, '') : shared);
    const age = existing
      ? fit.ageNow * (1 - (o.restoration ? own('restoration', 0, 'share').value : 0))
      : 0;
    // Default of a new one: what the present unit's law says of a mean year of its life.
    const newRate =
      (failures.value * life.value ** (fit.shape - 1)) /
      ((fit.ageNow + 1) ** fit.shape - fit.ageNow ** fit.shape);
    const younger =
      ((age + 1) ** fit.shape - age ** fit.shape) /
      ((fit.ageNow + 1) ** fit.shape - fit.ageNow ** fit.shape);
    const rateOf = o.failuresPerYear
      ? own('failuresPerYear', 0, 'failures/year')
      : existing
        ? { ...failures, value: failures.value * younger }
        : own('failuresPerYear', newRate, 'failures/year');
    const warranty = o.warrantyYears ? own('warrantyYears', 0, 'years').value : 0;
    return {
      existing,
      energyUse: or(o.energyUse, 'energyUse', energyUse),
      energyFactor: o.energyUse ? same : o.energyFactor ? own('energyFactor', 1, 'share') : same,
      degradation: existing ? degradation : 0,
      maintenance: or(o.maintenancePerYear, 'maintenancePerYear', maintenance),
      failures: rateOf,
      evidence:
        existing && !a.failuresPerYear && !o.failuresPerYear
          ? fit.evidence
          : evidence(rateOf, Math.max(4, existing ? fit.evidence : 4)),
      shape: o.failureShape
        ? own('failureShape', 1.5, 'shape').value
        : existing
          ? fit.shape
          : own('failureShape', 1.5, 'shape').value,
      shapeSpread: existing ? fit.shapeSpread : 0.2,
      mostGrowth: existing && !a.failureShape && !o.failureShape ? MOST_GROWTH : Infinity,
      age,
      life: o.lifeYears ? own('lifeYears', 0, 'years') : life,
      lifeFromNow: existing && o.lifeYears !== undefined,
      infantFailures: o.infantFailures ? own('infantFailures', 0, 'failures').value : 0,
      costPerFailure: or(o.costPerFailure, 'costPerFailure', costPerFailure),
      downtimePerFailure: or(o.downtimePerFailure, 'downtimePerFailure', downtime),
      warrantyYears: warranty,
      warrantyShare: warranty > 0 ? own('warrantyShare', existing ? 0 : 0.5, 'share').value : 0,
      price: book.take(`options.${o.id}.price`, o.price, 0, money),
    };
  }

  const units = new Map(c.options.map((o) => [o.id, unitOf(o)]));
  /** Cheapest to own a year, roughly: only chooses who follows. */
  const perYear = (o: EconomicsOption): number => {
    const u = units.get(o.id) as UnitModel;
    return (
      u.price.value / u.life.value +
      u.energyUse.value * u.energyFactor.value * energyPrice.value +
      u.maintenance.value +
      u.failures.value * (u.costPerFailure.value + u.downtimePerFailure.value * downtimeCost.value)
    );
  };
  const successor = replacements.toSorted((x, y) => perYear(x) - perYear(y))[0];

  const plans = c.options.map((o): Plan => {
    const value = (
      id: Exclude<OptionAssumptionId, 'price'>,
      fallback: number,
      unit: string,
    ): number =>
      o[id] ? book.take(`options.${o.id}.${id}`, o[id], fallback, unit).value : fallback;
    const first = units.get(o.id) as UnitModel;
    const nextId = o.family === 'replace' ? o.id : (o.successor ?? successor?.id ?? '');
    return {
      id: o.id,
      label: o.label,
      family: o.family,
      later: null,
      first,
      next: units.get(nextId) ?? null,
      replaceBy: Infinity,
      workHours: value('installationHours', 0, 'hours'),
      leadCost: value('leadTimeDays', 0, 'days') * value('leadTimeCostPerDay', 0, `${money}/day`),
      incentive: {
        amount: value('incentive', 0, money),
        probability: value('incentiveProbability', 1, 'share'),
        year: value('incentiveYear', 0, 'years'),
      },
      residual: o.residual ? book.take(`options.${o.id}.residual`, o.residual, 0, money) : null,
      salvageForgone: o.family === 'replace' ? 0 : salvage,
      event: {
        probability: value('eventProbability', 0, 'share'),
        cost: value('eventCost', 0, money),
        hours: value('eventDowntime', 0, 'hours'),
      },
    };
  });
  return {
    currency: c.currency,
    rate,
    horizon,
    convention,
    energyPrice,
    energyEscalation,
    carbonMoney: (intensity * carbonPrice) / 1000,
    carbonTonnes: intensity / 1000,
    downtimeCost,
    neededShare,
    usage,
    costSpread,
    repairEscalation,
    residualShare,
    lifeShape,
    taxRate,
    depreciationYears: depreciation,
    inflation,
    plans,
    fit,
    provenance: book.used,
    horizonShortened: horizon < asked,
  };
}
