import type {
  AssumptionId,
  EconomicsCase,
  EconomicsResult,
  InputPath,
  OptionAssumptionId,
} from '@wellkept/economics';
import { niceStep, round } from '../chart/scale.ts';
import type { Numbers } from '../chart/numbers.ts';
import type { InputTerms } from '../locales/en/inputs.ts';

// What a person can change, in the words and units they know; the engine's own units stay inside the case.

/** How a number is shown, typed and bounded. */
type Kind =
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

/** What people know best comes first; the rest is one step away. */
const first: readonly string[] = [
  'assumptions.horizonYears',
  'assumptions.failuresPerYear',
  'assumptions.energyUse',
  'assumptions.energyPrice',
  '*.energyFactor',
  'assumptions.downtimeCostPerHour',
  'assumptions.discountRate',
];

/** Filled in by the engine, and still the customer's to say better. */
const worthAsking: ReadonlySet<string> = new Set([
  'assumptions.horizonYears',
  'assumptions.failuresPerYear',
  'assumptions.downtimeCostPerHour',
  'assumptions.discountRate',
]);

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

const kindOf = (path: InputPath): Kind => kinds[nameOf(path).id as AssumptionId] ?? 'plain';

/** "Price: Replace the unit". */
export function labelOf(path: InputPath, c: EconomicsCase, t: InputTerms): string {
  const { id, option } = nameOf(path);
  const key = (option === null ? id : (optionTerms[id] ?? id)) as keyof InputTerms;
  const term = t[key];
  const what = typeof term === 'string' ? term : id;
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

/** One number on its slider, in shown units. */
export interface Input {
  readonly path: InputPath;
  readonly unit: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** In shown units: what may be typed, wider than what can be dragged. */
  readonly least: number;
  readonly most: number;
}

/** The reach of a slider: the plausible range and half of it again on both sides, with round ends. */
function reach(
  path: InputPath,
  value: number,
  low: number | null,
  high: number | null,
): Omit<Input, 'path' | 'unit' | 'value'> {
  const kind = kindOf(path);
  const ends = [low, high].map((end) => (end === null ? null : toShown(path, end)));
  const [a, b] = ends.every((end) => end !== null)
    ? (ends as number[]).toSorted((x, y) => x - y)
    : value === 0
      ? [0, kind === 'rate' || kind === 'share' ? 10 : 100]
      : [Math.min(value * 0.5, value * 1.5), Math.max(value * 0.5, value * 1.5)];
  const [lower = 0, upper = 1] = [Math.min(a ?? 0, value), Math.max(b ?? 1, value)];
  const whole = kind === 'wholeYears';
  const bounded = kind === 'share' || nameOf(path).id === 'restoration';
  const ceiling = kind === 'share' ? 100 : bounded ? 1 : Infinity;
  const floor = kind === 'rate' ? -20 : kind === 'saving' ? -100 : whole ? 1 : 0;
  const width = upper - lower || 1;
  const grain = niceStep(width, 8);
  const min = Math.max(
    kind === 'rate' ? Math.min(0, lower) : floor === -100 ? Math.min(0, lower) : floor,
    Math.floor((lower - width / 2) / grain) * grain,
  );
  const max = Math.min(ceiling, Math.ceil((upper + width / 2) / grain) * grain);
  const step = whole ? 1 : Math.min(niceStep(max - min, 40), finest(value));
  const most = kind === 'rate' ? 99 : kind === 'saving' ? 100 : whole ? 100 : ceiling;
  return { min: round(min), max: round(max), step, least: floor, most };
}

/** A step that can meet the firm's own number exactly, if that number is a round one. */
function finest(value: number): number {
  const text = String(round(value));
  const digits = text.replace(/\D/g, '').replace(/^0+|0+$/g, '').length;
  if (value === 0 || digits > 4) return Infinity;
  const decimals = text.split('.')[1]?.length ?? 0;
  return decimals > 0 ? round(10 ** -decimals) : 10 ** (/0*$/.exec(text)?.[0].length ?? 0);
}

/** Every number that can be changed, those people know best first. */
export function inputsOf(c: EconomicsCase, result: EconomicsResult): Input[] {
  const rank = (path: InputPath): number => {
    const at = first.findIndex(
      (known) => path === known || (known[0] === '*' && path.endsWith(known.slice(1))),
    );
    return at < 0 ? first.length : at;
  };
  return result.provenance
    .filter((used) => !used.filledIn || worthAsking.has(used.path))
    .map((used, order) => {
      const value = toShown(used.path, used.value);
      const input = {
        path: used.path,
        unit: used.unit,
        value,
        ...reach(used.path, value, used.low, used.high),
      };
      return { input, rank: rank(used.path), order };
    })
    .toSorted((a, b) => a.rank - b.rank || a.order - b.order)
    .map(({ input }) => input);
}

/** Whether it is among those shown at once; of the options' own, only what a new unit brings. */
export function isFirst(path: InputPath, c: EconomicsCase): boolean {
  if (first.includes(path)) return true;
  const { id, option } = nameOf(path);
  const family = c.options.find((one) => one.id === option)?.family;
  return family === 'replace' && first.includes(`*.${id}`);
}

/** Reads what a person typed, with the language's own decimal sign; NaN when it is no number. */
export function parseTyped(text: string, locale: string): number {
  const parts = new Intl.NumberFormat(locale).formatToParts(12345.6);
  const group = parts.find((part) => part.type === 'group')?.value ?? ',';
  const decimal = parts.find((part) => part.type === 'decimal')?.value ?? '.';
  const bare = text.replaceAll(/[\s\u00a0\u202f'’]/gu, '').replace('\u2212', '-');
  // A single dot where the language groups with dots, and no group of three after it, is meant as a decimal.
  const dotted =
    group === '.' && /^-?\d+\.\d{1,2}$/.test(bare)
      ? bare
      : bare.replaceAll(group, '').replace(decimal, '.');
  return /^-?\d+(\.\d*)?$|^-?\.\d+$/.test(dotted) ? Number(dotted) : Number.NaN;
}
