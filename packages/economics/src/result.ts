/** What the engine answers. Plain JSON; the words are made in `elements`. Costs are positive. */
import type { Convention } from './present-value.ts';
import type { InputPath, OptionFamily, Origin } from './case.ts';

/**
 * `repair` and `capital` are what the options cost today (and a later replacement, `capital`);
 * `breakdowns` are the failures still to come. `incentive` and `residual` are negative.
 */
export type CostClass =
  | 'capital'
  | 'repair'
  | 'maintenance'
  | 'breakdowns'
  | 'downtime'
  | 'energy'
  | 'carbon'
  | 'incentive'
  | 'tax'
  | 'residual';

/**
 * Mean over the futures of what is paid in one year, undiscounted, in constant money. Year 0 is
 * today. In a year, capital, repair, incentive and residual fall at its end, the others (and tax) in its middle.
 */
export type YearFlow = { readonly [c in CostClass]: number } & {
  readonly year: number;
  readonly total: number;
  /** Present value of `total`, each class at its own date. */
  readonly discounted: number;
};

/** Cumulative discounted cost at the end of a year: mean, and the range of 8 of 10 futures. */
export interface CumulativeCost {
  readonly year: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export interface OptionResult {
  readonly id: string;
  readonly label: string;
  readonly family: OptionFamily;
  /** Set for a plan the engine made itself: do `first` now, buy `then` at the end of `year`. */
  readonly later: { readonly first: string; readonly then: string; readonly year: number } | null;
  /** Life-cycle cost: mean present value of everything over the horizon. */
  readonly lcc: number;
  /** 8 of 10 futures lie between. */
  readonly lccLow: number;
  readonly lccHigh: number;
  /** The same as an equal amount a year: `lcc` × UCR(d, horizon). */
  readonly eac: number;
  /** Equivalent annual cost over the option's own life instead of the common horizon. */
  readonly eacOwnLife: number;
  readonly ownLifeYears: number;
  /** Years 0 to horizon. */
  readonly flows: readonly YearFlow[];
  readonly presentValue: { readonly [c in CostClass]: number };
  /** Years 0 to horizon. */
  readonly cumulative: readonly CumulativeCost[];
  /** Share of the futures in which this option costs least of all. */
  readonly probabilityBest: number;
  readonly failuresPerYear: number;
  readonly downtimeHoursPerYear: number;
  readonly energyPerYear: number;
  /** Tonnes CO2 over the horizon, priced or not. */
  readonly carbonTonnes: number;
}

/** When the dearer-to-start option has earned its extra cost. Never beyond the horizon. */
export type BreakEven =
  | { readonly kind: 'from-start' }
  | {
      readonly kind: 'in-year';
      /** First year at whose end the cumulative costs are level or better. */
      readonly year: number;
      /** The same, interpolated within that year. */
      readonly interpolated: number;
      /** A later year in which it falls behind again, if any. */
      readonly negatedInYear: number | null;
    }
  | { readonly kind: 'not-reached'; readonly withinYears: number };

/** What the extra investment earns: see `returnsOf` in `@wellkept/economics/finance`. */
export interface Returns {
  /** All rates at which the two are level; more than one means: do not quote it. */
  readonly irr: readonly number[];
  readonly simplePayback: BreakEven;
  readonly discountedPayback: BreakEven;
}

/** `option` (lower mean cost) judged against `against` (the best of another family). */
export interface Comparison {
  readonly option: string;
  readonly against: string;
  readonly netSavings: {
    /** The headline number: the mean of the futures. Never negative. */
    readonly mean: number;
    /** Standard error of that mean. */
    readonly standardError: number;
    readonly p5: number;
    readonly p10: number;
    readonly p50: number;
    readonly p90: number;
    readonly p95: number;
  };
  /** Share of futures in which `option` really costs less; a tie is not less. */
  readonly probability: number;
  readonly probabilityStandardError: number;
  readonly tieProbability: number;
  /** 100 equally likely net savings, ascending: one dot each. Negative: `against` costs less. */
  readonly outcomes: readonly number[];
  /** EAC of `against` less EAC of `option`. */
  readonly eacDifference: number;
  /** True when the ranking over own lives contradicts the one over the common horizon. */
  readonly rankingsDiffer: boolean;
  /** Of `option` against `against`, on mean cumulative discounted cost. */
  readonly breakEven: BreakEven;
  /** The two as an investment: the one that costs more to buy against the other. */
  readonly investment: Investment;
  /** Price of each of the two at which both cost the same, other things equal. */
  readonly breakEvenPrice: { readonly [optionId: string]: number };
}

export interface Investment {
  /** The option with the larger investment. */
  readonly option: string;
  readonly against: string;
  readonly extraInvestment: number;
  readonly netSavings: number;
  /** Savings-to-investment ratio; null when the extra investment is not positive. */
  readonly sir: number | null;
  /** Adjusted internal rate of return; null with `sir`. */
  readonly airr: number | null;
}

export type VerdictKind = 'replace' | 'repair' | 'component' | 'wait' | 'too-close';

/** One of the largest differences in present value. Positive: speaks for `option`. */
export interface Reason {
  readonly class: CostClass;
  readonly amount: number;
  readonly option: number;
  readonly against: number;
}

export type TooCloseCause = 'probability' | 'small-difference' | 'quote-uncertainty';

/** "`winner` costs less when `path` is `direction` `at`." */
export interface SwitchingValue {
  readonly path: InputPath;
  readonly unit: string;
  readonly now: number;
  readonly at: number;
  readonly direction: 'above' | 'below';
  /** Option that wins beyond that value. */
  readonly winner: string;
  /** True when `at` lies in the input's plausible range. */
  readonly plausible: boolean;
}

export interface Verdict {
  readonly kind: VerdictKind;
  /** The option advised; null when too close. */
  readonly option: string | null;
  /** For `replace`: 0 now, else the year in which to replace after repairing now. */
  readonly replaceInYear: number | null;
  readonly tooCloseBecause: readonly TooCloseCause[];
  /** Up to three, largest first. */
  readonly reasons: readonly Reason[];
  /** Null until asked for (`evaluateInFull`, `settlingFact`), and when nothing in reach would flip the answer. */
  readonly settlingFact: SwitchingValue | null;
}

/** A number used, with who supplied it. */
export interface InputUsed {
  readonly path: InputPath;
  readonly value: number;
  readonly unit: string;
  readonly origin: Origin;
  readonly source: string | null;
  readonly date: string | null;
  readonly low: number | null;
  readonly high: number | null;
  /** True when the case did not give it: a default, or computed from the history. */
  readonly filledIn: boolean;
}

export type Note =
  /** The median is far from the mean: say both. */
  | { readonly code: 'median-differs'; readonly mean: number; readonly median: number }
  | { readonly code: 'rankings-differ' }
  /** Fewer than 5 failures: the class carries most of the weight. */
  | { readonly code: 'few-failures'; readonly failures: number }
  /** No significant trend: failures taken as steady. */
  | { readonly code: 'no-trend' }
  /** The unit is likely to die within the horizon; its replacement is counted. */
  | { readonly code: 'replaced-within-horizon'; readonly option: string; readonly share: number }
  /** Sign of the net savings changes within two points of the discount rate. */
  | { readonly code: 'rate-sensitive' }
  | { readonly code: 'horizon-shortened'; readonly years: number };

export interface FailureFit {
  /** Failures counted after merging visits within 7 days. */
  readonly failures: number;
  readonly yearsObserved: number;
  readonly ageNow: number;
  /** Shape used; 1 when there is no trend. */
  readonly shape: number;
  readonly shapeLow: number | null;
  readonly shapeHigh: number | null;
  /** Two-sided p of the trend test (MIL-HDBK-189); null with fewer than 4 failures. */
  readonly trendP: number | null;
  /** Expected in the coming year, after drawing toward the class. */
  readonly failuresPerYear: number;
}

export interface EconomicsResult {
  readonly currency: string;
  readonly horizonYears: number;
  readonly discountRate: number;
  /** When in the year running costs fall. */
  readonly convention: Convention;
  readonly futures: number;
  readonly seed: number;
  readonly options: readonly OptionResult[];
  /** Null with a single option. */
  readonly comparison: Comparison | null;
  /** Null with a single option. */
  readonly verdict: Verdict | null;
  readonly failureFit: FailureFit;
  readonly provenance: readonly InputUsed[];
  readonly notes: readonly Note[];
}

/** One bar of the tornado: net savings of `option` against `against` with one input at its ends. */
export interface TornadoBar {
  readonly path: InputPath;
  readonly unit: string;
  readonly now: number;
  readonly low: number;
  readonly high: number;
  readonly netSavingsAtLow: number;
  readonly netSavingsAtHigh: number;
  /** The sign changes within the range. */
  readonly flips: boolean;
}

export interface Sensitivity {
  readonly option: string;
  readonly against: string;
  readonly netSavings: number;
  /** Longest first. */
  readonly bars: readonly TornadoBar[];
  /** In the order of `bars`; inputs that cannot flip the answer are left out. */
  readonly switching: readonly SwitchingValue[];
}
