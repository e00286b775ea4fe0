/** Refuses what cannot be true, and names where. Legal oddities (negative real rates, d = 0, zero usage, equal options) pass. */
import type { Assumption, EconomicsCase, InputPath } from './case.ts';
import { daysBetween } from './dates.ts';

export type InputErrorCode =
  | 'missing'
  | 'not-a-number'
  | 'not-a-date'
  | 'negative'
  | 'out-of-range'
  /** A rate of 8 was probably meant as 0.08: ask back. */
  | 'rate-as-percent'
  | 'low-above-high'
  | 'impossible-age'
  | 'before-installation'
  | 'in-the-future'
  | 'overlapping-records'
  | 'mixed-currencies'
  | 'duplicate-id'
  | 'unknown-option';

/** One fault of a case. `path` is as in results, and also `history.3.cost` or `baseDate`. */
export class EconomicsInputError extends Error {
  override readonly name = 'EconomicsInputError';
  readonly path: InputPath;
  readonly code: InputErrorCode;
  constructor(path: InputPath, code: InputErrorCode, value?: unknown) {
    super(`${path}: ${code}${value === undefined ? '' : ` (${String(value)})`}`);
    this.path = path;
    this.code = code;
  }
}

/** Decimals that a person may type as percent. */
const RATES = new Set([
  'discountRate',
  'energyEscalation',
  'energyDegradation',
  'repairEscalation',
  'inflation',
]);
const SHARES = new Set([
  'neededShare',
  'residualShare',
  'taxRate',
  'warrantyShare',
  'restoration',
  'incentiveProbability',
  'eventProbability',
]);
const POSITIVE = new Set([
  'horizonYears',
  'lifeYears',
  'failureShape',
  'lifeShape',
  'usualHoursPerYear',
  'classFailuresPerYear',
  'depreciationYears',
]);

type Report = (path: InputPath, code: InputErrorCode, value?: unknown) => void;

function checkAssumption(path: InputPath, a: Assumption, report: Report): void {
  const id = path.slice(path.lastIndexOf('.') + 1);
  for (const [key, value] of [
    ['', a.value],
    ['.low', a.low],
    ['.high', a.high],
  ] as const) {
    if (value === undefined) continue;
    const at = path + key;
    if (typeof value !== 'number' || !Number.isFinite(value)) report(at, 'not-a-number', value);
    else if (RATES.has(id)) {
      if (Math.abs(value) >= 1) report(at, 'rate-as-percent', value);
    } else if (SHARES.has(id)) {
      if (value > 1 && value <= 100) report(at, 'rate-as-percent', value);
      else if (value < 0 || value > 1) report(at, 'out-of-range', value);
    } else if (value < 0) report(at, 'negative', value);
    // A plausible range may touch zero (an hour "0 to 170"); the value itself may not where zero means nothing.
    else if (key === '' && value === 0 && POSITIVE.has(id)) report(at, 'out-of-range', value);
  }
  if (id === 'horizonYears' && (a.value > 100 || !Number.isInteger(a.value)))
    report(path, 'out-of-range', a.value);
  if (a.low !== undefined && a.high !== undefined && a.low > a.high) report(path, 'low-above-high');
}

const isDate = (text: unknown): text is string =>
  typeof text === 'string' && /^\d{4}-\d\d-\d\d/.test(text) && Number.isFinite(Date.parse(text));

function checkHistory(c: EconomicsCase, report: Report): void {
  const seen = new Set<string>();
  c.history.forEach((r, i) => {
    const at = `history.${i}`;
    if (!isDate(r.date)) report(`${at}.date`, 'not-a-date', r.date);
    else if (isDate(c.baseDate) && daysBetween(r.date, c.baseDate) < 0)
      report(`${at}.date`, 'in-the-future', r.date);
    else if (isDate(c.unit.installedOn) && daysBetween(c.unit.installedOn, r.date) < 0)
      report(`${at}.date`, 'before-installation', r.date);
    if (!Number.isFinite(r.cost)) report(`${at}.cost`, 'not-a-number', r.cost);
    else if (r.cost < 0) report(`${at}.cost`, 'negative', r.cost);
    if (r.downtimeHours !== undefined && !Number.isFinite(r.downtimeHours))
      report(`${at}.downtimeHours`, 'not-a-number', r.downtimeHours);
    else if ((r.downtimeHours ?? 0) < 0) report(`${at}.downtimeHours`, 'negative', r.downtimeHours);
    if (r.currency !== undefined && r.currency !== c.currency)
      report(`${at}.currency`, 'mixed-currencies', r.currency);
    const key = JSON.stringify([r.date, r.kind, r.cost, r.text, r.source]);
    // The same words twice on one day cost money twice: more likely one order imported twice.
    if (seen.has(key) && r.text !== undefined && r.cost > 0)
      report(at, 'overlapping-records', r.text);
    seen.add(key);
  });
}

/** All faults, in the order of the case. Empty: the case can be evaluated. */
export function findInputErrors(c: EconomicsCase): EconomicsInputError[] {
  const errors: EconomicsInputError[] = [];
  const report: Report = (path, code, value) =>
    errors.push(new EconomicsInputError(path, code, value));
  const { unit } = c;
  if (!/^[A-Z]{3}$/.test(c.currency)) report('currency', 'missing', c.currency);
  if (!isDate(c.baseDate)) report('baseDate', 'not-a-date', c.baseDate);
  if (unit.installedOn === undefined && unit.ageYears === undefined)
    report('unit.ageYears', 'missing');
  if (unit.installedOn !== undefined && !isDate(unit.installedOn))
    report('unit.installedOn', 'not-a-date', unit.installedOn);
  else if (
    unit.installedOn !== undefined &&
    isDate(c.baseDate) &&
    daysBetween(unit.installedOn, c.baseDate) < 0
  )
    report('unit.installedOn', 'in-the-future', unit.installedOn);
  if (unit.ageYears !== undefined && !(unit.ageYears >= 0 && unit.ageYears <= 200))
    report('unit.ageYears', 'impossible-age', unit.ageYears);
  if (c.historyFrom !== undefined && !isDate(c.historyFrom))
    report('historyFrom', 'not-a-date', c.historyFrom);
  checkAssumption('unit.lifeYears', unit.lifeYears, report);
  checkHistory(c, report);
  for (const [id, a] of Object.entries(c.assumptions))
    if (a) checkAssumption(`assumptions.${id}`, a, report);
  if (c.options.length === 0) report('options', 'missing');
  const ids = new Set<string>();
  for (const o of c.options) {
    if (ids.has(o.id)) report(`options.${o.id}`, 'duplicate-id');
    ids.add(o.id);
    if (o.price === undefined) report(`options.${o.id}.price`, 'missing');
    for (const [id, a] of Object.entries(o)) {
      if (typeof a === 'object' && a !== null)
        checkAssumption(`options.${o.id}.${id}`, a as Assumption, report);
    }
    if (
      o.successor !== undefined &&
      !c.options.some((s) => s.id === o.successor && s.family === 'replace')
    ) {
      report(`options.${o.id}.successor`, 'unknown-option', o.successor);
    }
  }
  return errors;
}

/** @throws {EconomicsInputError} the first fault, if there is one. */
export function refuseFaults(c: EconomicsCase): void {
  const [fault] = findInputErrors(c);
  if (fault) throw fault;
}
