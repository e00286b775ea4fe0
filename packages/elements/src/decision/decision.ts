import type { Recommendation } from '@wellkept/contracts';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Definable } from '../define.ts';
import { form } from '../form.styles.ts';
import {
  clockIcon,
  infoIcon,
  lockIcon,
  offlineIcon,
  peopleIcon,
  refreshIcon,
  swapIcon,
  undoIcon,
} from '../icons.ts';
import { Localize } from '../localize.ts';
import en from '../locales/en/decision.ts';
import { NoticeElement } from '../notice/notice.ts';
import { commonWords, footer } from '../parts.ts';
import { helpContact, sessionNotice } from '../recommendation/session-notice.ts';
import { RecommendationResource } from '../recommendation/recommendation-resource.ts';
import { theme } from '../theme.styles.ts';
import { tokens } from '../tokens.ts';
import { DecisionAnswer } from './decision-answer.ts';
import { DecisionFormElement, type WkDraftChangeEvent } from './decision-form.ts';
import { ReceiptElement } from './receipt.ts';
import { styles } from './decision.styles.ts';

/**
 * One person's answer to one recommendation: approve, decline, not now, ask, or "it was fixed elsewhere". Says what
 * became of it, and keeps what was typed whatever happens.
 *
 * @attr recommendation-id - Which recommendation; needed unless `recommendation` is set.
 * @fires wk-recommendation-decided - The server has the answer, or it was taken back.
 * @fires wk-book-request - The reader wants to choose a time.
 */
export class DecisionElement extends LitElement {
  static readonly uses: Readonly<Record<string, Definable>> = {
    'wk-notice': NoticeElement,
    'wk-decision-form': DecisionFormElement,
    'wk-receipt': ReceiptElement,
  };
  static override properties = {
    recommendationId: { attribute: 'recommendation-id' },
    recommendation: { attribute: false },
    booking: { type: Boolean },
    open: { type: Boolean, reflect: true },
  };
  static override styles = [tokens, theme, form, styles];
  declare recommendationId: string | null;
  /** Handed down by an element that has loaded it already. */
  declare recommendation: Recommendation | null;
  /** Times are being chosen beside it. */
  declare booking: boolean;
  /** More is shown than the row of answers. */
  declare open: boolean;

