import type { EconomicsResult, Reason, TooCloseCause } from '@wellkept/economics';
import type { Numbers } from '../chart/numbers.ts';
import type { EconomicsTerms } from '../locales/en/economics.ts';
import type { Side, Sides } from './sides.ts';

// Verdicts and readings in words: the same numbers as the charts beside them, and no more than they say.

/** Everything the sentences are made of. */
export interface Telling {
  readonly result: EconomicsResult;
  readonly sides: Sides;
  readonly unit: string;
  readonly n: Numbers;
  readonly t: EconomicsTerms;
  /** "A, B and C" in the language. */
  readonly list: (items: readonly string[]) => string;
}

export const capital = (text: string, locale: string): string =>
  text.slice(0, 1).toLocaleUpperCase(locale) + text.slice(1);

/** Of 100 futures, in how many the first costs less, the second does, and neither; counted from the dots. */
export function counts(outcomes: readonly number[]): { less: number; more: number; same: number } {
  const less = outcomes.filter((saved) => saved > 0).length;
  const more = outcomes.filter((saved) => saved < 0).length;
  return { less, more, same: outcomes.length - less - more };
}

/** The year the dearer start is made up in, when that is worth naming. */
export function evenYear({ result }: Telling): number | null {
  const even = result.comparison?.breakEven;
  return even?.kind === 'in-year' ? even.year : null;
}

export function verdict(told: Telling): string {
  const { result, sides, unit, t } = told;
  const kind = result.verdict?.kind;
  const other = sides.against.doing;
  if (kind === 'repair') return t.keepRepair(unit, other);
  if (kind === 'component') return t.keepComponent(unit, other);
  if (kind === 'wait') return t.keepWait(unit, other);
  if (kind !== 'replace') return t.tooClose;
  const later = result.verdict?.replaceInYear ?? 0;
  if (later > 0) return t.replaceLater(unit, later);
  const even = result.comparison?.breakEven;
  if (even?.kind === 'from-start') return t.replaceFromStart(unit);
  if (even?.kind === 'in-year' && even.negatedInYear === null)
    return t.replaceFromYear(unit, even.year);
  return t.replaceOver(unit, result.horizonYears);
}

/** The sentence under the number. */
export function meaning({ result, sides, n, t }: Telling): string {
  if (result.verdict?.kind !== 'too-close')
    return t.lessThan(result.horizonYears, sides.against.doing);
  const priced = (side: Side): string => t.priced(side.result.label, n.money(side.paidNow));
  // In the order of the case: which of two that are level comes first must not hang on chance.
  const [one, other] = [sides.option, sides.against].toSorted((a, b) =>
    a.style.localeCompare(b.style),
  ) as [Side, Side];
  return t.between(result.horizonYears, priced(one), priced(other));
}

const closeTerm = {
  probability: 'closeProbability',
  'small-difference': 'closeDifference',
  'quote-uncertainty': 'closeQuotes',
} as const satisfies Record<TooCloseCause, keyof EconomicsTerms>;

/** Why it is too close to call; empty when it is not. */
export const whyClose = ({ result, t }: Telling): string =>
  (result.verdict?.tooCloseBecause ?? []).map((cause) => t[closeTerm[cause]]).join(' ');

export function spread({ result, n, t }: Telling): string {
  const saved = result.comparison?.netSavings;
  if (!saved) return '';
  const amount = (value: number): string => {
    const money = n.estimate(Math.abs(value));
    return value < 0 ? t.amountMore(money) : t.amountLess(money);
  };
  return t.spread(amount(saved.p10), amount(saved.p90));
}

export function median({ result, n, t }: Telling): string {
  const note = result.notes.find((one) => one.code === 'median-differs');
  if (note?.code !== 'median-differs') return '';
  const money = n.estimate(Math.abs(note.median));
  return t.median(note.median < 0 ? t.amountMore(money) : t.amountLess(money));
}

export function sure({ result, sides, t }: Telling): string {
  const { less, more, same } = counts(result.comparison?.outcomes ?? []);
  const close = result.verdict?.kind === 'too-close';
  const said = close
    ? t.inFuturesBoth(less, sides.option.doing, more, sides.against.doing)
    : t.inFutures(less, sides.option.doing);
  return same > 0 ? `${said} ${t.inFuturesSame(same)}` : said;
}

export function costReading(told: Telling): string {
  const { result, sides, n, t } = told;
  const { comparison, horizonYears } = result;
  if (!comparison) return '';
  const saved = n.estimate(comparison.netSavings.mean);
  const Doing = capital(sides.option.doing, n.locale);
  const even = comparison.breakEven;
  if (even.kind === 'from-start') return t.costFromStart(Doing, saved, horizonYears);
  if (even.kind === 'not-reached') {
    if (result.verdict?.kind === 'too-close') return t.costClose(saved, horizonYears);
    return t.costOver(sides.option.doing, saved, horizonYears);
  }
  const start = (side: Side): number => side.result.cumulative[0]?.mean ?? 0;
  const extra = n.money(Math.round(start(sides.option) - start(sides.against)));
  const reading = t.costInYear(Doing, extra, even.year, saved, horizonYears);
  return even.negatedInYear === null ? reading : `${reading} ${t.costNegated(even.negatedInYear)}`;
}

const reasonTerm = {
  capital: 'whyCapital',
  repair: 'whyRepair',
  maintenance: 'costMaintenance',
  breakdowns: 'costBreakdowns',
  downtime: 'costDowntime',
  energy: 'costEnergy',
  carbon: 'costCarbon',
  incentive: 'whyIncentive',
  tax: 'costTax',
  residual: 'whyResidual',
} as const satisfies Record<Reason['class'], keyof EconomicsTerms>;

export function moneyReading({ result, sides, t, list }: Telling): string {
  const reasons = result.verdict?.reasons ?? [];
  if (result.verdict?.kind === 'too-close') return t.moneyClose;
  const named = (some: readonly Reason[]): string =>
    list([...new Set(some.map((r) => t[reasonTerm[r.class]]))]);
  const forIt = reasons.filter((r) => r.amount > 0);
  if (forIt.length === 0) return '';
  const against = reasons.filter((r) => r.amount < 0);
  const said = t.speaksFor(sides.option.doing, named(forIt));
  return against.length > 0 ? `${said} ${t.speaksAgainst(named(against))}` : said;
}
