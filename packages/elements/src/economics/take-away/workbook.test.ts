import { expect } from '@open-wc/testing';
import {
  prepare,
  withValue,
  type Assumption,
  type EconomicsCase,
  type EconomicsResult,
} from '@wellkept/economics';
import { forkliftCase, generatorCase, rooftopUnitCase } from '@wellkept/testing';
import { Numbers } from '../../chart/numbers.ts';
import { inputs as inputWords } from '../../locales/en/inputs.ts';
import words from '../../locales/en/spreadsheet.ts';
import { yearsAsCsv } from './csv.ts';
import { calculate } from './formula.ts';
import type { Material } from './inputs-sheet.ts';
import type { Cell, Sheet } from './sheet.ts';
import { defused, sheetName } from './sheet.ts';
import { workbook } from './workbook.ts';
import { formatsOf } from './write-workbook.ts';

const futures = 2000;
const told = (value: number, unit = '', low?: number, high?: number): Assumption => ({
  value,
  unit,
  origin: 'assumed',
  ...(low !== undefined && { low }),
  ...(high !== undefined && { high }),
});

/** Tax, grants, growing prices, another new unit and one that is only watched. */
const everything: EconomicsCase = {
  ...rooftopUnitCase,
  assumptions: {
    ...rooftopUnitCase.assumptions,
    horizonYears: told(12, 'years'),
    taxRate: told(0.2, 'share'),
    repairEscalation: told(0.02),
    energyEscalation: told(0.02, '', 0, 0.04),
    energyDegradation: told(0.01),
    carbonIntensity: told(0.3, 'kg/kWh'),
    carbonPrice: told(60, 'EUR/t'),
    hoursPerYear: told(2000, 'hours/year'),
    usualHoursPerYear: told(1800, 'hours/year'),
    salvageNow: told(500, 'EUR'),
  },
  options: [
    ...rooftopUnitCase.options.map((option) =>
      option.family === 'replace'
        ? {
            ...option,
            incentive: told(2000, 'EUR'),
            incentiveProbability: told(0.7, 'share'),
            incentiveYear: told(1, 'years'),
            leadTimeDays: told(10, 'days'),
            leadTimeCostPerDay: told(100, 'EUR/day'),
            installationHours: told(8, 'hours'),
          }
        : option,
    ),
    {
      id: 'cheap',
      label: 'A cheap one',
      family: 'replace',
      price: told(15_000, 'EUR'),
      lifeYears: told(10, 'years'),
    },
    {
      id: 'wait',
      label: '=Wait: [see]',
      family: 'wait',
      price: told(0, 'EUR'),
      eventProbability: told(0.3, 'share'),
      eventCost: told(6000, 'EUR'),
      eventDowntime: told(40, 'hours'),
    },
  ],
};

/** Each year dearer to run, and cheap to repair: the engine plans a repair now and a new unit some years later. */
const wearing: EconomicsCase = {
  ...rooftopUnitCase,
  history: [],
  assumptions: {
    ...rooftopUnitCase.assumptions,
    failureShape: told(2),
    failuresPerYear: told(0.05),
    costPerFailure: told(8000, 'EUR'),
    energyDegradation: told(0.03),
  },
  options: rooftopUnitCase.options.map((option) =>
    option.family === 'repair' ? { ...option, price: told(500, 'EUR') } : option,
  ),
};

const cases: Record<string, EconomicsCase> = {
  rooftop: rooftopUnitCase,
  forklift: forkliftCase,
  generator: generatorCase,
  everything,
  wearing,
};

const madeOf = (c: EconomicsCase, result: EconomicsResult): Material => ({
  case: c,
  result,
  original: result,
  verdict: 'Replace it.',
  n: new Numbers('en', c.currency),
  words,
  inputWords,
  sourceOf: () => '',
  originOf: ({ origin }) => origin,
});

const textOf = (cell: Cell | undefined): string => (cell && 'text' in cell ? cell.text : '');

/** Formula column of the first sheet, by what stands before it. */
function answers(sheets: readonly Sheet[]): Map<string, number> {
  const at = calculate(sheets);
  const [answer] = sheets;
  return new Map(
    (answer?.rows ?? []).flatMap((row, i): [string, number][] =>
      row[1] && 'formula' in row[1] ? [[textOf(row[0]), at(answer?.name ?? '', `B${i + 1}`)]] : [],
    ),
  );
}

/** The sheets with another number typed into a cell of the inputs. */
function typed(sheets: readonly Sheet[], label: string, value: number): Sheet[] {
  return sheets.map((sheet, i) => {
    if (i !== 1) return sheet;
    const rows = sheet.rows.map((row) =>
      textOf(row[0]) === label
        ? [row[0] ?? null, { value, format: 'amount' as const }, ...row.slice(2)]
        : row,
    );
    return { ...sheet, rows };
  });
}

