import type { Me, RecommendationPage } from '@wellkept/contracts';
import { html, nothing, type TemplateResult } from 'lit';
import type { Localize } from '../localize.ts';
import type { ListWords } from './item.ts';
import { sumOf } from './rows.ts';

type Words = Localize<ListWords>;

/** What waits for the reader and, for a customer, what it costs. `whole`: all that is open is listed by site, so its sections are its sites. */
export function head(
  { t, format }: Words,
  page: RecommendationPage,
  whole: boolean,
  me: Me | null,
): TemplateResult {
  const from = sumOf(format, page.yours.from);
  const to = sumOf(format, page.yours.to);
  const isFirm = me !== null && me.role !== 'contact';
  const { yours, all } = page.counts;
  const sites = whole ? page.sections.length : 0;
  return html`<div class="top">
    <div class="stack">
      <h3 tabindex="-1">${isFirm ? t.firmTitle : t.title}</h3>
      <p class="sm mut">${t.summary(all, sites, yours)}</p>
    </div>
    ${
      from && to && yours > 0 && !isFirm
        ? html`<div class="stack sum">
            <span class="num big"
              ><bdi>${from}</bdi>${
                from === to ? nothing : html` <small><bdi>${t.to(to)}</bdi></small>`
              }</span
            >
            <span class="xs mut">${t.moneyFor(me?.organization.taxName ?? '')}</span>
          </div>`
        : nothing
    }
  </div>`;
}

/** The same for a side column. */
export function compactHead(
  { t, format }: Words,
  { counts, yours }: RecommendationPage,
): TemplateResult {
  const from = sumOf(format, yours.from);
  const to = sumOf(format, yours.to);
  const money = from && to && (from === to ? from : t.range(from, to));
  return html`<div class="stack">
    <h3 tabindex="-1">${t.compactTitle(counts.yours)}</h3>
    ${money ? html`<p class="xs mut"><bdi>${money}</bdi></p>` : nothing}
  </div>`;
}
