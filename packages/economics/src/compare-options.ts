/** From simulated plans to results: flows, the comparison of the best two families, the verdict. */
import { byClass, CLASSES, discountFactor } from './classes.ts';
import { airr, sir } from './life-cycle-cost.ts';
import { discountedMeans } from './means.ts';
import type { Model } from './model.ts';
import { ownLife } from './own-life.ts';
import { breakEven } from './payback.ts';
import { ucr } from './present-value.ts';
import type {
  Comparison,
  CumulativeCost,
  Investment,
  OptionResult,
  Reason,
  TooCloseCause,
  Verdict,
  YearFlow,
} from './result.ts';
import type { Simulated } from './simulate.ts';
import { quantile, sumOf } from './statistics.ts';
import { meanOf, type World } from './world.ts';

export function optionResult(s: Simulated, model: Model, probabilityBest: number): OptionResult {
  const { id, label, family, later } = s.plan;
  const lcc = meanOf(s.costs);
  let running = 0;
  const flows = Array.from(s.discounted, (discounted, year): YearFlow => {
    const amounts = byClass((c) => s.means[c][year] as number);
    return { year, ...amounts, total: sumOf(CLASSES, (c) => amounts[c]), discounted };
  });
  const cumulative = flows.map(({ year, discounted }): CumulativeCost => {
    const [low, high] = s.band[year] as readonly [number, number];
    return { year, mean: (running += discounted), low, high };
  });
  const { low: lccLow, high: lccHigh } = cumulative.at(-1) as CumulativeCost;
  const own = ownLife(s.plan, model);
  return {
    id,
    label,
    family,
    later,
    lcc,
    lccLow,
    lccHigh,
    eac: lcc * ucr(model.rate, model.horizon),
    eacOwnLife: own.eac,
    ownLifeYears: own.years,
    flows,
    presentValue: byClass((c) => sumOf(flows, (f) => f[c] * discountFactor(model, c, f.year))),
    cumulative,
    probabilityBest,
    ...s.perYear,
    carbonTonnes:
      s.perYear.energyPerYear * model.horizon * (model.shared.carbonIntensity.value / 1000),
  };
}

/** Share of futures in which each plan costs least; ties go to the first. */
export function shares(simulated: readonly Simulated[]): number[] {
  const costs = simulated.map((s) => s.costs);
  const counts = costs.map(() => 0);
  const n = costs[0]?.length ?? 0;
  for (let i = 0; i < n; i++) {
    let best = 0;
    let least = Infinity;
    for (let j = 0; j < costs.length; j++) {
      const cost = (costs[j] as Float64Array)[i] as number;
      if (cost < least) {
        least = cost;
        best = j;
      }
    }
    counts[best]! += 1;
  }
  return counts.map((c) => c / n);
}

/** A plan with its futures and what they come to. */
export interface Candidate extends Simulated {
  readonly result: OptionResult;
}

export type Pair = readonly [option: Candidate, against: Candidate];

/** Best plan, and the best of another family (of any, when there is one family only). */
export function bestTwo(candidates: readonly Candidate[]): Pair | null {
  const ranked = candidates.toSorted((a, b) => a.result.lcc - b.result.lcc);
  const [best, second] = ranked;
  const other = ranked.find(({ plan }) => plan.family !== best?.plan.family) ?? second;
  return best && other ? [best, other] : null;
}

function investmentOf(x: OptionResult, y: OptionResult, model: Model): Investment {
  const paidNow = (o: OptionResult): number =>
    (o.flows[0]?.capital ?? 0) + (o.flows[0]?.repair ?? 0);
  const [alt, base] = paidNow(x) >= paidNow(y) ? [x, y] : [y, x];
  const invested = ({ presentValue: p }: OptionResult): number =>
    p.capital + p.repair + p.incentive + p.residual;
  const extra = invested(alt) - invested(base);
  const netSavings = base.lcc - alt.lcc;
  const ratio = sir(netSavings + extra, extra);
  return {
    option: alt.id,
    against: base.id,
    extraInvestment: extra,
    netSavings,
    sir: ratio,
    airr: airr(ratio, model.rate, model.horizon),
  };
}

