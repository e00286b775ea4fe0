import type { Business, Site } from '@wellkept/contracts';
import { html, nothing, type TemplateResult } from 'lit';
import type { Localize } from '../localize.ts';
import { months, type GoalWords } from './goals-form.ts';

/** The same to read only. */
export function said(
  { t, format }: Localize<GoalWords>,
  { customer, goals, sites: usages, plans }: Business,
  sites: readonly Site[],
  now: number,
): TemplateResult {
  const nameOf = (id: string): string => sites.find((site) => site.id === id)?.name ?? '';
  const names = months(format.locale);
  const section = (
    title: string,
    lines: readonly TemplateResult[],
  ): TemplateResult | typeof nothing =>
    lines.length === 0
      ? nothing
      : html`<section class="sec stack">
          <h4>${title}</h4>
          <ul class="said">
            ${lines.map((line) => html`<li>${line}</li>`)}
          </ul>
        </section>`;
  if (goals.length + usages.length + plans.length === 0)
    return html`<p class="pad mut">${t.nothingSaid(customer.name)}</p>`;
  return html`${section(
    t.goals,
    goals.map(
      ({ kind, words, siteIds }, n) =>
        html`<b>${n + 1}. <bdi>${words}</bdi></b
          ><span class="sm mut"
            >${t.kind(kind)}${
              siteIds.length > 0 ? html` · ${t.onlyAt(format.list(siteIds.map(nameOf)))}` : nothing
            }</span
          >`,
    ),
  )}
  ${section(
    t.sites,
    usages.map(({ siteId, hoursPerWeek, downtimeCost, seasons }) => {
      const parts = [
        ...(hoursPerWeek === null ? [] : [t.hoursAre(format.number(hoursPerWeek))]),
        ...seasons.map((each) =>
          t.inMonths(
            names[each.from - 1] ?? '',
            names[each.to - 1] ?? '',
            format.number(each.hoursPerWeek),
          ),
        ),
        ...(downtimeCost ? [t.costIs(format.money(downtimeCost))] : []),
      ];
      return html`<b><bdi>${nameOf(siteId)}</bdi></b
        ><span class="sm mut">${parts.join(' · ')}</span>`;
    }),
  )}
  ${section(
    t.plans,
    plans.map(({ kind, siteId, on, note }) => {
      const parts = [
        siteId ? nameOf(siteId) : t.allSites,
        ...(on ? [format.date(on, undefined, now)] : []),
      ];
      return html`<b>${t.plan(kind)}</b><span class="sm mut">${parts.join(' · ')}</span>${
          note ? html`<span class="sm"><bdi>${note}</bdi></span>` : nothing
        }`;
    }),
  )}`;
}
