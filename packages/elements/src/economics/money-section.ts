import { html, nothing, type TemplateResult } from 'lit';
import { lineLabel, type Answer } from './answer.ts';
import type { View } from './glass-box.ts';
import { moneyRows, notCounted } from './money-rows.ts';
import type { Side } from './sides.ts';
import { moneyReading } from './words.ts';

/** Where the money goes, kind by kind, and what was left out for want of a number. */
export function moneySection({ n, words }: View, { result, told, single }: Answer): TemplateResult {
  const { t, format } = words;
  const sides: readonly Side[] = told
    ? [told.sides.against, told.sides.option].toSorted((a, b) => b.style.localeCompare(a.style))
    : single
      ? [single]
      : [];
  const items = moneyRows(sides, t, n.locale);
  const labels = sides.map((side) => lineLabel(side, sides));
  const sums = sides.map((side, i) => `${labels[i] ?? ''} ${n.money(Math.round(side.result.lcc))}`);
  const open = notCounted(sides, t);
  return html`<div>
    <wk-money-chart
      .heading=${t.whereMoney}
      .reading=${told ? moneyReading(told) : ''}
      .currency=${result.currency}
      .options=${sides.map((side, i) => ({ label: labels[i] ?? '', style: side.style }))}
      .items=${items}
    ></wk-money-chart>
    <p class="xs mut">${t.moneySum(result.horizonYears, sums.join(', '))}</p>
    ${open.length > 0 ? html`<p class="xs mut" part="left-out">${t.notCounted(format.list(open))}</p>` : nothing}
  </div>`;
}
