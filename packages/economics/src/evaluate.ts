/** The engine's front door: a case in, an answer out. */
import type { EconomicsCase, InputPath } from './case.ts';
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
import { type FailureModel, fitHistory, sameFit } from './failure-model.ts';
import { buildModel, type Model } from './model.ts';
import { planLater } from './own-life.ts';
import type { Convention } from './present-value.ts';
import type { Comparison, EconomicsResult, Note, YearFlow } from './result.ts';
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
  /** Paths that may be dragged: every number that the last evaluation used. */
  readonly paths: readonly InputPath[];
}

/** Of a case without faults: `findInputErrors` tells. Of another nobody can say what the answer is worth. */
export function prepare(c: EconomicsCase, options: EvaluateOptions = {}): Prepared {
  const { seed = 1, futures = 10_000, convention = 'mid-year' } = options;
  const draws = new Draws(seed, futures);
  let paths: InputPath[] = [];
  let fitted: { of: EconomicsCase; fit: FailureModel } | null = null;
  const modelOf = (asked: EconomicsCase): Model => {
    if (!fitted || !sameFit(fitted.of, asked)) fitted = { of: asked, fit: fitHistory(asked) };
    const model = buildModel(asked, convention, fitted.fit);
    const later = planLater(model);
    return later ? { ...model, plans: [...model.plans, later] } : model;
  };
  return {
    evaluate(changed = c) {
      const model = modelOf(changed);
      paths = model.provenance.map((p) => p.path);
      return answer(model, draws);
    },
    get paths() {
      return paths;
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

/** Mean yearly flows of each option, by id: cheap and the same every time (1,000 futures of seed 1). */
export function cashFlows(c: EconomicsCase): { [optionId: string]: readonly YearFlow[] } {
  const { options } = prepare(c, { futures: 1000 }).evaluate();
  return Object.fromEntries(options.map((o) => [o.id, o.flows]));
}

function answer(model: Model, draws: Draws): EconomicsResult {
  const world = new World(model, draws);
  const simulated = model.plans.map((p) => simulate(p, world, true));
  const best = shares(simulated);
  const options = simulated.map((s, j) => optionResult(s, model, best[j] as number));
  const pair = bestTwo(simulated);
  const comparison = pair ? compare(pair, options, world) : null;
  const verdict = comparison ? judge(comparison, options, model) : null;
  const { failures, yearsObserved, ageNow, shape, shapeLow, shapeHigh, trendP, failuresPerYear } =
    model.fit;
  return {
    currency: model.currency,
    horizonYears: model.horizon,
    discountRate: model.rate,
    convention: model.convention,
    futures: draws.futures,
    seed: draws.seed,
    options,
    comparison,
    verdict,
    failureFit: {
      failures,
      yearsObserved,
      ageNow,
      shape,
      shapeLow,
      shapeHigh,
      trendP,
      failuresPerYear,
    },
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
  const { failures, shape } = model.fit;
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
