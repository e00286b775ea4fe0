// Amounts of one language and currency, as the page writes them. Money is in major units, as the engine has it.
import type { InputPath } from '@wellkept/economics';
import type { BusinessCaseWords } from '../words/en.ts';

const MONEY = new Set([
  'downtimeCostPerHour',
  'costPerFailure',
  'salvageNow',
  'carbonPrice',
  'price',
  'incentive',
  'residual',
  'eventCost',
  'leadTimeCostPerDay',
]);
const SHARES = new Set([
  'discountRate',
  'energyEscalation',
  'energyDegradation',
  'repairEscalation',
  'neededShare',
  'residualShare',
  'warrantyShare',
  'incentiveProbability',
  'eventProbability',
]);
const YEARS = new Set(['horizonYears', 'lifeYears', 'warrantyYears', 'incentiveYear']);
const HOURS = new Set(['downtimePerFailure', 'installationHours', 'eventDowntime']);

export class Amounts {
  readonly #words: BusinessCaseWords;
  readonly #currency: string;

  constructor(words: BusinessCaseWords, currency: string) {
    this.#words = words;
    this.#currency = currency;
  }

  #format(value: number, options: Intl.NumberFormatOptions): string {
    // Nothing is written as minus nothing.
    const clean = Math.abs(value) < 1e-9 ? 0 : value;
    return new Intl.NumberFormat(this.#words.locale, options)
      .format(clean)
      .replaceAll('-', '\u2212');
  }

  /** Whole units from a hundred on; below it, as many decimals as say something. */
  money(value: number): string {
    const digits =
      Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : Math.abs(value) < 1 ? 3 : 2;
    const least =
      Math.abs(value * 100 - Math.round(value * 100)) > 0.01 ? digits : Math.min(2, digits);
    return this.#format(value, {
      style: 'currency',
      currency: this.#currency,
      minimumFractionDigits: least,
      maximumFractionDigits: least,
    });
  }

  /** Three figures are as exact as an estimate of ten years can honestly be. */
  estimate(value: number): string {
    return this.money(Math.abs(value) < 100 ? Math.round(value) : Number(value.toPrecision(3)));
  }

  /** For axes: €20k. */
  compact(value: number): string {
    return this.#format(value, {
      style: 'currency',
      currency: this.#currency,
      notation: 'compact',
      maximumFractionDigits: 1,
      minimumFractionDigits: 0,
    });
  }

  plain(value: number): string {
    const size = Math.abs(value);
    return this.#format(value, {
      maximumFractionDigits: size >= 100 ? 0 : size >= 0.1 || value === 0 ? 2 : 3,
    });
  }

  percent(value: number): string {
    return this.#format(value, { style: 'percent', maximumFractionDigits: 1 });
  }

  date(day: string): string {
    return new Intl.DateTimeFormat(this.#words.locale, {
      dateStyle: 'medium',
      timeZone: 'UTC',
    }).format(new Date(`${day.slice(0, 10)}T00:00:00Z`));
  }

  /** A value of the case in words: "10 years", "€0.24 a kWh", "25%". */
  of(path: InputPath, value: number, unit: string): string {
    const words = this.#words;
    const id = path.slice(path.lastIndexOf('.') + 1);
    if (id === 'energyFactor') return this.percent(1 - value);
    if (SHARES.has(id)) return this.percent(value);
    if (YEARS.has(id)) return words.inYears(value, this.plain(value));
    if (HOURS.has(id)) return words.inHours(value, this.plain(value));
    if (id === 'hoursPerYear') return words.perYear(words.inHours(value, this.plain(value)));
    if (id === 'leadTimeDays') return words.inDays(value, this.plain(value));
    if (id === 'maintenancePerYear') return words.perYear(this.money(value));
    if (id === 'energyPrice') return words.perUnit(this.money(value), unit.split('/')[1] ?? 'kWh');
    if (id === 'energyUse')
      return words.perYear(`${this.plain(value)} ${unit.split('/')[0] ?? ''}`.trim());
    if (MONEY.has(id)) return this.money(value);
    return this.plain(value);
  }

  /** The same with the two or three figures an estimate deserves. */
  rough(path: InputPath, value: number, unit: string): string {
    const id = path.slice(path.lastIndexOf('.') + 1);
    const shown = id === 'energyFactor' ? 1 - value : value;
    const size = Math.abs(shown) * (SHARES.has(id) || id === 'energyFactor' ? 100 : 1);
    const rounded = Number(shown.toPrecision(size >= 10 && size < 100 ? 2 : 3));
    return this.of(path, id === 'energyFactor' ? 1 - rounded : rounded, unit);
  }
}
