import type { CostClass, YearFlow } from '@wellkept/economics';
import { html, type TemplateResult } from 'lit';
import { lineLabel, type Answer } from './answer.ts';
import { originChip } from './assumption.ts';
import type { View } from './glass-box.ts';
import { amountOf, labelOf, toShown } from './amounts.ts';
import { originWord, sourceOf } from './provenance.ts';
import type { Side } from './sides.ts';

/** Full depth: every number with origin and range, the years one by one, and the method in plain words. */
export function everyNumber(view: View, answer: Answer): TemplateResult {
  return html`<div class="full">
    <ul class="numbers" part="numbers">
      ${numbers(view)}
    </ul>
    ${yearByYear(view, answer)} ${method(view, answer)}
  </div>`;
}

function numbers(view: View): TemplateResult[] {
  const { model, n, words, inputWords } = view;
  const { t } = words;
  return (model.original?.provenance ?? []).map((used) => {
    const changed = model.changes.get(used.path);
    const amount = (value: number): string =>
      amountOf(used.path, value, used.unit, n, inputWords.t);
    // A factor shown as what it saves runs the other way.
    const ends = [used.low, used.high].filter((end) => end !== null);
    const [low, high] = ends.toSorted((a, b) => toShown(used.path, a) - toShown(used.path, b));
    const range =
      low !== undefined && high !== undefined
        ? html`<span>${t.rangeOf(amount(low), amount(high))}</span>`
        : '';
    return html`<li>
      <span>${labelOf(used.path, view.case, inputWords.t)}</span>
      <b>${amount(changed?.value ?? used.value)}</b>
      <span class="src">
        ${changed ? originChip('yours', t.yours) : originChip(used.origin, originWord(used.origin, t))}
        <span>${changed ? t.resetOne(amount(used.value)) : sourceOf(view, used)}</span>
        ${range}
      </span>
    </li>`;
  });
}

const classTerm = {
  capital: 'costLater',
  repair: 'costPaid',
  maintenance: 'costMaintenance',
  breakdowns: 'costBreakdowns',
  downtime: 'costDowntime',
  energy: 'costEnergy',
  carbon: 'costCarbon',
  incentive: 'costGrant',
  tax: 'costTax',
  residual: 'costResidual',
} as const satisfies Record<CostClass, string>;

function yearByYear(view: View, { told, single }: Answer): TemplateResult {
  const { n, words } = view;
  const { t } = words;
  const sides: readonly Side[] = told
    ? [told.sides.option, told.sides.against]
    : single
      ? [single]
      : [];
  const parts = (flow: YearFlow): string =>
    (Object.keys(classTerm) as CostClass[])
      .filter((one) => Math.abs(flow[one]) >= 0.5)
      .map((one) => {
        const term = flow.year === 0 && one === 'capital' ? t.costPaid : t[classTerm[one]];
        return `${term} ${n.money(Math.round(flow[one]))}`;
      })
      .join(' · ');
  const cell = (flow: YearFlow | undefined): unknown =>
    flow
      ? html`${n.money(Math.round(flow.total))} (${n.money(Math.round(flow.discounted))})<small
            >${parts(flow)}</small
          >`
      : '';
  const count = sides[0]?.result.flows.length ?? 0;
  return html`<div class="tight">
    <h4 id="years">${t.yearByYear}</h4>
    <p class="xs mut">${t.yearByYearHint}</p>
    <table aria-labelledby="years" part="years">
      <thead>
        <tr>
          <th scope="col">${t.year}</th>
          ${sides.map((side) => html`<th scope="col">${lineLabel(side, sides)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${Array.from(
          { length: count },
          (_, year) =>
            html`<tr>
              <th scope="row">${year === 0 ? t.today0 : year}</th>
              ${sides.map((side) => html`<td>${cell(side.result.flows[year])}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function method(view: View, { result }: Answer): TemplateResult {
  const { n, words } = view;
  const { t } = words;
  const { failureFit: fit } = result;
  const notes = result.notes.flatMap((note): string[] => {
    switch (note.code) {
      case 'rankings-differ':
        return [t.noteRankings];
      case 'few-failures':
        return [t.noteFewFailures(note.failures)];
      case 'no-trend':
        return [t.noteNoTrend];
      case 'replaced-within-horizon': {
        const label =
          result.options.find((option) => option.id === note.option)?.label ?? note.option;
        return [t.noteReplaced(label, n.percent(Math.round(note.share * 100) / 100))];
      }
      case 'rate-sensitive':
        return [t.noteRate];
      case 'horizon-shortened':
        return [t.noteHorizon(note.years)];
      default:
        return [];
    }
  });
  const said = [
    t.methodFrame(result.horizonYears, n.percent(result.discountRate)),
    t.methodFutures(n.plain(result.futures)),
    t.methodFailures(fit.failures, n.plain(fit.yearsObserved, 1), n.plain(fit.failuresPerYear, 1)),
    ...notes,
    t.methodSunk,
    t.methodRule,
    t.methodSources,
  ];
  return html`<div class="tight">
    <h4>${t.method}</h4>
    <div class="note-list">${said.map((sentence) => html`<p>${sentence}</p>`)}</div>
  </div>`;
}
