/**
 * The spreadsheet of the glass box, calculated by LibreOffice: do its formulas give our numbers to the cent, and does a
 * number typed into its inputs move the answer as the engine says?
 *
 *   npm run bench -- economics-spreadsheet
 *
 * Needs `soffice` (LibreOffice Calc); without it, it says so and measures nothing.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare, withValue, type EconomicsCase, type EconomicsResult } from '@wellkept/economics';
import { Numbers } from '@wellkept/elements/chart/numbers';
import type { Sheet } from '@wellkept/elements/economics/take-away/sheet';
import { workbook } from '@wellkept/elements/economics/take-away/workbook';
import { writeWorkbook } from '@wellkept/elements/economics/take-away/write-workbook';
import { inputs as inputWords } from '@wellkept/elements/locales/en/inputs';
import words from '@wellkept/elements/locales/en/spreadsheet';
import { forkliftCase, generatorCase, rooftopUnitCase } from '@wellkept/testing';

const CENT = 0.005;
/** What a changed input may miss by, as a share of the cost: the engine draws the futures anew, the sheet scales their mean. */
const MOVED = 0.01;

const found = spawnSync('soffice', ['--version'], { encoding: 'utf8' });
if (found.status !== 0) {
  console.log('Skipped: there is no `soffice` here (LibreOffice Calc calculates the sheets).');
  process.exit(0);
}
console.log(found.stdout.trim());

const folder = mkdtempSync(join(tmpdir(), 'wellkept-sheet-'));
const profile = join(folder, 'profile', 'user');
mkdirSync(profile, { recursive: true });
// Never to take the values that stand in the file: always calculate.
writeFileSync(
  join(profile, 'registrymodifications.xcu'),
  `<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>`,
);

const sheetsOf = (c: EconomicsCase, result: EconomicsResult): Sheet[] =>
  workbook({
    case: c,
    result,
    original: result,
    verdict: '',
    n: new Numbers('en-GB', c.currency),
    words,
    inputWords,
    sourceOf: () => '',
    originOf: ({ origin }) => origin,
  });

/** The first sheet as LibreOffice calculates it: the column of formulas by what stands before it. */
async function calculated(name: string, sheets: readonly Sheet[]): Promise<Map<string, number>> {
  const file = join(folder, `${name}.xlsx`);
  writeFileSync(file, Buffer.from(await (await writeWorkbook(sheets, 'EUR')).arrayBuffer()));
  const run = spawnSync(
    'soffice',
    [
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
      '--headless',
      '--convert-to',
      // Every sheet to a file of its own, with values as they are and not as they are shown.
      'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1',
      '--outdir',
      folder,
      file,
    ],
    { encoding: 'utf8' },
  );
  const made = readdirSync(folder).find((each) => each === `${name}-${sheets[0]?.name}.csv`);
  if (!made) throw new Error(`LibreOffice made nothing of ${name}: ${run.stderr}`);
  const cells = readFileSync(join(folder, made), 'utf8')
    .split('\n')
    .map((line) =>
      [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) =>
        cell.replace(/^"|"$/g, '').replaceAll('""', '"'),
      ),
    );
  return new Map(cells.map(([label = '', value = '']) => [label, Number(value)]));
}

const typed = (sheets: readonly Sheet[], label: string, value: number): Sheet[] =>
  sheets.map((sheet, i) =>
    i !== 1
      ? sheet
      : {
          ...sheet,
          rows: sheet.rows.map((row) =>
            row[0] && 'text' in row[0] && row[0].text === label
              ? [row[0], { value, format: 'amount' as const }, ...row.slice(2)]
              : row,
          ),
        },
  );

const cases = { rooftop: rooftopUnitCase, forklift: forkliftCase, generator: generatorCase };
const changes = [
  ['assumptions.discountRate', inputWords.discountRate, 0.06],
  ['assumptions.energyPrice', inputWords.energyPrice, 0.33],
  ['assumptions.downtimeCostPerHour', inputWords.downtimeCostPerHour, 150],
  ['assumptions.costPerFailure', inputWords.costPerFailure, 1500],
  ['assumptions.failuresPerYear', inputWords.failuresPerYear, 2.5],
] as const;

let wrong = 0;
const say = (fits: boolean, text: string): void => {
  if (!fits) wrong++;
  console.log(`${fits ? '✔' : '✖'} ${text}`);
};
try {
  for (const [name, c] of Object.entries(cases)) {
    const prepared = prepare(c);
    const result = prepared.evaluate();
    const sheets = sheetsOf(c, result);
    const values = await calculated(name, sheets);
    let most = 0;
    for (const option of result.options)
      for (const [label, ours] of [
        [words.lcc(option.label), option.lcc],
        [words.eac(option.label), option.eac],
      ] as const)
        most = Math.max(most, Math.abs((values.get(label) ?? Number.NaN) - ours));
    say(most < CENT, `${name}: costs differ by at most ${most.toExponential(1)} ${c.currency}`);
    const sir = result.comparison?.investment.sir;
    if (sir !== null && sir !== undefined)
      say(Math.abs((values.get(words.sir) ?? 0) - sir) < 1e-6, `${name}: SIR ${sir.toFixed(4)}`);

    for (const [path, label, value] of changes) {
      const after = prepared.evaluate(withValue(c, path, value));
      const moved = await calculated(`${name}-changed`, typed(sheets, label, value));
      let off = 0;
      for (const { label: option, lcc } of after.options)
        off = Math.max(off, Math.abs((moved.get(words.lcc(option)) ?? Number.NaN) / lcc - 1));
      say(
        off < MOVED,
        `${name}: ${label} ${value}: off by ${(off * 100).toFixed(3)} % of the cost`,
      );
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = wrong > 0 ? 1 : 0;
