/** Kinds that compare ways to serve the same need. */
import { economicLife, marginalCosts, replaceAtStartOfYear } from '../../src/economic-life.ts';
import { irrs } from '../../src/irr.ts';
import { nearest } from '../../src/annuity.ts';
import {
  airr,
  type Alternative,
  compareAlternatives,
  lifeCycleCost,
  sir,
  yearlyCosts,
} from '../../src/life-cycle-cost.ts';
import { breakEven } from '../../src/payback.ts';
import { type Convention, instantOf, npv, pvOfYears, spv, ucr } from '../../src/present-value.ts';
import type { BreakEven } from '../../src/result.ts';

interface Study {
  convention?: Convention;
  discountRateReal?: number;
  discountRateNominal?: number;
  studyYears: number;
}
type Compare = Study & { alternatives: Alternative[] };

const rateOf = (i: Study): number => i.discountRateReal ?? i.discountRateNominal ?? Number.NaN;
const conventionOf = (i: Study): Convention => i.convention ?? 'end-of-year';
/** Whole years are counted from 1: nothing extra to recover is recovered in the first. */
const yearOf = (b: BreakEven): number | null =>
  b.kind === 'in-year' ? Math.max(1, b.year) : b.kind === 'from-start' ? 1 : null;
const negatedIn = (b: BreakEven): number | null => (b.kind === 'in-year' ? b.negatedInYear : null);

function pair(alternatives: Alternative[]): [Alternative, Alternative] {
  const [base, alt] = alternatives;
  if (!base || !alt) throw new Error('needs two alternatives');
  return [base, alt];
}

/** Payments of several years at one date each; `delay` as in the case's words, unless the list already holds the empty years. */
function delayOf(delay: number, years: number, flows: readonly number[]): number {
  if (flows.length < years) return years - flows.length;
  return flows.slice(0, delay).every((f) => f === 0) ? 0 : delay;
}

const keepOrReplace = (difference: number): string => (difference < 0 ? 'replace' : 'keep');

/** Rates at which both cost the same; running costs of mid-year fall between the years. */
function breakEvenRates(
  base: Alternative,
  alt: Alternative,
  years: number,
  c: Convention,
): number[] {
  const difference = (pick: (a: Alternative) => Alternative): number[] => {
    const b = yearlyCosts(pick(base), years, c);
    return yearlyCosts(pick(alt), years, c).map((f, k) => (b[k] as number) - f);
  };
  if (c !== 'mid-year')
    return irrs(difference((a) => a)).map((r) => (c === 'continuous' ? Math.log1p(r) : r));
  const half = new Array<number>(2 * years + 1).fill(0);
  difference((a) => ({ ...a, initial: 0, oneOff: [], residual: [] })).forEach((f, k) => {
    if (k > 0) half[2 * k - 1] = f;
  });
  difference((a) => ({ ...a, recurring: [] })).forEach((f, k) => {
    half[2 * k] = f;
  });
  return irrs(half).map((r) => (1 + r) ** 2 - 1);
}

