import type {
  Comparison,
  EconomicsCase,
  EconomicsResult,
  OptionFamily,
  OptionResult,
} from '@wellkept/economics';
import type { SeriesStyle } from '../chart/cost-chart.ts';
import type { EconomicsTerms } from '../locales/en/economics.ts';

/** One of the two options compared, with the look it keeps from its card to every chart. */
export interface Side {
  readonly result: OptionResult;
  readonly style: SeriesStyle;
  /** "replacing": what it does, in the middle of a sentence. */
  readonly doing: string;
  /** "Replace": in one or two words, beside a line or bar. */
  readonly act: string;
  /** What is paid for it today, after what is given for it today. */
  readonly paidNow: number;
}

export interface Sides {
  /** Costs less on average. */
  readonly option: Side;
  readonly against: Side;
}

const styles: readonly SeriesStyle[] = ['a', 'b', 'c'];

function doing(family: OptionFamily, t: EconomicsTerms): string {
  const words = {
    replace: t.doingReplace,
    repair: t.doingRepair,
    component: t.doingComponent,
    wait: t.doingWait,
  };
  return words[family];
}

function act(family: OptionFamily, t: EconomicsTerms): string {
  return { replace: t.actReplace, repair: t.actRepair, component: t.actComponent, wait: t.actWait }[
    family
  ];
}

/** First option of the case solid, second dashed, third dotted, as on the cards. */
export function styleOf(result: OptionResult, c: EconomicsCase): SeriesStyle {
  const id = result.later?.first ?? result.id;
  return styles[c.options.findIndex((option) => option.id === id)] ?? 'c';
}

export function sideOf(result: OptionResult, c: EconomicsCase, t: EconomicsTerms): Side {
  const now = result.flows[0];
  const { later } = result;
  const labelOf = (id: string): string => c.options.find((o) => o.id === id)?.label ?? id;
  return {
    // The engine names a plan of its own by its parts; people get it in words.
    result: later
      ? { ...result, label: t.labelLater(labelOf(later.first), labelOf(later.then), later.year) }
      : result,
    style: styleOf(result, c),
    doing: later ? t.doingLater(later.year) : doing(result.family, t),
    act: later ? t.actLater(later.year) : act(result.family, t),
    paidNow: now ? now.capital + now.repair + now.incentive : 0,
  };
}

export function sidesOf(
  result: EconomicsResult,
  comparison: Comparison,
  c: EconomicsCase,
  t: EconomicsTerms,
): Sides | null {
  const option = result.options.find((o) => o.id === comparison.option);
  const against = result.options.find((o) => o.id === comparison.against);
  if (!option || !against) return null;
  const one = sideOf(option, c, t);
  const other = sideOf(against, c, t);
  if (one.style !== other.style) return { option: one, against: other };
  // More than three options, or a plan that shares its first step: the two lines still need two looks.
  return { option: { ...one, style: 'a' }, against: { ...other, style: 'b' } };
}
