import type {
  AssumptionId,
  EconomicsOption,
  InputPath,
  OptionAssumptionId,
} from '@wellkept/economics';
import { round } from '../chart/scale.ts';
import type { Numbers } from '../chart/numbers.ts';
import type { InputTerms } from '../locales/en/inputs.ts';

// The numbers of a case in the words and units people know; the engine's own units stay inside it.

/** How a number is shown, typed and bounded. */
export type Kind =
  | 'money'
  | 'moneyYear'
  | 'moneyHour'
  | 'moneyDay'
  | 'moneyUnit'
  /** A decimal shown as per cent. */
  | 'rate'
  | 'share'
  /** A factor shown as what it saves: 0.75 is "25 % less". */
  | 'saving'
  | 'wholeYears'
  | 'years'
  | 'hours'
  | 'hoursYear'
  | 'days'
  | 'amountYear'
  | 'plain';

const kinds: Readonly<Record<AssumptionId | OptionAssumptionId, Kind>> = {
  discountRate: 'rate',
  horizonYears: 'wholeYears',
  energyUse: 'amountYear',
  energyPrice: 'moneyUnit',
  energyEscalation: 'rate',
  energyDegradation: 'rate',
  carbonIntensity: 'plain',
  carbonPrice: 'money',
  downtimeCostPerHour: 'money',
  neededShare: 'share',
  hoursPerYear: 'hoursYear',
  usualHoursPerYear: 'hoursYear',
  failuresPerYear: 'plain',
  failureShape: 'plain',
  classFailuresPerYear: 'plain',
  classWeight: 'plain',
  costPerFailure: 'money',
  costPerFailureSpread: 'plain',
  downtimePerFailure: 'hours',
  maintenancePerYear: 'moneyYear',
  repairEscalation: 'rate',
  residualShare: 'share',
  lifeShape: 'plain',
  salvageNow: 'money',
  taxRate: 'share',
  depreciationYears: 'years',
  inflation: 'rate',
  price: 'money',
  lifeYears: 'years',
  warrantyYears: 'years',
  warrantyShare: 'share',
  energyFactor: 'saving',
  infantFailures: 'plain',
  restoration: 'plain',
  incentive: 'money',
  incentiveProbability: 'share',
  incentiveYear: 'years',
  residual: 'money',
  leadTimeDays: 'days',
  leadTimeCostPerDay: 'moneyDay',
  installationHours: 'hours',
  eventProbability: 'share',
  eventCost: 'money',
  eventDowntime: 'hours',
};

/** Words that differ when the number belongs to an option. */
const optionTerms: Readonly<Partial<Record<string, keyof InputTerms>>> = {
  lifeYears: 'optionLifeYears',
  energyUse: 'optionEnergyUse',
  maintenancePerYear: 'optionMaintenance',
  failuresPerYear: 'optionFailures',
  failureShape: 'optionFailureShape',
  costPerFailure: 'optionCostPerFailure',
  downtimePerFailure: 'optionDowntime',
};

export interface InputName {
  readonly id: string;
  /** Id of the option it belongs to; null for the case's own. */
  readonly option: string | null;
}

export function nameOf(path: InputPath): InputName {
  const parts = path.split('.');
  const id = parts.at(-1) ?? path;
  return { id, option: parts[0] === 'options' ? parts.slice(1, -1).join('.') : null };
}

export const kindOf = (path: InputPath): Kind => kinds[nameOf(path).id as AssumptionId] ?? 'plain';

/** "Price". */
export function whatOf(path: InputPath, t: InputTerms): string {
  const { id, option } = nameOf(path);
  const key = (option === null ? id : (optionTerms[id] ?? id)) as keyof InputTerms;
  const term = t[key];
  return typeof term === 'string' ? term : id;
}

/** "Price: Replace the unit". */
export function labelOf(
  path: InputPath,
  c: { readonly options: readonly Pick<EconomicsOption, 'id' | 'label'>[] },
  t: InputTerms,
): string {
  const { option } = nameOf(path);
  const what = whatOf(path, t);
  if (option === null) return what;
  const label = c.options.find((o) => o.id === option)?.label ?? option;
  return t.ofOption(what, label);
}

/** From the case's unit to the one shown, and back: both ways the same for all kinds but two. */
export function toShown(path: InputPath, value: number): number {
  const kind = kindOf(path);
  if (kind === 'rate' || kind === 'share') return round(value * 100);
  return kind === 'saving' ? round((1 - value) * 100) : value;
}

export function fromShown(path: InputPath, shown: number): number {
  const kind = kindOf(path);
  if (kind === 'rate' || kind === 'share') return round(shown / 100);
  if (kind === 'saving') return round(1 - shown / 100);
  return kind === 'wholeYears' ? Math.round(shown) : shown;
}

/** "10 years", "€0.24 a kWh", "25%": a value of the case in words. `unit` is the assumption's own. */
export function amountOf(
  path: InputPath,
  value: number,
  unit: string,
  n: Numbers,
  t: InputTerms,
): string {
  const shown = toShown(path, value);
  const per = unit.split('/')[1] ?? '';
  switch (kindOf(path)) {
    case 'money':
      return n.money(value);
    case 'moneyYear':
      return t.perYear(n.money(value));
    case 'moneyHour':
      return t.perUnit(n.money(value), t.hour);
    case 'moneyDay':
      return t.perUnit(n.money(value), t.day);
    case 'moneyUnit':
      return t.perUnit(n.money(value), per || 'kWh');
    case 'rate':
    case 'share':
    case 'saving':
      return n.percent(shown / 100);
    case 'wholeYears':
    case 'years':
      return t.inYears(value, n.plain(value, 1));
    case 'hours':
      return t.inHours(value, n.plain(value, 1));
    case 'hoursYear':
      return t.perYear(t.inHours(value, n.plain(value)));
    case 'days':
      return t.inDays(value, n.plain(value));
    case 'amountYear':
      return t.perYear(`${n.plain(value)} ${unit.split('/')[0] ?? ''}`.trim());
    case 'plain':
      return n.plain(value);
  }
}

/** What stands before and after the field a number is typed into. */
export function unitOf(
  path: InputPath,
  unit: string,
  n: Numbers,
  t: InputTerms,
): { before: string; after: string } {
  const whole = amountOf(path, fromShown(path, MARK), unit, n, t);
  if (kindOf(path) === 'plain') return { before: '', after: '' };
  // The amount is taken out of a whole phrase, so that each language keeps its own order.
  const [before = '', after = ''] = whole.split(/[\p{Nd}][\p{Nd}.,\s\u00a0\u202f’']*[\p{Nd}]/u);
  return { before: before.trim(), after: after.trim() };
}

/** A number that shows up whole in every kind and language. */
const MARK = 11_111;
