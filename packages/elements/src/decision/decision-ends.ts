import type { DecisionRequest, Problem, Recommendation } from '@wellkept/contracts';
import { html, nothing, type TemplateResult } from 'lit';
import { clockIcon, offlineIcon, peopleIcon, refreshIcon, swapIcon, undoIcon } from '../icons.ts';
import type { Localize } from '../localize.ts';
import type { DecisionTerms } from '../locales/en/decision.ts';
import type { RecommendationResource } from '../recommendation/recommendation-resource.ts';
import type { DecisionAnswer } from './decision-answer.ts';

/** What is shown instead of the form is drawn from. */
export interface DecisionView {
  readonly item: Recommendation;
  readonly answer: DecisionAnswer;
  readonly resource: RecommendationResource;
  readonly l: Localize<DecisionTerms>;
}

/** The answer that waits, in words: "Your approval of “Replace the unit” (€21,600)". */
const sentence = (
  item: Recommendation,
  request: DecisionRequest,
  now: number,
  { t, format }: Localize<DecisionTerms>,
): string => {
  switch (request.kind) {
    case 'approved': {
      const option = item.proposal?.options.find((each) => each.id === request.optionId);
      return t['yours.approved'](
        option?.title ?? item.title,
        option ? format.money(option.price) : '–',
      );
    }
    case 'deferred':
      return t['yours.deferred'](format.date(request.until, item.site.timeZone, now));
    default:
      return t[`yours.${request.kind}`];
  }
};

/** An answer that did not arrive: kept, with both ways on alike. */
export const notSent = ({
  item,
  answer,
  resource,
  l,
}: DecisionView): TemplateResult | typeof nothing => {
  const { t, format } = l;
  const { pending } = answer;
  if (!pending) return nothing;
  const { request } = pending;
  const since = format.time(new Date(pending.since).toISOString(), item.site.timeZone);
  const what = sentence(item, request, resource.now, l);
  const online = resource.store?.state.online ?? true;
  return html`<wk-notice
    urgent
    .icon=${offlineIcon()}
    .heading=${online ? t.notSentHeading : t.notSentHeadingOffline}
    .text=${t.notSentText(what, since, format.number(request.version, 0))}
  >
    <div class="stack">
      <p class="note line between"><span>${t.waitingToSend}</span><b>${t.oneAnswer}</b></p>
      <div class="ways">
        <button type="button" class="btn" part="try-now" @click=${() => void answer.tryNow()}>
          ${refreshIcon()}${t.tryNow}
        </button>
        <button type="button" class="btn" part="take-back" @click=${() => answer.takeBack()}>
          ${undoIcon()}${t.takeBack}
        </button>
      </div>
    </div>
  </wk-notice>`;
};

/** Somebody decided first. */
export const won = (
  { item, answer, resource, l }: DecisionView,
  winner: NonNullable<Problem['winner']>,
): TemplateResult => {
  const { t, format } = l;
  const mine = item.decision?.by.id === resource.me?.person.id && item.decision?.at === winner.at;
  const at = format.dateTime(winner.at, item.site.timeZone, resource.now);
  const words = {
    approved: t['won.approved'],
    declined: t['won.declined'],
    deferred: t['won.deferred'],
    'fixed-elsewhere': t['won.fixed-elsewhere'],
  }[winner.kind];
  return html`<wk-notice
    urgent
    .icon=${peopleIcon()}
    .heading=${mine ? t.wonHeadingYou(at) : t.wonHeading(winner.name, at)}
    .text=${(words ?? t['won.other'])(winner.name)}
    .action=${t.seeAnswer}
    @wk-notice-action=${() => answer.dismiss()}
  ></wk-notice>`;
};

/** A newer version stands in place of the one that was read. */
export const replaced = ({ item, answer, l }: DecisionView): TemplateResult => {
  const { t, format } = l;
  const version = format.number(item.proposal?.version ?? 0, 0);
  const changes = item.proposal?.changes ?? [];
  return html`<wk-notice
    urgent
    .icon=${swapIcon()}
    .heading=${t.changedHeading(version)}
    .text=${answer.draft.kind ? t.changedText : t.changedTextNothing}
    .action=${t.readVersion(version)}
    @wk-notice-action=${() => answer.readNewest()}
  >
    ${
      changes.length
        ? html`<div class="note line stack">
            <h4 class="cap">${t.whatChanged}</h4>
            <ul class="sm changes">
              ${changes.map((change) => html`<li>${change}</li>`)}
            </ul>
          </div>`
        : nothing
    }
  </wk-notice>`;
};

/** The price has run out; the finding has not. */
export const expired = ({ item, answer, resource, l }: DecisionView): TemplateResult => {
  const { t, format } = l;
  const zone = item.site.timeZone;
  const last = item.history.findLast(
    (event) => event.to === 'price-expired' || event.type === 'fresh-price-asked',
  );
  const may = item.may.includes('ask-fresh-price') && last?.type !== 'fresh-price-asked';
  const step = item.nextStep?.kind === 'renew-price' ? item.nextStep : null;
  const held = t.expiredText(
    format.date(item.proposal?.validUntil ?? item.since, zone, resource.now),
  );
  const asked =
    step && t.askedFresh(step.owner.name, format.dateTime(step.dueAt, zone, resource.now));
  return html`<wk-notice
    .icon=${clockIcon()}
    .heading=${may ? t.expiredHeading : t.expiredAsked}
    .text=${held}
    .action=${may ? t.askFresh : ''}
    ?working=${answer.asking === 'working'}
    @wk-notice-action=${() => void answer.askFreshPrice()}
  >
    ${answer.asking === 'failed' ? html`<p class="gap" role="alert">${t.failedText}</p>` : nothing}
    <p class="xs mut">${asked ?? t.askFreshNote}</p>
  </wk-notice>`;
};
