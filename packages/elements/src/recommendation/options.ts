import type { Option } from '@wellkept/contracts';
import { html, nothing, type TemplateResult } from 'lit';
import { checkIcon } from '../icons/finding.ts';
import { factsOf, type Fact } from './facts.ts';
import { dayOf, taxName, type View } from './view.ts';

const letter = (option: Option): string => option.letter.toLowerCase();
const keyOf = (option: Option): TemplateResult =>
  html`<span class="key ${letter(option)}">${option.letter}</span>`;
const line = (option: Option): TemplateResult =>
  html`<span class="swatch ${letter(option)}" aria-hidden="true"></span>`;

/** The option that was approved, once one was. */
const chosenIn = ({ decision }: View['item']): string | null =>
  decision?.kind === 'approved' ? decision.optionId : null;

/** One yes of two approves nothing yet. */
const chosenWords = ({ item: { decision }, me, l }: View): string =>
  decision?.waitsFor
    ? l.t[decision.by.id === me?.person.id ? 'chosenByYou' : 'chosenFirst']
    : l.t.chosen;

const priceOf = (view: View, option: Option, size: 'big' | 'mid'): TemplateResult =>
  html`<span class="num ${size}"><bdi>${view.l.format.money(option.price)}</bdi></span>
    <span class="xs mut">${view.l.t[`priceKinds.${option.family}`]}</span>
    ${option.suggested ? html`<span class="xs mut">${view.l.t.suggested}</span>` : nothing}
    ${option.id === chosenIn(view.item) ? html`<b class="xs chosen">${checkIcon()}${chosenWords(view)}</b>` : nothing}`;

const card = (view: View, option: Option, lines: readonly Fact[]): TemplateResult =>
  html`<article class="opt" part="option">
    <header>
      ${keyOf(option)}
      <h4>${option.title}</h4>
      ${line(option)}
    </header>
    <div class="stack tight">${priceOf(view, option, 'big')}</div>
    <div class="stack">
      <dl>
        ${lines.map(({ name, of }) => {
          const told = of(option);
          return told === null
            ? nothing
            : html`<dt>${name}</dt>
                <dd>${told}</dd>`;
        })}
      </dl>
      <p class="xs mut text"><bdi>${option.scope}</bdi></p>
    </div>
  </article>`;

/** The same facts side by side on a phone, so that comparing holds there too. */
const comparison = (
  view: View,
  options: readonly Option[],
  lines: readonly Fact[],
): TemplateResult => {
  const row = (name: string, cell: (option: Option) => unknown): TemplateResult =>
    html`<tr class="rl">
        <th scope="rowgroup" colspan=${options.length}>${name}</th>
      </tr>
      <tr>
        ${options.map((option) => html`<td>${cell(option)}</td>`)}
      </tr>`;
  return html`<table class="cmp">
    <caption class="vh">
      ${view.l.t.options}
    </caption>
    <thead>
      <tr>
        ${options.map(
          (option) =>
            html`<th scope="col">
              <span class="row apart">${keyOf(option)}${line(option)}</span>
              <span class="name">${option.title}</span>
              <span class="stack tight">${priceOf(view, option, 'mid')}</span>
            </th>`,
        )}
      </tr>
    </thead>
    <tbody>
      ${lines.map(({ name, of }) => row(name, (option) => of(option) ?? '–'))}
      ${view.depth === 'full' ? row(view.l.t.scope, (option) => option.scope) : nothing}
    </tbody>
  </table>`;
};

/** What can be done, side by side; none is chosen. */
export const options = (view: View): TemplateResult | typeof nothing => {
  const { item, l } = view;
  const { proposal } = item;
  if (!proposal || proposal.options.length === 0) return nothing;
  const lines = factsOf(view, proposal.options);
  const count = proposal.options.length;
  const until = dayOf(view, proposal.validUntil);
  const tax = taxName(view);
  const held = item.decision
    ? l.t.prices(tax)
    : item.status === 'price-expired'
      ? l.t.priceHeld(tax, until)
      : l.t.pricesHold(tax, until);
  return html`<section class="sec" part="options">
    <h4 class="cap">${l.t.options}</h4>
    ${
      proposal.changes.length
        ? html`<div class="note line stack tight changed">
            <h4 class="cap">${l.t.changesHeading(l.format.number(proposal.version, 0))}</h4>
            <ul class="sm changes">
              ${proposal.changes.map((change) => html`<li>${change}</li>`)}
            </ul>
          </div>`
        : nothing
    }
    ${count > 1 && count < 4 ? comparison(view, proposal.options, lines) : nothing}
    <div class="opts n${Math.min(count, 4)}">
      ${proposal.options.map((option) => card(view, option, lines))}
    </div>
    <p class="xs mut under">${held}</p>
  </section>`;
};
