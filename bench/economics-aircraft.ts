/**
 * The air-conditioning of 13 Boeing 720s: failure times without dates or costs, so fit and trend
 * only. Aircraft by aircraft most are steady; pooled, the gaps look like a falling failure rate.
 *
 *   node --conditions=@wellkept/source bench/economics-aircraft.ts
 */
import { readFileSync } from 'node:fs';
import {
  betaLimits,
  fitPowerLaw,
  laplaceU,
  type ObservedSystem,
  trendTest,
} from '../packages/economics/src/power-law.ts';
import { fitWeibull } from '../packages/economics/src/weibull.ts';

const gaps = new Map<string, number[]>();
for (const line of readFileSync(
  new URL('../data/aircraft-air-conditioning-failures.csv', import.meta.url),
  'utf8',
)
  .trim()
  .split(/\r?\n/)
  .slice(1)) {
  const [aircraft = '', hours = ''] = line.split(',');
  gaps.set(aircraft, [...(gaps.get(aircraft) ?? []), Number(hours)]);
}
console.log('| aircraft | failures | hours | shape (95 %) | Laplace U | p of no trend |');
console.log('|---|---|---|---|---|---|');
const systems: ObservedSystem[] = [];
for (const [aircraft, list] of gaps) {
  let age = 0;
  const ages = list.map((gap) => (age += gap));
  systems.push({ end: age, failures: ages });
  if (ages.length < 5) continue;
  const { beta } = fitPowerLaw([{ end: age, failures: ages }], 'failure', 'modified-mle');
  const { low, high } = betaLimits(beta, ages.length);
  // The last failure ends the observation and is no evidence of a trend.
  const { p } = trendTest({ end: age, failures: ages.slice(0, -1) });
  console.log(
    `| ${aircraft} | ${ages.length} | ${age.toLocaleString('en')} | ${beta.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)}) | ${laplaceU(ages).toFixed(2)} | ${p.toFixed(2)} |`,
  );
}
const pooled = fitWeibull([...gaps.values()].flat());
const fleet = fitPowerLaw(systems, 'failure');
console.log(
  `\nGaps pooled over the fleet: Weibull shape ${pooled.shape.toFixed(2)}, below 1, as if equipment improved by surviving.`,
);
console.log(
  `Each aircraft on its own clock, one law for all: shape ${fleet.beta.toFixed(2)}, not below 1: no aircraft improves; the pooled picture comes from mixing good ones with bad ones.`,
);
