import type { CostClass } from '@wellkept/economics';
import type { MoneyRow } from '../chart/money-chart.ts';
import type { EconomicsTerms } from '../locales/en/economics.ts';
import type { Side } from './sides.ts';
import { capital } from './words.ts';

/**
 * Present values by kind of cost, rounded so that what is printed adds up to the printed sum: the
 * kinds with the largest fractions give or take the missing unit.
 */
export function footed(values: readonly number[], total: number): number[] {
  const rounded = values.map(Math.round);
  let missing = Math.round(total) - rounded.reduce((sum, v) => sum + v, 0);
  const order = values
    .map((value, i) => ({ i, rest: value - Math.round(value) }))
    .filter(({ i }) => values[i] !== 0)
    .toSorted((a, b) => (missing > 0 ? b.rest - a.rest : a.rest - b.rest));
  for (const { i } of order) {
    if (missing === 0) break;
    rounded[i] = (rounded[i] ?? 0) + Math.sign(missing);
    missing -= Math.sign(missing);
  }
  return rounded;
}

const kinds = [
  'paid',
  'energy',
  'breakdowns',
  'maintenance',
  'downtime',
  'carbon',
  'tax',
  'later',
  'incentive',
  'residual',
] as const;
type Kind = (typeof kinds)[number];

/** What is paid today is one bar, whatever it is for; a replacement bought later is its own. */
function valuesOf({ result, paidNow }: Side): number[] {
  const pv = result.presentValue;
  const now = result.flows[0];
  const byKind: Record<Kind, number> = {
    paid: paidNow,
    later: pv.capital + pv.repair - (now ? now.capital + now.repair : 0),
    incentive: pv.incentive - (now?.incentive ?? 0),
    energy: pv.energy,
    breakdowns: pv.breakdowns,
    maintenance: pv.maintenance,
    downtime: pv.downtime,
    carbon: pv.carbon,
    tax: pv.tax,
    residual: pv.residual,
  };
  return footed(
    kinds.map((kind) => byKind[kind]),
    result.lcc,
  );
}

const termOf = {
  paid: 'costPaid',
  later: 'costLater',
  incentive: 'costIncentive',
  energy: 'costEnergy',
  breakdowns: 'costBreakdowns',
  maintenance: 'costMaintenance',
  downtime: 'costDowntime',
  carbon: 'costCarbon',
  tax: 'costTax',
  residual: 'costResidual',
} as const satisfies Record<Kind, keyof EconomicsTerms>;

/** Kinds of cost that either option has, in whole units of money, option beside option. */
export function moneyRows(sides: readonly Side[], t: EconomicsTerms, locale: string): MoneyRow[] {
  const columns = sides.map(valuesOf);
  return kinds
    .map((kind, i) => ({
      label: capital(t[termOf[kind]], locale),
      values: columns.map((column) => column[i] ?? 0),
    }))
    .filter((row) => row.values.some((value) => value !== 0));
}

/** Kinds that could have been counted and for which nobody gave a number. */
export function notCounted(sides: readonly Side[], t: EconomicsTerms): string[] {
  const open: readonly CostClass[] = ['energy', 'downtime', 'maintenance', 'carbon'];
  return open
    .filter((one) => sides.every((side) => side.result.presentValue[one] === 0))
    .map((one) => t[termOf[one as Kind]]);
}
