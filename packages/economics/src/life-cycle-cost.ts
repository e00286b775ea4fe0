/**
 * Life-cycle cost of alternatives given as plain cost streams, and the measures that compare two
 * (NIST Handbook 135; ASTM E917, E964, E1057, E1074, E1121). Costs are positive.
 */
import { breakEven } from './payback.ts';
import { type Convention, instantOf, spv, ucr } from './present-value.ts';
import type { BreakEven } from './result.ts';

export interface Recurring {
  readonly name?: string;
  readonly amountPerYear: number;
  /** One rate, or one for each year (chained; year 1 already escalated once). Default 0. */
  readonly escalation?: number | readonly number[];
  readonly group?: string;
}

export interface Alternative {
  readonly name: string;
  readonly initial: number;
  /** A present value of energy known from elsewhere. */
  readonly energyPv?: number;
  readonly recurring?: readonly Recurring[];
  /** At its own date; `group` 'replacement' is investment, anything else operation. */
  readonly oneOff?: readonly {
    readonly year: number;
    readonly amount: number;
    readonly group?: string;
  }[];
  /** Positive amounts of value left. */
  readonly residual?: readonly { readonly year: number; readonly amount: number }[];
}

export interface LifeCycleCost {
  readonly initial: number;
  readonly omr: number;
  readonly energy: number;
  readonly replacement: number;
  /** Negative. */
  readonly residual: number;
  readonly lcc: number;
}

function indexAt(escalation: number | readonly number[], k: number, t: number): number {
  if (typeof escalation === 'number') return (1 + escalation) ** t;
  let index = 1;
  for (let i = 0; i < k; i++) index *= 1 + (escalation[i] ?? 0);
  return index;
}

export function lifeCycleCost(
  a: Alternative,
  d: number,
  years: number,
  convention: Convention,
): LifeCycleCost {
  const sums = { omr: 0, energy: a.energyPv ?? 0, replacement: 0, residual: 0 };
  for (const r of a.recurring ?? []) {
    for (let k = 1; k <= years; k++) {
      const t = instantOf(k, convention);
      sums[r.group === 'energy' ? 'energy' : 'omr'] +=
        r.amountPerYear * indexAt(r.escalation ?? 0, k, t) * spv(d, t, convention);
    }
  }
  for (const o of a.oneOff ?? []) {
    const group = o.group === 'replacement' || o.group === 'energy' ? o.group : 'omr';
    sums[group] += o.amount * spv(d, o.year, convention);
  }
  for (const r of a.residual ?? []) sums.residual -= r.amount * spv(d, r.year, convention);
  return {
    initial: a.initial,
    ...sums,
    lcc: a.initial + sums.omr + sums.energy + sums.replacement + sums.residual,
  };
}

/**
 * Cost paid in year 0, 1, … n; recurring amounts escalated to their own instant; each discounted
 * from its own date at `d` (default: not at all).
 */
export function yearlyCosts(
  a: Alternative,
  years: number,
  convention: Convention,
  d = 0,
): number[] {
  const costs = new Array<number>(years + 1).fill(0);
  const add = (t: number, amount: number): void => {
    const year = Math.min(years, Math.ceil(t));
    costs[year] = (costs[year] as number) + amount * spv(d, t, convention);
  };
  add(0, a.initial);
  for (const r of a.recurring ?? []) {
    for (let k = 1; k <= years; k++) {
      const t = instantOf(k, convention);
      add(t, r.amountPerYear * indexAt(r.escalation ?? 0, k, t));
    }
  }
  for (const o of a.oneOff ?? []) add(o.year, o.amount);
  for (const r of a.residual ?? []) add(r.year, -r.amount);
  return costs;
}

/** Savings-to-investment ratio; null when the extra investment is not positive (then it says nothing). */
export function sir(savings: number, extraInvestment: number): number | null {
  return extraInvestment > 0 ? savings / extraInvestment : null;
}

/** Adjusted internal rate of return (E1057): (1+r)·SIR^(1/N) - 1 over the whole study period; null when SIR is not positive. */
export function airr(sir: number | null, reinvestRate: number, years: number): number | null {
  return sir !== null && sir > 0 ? (1 + reinvestRate) * sir ** (1 / years) - 1 : null;
}

export interface Compared {
  readonly base: LifeCycleCost;
  readonly alt: LifeCycleCost;
  readonly nonInvestmentSavings: number;
  /** Replacements and residuals belong to the investment (FEMP, BLCC). */
  readonly additionalInvestment: number;
  readonly netSavings: number;
  readonly sir: number | null;
  readonly airr: number | null;
  readonly simplePayback: BreakEven;
  readonly discountedPayback: BreakEven;
}

export function compareAlternatives(
  base: Alternative,
  alt: Alternative,
  d: number,
  years: number,
  convention: Convention,
): Compared {
  const b = lifeCycleCost(base, d, years, convention);
  const a = lifeCycleCost(alt, d, years, convention);
  const nonInvestmentSavings = b.omr + b.energy - a.omr - a.energy;
  const additionalInvestment =
    a.initial + a.replacement + a.residual - b.initial - b.replacement - b.residual;
  const ratio = sir(nonInvestmentSavings, additionalInvestment);
  const levelEnergy = ((base.energyPv ?? 0) - (alt.energyPv ?? 0)) * ucr(d, years);
  const paybackAt = (rate: number): BreakEven => {
    const altYears = yearlyCosts(alt, years, convention, rate);
    const [now = 0, ...later] = yearlyCosts(base, years, convention, rate).map(
      (cost, k) =>
        cost - (altYears[k] as number) + (k > 0 ? levelEnergy * spv(rate, k, convention) : 0),
    );
    return breakEven(-now, later);
  };
  return {
    base: b,
    alt: a,
    nonInvestmentSavings,
    additionalInvestment,
    netSavings: b.lcc - a.lcc,
    sir: ratio,
    airr: airr(ratio, d, years),
    simplePayback: paybackAt(0),
    discountedPayback: paybackAt(d),
  };
}
