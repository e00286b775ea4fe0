/** The engine's front door: a case in, an answer out. */
import type { EconomicsCase } from './case.ts';
import {
  bestTwo,
  type Pair,
  compare,
  judge,
  optionResult,
  rateSensitive,
  shares,
} from './compare-options.ts';
import { Draws } from './draws.ts';
import { fitOf } from './failure-model.ts';
import { buildModel, type Model } from './model.ts';
import { planLater } from './own-life.ts';
import type { Convention } from './present-value.ts';
import type { Comparison, EconomicsResult, Note } from './result.ts';
import { simulate, type Simulated } from './simulate.ts';
import { World } from './world.ts';

export interface EvaluateOptions {
  /** Any whole number; the same seed gives the same futures everywhere. Default 1. */
  readonly seed?: number;
  /** Number of futures. Default 10,000. */
  readonly futures?: number;
  /** When in the year running costs fall. Default 'mid-year'; 'end-of-year' matches FEMP and textbooks. */
  readonly convention?: Convention;
}

/** A case with its random numbers drawn, to be asked again and again with changed assumptions. */
export interface Prepared {
  /** Without `changed`: the case prepared. `settlingFact` is null: see `sensitivity`. */
  evaluate(changed?: EconomicsCase): EconomicsResult;
}

/** Of a case without faults: `findInputErrors` tells. Of another nobody can say what the answer is worth. */
export function prepare(c: EconomicsCase, options: EvaluateOptions = {}): Prepared {
  const { seed = 1, futures = 10_000, convention = 'mid-year' } = options;
  const draws = new Draws(seed, futures);
  return {
    evaluate(changed = c) {
      const model = buildModel(changed, convention, fitOf(changed, draws));
      const later = planLater(model);
      return answer(later ? { ...model, plans: [...model.plans, later] } : model, draws);
    },
  };
}

/**
 * The answer to a case without faults. What would settle it is worked out apart: `evaluateInFull`
 * does both, and checks the case first.
 */
export function evaluate(c: EconomicsCase, options?: EvaluateOptions): EconomicsResult {
  return prepare(c, options).evaluate();
}

function answer(model: Model, draws: Draws): EconomicsResult {
  const world = new World(model, draws);
  const simulated = model.plans.map((p) => simulate(p, world, true));
  const best = shares(simulated);
  const candidates = simulated.map((s, j) => ({
    ...s,
    result: optionResult(s, model, best[j] as number),
  }));
  const pair = bestTwo(candidates);
  const comparison = pair && compare(pair, world);
  return {
    currency: model.currency,
    horizonYears: model.horizon,
    discountRate: model.rate,
    convention: model.convention,
    futures: draws.futures,
    seed: draws.seed,
    options: candidates.map(({ result }) => result),
    comparison,
    verdict: pair && comparison && judge(comparison, pair, model),
    failureFit: model.fit.told,
    provenance: model.provenance,
    notes: notesOn(model, simulated, pair, comparison),
  };
}

function notesOn(
  model: Model,
  simulated: readonly Simulated[],
  pair: Pair | null,
  comparison: Comparison | null,
): Note[] {
  const { failures, shape } = model.fit.told;
  const notes: (Note | false)[] = [];
  if (pair && comparison) {
    const { mean, p50, p10, p90 } = comparison.netSavings;
    notes.push(
      Math.abs(mean - p50) > 0.1 * (p90 - p10) && { code: 'median-differs', mean, median: p50 },
      comparison.rankingsDiffer && { code: 'rankings-differ' },
      rateSensitive(pair, model) && { code: 'rate-sensitive' },
    );
  }
  notes.push(
    failures < 5 ? { code: 'few-failures', failures } : shape === 1 && { code: 'no-trend' },
    ...simulated.map(
      ({ plan, replacedShare: share }) =>
        plan.first.existing &&
        !plan.later &&
        share > 0.1 && { code: 'replaced-within-horizon' as const, option: plan.id, share },
    ),
    model.horizonShortened && { code: 'horizon-shortened', years: model.horizon },
  );
  return notes.filter((note) => note !== false);
}