export const alternatives = {
  eac: (i: { rate: number; initial: number; annualCosts: number[]; salvage?: number }) => {
    const n = i.annualCosts.length;
    const value = i.initial + pvOfYears(i.rate, i.annualCosts) - (i.salvage ?? 0) * spv(i.rate, n);
    return { pv: value, eac: value * ucr(i.rate, n) };
  },

  'economic-life': (i: {
    rate: number;
    initial: number;
    annualCosts: number[];
    salvageByYear: number[];
  }) => {
    const life = economicLife(i.rate, i.initial, i.annualCosts, i.salvageByYear);
    return { ...life, eacAt: Object.fromEntries(life.eacByYear.map((eac, k) => [k + 1, eac])) };
  },

  'marginal-decision': (i: { defenderMarginalByYear: number[]; challengerMinEuac: number }) => ({
    replaceAtStartOfYear: replaceAtStartOfYear(i.defenderMarginalByYear, i.challengerMinEuac),
  }),

  'lcc-compare': (i: Compare) => {
    const d = rateOf(i);
    const c = conventionOf(i);
    const costs = i.alternatives.map(
      (a) => [a.name, lifeCycleCost(a, d, i.studyYears, c)] as const,
    );
    const [base, alt] = pair(i.alternatives);
    const compared = compareAlternatives(base, alt, d, i.studyYears, c);
    return {
      ...Object.fromEntries(costs),
      annualValue: Object.fromEntries(
        costs.map(([name, cost]) => [name, cost.lcc * ucr(d, i.studyYears)]),
      ),
      lowest: costs.toSorted(([, a], [, b]) => a.lcc - b.lcc)[0]?.[0],
      nonInvestmentSavings: compared.nonInvestmentSavings,
      additionalInvestment: compared.additionalInvestment,
      netSavings: compared.netSavings,
      sir: compared.sir,
      airr: compared.airr,
      simplePaybackYear: yearOf(compared.simplePayback),
      discountedPaybackYear: yearOf(compared.discountedPayback),
      simplePaybackNegatedYear: negatedIn(compared.simplePayback),
      discountedPaybackNegatedYear: negatedIn(compared.discountedPayback),
    };
  },

  incremental: (i: Compare & { rates?: number[] }) => {
    const c = conventionOf(i);
    const [base, alt] = pair(i.alternatives);
    const savings = (d: number): number =>
      lifeCycleCost(base, d, i.studyYears, c).lcc - lifeCycleCost(alt, d, i.studyYears, c).lcc;
    const netSavings = savings(rateOf(i));
    const roots = breakEvenRates(base, alt, i.studyYears, c);
    return {
      irr: nearest(roots) ?? null,
      irrs: roots,
      netSavings,
      breakEvenRepairQuote: base.initial - netSavings,
      breakEvenReplacePrice: alt.initial + netSavings,
      netSavingsByRate: (i.rates ?? []).map(savings),
      eacDifference: -netSavings * ucr(rateOf(i), i.studyYears),
    };
  },

  'lcc-from-flows': (i: Study & { initial?: number; flowsYear1toN: number[] }) => {
    const lcc = (i.initial ?? 0) + pvOfYears(rateOf(i), i.flowsYear1toN, conventionOf(i));
    return { lcc, annualValue: lcc * ucr(rateOf(i), i.studyYears) };
  },

  'lcc-rank-from-flows': (
    i: Study & {
      serviceDelayYears?: number;
      alternatives: { name: string; initial?: number; flowsYear1toN: number[] }[];
    },
  ) => {
    const costs = i.alternatives.map((a) => {
      const delay = delayOf(i.serviceDelayYears ?? 0, i.studyYears, a.flowsYear1toN);
      return [
        a.name,
        (a.initial ?? 0) + pvOfYears(rateOf(i), a.flowsYear1toN, conventionOf(i), delay),
      ] as const;
    });
    return {
      lcc: Object.fromEntries(costs),
      lowest: costs.toSorted(([, a], [, b]) => a - b)[0]?.[0],
    };
  },

  'net-savings': (i: { baseLcc: number; altLcc: number }) => ({ netSavings: i.baseLcc - i.altLcc }),

  'net-savings-from-flows': (i: Study & { base: number[]; alt: number[] }) => {
    // One entry more than years: the first is today's.
    const value = (flows: number[]): number =>
      flows.length > i.studyYears
        ? (flows[0] as number) + pvOfYears(rateOf(i), flows.slice(1), conventionOf(i))
        : pvOfYears(rateOf(i), flows, conventionOf(i));
    return {
      netSavings: value(i.base) - value(i.alt),
      altLcc: value(i.alt),
      baseLcc: value(i.base),
    };
  },

  'payback-year': (
    i: Study & {
      additionalInitial: number;
      annualSavings: number[];
      eventSavings?: { year: number; amount: number }[];
    },
  ) => {
    const c = conventionOf(i);
    const savings = (d: number): number[] => {
      const yearly = i.annualSavings.map((s, k) => s * spv(d, instantOf(k + 1, c), c));
      for (const e of i.eventSavings ?? []) {
        const k = Math.max(1, Math.ceil(e.year)) - 1;
        while (yearly.length <= k) yearly.push(0);
        yearly[k] = (yearly[k] as number) + e.amount * spv(d, e.year, c);
      }
      return yearly;
    };
    const simple = breakEven(i.additionalInitial, savings(0));
    const discounted = breakEven(i.additionalInitial, savings(rateOf(i)));
    return {
      simplePaybackYear: yearOf(simple),
      discountedPaybackYear: yearOf(discounted),
      simplePaybackNegatedYear: negatedIn(simple),
      discountedPaybackNegatedYear: negatedIn(discounted),
    };
  },

  'sir-airr': (i: {
    discountRateReal: number;
    years: number;
    totalInvestment: number;
    firstYearSavings: number;
    totalDiscountedSavings: number;
  }) => {
    const ratio = sir(i.totalDiscountedSavings, i.totalInvestment);
    return {
      simplePayback: i.firstYearSavings > 0 ? i.totalInvestment / i.firstYearSavings : null,
      sir: ratio,
      airr: airr(ratio, i.discountRateReal, i.years),
    };
  },

  'repair-vs-replace': (i: { rate: number; years?: number; keep: number[]; replace: number[] }) => {
    const years = i.years ?? i.keep.length - 1;
    const eac = (flows: number[]): number => -npv(i.rate, flows) * ucr(i.rate, years);
    const length = Math.max(i.keep.length, i.replace.length);
    const eacDifference = eac(i.replace) - eac(i.keep);
    return {
      incremental: Array.from({ length }, (_, t) => (i.replace[t] ?? 0) - (i.keep[t] ?? 0)),
      keepEac: eac(i.keep),
      replaceEac: eac(i.replace),
      eacDifference,
      decision: keepOrReplace(eacDifference),
    };
  },

  'repair-vs-replace-eac': (i: {
    rate: number;
    years: number;
    incremental: { initial: number; annualSaving: number; salvage?: number };
  }) => {
    const { initial, annualSaving, salvage = 0 } = i.incremental;
    const eacDifference =
      (initial - salvage * spv(i.rate, i.years)) * ucr(i.rate, i.years) - annualSaving;
    return { eacDifference, decision: keepOrReplace(eacDifference) };
  },

  'repair-vs-replace-marginal': (i: {
    rate: number;
    defender: { marketValueNow: number; marketValueByYear: number[]; annualCosts: number[] };
    challenger: { initial: number; life: number; salvage: number; annualCost: number };
  }) => {
    const { marketValueNow, annualCosts, marketValueByYear } = i.defender;
    const { initial, life, salvage, annualCost } = i.challenger;
    const marginal = marginalCosts(i.rate, marketValueNow, annualCosts, marketValueByYear);
    const challengerEuac = (initial - salvage * spv(i.rate, life)) * ucr(i.rate, life) + annualCost;
    return {
      defenderMarginal: marginal,
      defenderEuac: economicLife(i.rate, marketValueNow, annualCosts, marketValueByYear).eacByYear,
      challengerEuac,
      decision: keepOrReplace(challengerEuac - (marginal[0] ?? Number.NaN)),
    };
  },

  'defender-aftertax-first-cost': (i: {
    originalCost: number;
    salvageAtFullDepreciation: number;
    depreciableLife: number;
    yearsOwned: number;
    marketValueNow: number;
    taxRate: number;
  }) => {
    const written = Math.min(i.yearsOwned, i.depreciableLife) / i.depreciableLife;
    const bookValue = i.originalCost - (i.originalCost - i.salvageAtFullDepreciation) * written;
    const gain = i.marketValueNow - bookValue;
    const tax = i.taxRate * gain;
    return { bookValue, gain, tax, afterTaxFirstCost: i.marketValueNow - tax };
  },
};
