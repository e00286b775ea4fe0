/**
 * What the engine is asked: one repair-or-replace question about one unit. Plain JSON throughout.
 *
 * Conventions that hold for every field:
 * - Money is a plain number in MAJOR units of `currency` (4850 means 4,850 euro, not cents), in the
 *   money of `baseDate` (constant money). Whoever holds minor units divides before calling.
 * - Rates and shares are decimals: 0.03 is 3 %. Years are decimal years, counted from `baseDate`.
 * - A cost is positive. What the customer receives (`incentive`, `residual`) is given positive too
 *   and becomes a negative cost in the result.
 */

/**
 * Where a number came from. `standard` and `datasheet` should carry a `source`; `customer` is what the customer said of its
 * own business, once.
 */
export type Origin =
  | 'measured'
  | 'invoiced'
  | 'quoted'
  | 'datasheet'
  | 'standard'
  | 'customer'
  | 'assumed';

/** One number with its provenance. */
export interface Assumption {
  readonly value: number;
  /** For people and for the spreadsheet: 'EUR', 'kWh/year', 'share', 'years', 'EUR/hour', … */
  readonly unit: string;
  readonly origin: Origin;
  /** Who or what says so: 'Your bill, October 2026', 'EN 14825 sheet'. */
  readonly source?: string;
  /** ISO date of the measurement, invoice, quote or citation. */
  readonly date?: string;
  /** Plausible range: 8 of 10 times the true value lies between `low` and `high` (P10, P90). */
  readonly low?: number;
  readonly high?: number;
}

/** Shared by all options. Every one may be left out; `defaults.ts` says what is taken instead. */
export type AssumptionId =
  /** Real rate a year; negative is legal. Default 0.03. */
  | 'discountRate'
  /** Common horizon in whole years. Default: the longest life among the replacements. */
  | 'horizonYears'
  /** Energy the present unit uses in a year, in the unit of `energyPrice` (kWh). Default 0. */
  | 'energyUse'
  /** Price of one unit of energy today. Default 0. */
  | 'energyPrice'
  /** Real growth of the energy price a year. Default 0. */
  | 'energyEscalation'
  /** Growth of the present unit's energy use a year, from wear. Default 0. */
  | 'energyDegradation'
  /** kg CO2 for one unit of energy. Default 0. */
  | 'carbonIntensity'
  /** Price of one tonne of CO2, if the customer pays or counts one. Default 0. */
  | 'carbonPrice'
  /** What one hour without the unit costs when it is needed. Default 0. */
  | 'downtimeCostPerHour'
  /** Share of the hours without the unit in which it is really needed, 0 to 1. Default 1. */
  | 'neededShare'
  /** Hours the unit will run in a year. Scales energy use and failures against `usualHoursPerYear`. */
  | 'hoursPerYear'
  /** Hours a year to which energy use and history belong. Default: `hoursPerYear` (no scaling). */
  | 'usualHoursPerYear'
  /** Failures expected of the present unit in the coming year. Default: fitted from `history`. */
  | 'failuresPerYear'
  /** Power-law shape b: 1 steady, above 1 wearing out. Default: fitted when there is a trend, else 1. */
  | 'failureShape'
  /** Failures a year of units of this class and age, toward which a short history is drawn. */
  | 'classFailuresPerYear'
  /** How many failures of evidence `classFailuresPerYear` weighs. Default 3. */
  | 'classWeight'
  /** Cost of one failure, mean. Default: mean of the history's failures and repairs. */
  | 'costPerFailure'
  /** Coefficient of variation of that cost. Default: from history when 5 or more, else 0.7. */
  | 'costPerFailureSpread'
  /** Hours out of service at one failure. Default: mean of the history, else 0. */
  | 'downtimePerFailure'
  /** Maintenance and contract for the present unit a year. Default: mean of the history, else 0. */
  | 'maintenancePerYear'
  /** Real growth of repair and maintenance costs a year. Default 0. */
  | 'repairEscalation'
  /** Share of straight-line value that can really be had for a unit at the horizon, 0 to 1. Default 0.5. */
  | 'residualShare'
  /** Shape of the Weibull spread of lives. Default 3. */
  | 'lifeShape'
  /** Market value of the present unit today; it is forgone by keeping it. Default 0. */
  | 'salvageNow'
  /** Share of costs that tax gives back, and of gains that it takes. Default 0 (before tax). */
  | 'taxRate'
  /** Years over which a purchase is written off straight-line. Default: its life. */
  | 'depreciationYears'
  /** Inflation a year; only used to deflate depreciation. Default 0. */
  | 'inflation';