describe('the spreadsheet', () => {
  for (const [name, c] of Object.entries(cases))
    it(`gives our numbers to the cent by formula: ${name}`, () => {
      const result = prepare(c, { futures }).evaluate();
      const sheets = workbook(madeOf(c, result));
      const found = answers(sheets);
      for (const option of result.options) {
        expect(found.get(words.lcc(option.label))).to.be.closeTo(option.lcc, 0.004);
        expect(found.get(words.eac(option.label))).to.be.closeTo(option.eac, 0.004);
      }
      const { comparison } = result;
      const netSavings = [...found].find(([label]) => label.startsWith('Net savings'))?.[1];
      expect(netSavings).to.be.closeTo(comparison?.netSavings.mean ?? Number.NaN, 0.004);
      const sir = comparison?.investment.sir ?? null;
      if (sir !== null) expect(found.get(words.sir)).to.be.closeTo(sir, 1e-6);
      // Year by year too.
      const at = calculate(sheets);
      for (const sheet of sheets.slice(2))
        sheet.rows.forEach((row, i) => {
          if (i < 7 || !row.length) return;
          const last = row.length - 1;
          const letters =
            last >= 26 ? `A${String.fromCharCode(65 + last - 26)}` : String.fromCharCode(65 + last);
          expect(at(sheet.name, `${letters}${i + 1}`)).to.be.closeTo(0, 0.004);
        });
    });

  it('has a plan of the engine’s own among the cases', () => {
    const { options } = prepare(wearing, { futures }).evaluate();
    expect(options.some(({ later }) => later !== null)).to.equal(true);
  });

  const changes: [string, string, number, number][] = [
    ['assumptions.discountRate', 'Interest rate, after inflation', 0.06, 0.001],
    ['assumptions.energyPrice', 'Price of energy', 0.3, 0.001],
    ['assumptions.energyUse', 'Energy used today', 12_000, 0.001],
    ['assumptions.downtimeCostPerHour', 'An hour out of service costs you', 200, 0.001],
    ['assumptions.costPerFailure', 'Cost of one failure', 1500, 0.002],
    ['assumptions.failuresPerYear', 'Failures a year if kept', 3, 0.01],
    ['options.replace.price', 'Price: Replace the unit', 30_000, 0.001],
  ];
  for (const [path, label, value, tolerance] of changes)
    it(`answers a changed input as the engine does: ${path}`, () => {
      const prepared = prepare(rooftopUnitCase, { futures });
      const before = prepared.evaluate();
      const sheets = workbook(madeOf(rooftopUnitCase, before));
      const replaced = before.options.find(({ family }) => family === 'replace')?.id ?? '';
      const real = path.replace('options.replace', `options.${replaced}`);
      const found = answers(typed(sheets, label, value));
      const after = prepared.evaluate(withValue(rooftopUnitCase, real, value));
      let moved = 0;
      for (const option of after.options) {
        const lcc = found.get(words.lcc(option.label)) ?? Number.NaN;
        expect(Math.abs(lcc / option.lcc - 1)).to.be.below(tolerance);
        moved += Math.abs(
          option.lcc - (before.options.find(({ id }) => id === option.id)?.lcc ?? 0),
        );
      }
      expect(moved).to.be.above(100);
    });

  it('says of every number whether a change of it moves anything', () => {
    const result = prepare(everything, { futures }).evaluate();
    const rows = workbook(madeOf(everything, result))[1]?.rows.slice(4) ?? [];
    expect(rows.length).to.equal(new Set(result.provenance.map(({ path }) => path)).size);
    for (const row of rows) {
      const tinted = row[1] && 'style' in row[1] && row[1].style === 'input';
      expect(textOf(row[8])).to.equal(tinted ? words.actsFormula : words.actsMeans);
    }
  });

  it('takes no text for a formula and no name that a spreadsheet refuses', () => {
    expect(defused('=HYPERLINK("x")')).to.equal('\'=HYPERLINK("x")');
    expect(defused('+353 1 555')).to.equal("'+353 1 555");
    expect(defused('Repair')).to.equal('Repair');
    expect(sheetName('=Wait: [see]', [])).to.equal('=Wait see');
    expect(sheetName('a'.repeat(40), ['A'.repeat(31)])).to.have.lengthOf(31);
  });

  it('writes the years as RFC 4180 has it, with text defused', () => {
    const result = prepare(everything, { futures }).evaluate();
    const csv = yearsAsCsv(result, words);
    const lines = csv.split('\r\n');
    expect(csv.startsWith('\uFEFFOption,Year,')).to.equal(true);
    expect(lines).to.have.lengthOf(2 + result.options.length * 13);
    const wait = lines.find((line) => line.includes('Wait'));
    expect(wait?.startsWith("'=Wait: [see],0,")).to.equal(true);
    const { flows } = result.options[0] as EconomicsResult['options'][number];
    expect(Number(lines[2]?.split(',')[13])).to.be.closeTo(
      flows[1]?.discounted ?? Number.NaN,
      0.006,
    );
  });

  it('writes money with the decimals of its currency, in cells and in values', () => {
    const money = (currency: string) => formatsOf(currency).money;
    expect(['EUR', 'HUF', 'JPY', 'KWD', 'IQD', 'CLF'].map(money)).to.deep.equal([
      '#,##0.00',
      '#,##0.00',
      '#,##0',
      '#,##0.000',
      '#,##0.000',
      '#,##0.0000',
    ]);
    const result = prepare(everything, { futures }).evaluate();
    const decimals = (currency: string) =>
      Math.max(
        ...yearsAsCsv({ ...result, currency }, words)
          .split('\r\n')
          .slice(1)
          .flatMap((line) => line.match(/\.\d+(?=,|$)/gu) ?? ['.'])
          .map((fraction) => fraction.length - 1),
      );
    expect(['JPY', 'EUR', 'KWD', 'CLF'].map(decimals)).to.deep.equal([0, 2, 3, 4]);
  });
});
