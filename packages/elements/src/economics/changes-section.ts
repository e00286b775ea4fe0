import type { SwitchingValue, TornadoBar } from '@wellkept/economics';
import { html, nothing, type TemplateResult } from 'lit';
import type { TornadoItem } from '../chart/tornado-chart.ts';
import { orient, type Answer } from './answer.ts';
import type { View } from './glass-box.ts';
import { amountOf, fromShown, labelOf, toShown } from './amounts.ts';
import { rich } from './rich.ts';
import { sideOf, type Sides } from './sides.ts';
import { capital } from './words.ts';

const SHOWN = 7;

/** "Repair wins below 6 years". */
export function flipText(view: View, flip: SwitchingValue): string {
  const { t } = view.words;
  const winner = view.model.result?.options.find(({ id }) => id === flip.winner);
  const act = winner ? sideOf(winner, view.case, t).act : '';
  const at = flipAt(view, flip);
  return isAbove(flip) ? t.winsAbove(act, at) : t.winsBelow(act, at);
}

/** What is shown as a saving falls as the factor rises. */
const isAbove = ({ path, direction }: SwitchingValue): boolean =>
  (direction === 'above') !== path.endsWith('.energyFactor');

/** Where it flips is an estimate too: two or three figures are enough. */
function flipAt({ n, inputWords }: View, { path, at, unit }: SwitchingValue): string {
  const shown = toShown(path, at);
  const size = Math.abs(shown);
  const rounded = Number(shown.toPrecision(size >= 10 && size < 100 ? 2 : 3));
  return amountOf(path, fromShown(path, rounded), unit, n, inputWords.t);
}

/** What would change the answer: each number at the ends of its plausible range. */
export function changesSection(
  view: View,
  { result, told }: Answer,
): TemplateResult | typeof nothing {
  if (!told) return nothing;
  const { t } = view.words;
  const { sensitivity } = view.model;
  if (!sensitivity)
    return html`<div class="sec changes">
      <h4>${t.whatChanges}</h4>
      <div class="skel chart"></div>
      ${finer(view)}
    </div>`;
  const { right, left, sign } = orient(told.sides);
  const saved = sensitivity.netSavings * sign;
  const amount = (bar: TornadoBar, value: number): string =>
    amountOf(bar.path, value, bar.unit, view.n, view.inputWords.t);
  const shown = sensitivity.bars.slice(0, SHOWN);
  const flips = shown.map(({ path }) =>
    sensitivity.switching.find((one) => one.path === path && one.plausible),
  );
  // Where no number changes the answer the sentence above says so once.
  const none = flips.some(Boolean) ? t.noFlip : '';
  const items: TornadoItem[] = shown.map((bar, i) => {
    const flip = flips[i];
    return {
      label: labelOf(bar.path, view.case, view.inputWords.t),
      flip: flip ? flipText(view, flip) : none,
      ends: [
        { text: amount(bar, bar.low), saved: bar.netSavingsAtLow * sign },
        { text: amount(bar, bar.high), saved: bar.netSavingsAtHigh * sign },
      ],
    };
  });
  const money = view.n.estimate(Math.abs(saved));
  return html`<div class="sec changes">
    <wk-tornado-chart
      class=${view.model.settled ? '' : 'settling'}
      aria-busy=${view.model.settled ? 'false' : 'true'}
      .heading=${t.whatChanges}
      .reading=${rich(reading(view, told.sides, sensitivity.bars, result.verdict?.settlingFact ?? null))}
      .currency=${result.currency}
      .items=${items}
      .left=${{ style: left.style, text: t.sideCostsLess(left.doing) }}
      .right=${{ style: right.style, text: t.sideCostsLess(right.doing) }}
      .now=${saved}
      .nowText=${t.today(money)}
    ></wk-tornado-chart>
    ${finer(view)}
  </div>`;
}

/** How far the longer work is; its owner moves it on. Seen only when it takes a while. */
const finer = ({ model, words }: View): TemplateResult | typeof nothing =>
  model.working
    ? html`<progress class="finer" part="progress" max="1" aria-label=${words.t.finer}></progress>`
    : nothing;

function reading(
  view: View,
  { option, against }: Sides,
  bars: readonly TornadoBar[],
  fact: SwitchingValue | null,
): string {
  const { t } = view.words;
  const first = bars[0];
  if (!first) return '';
  const mostly = t.mostly(labelOf(first.path, view.case, view.inputWords.t));
  if (!fact?.plausible) return `${mostly} ${t.nothingFlips}`;
  const winner = fact.winner === option.result.id ? option : against;
  const at = flipAt(view, fact);
  const what = labelOf(fact.path, view.case, view.inputWords.t);
  const where = isAbove(fact) ? t.above(at) : t.below(at);
  return `${mostly} ${capital(t.settles(what, where, winner.doing), view.n.locale)}`;
}