/** Numbers that belong to one option. Only `price` is needed. */
export type OptionAssumptionId =
  /** What is paid now, installed, before `incentive`. 0 for waiting. */
  | 'price'
  /** Replace: life of the new unit (default: the present unit's). Others: years left after the work. */
  | 'lifeYears'
  | 'warrantyYears'
  /** Share of a failure's cost the warranty bears, 0 to 1. Default 0.5 for a new unit, else 0. */
  | 'warrantyShare'
  /** Energy a year under this option. Wins over `energyFactor`. */
  | 'energyUse'
  /** Energy as a multiple of the present unit's: 0.75 uses 25 % less. Default 1. */
  | 'energyFactor'
  | 'maintenancePerYear'
  /** Replace: failures a year, mean over the new unit's life. Others: in the coming year after the work. */
  | 'failuresPerYear'
  /** Replace: shape of the new unit's power law. Default 1.5 (assumed). */
  | 'failureShape'
  /** Replace: extra failures expected in the first year. Default 0. */
  | 'infantFailures'
  | 'costPerFailure'
  | 'downtimePerFailure'
  /** How far the work makes the unit young again: 0 as old, 1 as new (Kijima). Default 0. */
  | 'restoration'
  /** Grant or rebate, received with probability `incentiveProbability` (default 1), at `incentiveYear` (default 0). */
  | 'incentive'
  | 'incentiveProbability'
  | 'incentiveYear'
  /** Value at the horizon. Default: straight line of what was paid × `residualShare`. */
  | 'residual'
  /** Days until it can be done. */
  | 'leadTimeDays'
  /** Hire or makeshift for each day of `leadTimeDays`. Default 0. */
  | 'leadTimeCostPerDay'
  /** Hours out of service for the work itself. Default 0. */
  | 'installationHours'
  /** Wait: chance that the thing found fails within a year. */
  | 'eventProbability'
  /** Wait: what it then costs, at short notice. */
  | 'eventCost'
  /** Wait: hours out of service when it fails. */
  | 'eventDowntime';

/** `repair` keeps the unit; `component` renews a part of it; `wait` does nothing yet. */
export type OptionFamily = 'repair' | 'component' | 'replace' | 'wait';

export type EconomicsOption = {
  readonly id: string;
  readonly label: string;
  readonly family: OptionFamily;
  /** Id of the `replace` option that follows when this one's unit dies. Default: the cheapest a year. */
  readonly successor?: string;
  readonly price: Assumption;
} & { readonly [id in Exclude<OptionAssumptionId, 'price'>]?: Assumption };

export type HistoryKind = 'repair' | 'maintenance' | 'failure' | 'inspection';

/**
 * One dated thing that happened to the unit. `repair` and `failure` are failures for the model
 * (visits within 7 days are one); `maintenance` and `inspection` are not. Past cost is sunk: it
 * says how often and how dear, and is never counted in an option.
 */
export interface HistoryRecord {
  /** ISO date. */
  readonly date: string;
  readonly kind: HistoryKind;
  readonly cost: number;
  /** ISO 4217; only to refuse a mixture. Default: the case's. */
  readonly currency?: string;
  readonly downtimeHours?: number;
  readonly text?: string;
  readonly source?: string;
}

export interface EconomicsUnit {
  readonly name: string;
  /** 'rooftop unit', 'lift', 'forklift', … */
  readonly kind: string;
  /** ISO date. One of `installedOn` and `ageYears` is needed. */
  readonly installedOn?: string;
  /** Age at `baseDate`. */
  readonly ageYears?: number;
  /** Expected life from new. */
  readonly lifeYears: Assumption;
}

export interface EconomicsCase {
  /** ISO 4217. */
  readonly currency: string;
  /** ISO date: "now". The engine has no clock. */
  readonly baseDate: string;
  readonly unit: EconomicsUnit;
  readonly history: readonly HistoryRecord[];
  /** ISO date from which `history` is complete. Default: the first record's, or installation if within a year of it. */
  readonly historyFrom?: string;
  readonly assumptions: { readonly [id in AssumptionId]?: Assumption };
  /** One or more. With one there is nothing to compare and `comparison` is null. */
  readonly options: readonly EconomicsOption[];
}

/**
 * Names one number of a case: `assumptions.energyPrice`, `options.replace-a.price`,
 * `unit.lifeYears`. Sliders, provenance, tornado and switching values all speak in these.
 */
export type InputPath = string;