export function compare([option, against]: Pair, { model, draws }: World): Comparison {
  const o = option.result;
  const a = against.result;
  const n = option.costs.length;
  const savings = draws.scratch('savings');
  const m = a.lcc - o.lcc;
  const slack = 1e-9 * (Math.abs(a.lcc) + Math.abs(o.lcc));
  let better = 0;
  let ties = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const s = (against.costs[i] as number) - (option.costs[i] as number);
    savings[i] = s;
    squares += (s - m) ** 2;
    if (Math.abs(s) <= slack) ties++;
    else if (s > 0) better++;
  }
  const sorted = savings.sort();
  const p = better / n;
  const payments = a.flows.map((f, y) => f.discounted - (o.flows[y]?.discounted as number));
  const levelPrice = ({ plan: { first } }: Simulated, difference: number): number =>
    first.own.price.value + difference / (first.existing ? 1 - model.taxRate : 1);
  return {
    option: o.id,
    against: a.id,
    netSavings: {
      mean: m,
      standardError: Math.sqrt(squares / n / n),
      p5: quantile(sorted, 0.05),
      p10: quantile(sorted, 0.1),
      p50: quantile(sorted, 0.5),
      p90: quantile(sorted, 0.9),
      p95: quantile(sorted, 0.95),
    },
    probability: p,
    probabilityStandardError: Math.sqrt((p * (1 - p)) / n),
    tieProbability: ties / n,
    outcomes: Array.from({ length: 100 }, (_, k) => quantile(sorted, (k + 0.5) / 100)),
    eacDifference: a.eac - o.eac,
    rankingsDiffer: a.eacOwnLife < o.eacOwnLife && a.eac > o.eac,
    breakEven: breakEven(-(payments[0] as number), payments.slice(1)),
    investment: investmentOf(o, a, model),
    breakEvenPrice: { [o.id]: levelPrice(option, m), [a.id]: levelPrice(against, -m) },
  };
}

/** The three classes that differ most in present value. */
function reasonsFor(o: OptionResult, a: OptionResult): Reason[] {
  return CLASSES.map((c) => ({
    class: c,
    amount: a.presentValue[c] - o.presentValue[c],
    option: o.presentValue[c],
    against: a.presentValue[c],
  }))
    .filter((r) => r.amount !== 0)
    .sort((x, y) => Math.abs(y.amount) - Math.abs(x.amount))
    .slice(0, 3);
}

/** Half the plausible range of the two prices, together. */
function quoteUncertainty(pair: Pair): number {
  const half = pair.map(({ plan }) => {
    const { value, low, high } = plan.first.own.price;
    return ((high ?? value) - (low ?? value)) / 2;
  });
  return Math.hypot(...half);
}

/** Method 3.6: 8 in 10 futures, and a difference that is more than 2 % of the smaller cost and more than the quotes are sure. */
export function judge(c: Comparison, pair: Pair, model: Model): Verdict {
  const [{ result: o }, { result: a }] = pair;
  const causes: TooCloseCause[] = [];
  const d = Math.abs(c.eacDifference);
  if (!(c.probability >= 0.8 && c.netSavings.mean > 0)) causes.push('probability');
  if (d < 0.02 * Math.min(Math.abs(o.eac), Math.abs(a.eac))) causes.push('small-difference');
  if (d < quoteUncertainty(pair) * ucr(model.rate, model.horizon)) causes.push('quote-uncertainty');
  const advised = causes.length > 0 ? null : o;
  return {
    kind: advised?.family ?? 'too-close',
    option: advised?.id ?? null,
    replaceInYear: advised?.family === 'replace' ? (advised.later?.year ?? 0) : null,
    tooCloseBecause: causes,
    reasons: reasonsFor(o, a),
    settlingFact: null,
  };
}

/** True when the sign of the net savings changes within two points of the discount rate. */
export function rateSensitive([option, against]: Pair, model: Model): boolean {
  const savingsAt = (rate: number): number => {
    const at = { ...model, rate };
    const [a, o] = [discountedMeans(against.means, at), discountedMeans(option.means, at)];
    return a.reduce((sum, x, y) => sum + x - (o[y] as number), 0);
  };
  return [-0.02, 0.02].some((step) => savingsAt(model.rate + step) < 0);
}
