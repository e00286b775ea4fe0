import { html, nothing, type TemplateResult } from 'lit';
import type { Me, Recommendation } from '@wellkept/contracts';
import type { Scenario } from '@wellkept/contracts/economics';
import type { Format } from '@wellkept/elements';
import { Numbers } from '@wellkept/elements/chart/numbers';
import { amountOf, labelOf } from '@wellkept/elements/economics/amounts';
import { inputs } from '@wellkept/elements/locales/en/inputs';

/** Numbers the customer's people have sent for the costs, with ours beside them; newest first. */
export const scenariosList = (
  scenarios: readonly Scenario[],
  item: Recommendation,
  me: Me,
  format: Format,
): TemplateResult | typeof nothing => {
  if (scenarios.length === 0) return nothing;
  const numbers = new Numbers(format.locale, me.organization.currency);
  // Options are named by their letter in a case.
  const options = (item.proposal?.options ?? []).map(({ letter, title }) => ({
    id: letter,
    label: title,
  }));
  return html`<section class="stack" aria-label="The customer’s numbers">
    <h2 class="cap">The customer’s numbers</h2>
    ${scenarios.map(
      ({ by, at, note, changes }) =>
        html`<div>
          <p class="xs mut">
            ${by.name}, ${format.dateTime(at, me.organization.timeZone, Date.parse(me.now))}
          </p>
          ${note === null ? nothing : html`<p class="quote">${note}</p>`}
          <ul class="changes">
            ${changes.map(({ path, unit, was, now }) => {
              const amount = (value: number): string =>
                amountOf(path, value, unit, numbers, inputs);
              return html`<li class="sm">
                ${labelOf(path, { options }, inputs)}: <b>${amount(now)}</b>
                <span class="mut">instead of our ${amount(was)}</span>
              </li>`;
            })}
          </ul>
        </div>`,
    )}
  </section>`;
};
