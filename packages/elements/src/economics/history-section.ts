import { html, nothing, type TemplateResult } from 'lit';
import { timeOf, years } from '../chart/time-axis.ts';
import type { View } from './glass-box.ts';
import { rich } from './rich.ts';

/** What this unit has cost so far: shown apart, and said not to count. */
export function historySection({ case: c, n, words, sources }: View): TemplateResult {
  const { t } = words;
  const repairs = c.history.filter(
    (record) => record.kind === 'repair' || record.kind === 'failure',
  );
  const services = c.history.filter((record) => record.kind === 'maintenance' && record.cost > 0);
  const origins = [...new Set([...c.history.flatMap((record) => record.source ?? []), ...sources])];
  const from = c.historyFrom ?? repairs.map((record) => record.date).toSorted()[0] ?? c.baseDate;
  const span = Math.max(1, Math.round(years(timeOf(from), timeOf(c.baseDate))));
  const sum = (records: readonly { cost: number }[]): string =>
    n.money(Math.round(records.reduce((total, record) => total + record.cost, 0)));
  // An import may name a line of a file in each record; three are enough to know it by.
  const source = origins
    .slice(0, 3)
    .map((origin) => html`<p class="xs mut" part="source">${t.source(origin)}</p>`);
  if (repairs.length === 0)
    return html`<div class="sec tight">
      <h4>${t.soFar}</h4>
      <p class="sm">${t.soFarNone}</p>
      ${source}
    </div>`;
  return html`<div class="sec tight">
    <wk-history-chart
      .heading=${t.soFar}
      .reading=${rich(t.soFarReading(repairs.length, span, sum(repairs)))}
      .currency=${c.currency}
      .entries=${repairs.map((record) => ({ date: record.date, cost: record.cost, text: record.text ?? '' }))}
      .from=${from}
      .until=${c.baseDate}
      .total=${t.inYears(span)}
    ></wk-history-chart>
    ${services.length > 0 ? html`<p class="xs mut">${t.soFarMaintenance(services.length, sum(services))}</p>` : nothing}
    ${source}
  </div>`;
}
