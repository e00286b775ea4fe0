/** Turns a case into the plans to simulate: every default filled in, every number booked. */
import type {
  AssumptionId,
  EconomicsCase,
  EconomicsOption,
  OptionAssumptionId,
  Origin,
} from './case.ts';
import type { FailureModel } from './failure-model.ts';
import { Book, type Ranged, valueOf } from './inputs.ts';
import type { InputUsed, OptionResult } from './result.ts';
import { between } from './power-law.ts';
import type { Convention } from './present-value.ts';
import { Z90 } from './statistics.ts';

type Default = readonly [unit: string, fallback?: number, origin?: Origin];

/** Count only when the case gives them. */
type WhenGiven =
  | 'usualHoursPerYear'
  | 'hoursPerYear'
  | 'classFailuresPerYear'
  | 'classWeight'
  | 'depreciationYears';

/** Taken when the case does not say; `¤` is its currency. */
const SHARED: { readonly [id in Exclude<AssumptionId, WhenGiven>]: Default } = {
  discountRate: ['per year', 0.03, 'standard'],
  horizonYears: ['years'],
  energyUse: ['kWh/year'],
  energyPrice: ['¤/kWh'],
  energyEscalation: ['per year'],
  energyDegradation: ['per year'],
  carbonIntensity: ['kg/kWh'],
  carbonPrice: ['¤/t'],
  downtimeCostPerHour: ['¤/hour'],
  neededShare: ['share', 1],
  failuresPerYear: ['failures/year'],
  failureShape: ['shape'],
  costPerFailure: ['¤'],
  costPerFailureSpread: ['share', 0.7],
  downtimePerFailure: ['hours'],
  maintenancePerYear: ['¤/year'],
  repairEscalation: ['per year'],
  residualShare: ['share', 0.5],
  lifeShape: ['shape', 3],
  salvageNow: ['¤'],
  taxRate: ['share'],
  inflation: ['per year'],
};

type Shared = { readonly [id in keyof typeof SHARED]: Ranged } & {
  readonly [id in WhenGiven]?: Ranged;
};

/** An option's numbers: its own, else those shared with the others; those left out count nothing. */
type Own = { readonly [id in OptionAssumptionId]?: Ranged } & {
  readonly [id in Common | 'price' | 'lifeYears' | 'energyFactor']: Ranged;
};
type Common = keyof typeof SHARED & OptionAssumptionId;

const SAME: Ranged = { path: '', value: 1, low: null, high: null };

/** One machine as an option leaves it or buys it, with the option's numbers. */
export interface UnitModel {
  readonly own: Own;
  readonly existing: boolean;
  readonly degradation: number;
  /** Gamma shape of what is not known about `own.failuresPerYear`. */
  readonly evidence: number;
  readonly shapeSpread: number;
  /** Failures in a later year are at most this multiple of the coming year's. */
  readonly mostGrowth: number;
  /** Age at the start: 0 for a new one. */
  readonly age: number;
  /** `own.lifeYears` counts from now (years left), not from new. */
  readonly lifeFromNow: boolean;
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
  /** Hire or makeshift until it is done. */
  readonly leadCost: number;
  readonly salvageForgone: number;
}

