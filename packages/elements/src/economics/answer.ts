import type { EconomicsResult } from '@wellkept/economics';
import { html, nothing, type TemplateResult } from 'lit';
import type { CostMark } from '../chart/cost-chart.ts';
import type { View } from './glass-box.ts';
import { rich } from './rich.ts';
import type { Side, Sides } from './sides.ts';
import {
  costReading,
  meaning,
  median,
  spread,
  sure,
  verdict,
  whyClose,
  type Telling,
} from './words.ts';

/** The answer, ready to be told: two sides compared, or the one option there is. */
export interface Answer {
  readonly result: EconomicsResult;
  readonly told: Telling | null;
  readonly single: Side | null;
}

/** Cost over time, of both sides or the one there is. */
export function costSection(
  view: View,
  { result, told, single }: Answer,
): TemplateResult | typeof nothing {
  if (told) return comparedCost(view, told);
  return single ? costChart(view, result, [single], null, '') : nothing;
}

/** Verdict, number, how sure. */
export function answerSection(view: View, { result, told }: Answer): TemplateResult {
  if (told) return html`<div class="pad">${compared(view, told)}</div>`;
  const { t } = view.words;
  return html`<div class="pad verdict">
    <h3 part="verdict">${t.single(view.case.unit.name, result.horizonYears)}</h3>
    <div class="tight">
      <span class="num hero" part="number">${view.n.estimate(result.options[0]?.lcc ?? 0)}</span>
      <p class="sm">${t.allIn(result.horizonYears)}</p>
      <p class="xs mut">${t.singleHint}</p>
    </div>
  </div>`;
}

function compared(view: View, told: Telling): TemplateResult {
  const { t } = view.words;
  const { result, sides } = told;
  const close = result.verdict?.kind === 'too-close';
  const saved = result.comparison?.netSavings.mean ?? 0;
  const named = (side: Side): string =>
    t.priced(side.result.label, view.n.money(Math.round(side.paidNow)));
  return html`<div class="verdict">
    <h3 part="verdict">${whole(verdict(told))}</h3>
    <div class="grid2">
      <div class="tight">
        <span class="num hero" part="number"
          >${view.n.estimate(saved)}${close ? html`<small> ${t.apart}</small>` : nothing}</span
        >
        <p class="sm" part="meaning">${meaning(told)}</p>
        <p class="xs mut" part="spread">${spread(told)} ${median(told)}</p>
        <p class="xs mut" part="why">
          ${close ? whyClose(told) : t.compared(named(sides.option), named(sides.against))}
        </p>
      </div>
      ${futures(view, told)}
    </div>
  </div>`;
}

/** A tag like "RTU-3" is not broken at its hyphen. */
const whole = (sentence: string): unknown =>
  sentence
    .split(/(\S{1,6}-\d\S{0,5})/u)
    .map((part, i) => (i % 2 === 1 ? html`<span class="nw">${part}</span>` : part));

/** Right of "same" is always the solid option's, whichever wins: the picture does not jump while dragging. */
export function orient({ option, against }: Sides): { right: Side; left: Side; sign: 1 | -1 } {
  return option.style <= against.style
    ? { right: option, left: against, sign: 1 }
    : { right: against, left: option, sign: -1 };
}

function futures(view: View, told: Telling): TemplateResult {
  const { t } = view.words;
  const { right, left, sign } = orient(told.sides);
  const outcomes = (told.result.comparison?.outcomes ?? []).map((saved) => saved * sign);
  const text = (side: Side): string => t.sideCostsLess(side.doing);
  return html`<wk-futures-chart
    .heading=${t.howSure}
    .reading=${rich(sure(told))}
    .currency=${told.result.currency}
    .outcomes=${outcomes}
    .left=${{ style: left.style, text: text(left) }}
    .right=${{ style: right.style, text: text(right) }}
  ></wk-futures-chart>`;
}

function comparedCost(view: View, told: Telling): TemplateResult {
  const { t } = view.words;
  const even = told.result.comparison?.breakEven;
  const close = told.result.verdict?.kind === 'too-close';
  const mark: CostMark | null =
    even?.kind === 'in-year'
      ? {
          year: even.interpolated,
          title: t.even(even.year),
          text:
            close || even.negatedInYear !== null
              ? t.ifAtAll
              : t.fromHereOn(told.sides.option.doing),
        }
      : null;
  const sides = [told.sides.option, told.sides.against].toSorted((a, b) =>
    a.style.localeCompare(b.style),
  );
  return costChart(view, told.result, sides, mark, costReading(told));
}

/** A label as short as a line can bear, else what the option does. */
export const lineLabel = (side: Side, sides: readonly Side[]): string => {
  const alike = sides.some((other) => other !== side && other.act === side.act);
  return alike || side.result.label.length <= 11 ? side.result.label : side.act;
};

function costChart(
  view: View,
  result: EconomicsResult,
  sides: readonly Side[],
  mark: CostMark | null,
  reading: string,
): TemplateResult {
  const lines = sides.map((side) => ({
    label: lineLabel(side, sides),
    style: side.style,
    points: side.result.cumulative,
  }));
  return html`<div class="sec">
    <wk-cost-chart
      .heading=${view.words.t.costOverTime}
      .reading=${reading}
      .currency=${result.currency}
      .lines=${lines}
      .mark=${mark}
    ></wk-cost-chart>
  </div>`;
}
