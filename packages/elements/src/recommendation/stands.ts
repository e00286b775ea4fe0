import type { NextStep } from '@wellkept/contracts';
import { html, nothing, type TemplateResult } from 'lit';
import { hourly } from '../parts.ts';
import { progress, type ProgressStep } from './progress.ts';
import { dayOf, momentOf, type View } from './view.ts';

/** The time of day matters only while it is fresh. */
const whenOf = (view: View, at: string): string =>
  view.l.format.daysFromToday(at, view.item.site.timeZone, view.now) < -1
    ? dayOf(view, at)
    : momentOf(view, at);

/** A visit has its time; what was promised to the hour says it; everything else is due on a day. */
const nextWhen = (view: View, { kind, dueAt }: NextStep): string => {
  if (kind === 'visit') return momentOf(view, dueAt);
  return view.common.by(hourly.has(kind) ? momentOf(view, dueAt) : dayOf(view, dueAt));
};

const step = (view: View, each: ProgressStep): TemplateResult | typeof nothing => {
  const { item, l, me, common } = view;
  if (each.state === 'todo')
    return html`<li class="todo"><span>${l.t[`stepsTodo.${each.name}`]}</span></li>`;
  if (each.state === 'now') {
    const next = item.nextStep;
    if (!next) return nothing;
    const yours = next.owner.id === me?.person.id;
    return html`<li class="now" aria-current="step">
      <span><b>${common.step(next.kind, yours ? null : next.owner.name)}</b></span
      ><time datetime=${next.dueAt}>${nextWhen(view, next)}</time>
    </li>`;
  }
  const version =
    (each.name === 'sent' || each.name === 'reviewed') && item.proposal
      ? l.t.version(l.format.number(item.proposal.version, 0))
      : null;
  const told = each.told ? l.t.toldTechnician(item.technician.name) : null;
  const yours = each.by !== null && each.by.id === me?.person.id;
  const under = [yours ? l.t.you : each.by?.name, version, told].filter(Boolean);
  return html`<li>
    <span>${l.t[`steps.${each.name}`]}${under.map((words) => html`<small>${words}</small>`)}</span
    ><time datetime=${each.at}>${whenOf(view, each.at)}</time>
  </li>`;
};

/** Where it stands: what was done by whom and when, the next step with its date, what is still to come. */
export const stands = (view: View): TemplateResult => {
  const steps = progress(view.item);
  return html`<section class="sec" part="progress">
    <h4 class="cap">${view.l.t.stands}</h4>
    <ol class="steps ${steps.length <= 7 ? 'h' : ''}">
      ${steps.map((each) => step(view, each))}
    </ol>
  </section>`;
};

/** What was done on the visit, and what was promised beside what was delivered. */
export const visitSummary = (
  view: View,
  confirm: TemplateResult | typeof nothing,
): TemplateResult | typeof nothing => {
  const { visit } = view.item;
  const { l } = view;
  if (!visit?.completedAt) return nothing;
  const money = (sum: typeof visit.promised): string => (sum ? l.format.money(sum) : '–');
  return html`<section class="sec" part="visit">
    <h4 class="cap">${l.t.visit}</h4>
    <div class="stack">
      <p class="sm text">${visit.note}</p>
      <p class="xs mut">${visit.technician.name} · ${dayOf(view, visit.completedAt)}</p>
      ${
        visit.promised || visit.delivered
          ? html`<dl class="kv">
              <dt>${l.t.promisedPrice}</dt>
              <dd>${money(visit.promised)}</dd>
              <dt>${l.t.deliveredPrice}</dt>
              <dd><b>${money(visit.delivered)}</b></dd>
            </dl>`
          : nothing
      }
      ${confirm}
    </div>
  </section>`;
};