export interface Model {
  readonly currency: string;
  readonly shared: Shared;
  readonly rate: number;
  readonly horizon: number;
  readonly taxRate: number;
  readonly convention: Convention;
  /** Money for the carbon of one unit of energy. */
  readonly carbonMoney: number;
  /** Hours of use as a multiple of the usual. */
  readonly usage: number;
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
export function growthOfFailures(
  { own, existing, age, mostGrowth }: UnitModel,
  k: number,
  b = own.failureShape.value,
): number {
  const unit = existing ? between(age, age + 1, b) : own.lifeYears.value ** (b - 1);
  return Math.min(mostGrowth, between(age + k - 1, age + k, b) / unit);
}

/** Share of a failure's cost in the k-th year of service that is the owner's, not the warranty's. */
export function shareBorne({ own }: UnitModel, k: number): number {
  const covered = Math.min(1, Math.max(0, valueOf(own.warrantyYears) - (k - 1)));
  return 1 - valueOf(own.warrantyShare) * covered;
}

/** Share of the price of a new machine that can be had for it after k years. */
export function shareLeft({ own, existing }: UnitModel, k: number, { shared }: Model): number {
  return existing ? 0 : shared.residualShare.value * Math.max(0, 1 - k / own.lifeYears.value);
}

/** A typed-in rate is as sure as its range says; without one, as the history behind it. */
function evidenceOf({ value, low, high }: Ranged, otherwise: number): number {
  return low !== null && high !== null && high > low
    ? Math.max(0.5, (value / ((high - low) / (2 * Z90))) ** 2)
    : otherwise;
}

export function buildModel(c: EconomicsCase, convention: Convention, fit: FailureModel): Model {
  const { shape, ageNow } = fit.told;
  const book = new Book();
  const a = c.assumptions;
  const life = book.take('unit.lifeYears', c.unit.lifeYears, 0, 'years');
  const replacements = c.options.filter((o) => o.family === 'replace');
  const reach = Math.max(
    1,
    Math.round(
      replacements.length > 0
        ? Math.max(...replacements.map((o) => (o.lifeYears ?? life).value))
        : yearsLeft(life.value, ageNow),
    ),
  );
  /** What the history or the options say, where the case does not. */
  const found: FailureModel['found'] = { ...fit.found, horizonYears: [Math.min(reach, 100)] };
  const defaults: { readonly [id in AssumptionId]?: Default } = SHARED;
  const shared = {} as { [id in AssumptionId]: Ranged };
  for (const id of Object.keys({ ...SHARED, ...a }) as AssumptionId[]) {
    const [unit, fallback = 0, origin] = defaults[id] ?? [''];
    const [value = fallback, how = origin, range] = found[id] ?? [];
    if (defaults[id] || a[id])
      shared[id] = book.take(
        `assumptions.${id}`,
        a[id],
        value,
        unit.replace('¤', c.currency),
        how,
        range,
      );
  }
  const number = (id: AssumptionId): number => valueOf(shared[id]);
  // Nothing to follow the unit: no cost can be said beyond its own life.
  const asked = number('horizonYears');
  const horizon = replacements.length > 0 ? asked : Math.min(asked, reach);
  const common: Own = { ...shared, lifeYears: life, price: SAME, energyFactor: SAME };

  function machineOf(o: EconomicsOption): UnitModel {
    const existing = o.family !== 'replace';
    const own: { -readonly [id in keyof Own]: Own[id] } = { ...common };
    const take = (id: OptionAssumptionId, otherwise: number, unit: string): Ranged =>
      (own[id] = book.take(`options.${o.id}.${id}`, o[id], otherwise, unit));
    for (const [id, given] of Object.entries(o))
      if (typeof given === 'object') take(id as OptionAssumptionId, 0, '');
    // What the option uses wins over a share of what the present unit uses.
    if (o.energyUse) own.energyFactor = SAME;
    if (o.warrantyYears && !o.warrantyShare) take('warrantyShare', existing ? 0 : 0.5, 'share');
    const age = existing ? ageNow * (1 - valueOf(own.restoration)) : 0;
    const rate = number('failuresPerYear') / between(ageNow, ageNow + 1, shape);
    if (existing) {
      if (!o.failuresPerYear)
        own.failuresPerYear = {
          ...shared.failuresPerYear,
          value: rate * between(age, age + 1, shape),
        };
      if (!o.failureShape) own.failureShape = { ...shared.failureShape, value: shape };
    } else {
      // What the present unit's law says of a mean year of its life.
      if (!o.failuresPerYear)
        take('failuresPerYear', rate * life.value ** (shape - 1), 'failures/year');
      if (!o.failureShape) take('failureShape', 1.5, 'shape');
    }
    return {
      own,
      existing,
      degradation: existing ? number('energyDegradation') : 0,
      evidence:
        existing && !a.failuresPerYear && !o.failuresPerYear
          ? fit.evidence
          : evidenceOf(own.failuresPerYear, Math.max(4, existing ? fit.evidence : 4)),
      shapeSpread: existing ? fit.shapeSpread : 0.2,
      mostGrowth: existing && !a.failureShape && !o.failureShape ? MOST_GROWTH : Infinity,
      age,
      lifeFromNow: existing && o.lifeYears !== undefined,
    };
  }

  const machines = new Map(c.options.map((o) => [o.id, machineOf(o)]));
  /** Cheapest to own a year, roughly: only chooses who follows. */
  const perYear = (o: EconomicsOption): number => {
    const { own } = machines.get(o.id) as UnitModel;
    return (
      own.price.value / own.lifeYears.value +
      own.energyUse.value * own.energyFactor.value * number('energyPrice') +
      own.maintenancePerYear.value +
      own.failuresPerYear.value *
        (own.costPerFailure.value + own.downtimePerFailure.value * number('downtimeCostPerHour'))
    );
  };
  const cheapest = replacements.toSorted((x, y) => perYear(x) - perYear(y))[0]?.id;

  const plans = c.options.map(({ id, label, family, successor = cheapest }): Plan => {
    const first = machines.get(id) as UnitModel;
    const next = first.existing ? successor : id;
    return {
      id,
      label,
      family,
      later: null,
      first,
      next: machines.get(next ?? '') ?? null,
      replaceBy: Infinity,
      leadCost: valueOf(first.own.leadTimeDays) * valueOf(first.own.leadTimeCostPerDay),
      salvageForgone: first.existing ? number('salvageNow') : 0,
    };
  });
  return {
    currency: c.currency,
    shared,
    rate: number('discountRate'),
    horizon,
    taxRate: number('taxRate'),
    convention,
    carbonMoney: (number('carbonIntensity') * number('carbonPrice')) / 1000,
    usage:
      a.hoursPerYear && a.usualHoursPerYear
        ? number('hoursPerYear') / number('usualHoursPerYear')
        : 1,
    plans,
    fit,
    provenance: book.used,
    horizonShortened: horizon < asked,
  };
}
