/**
 * Is "in 83 of 100 futures" true? Draws units whose failure law is known, shows the engine only
 * what a firm would know (a history, two quotes, ranges), and scores its odds against ONE realised
 * future per unit, and its verdict against the long-run mean cost of each option.
 *
 *   node --conditions=@wellkept/source bench/economics-calibration.ts [units] [futures] [--svg file]
 */
import { writeFileSync } from 'node:fs';
import { type CalibrationUnit, drawUnit, longRun, realised } from './economics/units.ts';
import { reliabilityDiagram } from './economics/reliability-diagram.ts';
import { prepare, type EconomicsResult } from '@wellkept/economics';

const [units = 10_000, futures = 1000] = process.argv
  .slice(2)
  .filter((a) => /^\d+$/.test(a))
  .map(Number);
const svg = process.argv.includes('--svg')
  ? process.argv[process.argv.indexOf('--svg') + 1]
  : undefined;

export interface Bin {
  count: number;
  said: number;
  came: number;
}
const bins: Bin[] = Array.from({ length: 10 }, () => ({ count: 0, said: 0, came: 0 }));
let brier = 0;
const regret = {
  engine: 0,
  'half-price rule': 0,
  '5,000 rule': 0,
  'median age': 0,
  'always repair': 0,
  'always replace': 0,
};
const verdicts: Record<string, number> = {};

/** Odds that replacing now costs less than repairing, whichever the engine names first. */
function oddsOfReplacing(r: EconomicsResult): number | null {
  const c = r.comparison;
  if (c?.option === 'replace' && c.against === 'repair') return c.probability;
  if (c?.option === 'repair' && c.against === 'replace')
    return 1 - c.probability - c.tieProbability;
  return null;
}

/** What the verdict makes a customer do today; too close: the option that is cheaper today. */
function decision(r: EconomicsResult, u: CalibrationUnit): 'repair' | 'replace' {
  const { verdict } = r;
  if (verdict?.kind === 'replace' && verdict.replaceInYear === 0) return 'replace';
  if (verdict?.kind === 'too-close') return u.repairPrice <= u.replacePrice ? 'repair' : 'replace';
  return 'repair';
}

let odd = 0;
let replacingBest = 0;
for (let i = 0; i < units; i++) {
  const u = drawUnit(i);
  const r = prepare(u.case, { futures, seed: i + 1 }).evaluate();
  const p = oddsOfReplacing(r);
  verdicts[r.verdict?.kind ?? 'none'] = (verdicts[r.verdict?.kind ?? 'none'] ?? 0) + 1;
  if (p === null) odd++;
  else {
    const came = realised(u);
    const bin = bins[Math.min(9, Math.floor(p * 10))] as Bin;
    bin.count++;
    bin.said += p;
    bin.came += came ? 1 : 0;
    brier += (p - (came ? 1 : 0)) ** 2;
  }
  const mean = longRun(u);
  const best = Math.min(mean.repair, mean.replace);
  if (mean.replace < mean.repair) replacingBest++;
  const count = (rule: keyof typeof regret, choice: 'repair' | 'replace'): void => {
    regret[rule] += mean[choice] - best;
  };
  count('engine', decision(r, u));
  count('half-price rule', u.repairPrice > 0.5 * u.replacePrice ? 'replace' : 'repair');
  count('5,000 rule', u.age * u.repairPrice > 5000 ? 'replace' : 'repair');
  count('median age', u.age >= u.lifeYears ? 'replace' : 'repair');
  count('always repair', 'repair');
  count('always replace', 'replace');
}
const scored = units - odd;
const error = bins.reduce((sum, b) => sum + Math.abs(b.said - b.came), 0) / scored;
console.log(
  `${units} units, ${futures} futures each; ${odd} not scored (a later replacement was compared)`,
);
for (const [k, b] of bins.entries()) {
  if (b.count > 0)
    console.log(
      `${k * 10}-${k * 10 + 10} %  ${String(b.count).padStart(6)} units  said ${(b.said / b.count).toFixed(3)}  came ${(b.came / b.count).toFixed(3)}`,
    );
}
console.log(
  `expected calibration error ${error.toFixed(4)} (aim 0.03)   Brier ${(brier / scored).toFixed(4)}`,
);
console.log(
  'verdicts',
  verdicts,
  `replacing is best in the long run for ${((100 * replacingBest) / units).toFixed(0)} %`,
);
for (const [rule, sum] of Object.entries(regret))
  console.log(`regret of ${rule}: ${(sum / units).toFixed(0)} a unit`);
const best = Math.min(regret['half-price rule'], regret['5,000 rule'], regret['median age']);
console.log(`engine's regret is ${(regret.engine / best).toFixed(2)} of the best rule's (aim 0.5)`);
if (svg) writeFileSync(svg, reliabilityDiagram(bins, error, units));