  readonly #l = new Localize(this, { en, de: () => import('../locales/de/decision.ts') });
  readonly #common = new Localize(this, commonWords);
  readonly #resource: RecommendationResource = new RecommendationResource(this, {
    id: () => this.recommendation?.id ?? this.recommendationId,
    given: () => this.recommendation,
    reconnected: () => this.#answer.reconnected(),
  });
  readonly #answer: DecisionAnswer = new DecisionAnswer(this, this.#resource);

  constructor() {
    super();
    this.recommendationId = null;
    this.recommendation = null;
    this.booking = false;
    this.open = false;
  }

  override willUpdate(): void {
    const { phase, draft, replaced } = this.#answer;
    const { item } = this.#resource;
    const row =
      item !== null &&
      this.#canAnswer(item) &&
      item.decision === null &&
      !isExpired(item) &&
      item.status !== 'question';
    this.open = !(
      row &&
      draft.kind === null &&
      (phase.kind === 'idle' || phase.kind === 'working') &&
      !replaced
    );
  }

  override updated(changed: PropertyValues<this>): void {
    // The row of answers may stick to the bottom of a phone: what it opens has to come into view.
    if (changed.get('open') === false && this.open) this.scrollIntoView({ block: 'nearest' });
  }

  override render(): TemplateResult {
    const { lang, dir } = this.#l;
    return html`<div class="wk" lang=${lang} dir=${dir}>
      ${this.#body()}${footer(this, this.#resource.store, this.#common)}
    </div>`;
  }

  #canAnswer(item: Recommendation): boolean {
    return item.may.some((step) =>
      ['approve', 'decline', 'defer', 'ask', 'report-fixed'].includes(step),
    );
  }

  #body(): unknown {
    const { item, failure } = this.#resource;
    const { phase, replaced, draft } = this.#answer;
    if (failure?.kind === 'ended' || phase.kind === 'ended') return this.#ended();
    if (!item) return sessionNotice(this.#resource, this.#common.t);
    switch (phase.kind) {
      case 'not-sent':
        return this.#notSent(item);
      case 'won':
        return this.#won(phase.winner, item);
      case 'moved':
        return this.#notice(swapIcon(), 'movedHeading', 'movedText', 'goOn', () =>
          this.#answer.dismiss(),
        );
      case 'forbidden':
        return this.#forbidden();
      case 'failed':
        return this.#failed(phase.reference);
      case 'idle':
      case 'working':
        break;
    }
    if (replaced && this.#canAnswer(item)) return this.#replaced(item);
    const asked =
      item.status === 'question' && item.questions.some((question) => question.answer === null);
    return html`${
      item.decision || asked
        ? html`<wk-receipt
            .item=${item}
            .me=${this.#resource.me}
            .now=${this.#resource.now}
            .undoing=${this.#answer.undoing}
            .booking=${this.booking}
            @wk-undo-request=${() => void this.#answer.undo()}
          ></wk-receipt>`
        : nothing
    }
    ${isExpired(item) ? this.#expired(item) : nothing}
    ${
      this.#canAnswer(item)
        ? html`<wk-decision-form
            exportparts="answers, panel, send, total"
            .item=${item}
            .me=${this.#resource.me}
            .now=${this.#resource.now}
            .draft=${draft}
            .gap=${this.#answer.gap}
            ?working=${phase.kind === 'working'}
            @wk-draft-change=${(event: WkDraftChangeEvent) => this.#answer.write(event.draft)}
            @wk-decide-request=${() => void this.#answer.send()}
          ></wk-decision-form>`
        : item.decision || isExpired(item)
          ? nothing
          : this.#nothingToDo(item)
    }`;
  }

  #notice(
    icon: TemplateResult,
    heading: 'movedHeading' | 'failedHeading' | 'endedHeading',
    text: 'movedText' | 'failedText' | 'endedText',
    action: 'goOn' | 'tryAgain' | 'signIn',
    act: () => void,
    more: unknown = nothing,
  ): TemplateResult {
    const { t } = this.#l;
    return html`<wk-notice
      urgent
      .icon=${icon}
      .heading=${t[heading]}
      .text=${t[text]}
      .action=${t[action]}
      .contact=${action === 'goOn' ? null : helpContact(this.#resource.me)}
      @wk-notice-action=${act}
      >${more}</wk-notice
    >`;
  }

  #ended(): TemplateResult {
    const words = this.#answer.draft.question || this.#answer.draft.note;
    const more = words ? html`<p class="quote sm">${words}</p>` : nothing;
    return this.#notice(
      lockIcon(),
      'endedHeading',
      'endedText',
      'signIn',
      () => void this.#answer.signIn(),
      more,
    );
  }

  #failed(reference: string | null): TemplateResult {
    const more = reference
      ? html`<p class="xs mut">${this.#l.t.errorReference(reference)}</p>`
      : nothing;
    return this.#notice(
      infoIcon(),
      'failedHeading',
      'failedText',
      'tryAgain',
      () => this.#answer.dismiss(),
      more,
    );
  }

  #forbidden(): TemplateResult {
    const { t } = this.#l;
    const { me } = this.#resource;
    return html`<wk-notice
      urgent
      .icon=${lockIcon()}
      .heading=${t.notPermittedHeading}
      .text=${t.notPermittedText(me?.organization.name ?? '')}
      .contact=${helpContact(me)}
    ></wk-notice>`;
  }

  #notSent(item: Recommendation): TemplateResult | typeof nothing {
    const { t, format } = this.#l;
    const { pending } = this.#answer;
    if (!pending) return nothing;
    const { request } = pending;
    const since = format.time(new Date(pending.since).toISOString(), item.site.timeZone);
    const option =
      request.kind === 'approved' &&
      item.proposal?.options.find((each) => each.id === request.optionId);
    const what = option
      ? t['yours.approved'](option.title, format.money(option.price))
      : request.kind === 'deferred'
        ? t['yours.deferred'](format.date(request.until, item.site.timeZone, this.#resource.now))
        : t[`yours.${request.kind === 'approved' ? 'fixed-elsewhere' : request.kind}`];
    const online = this.#resource.store?.state.online ?? true;
    return html`<wk-notice
      urgent
      .icon=${offlineIcon()}
      .heading=${online ? t.notSentHeading : t.notSentHeadingOffline}
      .text=${t.notSentText(what, since, format.number(request.version, 0))}
    >
      <div class="stack">
        <p class="note line between"><span>${t.waitingToSend}</span><b>${t.oneAnswer}</b></p>
        <div class="ways">
          <button
            type="button"
            class="btn"
            part="try-now"
            @click=${() => void this.#answer.tryNow()}
          >
            ${refreshIcon()}${t.tryNow}
          </button>
          <button
            type="button"
            class="btn"
            part="take-back"
            @click=${() => this.#answer.takeBack()}
          >
            ${undoIcon()}${t.takeBack}
          </button>
        </div>
      </div>
    </wk-notice>`;
  }

  #won(winner: { name: string; kind: string; at: string }, item: Recommendation): TemplateResult {
    const { t, format } = this.#l;
    const mine =
      item.decision?.by.id === this.#resource.me?.person.id && item.decision?.at === winner.at;
    const at = format.dateTime(winner.at, item.site.timeZone, this.#resource.now);
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
      @wk-notice-action=${() => this.#answer.dismiss()}
    ></wk-notice>`;
  }

  #replaced(item: Recommendation): TemplateResult {
    const { t, format } = this.#l;
    const version = format.number(item.proposal?.version ?? 0, 0);
    const changes = item.proposal?.changes ?? [];
    return html`<wk-notice
      urgent
      .icon=${swapIcon()}
      .heading=${t.changedHeading(version)}
      .text=${this.#answer.draft.kind ? t.changedText : t.changedTextNothing}
      .action=${t.readVersion(version)}
      @wk-notice-action=${() => this.#answer.readNewest()}
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
  }

  #expired(item: Recommendation): TemplateResult {
    const { t, format } = this.#l;
    const zone = item.site.timeZone;
    const last = item.history.findLast(
      (event) => event.to === 'price-expired' || event.type === 'fresh-price-asked',
    );
    const may = item.may.includes('ask-fresh-price') && last?.type !== 'fresh-price-asked';
    const step = item.nextStep?.kind === 'renew-price' ? item.nextStep : null;
    const held = t.expiredText(
      format.date(item.proposal?.validUntil ?? item.since, zone, this.#resource.now),
    );
    const asked =
      step && t.askedFresh(step.owner.name, format.dateTime(step.dueAt, zone, this.#resource.now));
    return html`<wk-notice
      .icon=${clockIcon()}
      .heading=${may ? t.expiredHeading : t.expiredAsked}
      .text=${held}
      .action=${may ? t.askFresh : ''}
      ?working=${this.#answer.asking === 'working'}
      @wk-notice-action=${() => void this.#answer.askFreshPrice()}
    >
      ${this.#answer.asking === 'failed' ? html`<p class="gap" role="alert">${t.failedText}</p>` : nothing}
      <p class="xs mut">${asked ?? t.askFreshNote}</p>
    </wk-notice>`;
  }

  #nothingToDo(item: Recommendation): TemplateResult {
    const { t } = this.#l;
    const lacksScope = this.#resource.me?.scopes.includes('decide') === false && item.yourTurn;
    if (lacksScope) return this.#forbidden();
    return html`<wk-notice
      .icon=${infoIcon()}
      .heading=${t.nothingHeading}
      .text=${t.nothingText}
    ></wk-notice>`;
  }
}

/** The price has run out, whether or not the server's clock has said so yet. */
const isExpired = (item: Recommendation): boolean =>
  item.status === 'price-expired' || item.may.includes('ask-fresh-price');

declare global {
  interface HTMLElementTagNameMap {
    'wk-decision': DecisionElement;
  }
}
