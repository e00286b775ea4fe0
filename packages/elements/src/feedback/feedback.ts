import type { Feedback, Recommendation, Recovery, Visit } from '@wellkept/contracts';
import { html, nothing, type TemplateResult } from 'lit';
import { WkElement } from '../element.ts';
import type { Definable } from '../define.ts';
import { form } from '../form.styles.ts';
import {
  checkIcon,
  clockIcon,
  infoIcon,
  lockIcon,
  offlineIcon,
  refreshIcon,
  undoIcon,
} from '../icons.ts';
import { Localize } from '../localize.ts';
import en from '../locales/en/feedback.ts';
import { NoticeElement } from '../notice/notice.ts';
import { avatar, commonWords, footer, phoneLink } from '../parts.ts';
import { FocusKeeper } from '../recommendation/focus-keeper.ts';
import { RecommendationResource } from '../recommendation/recommendation-resource.ts';
import { helpContact, sessionNotice } from '../recommendation/session-notice.ts';
import { theme } from '../theme.styles.ts';
import { tokens } from '../tokens.ts';
import { FeedbackFormElement, type WkFeedbackChangeEvent } from './feedback-form.ts';
import { FeedbackSending } from './feedback-sending.ts';
import { styles } from './feedback.styles.ts';

/**
 * How a visit went: outcome and delivery apart. A mark of 1 or 2 opens a recovery and shows at once who owns it and by
 * when the reader hears.
 *
 * @attr recommendation-id - Which recommendation's visit; needed unless `recommendation` is set.
 * @fires wk-feedback-given - The server has the marks.
 */
export class FeedbackElement extends WkElement {
  static readonly uses: Readonly<Record<string, Definable>> = {
    'wk-notice': NoticeElement,
    'wk-feedback-form': FeedbackFormElement,
  };
  static override properties = {
    recommendationId: { attribute: 'recommendation-id' },
    recommendation: { attribute: false },
  };
  static override styles = [tokens, theme, form, styles];
  declare recommendationId: string | null;
  /** Handed down by an element that has loaded it already. */
  declare recommendation: Recommendation | null;

