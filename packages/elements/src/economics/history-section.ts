import { html, nothing, type TemplateResult } from 'lit';
import { timeOf, years } from '../chart/time-axis.ts';
import type { View } from './glass-box.ts';
import { recordOf } from './provenance.ts';
import { rich } from './rich.ts';

/** What this unit has cost so far: shown apart, and said not to count. */
export function historySection(view: View): TemplateResult {
  const { case: c, n, words } = view;
  const { t } = words;
  const repairs = c.history.filter(
    (record) => record.kind === 'repair' || record.kind === 'failure',
  );
  const services = c.history.filter((record) => record.kind === 'maintenance' && record.cost > 0);
  const sum = (records: readonly { cost: number }[]): string =>
    n.money(Math.round(records.reduce((total, record) => total + record.cost, 0)));
  const source = originsOf(view).map(
    (origin) => html`<p class="xs mut" part="source">${t.source(origin)}</p>`,
  );
  if (repairs.length === 0)
    return html`<div class="sec tight">
      <h4>${t.soFar}</h4>
      <p class="sm">${t.soFarNone}</p>
      ${source}
    </div>`;
  const { orders, merged, failures, years: span } = recordOf(view);
  const first = orders === merged ? t.soFarReading : t.soFarOrders;
  const reading = [
    first(orders, span, sum(repairs)),
    ...(orders === merged ? [] : [t.soFarMerged(merged)]),
    ...(merged === failures ? [] : [t.soFarOpens(failures)]),
    t.soFarSunk,
  ].join(' ');
  return html`<div class="sec tight">
    <wk-history-chart
      .heading=${t.soFar}
      .reading=${rich(reading)}
      .currency=${c.currency}
      .entries=${repairs.map((record) => ({ date: record.date, cost: record.cost, text: record.text ?? '' }))}
      .from=${c.historyFrom ?? ''}
      .until=${c.baseDate}
      .total=${t.inYears(span)}
    ></wk-history-chart>
    ${services.length > 0 ? html`<p class="xs mut">${t.soFarMaintenance(services.length, sum(services))}</p>` : nothing}
    ${ended(c.baseDate) ? html`<p class="xs mut" part="as-of">${t.recordEnds(words.format.date(c.baseDate))}</p>` : nothing}
    ${source}
  </div>`;
}

/** A case of long ago is no news: its day is said. */
const ended = (baseDate: string): boolean => years(timeOf(baseDate), Date.now()) > 0.5;

/** Who says so: a file of which each record names a line is named once. */
function originsOf({ case: c, sources, n, words }: View): string[] {
  const files = new Map<string, number>();
  const others = new Set<string>();
  for (const { source } of c.history) {
    const file = /^(.+):\d+$/.exec(source ?? '')?.[1];
    if (file) files.set(file, (files.get(file) ?? 0) + 1);
    else if (source) others.add(source);
  }
  return [
    ...[...files].map(([file, count]) => words.t.sourceFile(file, n.plain(count))),
    ...new Set([...others, ...sources]),
  ].slice(0, 4);
}
