import type { KeptAct } from '@wellkept/client';
import type { DecisionRequest, Problem, Recommendation } from '@wellkept/contracts';
import { html, nothing, type TemplateResult } from 'lit';
import { clockIcon, offlineIcon, peopleIcon, refreshIcon, swapIcon, undoIcon } from '../icons.ts';
import type { Localize } from '../localize.ts';
import type { AnsweringTerms } from '../locales/en/answering.ts';
import type { DecisionAct } from './decision-act.ts';
import { canAnswer } from './drafts.ts';

/** What is shown instead of the form is drawn from. */
export interface EndView {
  readonly act: DecisionAct;
  readonly l: Localize<AnsweringTerms>;
}

/** The answer that waits, in words: "Your approval of “Replace the unit” (€21,600)". */
const sentence = (
  item: Recommendation | undefined,
  request: DecisionRequest,
  title: string,
  now: number,
  { t, format }: Localize<AnsweringTerms>,
): string => {
  switch (request.kind) {
    case 'approved': {
      const option = item?.proposal?.options.find((each) => each.id === request.optionId);
      return t['yours.approved'](option?.title ?? title, option ? format.money(option.price) : '–');
    }
    case 'deferred':
      return t['yours.deferred'](format.date(request.until, item?.site.timeZone, now));
    default:
      return t[`yours.${request.kind}`];
  }
};

/** Answers that did not arrive: kept, with both ways on alike. */
export const notSent = ({ act, l }: EndView, kept: KeptAct): TemplateResult => {
  const { t, format } = l;
  const { items, store, now } = act.source;
  const { given } = kept;
  const { answers } = given.request;
  const [first] = answers;
  const zone = items[0]?.site.timeZone;
  const since = format.time(new Date(given.at).toISOString(), zone);
  const online = store?.state.online ?? true;
  const sending = kept.state === 'sending';
  const told =
    answers.length === 1 && first
      ? t.notSentText(
          sentence(
            items.find(({ id }) => id === first.recommendationId),
            first.answer,
            given.about[first.recommendationId]?.title ?? '',
            now,
            l,
          ),
          since,
          format.number(first.answer.version, 0),
        )
      : t.notSentSeveral(answers.length, since);
  return html`<wk-notice
    urgent
    .icon=${offlineIcon()}
    .heading=${online ? t.notSentHeading : t.notSentHeadingOffline}
    .text=${told}
  >
    <div class="stack">
      <p class="note line between">
        <span>${sending ? t.sendingNow : t.waitingToSend}</span
        ><b>${t.answerCount(answers.length)}</b>
      </p>
      ${kept.lasting ? nothing : html`<p class="note warm">${t.notLasting}</p>`}
      <div class="ways">
        <button
          type="button"
          class="btn"
          part="try-now"
          aria-disabled=${sending ? 'true' : nothing}
          @click=${() => act.tryNow()}
        >
          ${refreshIcon()}${t.tryNow}
        </button>
        <button
          type="button"
          class="btn"
          part="take-back"
          aria-disabled=${sending ? 'true' : nothing}
          @click=${() => (sending ? undefined : void act.takeBack(kept))}
        >
          ${undoIcon()}${t.takeBack}
        </button>
      </div>
    </div>
  </wk-notice>`;
};

/** Somebody decided first. */
export const won = (
  { act, l }: EndView,
  item: Recommendation,
  winner: NonNullable<Problem['winner']>,
): TemplateResult => {
  const { t, format } = l;
  const { me, now } = act.source;
  const mine = item.decision?.by.id === me?.person.id && item.decision?.at === winner.at;
  const at = format.dateTime(winner.at, item.site.timeZone, now);
  const words = {
    approved: t['won.approved'],
    declined: t['won.declined'],
    deferred: t['won.deferred'],
    'fixed-elsewhere': t['won.fixed-elsewhere'],
  }[winner.kind];
  const draft = act.draftOf(item.id);
  const typed = draft.question || draft.note;
  return html`<wk-notice
    urgent
    .icon=${peopleIcon()}
    .heading=${mine ? t.wonHeadingYou(at) : t.wonHeading(winner.name, at)}
    .text=${(words ?? t['won.other'])(winner.name)}
    .action=${t.seeAnswer}
    @wk-notice-action=${() => act.clear(item)}
  >
    ${
      typed
        ? html`<div class="stack">
            <p class="sm">${t.whatYouWrote}</p>
            <p class="quote sm">${typed}</p>
          </div>`
        : nothing
    }
  </wk-notice>`;
};

/** A newer version stands in place of the one that was read. */
export const replaced = ({ act, l }: EndView, item: Recommendation): TemplateResult => {
  const { t, format } = l;
  const version = format.number(item.proposal?.version ?? 0, 0);
  const changes = item.proposal?.changes ?? [];
  return html`<wk-notice
    urgent
    .icon=${swapIcon()}
    .heading=${t.changedHeading(version)}
    .text=${act.draftOf(item.id).kind ? t.changedText : t.changedTextNothing}
    .action=${t.readVersion(version)}
    @wk-notice-action=${() => act.readNewest(item)}
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

const mayAskFresh = (item: Recommendation): boolean =>
  item.may.includes('ask-fresh-price') &&
  item.history.findLast(
    (event) => event.to === 'price-expired' || event.type === 'fresh-price-asked',
  )?.type !== 'fresh-price-asked';

/** Asking for a fresh price, as one of the answers and like them. */
export const freshPrice = (
  { act, l }: EndView,
  item: Recommendation,
): TemplateResult | typeof nothing =>
  mayAskFresh(item)
    ? html`<button
        type="button"
        class="answer"
        part="action"
        aria-disabled=${act.asking === 'working' ? 'true' : nothing}
        @click=${() => (act.asking === 'working' ? undefined : void act.askFreshPrice(item))}
      >
        ${refreshIcon()}<span>${l.t.askFresh}</span>
      </button>`
    : nothing;

/** The price has run out; the finding has not. */
export const expired = ({ act, l }: EndView, item: Recommendation): TemplateResult => {
  const { t, format } = l;
  const zone = item.site.timeZone;
  const { now } = act.source;
  const may = mayAskFresh(item);
  const step = item.nextStep?.kind === 'renew-price' ? item.nextStep : null;
  const held = t.expiredText(format.date(item.proposal?.validUntil ?? item.since, zone, now));
  const asked = step && t.askedFresh(step.owner.name, format.dateTime(step.dueAt, zone, now));
  return html`<wk-notice
    .icon=${clockIcon()}
    .heading=${may ? t.expiredHeading : t.expiredAsked}
    .text=${held}
    .action=${may && !canAnswer(item) ? t.askFresh : ''}
    ?working=${act.asking === 'working'}
    @wk-notice-action=${() => void act.askFreshPrice(item)}
  >
    ${act.asking === 'failed' ? html`<p class="gap" role="alert">${t.failedText}</p>` : nothing}
    <p class="xs mut">${asked ?? t.askFreshNote}</p>
  </wk-notice>`;
};
