import type { CostClass, YearFlow } from '@wellkept/economics';
import { html, type TemplateResult } from 'lit';
import type { EconomicsTerms } from '../locales/en/economics.ts';
import type { Answer } from './answer.ts';
import type { View } from './glass-box.ts';
import { footed } from './money-rows.ts';
import type { Side } from './sides.ts';
import { capital } from './words.ts';

/** A column of the table: what it sums of a year. */
const columns: readonly {
  readonly term: keyof EconomicsTerms;
  readonly of: readonly CostClass[];
}[] = [
  { term: 'costBought', of: ['capital', 'repair'] },
  { term: 'costGrant', of: ['incentive'] },
  { term: 'costBreakdowns', of: ['breakdowns'] },
  { term: 'costMaintenance', of: ['maintenance'] },
  { term: 'costEnergy', of: ['energy'] },
  { term: 'costDowntime', of: ['downtime'] },
  { term: 'costCarbon', of: ['carbon'] },
  { term: 'costTax', of: ['tax'] },
  { term: 'costResidual', of: ['residual'] },
];

const partOf = (flow: YearFlow, of: readonly CostClass[]): number =>
  of.reduce((sum, one) => sum + flow[one], 0);

/** What is paid in each year, one table for each option, with sums that are those of the cells. */
export function yearTables(view: View, { result, told, single }: Answer): TemplateResult {
  const { t } = view.words;
  const sides = told ? [told.sides.option, told.sides.against] : single ? [single] : [];
  return html`<div class="tight" part="years">
    <h4>${t.yearByYear}</h4>
    <p class="xs mut">${t.yearByYearHint(result.currency)}</p>
    ${sides.map((side, i) => yearTable(view, side, `years${i}`))}
  </div>`;
}

function yearTable({ n, words }: View, { result }: Side, id: string): TemplateResult {
  const { t } = words;
  const { flows } = result;
  const shown = columns.filter(({ of }) => flows.some((flow) => Math.abs(partOf(flow, of)) >= 0.5));
  const rows = flows.map((flow) => {
    const cells = shown.map(({ of }) => partOf(flow, of));
    return footed(cells, flow.total);
  });
  const today = footed(
    flows.map((flow) => flow.discounted),
    result.lcc,
  );
  const add = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
  // A minus keeps its side in a page that runs from right to left.
  const money = (value: number): TemplateResult => html`<bdi dir="ltr">${n.plain(value, 0)}</bdi>`;
  const cells = (values: readonly number[], worth: number): TemplateResult =>
    html`${values.map((value) => html`<td>${value === 0 ? '–' : money(value)}</td>`)}
      <td class="total">${money(add(values))}</td>
      <td class="total">${money(worth)}</td>`;
  return html`<h5 id=${id}>${result.label}</h5>
    <div class="years" role="group" aria-labelledby=${id} tabindex="0">
      <table aria-labelledby=${id}>
        <thead>
          <tr>
            <th scope="col">${t.year}</th>
            ${shown.map(({ term }) => html`<th scope="col">${capital(t[term] as string, n.locale)}</th>`)}
            <th scope="col">${t.total}</th>
            <th scope="col">${t.worthToday}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (values, year) =>
              html`<tr>
                <th scope="row">${year === 0 ? t.today0 : year}</th>
                ${cells(values, today[year] ?? 0)}
              </tr>`,
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">${t.sum}</th>
            ${cells(
              shown.map((_, i) => add(rows.map((row) => row[i] ?? 0))),
              add(today),
            )}
          </tr>
        </tfoot>
      </table>
    </div>`;
}
