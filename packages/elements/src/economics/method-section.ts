import { html, type TemplateResult } from 'lit';
import type { Answer } from './answer.ts';
import type { View } from './glass-box.ts';
import { recordOf } from './provenance.ts';

/** How it was worked out, in plain words and with its sources. */
export function methodSection(view: View, { result }: Answer): TemplateResult {
  const { n, words } = view;
  const { t } = words;
  const { failureFit: fit } = result;
  const { orders, merged } = recordOf(view);
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
    ...(orders === merged ? [] : [t.methodMerged(n.plain(orders), n.plain(merged))]),
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
