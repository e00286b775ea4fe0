// The sheet of inputs: every number the answer used, where it came from, and which cell the other sheets read it from.
import type { EconomicsCase, EconomicsResult, InputPath, InputUsed } from '@wellkept/economics';
import type { Numbers } from '../../chart/numbers.ts';
import type { InputTerms } from '../../locales/en/inputs.ts';
import type { SpreadsheetTerms } from '../../locales/en/spreadsheet.ts';
import { kindOf, labelOf, nameOf, unitOf } from '../amounts.ts';
import { text, type Cell, type Format, type Sheet } from './sheet.ts';

/** What a workbook is made of: the case with the reader's changes in it, its answer, and words. */
export interface Material {
  readonly case: EconomicsCase;
  readonly result: EconomicsResult;
  /** The firm's own numbers, where the reader changed some. */
  readonly original: EconomicsResult;
  /** The verdict as the widget says it. */
  readonly verdict: string;
  readonly n: Numbers;
  readonly words: SpreadsheetTerms;
  readonly inputWords: InputTerms;
  /** Who says so, in words. */
  readonly sourceOf: (used: InputUsed) => string;
  readonly originOf: (used: InputUsed) => string;
}

/** Numbers that are factors of a formula; the others shape the futures and act through the yearly means. */
const formulaic: ReadonlySet<string> = new Set([
  'discountRate',
  'energyUse',
  'energyPrice',
  'energyEscalation',
  'energyDegradation',
  'carbonIntensity',
  'carbonPrice',
  'downtimeCostPerHour',
  'neededShare',
  'hoursPerYear',
  'usualHoursPerYear',
  'failuresPerYear',
  'costPerFailure',
  'downtimePerFailure',
  'maintenancePerYear',
  'repairEscalation',
  'residualShare',
  'salvageNow',
  'taxRate',
  'price',
  'energyFactor',
  'incentive',
  'incentiveProbability',
  'residual',
  'leadTimeDays',
  'leadTimeCostPerDay',
  'installationHours',
  'eventProbability',
  'eventCost',
  'eventDowntime',
]);

const formatOf = (path: InputPath): Format => {
  switch (kindOf(path)) {
    case 'money':
    case 'moneyYear':
    case 'moneyHour':
    case 'moneyDay':
      return 'money';
    case 'moneyUnit':
      return 'price';
    case 'rate':
    case 'share':
    case 'saving':
      return 'rate';
    default:
      return 'amount';
  }
};

/** As the cell holds it: a factor of 0.75 is told, and typed, as 25 % less. */
const held = (path: InputPath, value: number): number =>
  kindOf(path) === 'saving' ? 1 - value : value;

export interface Inputs {
  readonly sheet: Sheet;
  /** What a formula writes for the number at this path, in the engine's own unit; null when nobody used it. */
  reference(path: InputPath): string | null;
  /** The same for a number of an option, else the case's own of that name, else `otherwise`. */
  of(option: string | null, id: string, otherwise: string): string;
  /** The value of the same. */
  valueOf(option: string | null, id: string, otherwise: number): number;
}

const FIRST_ROW = 4;

export function inputsSheet(name: string, made: Material): Inputs {
  const { result, original, words, inputWords, n } = made;
  const used = [...new Map(result.provenance.map((entry) => [entry.path, entry])).values()];
  const firms = new Map(original.provenance.map((entry) => [entry.path, entry.value]));
  const rowOf = new Map(used.map((entry, i) => [entry.path, FIRST_ROW + i + 1]));
  const byPath = new Map(used.map((entry) => [entry.path, entry]));
  const cellOf = (path: InputPath): string => `'${name}'!$B$${rowOf.get(path)}`;
  const reference = (path: InputPath): string | null => {
    if (!rowOf.has(path)) return null;
    return kindOf(path) === 'saving' ? `(1-${cellOf(path)})` : cellOf(path);
  };
  const pathOf = (option: string | null, id: string): InputPath => {
    const own = `options.${option}.${id}`;
    return option !== null && rowOf.has(own) ? own : `assumptions.${id}`;
  };

  const valueCell = (entry: InputUsed): Cell => {
    const format = formatOf(entry.path);
    const style = acts(entry) ? { style: 'input' as const } : {};
    const base = byPath.get('assumptions.failuresPerYear');
    // Nobody said how often the new unit fails: it is taken from the present one, and follows it here too.
    if (
      entry.filledIn &&
      base &&
      base.value > 0 &&
      /^options\..*\.failuresPerYear$/.test(entry.path)
    )
      return { formula: `${cellOf(base.path)}*${entry.value / base.value}`, format, ...style };
    return { value: held(entry.path, entry.value), format, ...style };
  };
  const end = (entry: InputUsed, value: number | null): Cell =>
    value === null ? null : { value: held(entry.path, value), format: formatOf(entry.path) };
  const unitWords = (entry: InputUsed): string => {
    const { before, after } = unitOf(entry.path, entry.unit, n, inputWords);
    return `${before} ${after}`.trim();
  };
  const rows: Cell[][] = [
    [text(words.inputs, 'title')],
    [text(words.inputsHint, 'note')],
    [],
    [
      words.input,
      words.value,
      words.unit,
      words.origin,
      words.source,
      words.low,
      words.high,
      words.firms,
      words.acts,
    ].map((heading) => text(heading, 'heading')),
    ...used.map((entry): Cell[] => {
      const firm = firms.get(entry.path);
      const [low, high] =
        kindOf(entry.path) === 'saving' ? [entry.high, entry.low] : [entry.low, entry.high];
      return [
        text(labelOf(entry.path, made.case, inputWords)),
        valueCell(entry),
        text(unitWords(entry)),
        text(made.originOf(entry)),
        text(made.sourceOf(entry)),
        end(entry, low),
        end(entry, high),
        firm === undefined || firm === entry.value ? null : end(entry, firm),
        text(acts(entry) ? words.actsFormula : words.actsMeans),
      ];
    }),
  ];
  return {
    sheet: { name, rows, widths: [46, 14, 14, 12, 44, 12, 12, 14, 40], fixed: [FIRST_ROW, 1] },
    reference,
    of: (option, id, otherwise) => reference(pathOf(option, id)) ?? otherwise,
    valueOf: (option, id, otherwise) => byPath.get(pathOf(option, id))?.value ?? otherwise,
  };
}

/** Before tax the columns of tax are left out, so that a rate typed in later has nothing to act on. */
const acts = ({ path, value }: InputUsed): boolean => {
  const { id } = nameOf(path);
  return formulaic.has(id) && (id !== 'taxRate' || value !== 0);
};