  readonly #l = new Localize(this, { en, de: () => import('../locales/de/feedback.ts') });
  readonly #common = new Localize(this, commonWords);
  readonly #resource: RecommendationResource = new RecommendationResource(this, {
    id: () => this.recommendation?.id ?? this.recommendationId,
    given: () => this.recommendation,
    reconnected: () => this.#sending.reconnected(),
  });
  readonly #sending: FeedbackSending = new FeedbackSending(this, this.#resource);

  constructor() {
    super();
    void new FocusKeeper(this);
    this.recommendationId = null;
    this.recommendation = null;
  }

  override render(): TemplateResult {
    const { lang, dir } = this.#l;
    return html`<div class="wk" lang=${lang} dir=${dir}>
      <div part="outcome" tabindex="-1">${this.#body()}</div>
      ${footer(this, this.#resource.store, this.#common)}
    </div>`;
  }

  #body(): unknown {
    const { item, failure, me } = this.#resource;
    const sending = this.#sending;
    const { t } = this.#l;
    if (failure?.kind === 'ended') {
      return this.#notice(
        lockIcon(),
        t.endedHeading,
        t.endedText,
        t.signIn,
        () => void sending.signIn(),
      );
    }
    if (!item) return sessionNotice(this.#resource, this.#common.t);
    const { visit } = item;
    const given = sending.given ?? visit?.feedback ?? null;
    if (visit && given?.recovery) return this.#recovery(item, given, given.recovery);
    if (visit && given) return this.#thanks(item, visit, given);
    if (item.status === 'recovery' && item.nextStep) {
      return this.#recovery(item, null, {
        owner: item.nextStep.owner,
        promisedBy: item.nextStep.dueAt,
        closedAt: null,
      });
    }
    switch (sending.phase) {
      case 'not-sent':
        return this.#notSent();
      case 'forbidden':
        return this.#notice(
          lockIcon(),
          t.notPermittedHeading,
          t.notPermittedText(me?.organization.name ?? ''),
          '',
        );
      case 'failed':
        return this.#notice(infoIcon(), t.failedHeading, t.failedText, t.tryAgain, () =>
          sending.dismiss(),
        );
      default:
        break;
    }
    if (!visit?.completedAt || visit.result === 'incomplete') {
      return html`<wk-notice
        .icon=${clockIcon()}
        .heading=${t.notYetHeading}
        .text=${t.notYetText}
      ></wk-notice>`;
    }
    if (!item.may.includes('feedback')) {
      return this.#notice(
        lockIcon(),
        t.notPermittedHeading,
        t.notPermittedText(me?.organization.name ?? ''),
        '',
      );
    }
    return html`<wk-feedback-form
      exportparts="outcome, delivery, words, thank, send"
      .item=${item}
      .visit=${visit}
      .draft=${sending.draft}
      ?working=${sending.phase === 'working'}
      @wk-feedback-change=${(event: WkFeedbackChangeEvent) => sending.write(event.draft)}
      @wk-give-feedback-request=${() => void sending.send()}
    ></wk-feedback-form>`;
  }

  #thanks(item: Recommendation, visit: Visit, given: Feedback): TemplateResult {
    const { t } = this.#l;
    const mine = given.by.id === this.#resource.me?.person.id;
    const when = this.#at(given.at, item);
    return html`<div class="pad stack body" part="given" role="status">
      <p class="got">${checkIcon()}<span>${t.givenBy(given.by.name, when)}</span></p>
      <h3>${mine ? t.thanksHeading(given.by.name.split(' ')[0] ?? '') : t.thanksHeadingPlain}</h3>
      <p class="next">
        ${avatar(visit.technician, 's')}<span
          >${given.thanked ? t.thanked(visit.technician.name) : t.told(visit.technician.name)}</span
        >
      </p>
      ${this.#said(given)}
    </div>`;
  }

  #said(given: Feedback): TemplateResult {
    const { t } = this.#l;
    return html`<dl class="kv">
        <dt>${t.outcomeShort}</dt>
        <dd>${t.ofFive(given.outcome)} <span class="mut">(${t.best})</span></dd>
        <dt>${t.deliveryShort}</dt>
        <dd>${t.ofFive(given.delivery)} <span class="mut">(${t.best})</span></dd>
      </dl>
      ${given.text ? html`<p class="quote sm">${given.text}</p>` : nothing}`;
  }

  #recovery(item: Recommendation, given: Feedback | null, recovery: Recovery): TemplateResult {
    const { t } = this.#l;
    const { owner, promisedBy, closedAt } = recovery;
    const firstName = owner.name.split(' ')[0] ?? owner.name;
    const phone = this.#resource.me?.organization.phone;
    return html`<div class="pad stack body" part="recovery" role="status">
        <div class="between">
          <span class="sev soon">${refreshIcon()}${t.putRight}</span>
          <span class="status with"
            >${closedAt ? t.closed(this.#at(closedAt, item)) : t.withOwner(owner.name)}</span
          >
        </div>
        <h3>${t.sorry}</h3>
        ${given?.text ? html`<p class="quote sm">${given.text}</p>` : nothing}
        <div class="note accent stack promise">
          <div class="person">
            ${avatar(owner, 'l')}
            <div>
              <p class="sm"><b>${owner.name}</b> ${t.owns}</p>
              ${owner.title ? html`<p class="xs mut">${owner.title}</p>` : nothing}
              ${phone ? html`<p class="xs">${phoneLink(phone)}</p>` : nothing}
            </div>
          </div>
          <hr class="rule" />
          <div>
            <p class="xs mut">${t.hearBy}</p>
            <p class="num big">${this.#at(promisedBy, item)}</p>
          </div>
        </div>
      </div>
      <div class="sec">
        <ol class="steps">
          ${
            given
              ? html`<li>
                  <span>${t.stepTold}<small>${t.marks(given.outcome, given.delivery)}</small></span
                  ><time datetime=${given.at}>${this.#at(given.at, item)}</time>
                </li>`
              : nothing
          }
          <li class=${closedAt ? '' : 'now'}>
            <span><b>${t.stepRings(firstName)}</b><small>${t.stepRingsWhat}</small></span
            ><time datetime=${promisedBy}>${this.#at(promisedBy, item)}</time>
          </li>
          <li class=${closedAt ? '' : 'todo'}>
            <span>${t.stepClose}<small>${t.onlyYou}</small></span>
          </li>
        </ol>
        ${this.#close(item, closedAt)}
      </div>`;
  }

  #close(item: Recommendation, closedAt: string | null): TemplateResult | typeof nothing {
    const { t } = this.#l;
    const { closing } = this.#sending;
    if (closedAt || !item.may.includes('confirm')) return nothing;
    return html`<button
        type="button"
        class="btn wide"
        part="close"
        aria-disabled=${closing === 'working' ? 'true' : nothing}
        @click=${() => void this.#sending.close()}
      >
        ${checkIcon()}${closing === 'working' ? t.closing : t.close}
      </button>
      ${closing === 'failed' ? html`<p class="gap" role="alert">${t.failedHeading}</p>` : nothing}`;
  }

  #notSent(): TemplateResult {
    const { t } = this.#l;
    return html`<wk-notice
      urgent
      .icon=${offlineIcon()}
      .heading=${t.offlineHeading}
      .text=${t.offlineText}
    >
      <div class="two">
        <button type="button" class="btn" part="try-now" @click=${() => void this.#sending.send()}>
          ${refreshIcon()}${t.tryNow}
        </button>
        <button type="button" class="btn" part="take-back" @click=${() => this.#sending.dismiss()}>
          ${undoIcon()}${t.takeBack}
        </button>
      </div>
    </wk-notice>`;
  }

  #notice(
    icon: TemplateResult,
    heading: string,
    text: string,
    action: string,
    act?: () => void,
  ): TemplateResult {
    return html`<wk-notice
      urgent
      .icon=${icon}
      .heading=${heading}
      .text=${text}
      .action=${action}
      .contact=${helpContact(this.#resource.me)}
      @wk-notice-action=${act}
    ></wk-notice>`;
  }

  #at(instant: string, item: Recommendation): string {
    return this.#l.format.dateTime(instant, item.site.timeZone, this.#resource.now);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wk-feedback': FeedbackElement;
  }
}
