/** The classes of cost and when each is paid. */
import type { Convention } from './present-value.ts';
import { instantOf, spv } from './present-value.ts';
import type { CostClass } from './result.ts';

export const CLASSES: readonly CostClass[] = [
  'capital',
  'repair',
  'maintenance',
  'breakdowns',
  'downtime',
  'energy',
  'carbon',
  'incentive',
  'tax',
  'residual',
];

/** A record of what each class has. */
export function byClass<T>(of: (c: CostClass) => T): { [c in CostClass]: T } {
  return Object.fromEntries(CLASSES.map((c) => [c, of(c)])) as { [c in CostClass]: T };
}

/** Paid at the end of their year; the others in its course. */
export const DATED: ReadonlySet<CostClass> = new Set<CostClass>([
  'capital',
  'repair',
  'incentive',
  'residual',
]);

export function discountFactor(
  m: { readonly rate: number; readonly convention: Convention },
  c: CostClass,
  year: number,
): number {
  return year === 0 ? 1 : spv(m.rate, DATED.has(c) ? year : instantOf(year, m.convention));
}
