import type { EconomicsCase, EconomicsResult, InputPath, InputUsed } from '@wellkept/economics';
import { niceStep, round } from '../chart/scale.ts';
import { kindOf, nameOf, toShown } from './amounts.ts';

// Which numbers a person can change, and how far their sliders reach.

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
export const worthAsking: ReadonlySet<string> = new Set([
  'assumptions.horizonYears',
  'assumptions.failuresPerYear',
  'assumptions.downtimeCostPerHour',
  'assumptions.discountRate',
]);

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

/** A number the engine used, as it stands in the firm's case. */
export function inputOf(used: InputUsed): Input {
  const value = toShown(used.path, used.value);
  const range = reach(used.path, value, used.low, used.high);
  return { path: used.path, unit: used.unit, value, ...range };
}

/** The numbers worth a slider beside the answer, those people know best first. */
export function inputsOf(c: EconomicsCase, result: EconomicsResult): Input[] {
  const rank = (path: InputPath): number => {
    const at = first.findIndex(
      (known) => path === known || (known[0] === '*' && path.endsWith(known.slice(1))),
    );
    return at < 0 ? first.length : at;
  };
  return result.provenance
    .filter((used) => !used.filledIn || worthAsking.has(used.path))
    .map((used, order) => ({ input: inputOf(used), rank: rank(used.path), order }))
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
