// What the second person sees first: who asks for their yes, to what, at what price, and why two people.
import type { Me, Recommendation } from '@wellkept/contracts';
import type { Authority } from '@wellkept/contracts/authority';
import { html, nothing, type TemplateResult } from 'lit';
import type { Localize } from '../localize.ts';
import type { AnsweringTerms } from '../locales/en/answering.ts';
import { avatar } from '../parts.ts';

export interface SecondView {
  readonly item: Recommendation;
  readonly me: Me | null;
  /** Milliseconds by the server's clock. */
  readonly now: number;
  readonly l: Localize<AnsweringTerms>;
  /** The customer's own rules; `null` until they are known. */
  readonly authority: Authority | null;
}

export const secondIntro = ({
  item,
  me,
  now,
  l,
  authority,
}: SecondView): TemplateResult | typeof nothing => {
  const { t, format } = l;
  const { decision, coordinator } = item;
  const option = item.proposal?.options.find(({ id }) => id === decision?.optionId);
  if (!decision || !option || !me) return nothing;
  const zone = item.site.timeZone;
  const due = item.nextStep?.kind === 'second-decision' ? item.nextStep.dueAt : null;
  const { by } = decision;
  const above = authority?.twoPeopleAbove;
  return html`<div class="pad stack" part="second">
    <p class="xs mut">${t.secondFor(me.person.name)}</p>
    <h3>${t.secondHeading(by.name, `${item.equipment.tag}, ${option.title}`)}</h3>
    <p class="between">
      <span class="num hero">${format.money(option.price)}</span
      ><span class="xs mut">${t.exclTax(me.organization.taxName)}</span>
    </p>
    <p class="sm">${item.why}</p>
    <p class="note next">
      ${avatar(by, 's')}<span
        >${t.secondSaidYes(by.name)}${decision.purchaseOrder ? `, ${t.secondOrder(decision.purchaseOrder)}` : ''}</span
      ><span class="when">${format.dateTime(decision.at, zone, now)}</span>
    </p>
    <p class="xs mut">
      ${above && option.price.amount > above.amount ? t.secondWhy(format.money(above)) : t.secondWhyPlain}
    </p>
    ${
      due && coordinator
        ? html`<p class="xs mut">
            ${t.secondNoAnswer(format.dateTime(due, zone, now), coordinator.name)}
          </p>`
        : nothing
    }
  </div>`;
};
