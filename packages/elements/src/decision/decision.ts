import type { Recommendation } from '@wellkept/contracts';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Definable } from '../define.ts';
import { form } from '../form.styles.ts';
import { infoIcon, lockIcon, swapIcon } from '../icons.ts';
import { Localize } from '../localize.ts';
import en from '../locales/en/decision.ts';
import { NoticeElement } from '../notice/notice.ts';
import { commonWords, footer } from '../parts.ts';
import { helpContact, sessionNotice } from '../recommendation/session-notice.ts';
import { FocusKeeper } from '../recommendation/focus-keeper.ts';
import { RecommendationResource } from '../recommendation/recommendation-resource.ts';
import { theme } from '../theme.styles.ts';
import { tokens } from '../tokens.ts';
import { DecisionAnswer } from './decision-answer.ts';
import { expired, notSent, replaced, won, type DecisionView } from './decision-ends.ts';
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
    void new FocusKeeper(this);
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
      <div part="outcome" tabindex="-1">${this.#body()}</div>
      ${footer(this, this.#resource.store, this.#common)}
    </div>`;
  }

  #canAnswer(item: Recommendation): boolean {
    return item.may.some((step) =>
      ['approve', 'decline', 'defer', 'ask', 'report-fixed'].includes(step),
    );
  }

  #body(): unknown {
    const { item, failure } = this.#resource;
    const { phase, replaced: isReplaced, draft } = this.#answer;
    if (failure?.kind === 'ended') return this.#ended();
    if (!item) return sessionNotice(this.#resource, this.#common.t);
    const view: DecisionView = {
      item,
      answer: this.#answer,
      resource: this.#resource,
      l: this.#l,
    };
    switch (phase.kind) {
      case 'not-sent':
        return notSent(view);
      case 'won':
        return won(view, phase.winner);
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
    if (isReplaced && this.#canAnswer(item)) return replaced(view);
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
    ${isExpired(item) ? expired(view) : nothing}
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
