/** `run.ts <file.json>`: one line a case, then the sum; exit 1 on any miss. */
import { readFileSync } from 'node:fs';
import { Estimate, type Miss } from './compare.ts';
import { casesOf, runCase } from './run-cases.ts';

const show = (value: unknown): string =>
  value instanceof Estimate
    ? `${value.value} ± ${value.standardError.toPrecision(2)}`
    : value === undefined
      ? 'nothing'
      : JSON.stringify(value);
const line = ({ leaf, expected, got }: Miss): string =>
  `${leaf}: expected ${show(expected)}, got ${show(got)}`;

const file = process.argv[2];
if (!file) {
  console.error('Which file? economics:cases -- <file.json>');
  process.exit(2);
}
let cases;
try {
  cases = casesOf(JSON.parse(readFileSync(file, 'utf8')));
} catch (error) {
  console.error(`Cannot read cases from ${file}: ${(error as Error).message}`);
  process.exit(2);
}
const outcomes = cases.map(runCase);
for (const o of outcomes) {
  console.log(`${o.id}  ${o.kind}  ${o.ok ? 'ok' : [o.why, ...o.misses.map(line)].join('  ')}`);
}
const failed = outcomes.filter((o) => !o.ok).length;
console.log(`${outcomes.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
