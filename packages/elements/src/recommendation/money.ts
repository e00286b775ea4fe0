import type { Comparison, Option } from '@wellkept/contracts';
import { html, nothing, type TemplateResult } from 'lit';
import { estimate, taxName, type View } from './view.ts';

/** The price where there is no repair-or-replace picture. */
export const price = (view: View): TemplateResult | typeof nothing => {
  const { item, l } = view;
  if (!item.priceFrom || !item.priceTo) return nothing;
  return html`<p part="money">
    <span class="num hero price"
      ><bdi>${l.format.moneyRange(item.priceFrom, item.priceTo)}</bdi></span
    >
    <span class="sm mut">${l.t.exclTax(taxName(view))}</span>
  </p>`;
};

type Answer = NonNullable<Comparison['answer']>;

const optionOf = ({ item }: View, id: string): Option | undefined =>
  item.proposal?.options.find((option) => option.id === id);

/** What it does, in the middle of a sentence: "replacing". */
const doing = (view: View, id: string): string => {
  const option = optionOf(view, id);
  return option ? view.l.t[`doing.${option.family}`] : '';
};

const meaning = (view: View, years: number, answer: Answer): TemplateResult => {
  const { t, format } = view.l;
  const against = doing(view, answer.againstId);
  const span = format.number(years, 0);
  const told = answer.close
    ? t.apartOver(span)
    : answer.later
      ? t.lessLater(span, format.number(answer.later.year, 0), against)
      : t.lessOver(span, against);
  const what = answer.later ? t.thisPlan : doing(view, answer.optionId);
  return html`${told} <b>${t.inFutures(format.number(answer.less, 0))}</b> ${t.costsLess(what)}`;
};

/**
 * The one large number, from the case: what the option that costs least saves. A near tie is called one. The number is
 * the server's, so that nothing has to be worked out before it can be read; where it comes from is one press away.
 */
export const savings = (
  view: View,
  comparison: Comparison,
  checkNumbers: () => void,
): TemplateResult | typeof nothing => {
  const { t } = view.l;
  const { answer, years, ownNumbers } = comparison;
  if (!answer) return nothing;
  return html`<div class="stack near" part="money">
    <p class="num hero"><bdi>${estimate(view, answer.saved)}</bdi></p>
    <p class="sm">${meaning(view, years, answer)}</p>
    <p class="xs mut">
      ${ownNumbers ? t.fromYourNumbers : t.fromHistory}
      <button type="button" class="link" part="check-numbers" @click=${checkNumbers}>
        ${t.checkNumbers}
      </button>
    </p>
  </div>`;
};

/** In the room of the number while it is on its way. */
export const awaited = (): TemplateResult =>
  html`<div class="stack wait" aria-hidden="true">
    <span class="skel hero third"></span><span class="skel wide"></span
    ><span class="skel half"></span>
  </div>`;
