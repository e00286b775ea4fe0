import type { Recommendation } from '@wellkept/contracts';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { WkElement } from '../element.ts';
import { define, type Definable } from '../define.ts';
import { WkErrorEvent } from '../events.ts';
import { refreshIcon } from '../icons/finding.ts';
import { Localize } from '../localize.ts';
import type { AnsweringTerms } from '../locales/en/answering.ts';
import en from '../locales/en/decision.ts';
import { NoticeElement } from '../notice/notice.ts';
import { commonWords, footer } from '../parts.ts';
import { FocusKeeper } from '../recommendation/focus-keeper.ts';
import { RecommendationResource } from '../recommendation/recommendation-resource.ts';
import { helpContact, sessionNotice, skeleton } from '../recommendation/session-notice.ts';
import { sheet } from '../sheet.styles.ts';
import { theme } from '../theme.styles.ts';
import { tokens } from '../tokens.ts';
import type * as Answering from './answering.ts';
import type { EndView } from './decision-ends.ts';
import { DecisionAct, type SideTrip } from './decision-act.ts';
import {
  DecisionFormElement,
  type WkDraftChangeEvent,
  type WkFootChangeEvent,
} from './decision-form.ts';
import type { keepCopy as KeepCopy } from './receipt-copy.ts';
import type { WkCopyRequestEvent } from './receipt-events.ts';
import { canAnswer, isSecond, isStarted, mayOf } from './drafts.ts';

/** What is loaded when it is first needed. */
type Part = 'answering' | 'receipt' | 'together';

/**
 * One person's answer to one recommendation: approve, decline, not now, ask, or "it was fixed elsewhere". With
 * `recommendation-ids` it takes several, each answered on its own and all sent in one act. Says what became of it, and
 * keeps what was typed whatever happens.
 *
 * @attr recommendation-id - Which recommendation; needed unless `recommendation` or `recommendation-ids` is set.
 * @attr recommendation-ids - Several to decide together, separated by spaces: 1 to 50.
 * @fires wk-recommendation-decided - The server has the answer, or it was taken back; once for each recommendation.
 * @fires wk-book-request - The reader wants to choose a time.
 * @fires wk-close - The reader is done with deciding several together.
 */
export class DecisionElement extends WkElement {
  static readonly uses: Readonly<Record<string, Definable>> = {
    'wk-notice': NoticeElement,
    'wk-decision-form': DecisionFormElement,
  };
  static override properties = {
    recommendationId: { attribute: 'recommendation-id' },
    recommendationIds: {
      attribute: 'recommendation-ids',
      converter: (value: string | null) => value?.split(/\s+/u).filter(Boolean) ?? null,
    },
    recommendation: { attribute: false },
    booking: { type: Boolean },
    open: { type: Boolean, reflect: true },
    copying: { state: true, attribute: false },
    takenBack: { state: true, attribute: false },
  };
  static override styles = [tokens, theme, sheet];
  declare recommendationId: string | null;
  /** Several to decide together; `null` for one. */
  declare recommendationIds: readonly string[] | null;
  /** Handed down by an element that has loaded it already. */
  declare recommendation: Recommendation | null;
  /** Times are being chosen beside it. */
  declare booking: boolean;
  /** More is shown than the row of answers and what belongs to the one just pressed. */
  declare open: boolean;
  declare protected copying: SideTrip;
  /** What was taken back here last, and when by the server's clock in milliseconds. */
  declare protected takenBack: { readonly id: string; readonly at: number } | null;

  readonly #l = new Localize(this, { en, de: () => import('../locales/de/decision.ts') });
  readonly #common = new Localize(this, commonWords);
  readonly #resource: RecommendationResource = new RecommendationResource(this, {
    id: () => (this.#isSeveral ? null : (this.recommendation?.id ?? this.recommendationId)),
    given: () => (this.#isSeveral ? null : this.recommendation),
    reconnected: () => {
      if (this.#act.kept) this.#act.tryNow();
    },
  });
  readonly #act: DecisionAct = new DecisionAct(this, sourceOf(this.#resource), () => this.#l.lang);
  #answering: typeof Answering | null = null;
  #keepCopy: typeof KeepCopy | null = null;
  #words: Localize<AnsweringTerms> | null = null;
  readonly #asked = new Set<Part>();
  readonly #missing = new Set<Part>();
  #atTakenBack = true;

  constructor() {
    super();
    void new FocusKeeper(this);
    this.recommendationId = null;
    this.recommendationIds = null;
    this.recommendation = null;
    this.booking = false;
    this.open = true;
    this.copying = null;
    this.takenBack = null;
    // The line may be gone by the time an answer is chosen: what that takes is loaded when somebody turns to it.
    for (const turned of ['pointerenter', 'focusin'])
      this.addEventListener(turned, this.#prepare, { once: true });
  }

  get #isSeveral(): boolean {
    return this.recommendationIds !== null;
  }

  override willUpdate(): void {
    const { item } = this.#resource;
    const { phase, kept } = this.#act;
    const row =
      item !== null &&
      canAnswer(item) &&
      item.decision === null &&
      this.takenBack?.id !== item.id &&
      !isExpired(item) &&
      item.status !== 'question';
    const draft = item ? this.#act.draftOf(item.id) : null;
    this.open = !(
      row &&
      // One pressed just now is answered over the page, where the reader is; one kept from before at its place.
      (!this.open || draft?.kind === null) &&
      !kept &&
      (phase.kind === 'idle' || phase.kind === 'working') &&
      !this.#act.troubles.has(item.id) &&
      !this.#act.isReplaced(item)
    );
  }

  override updated(changed: PropertyValues<this>): void {
    // The row of answers may stick to the bottom of a phone: what comes in its place has to come into view.
    if (changed.get('open') === false && this.open)
      setTimeout(() => this.scrollIntoView({ block: 'nearest' })); // Once the parts inside are drawn.
    if (!this.#atTakenBack)
      this.#atTakenBack = this.#answering?.toTakenBack(this.renderRoot) ?? false;
  }

  override render(): TemplateResult {
    const { lang, dir } = this.#l;
    return html`<div class="wk" lang=${lang} dir=${dir}>
      <div part="outcome" tabindex="-1">${this.#isSeveral ? this.#several() : this.#body()}</div>
      ${footer(this, this.#resource.store, this.#common)}
    </div>`;
  }

  #several(): TemplateResult {
    if (!this.#needs('together')) return this.#lost('together');
    return html`<wk-decision-together .ids=${this.recommendationIds}></wk-decision-together>`;
  }

  #body(): unknown {
    const { item, failure } = this.#resource;
    const { phase } = this.#act;
    if (failure?.kind === 'ended') return this.#later((more, view) => more.ended(view, item));
    if (!item) return sessionNotice(this.#resource, this.#common.t);
    switch (phase.kind) {
      case 'forbidden':
        return this.#later((more, view) => more.forbidden(view));
      case 'failed':
        return this.#later((more, view) => more.failed(view, phase.reference));
      case 'beyond':
        return this.#later((more, view) => more.beyond(view, phase.people));
      case 'idle':
      case 'working':
        break;
    }
    return this.#end(item) ?? this.#standing(item);
  }

  /** What stands in place of the form: not sent, somebody was first, it changed. */
  #end(item: Recommendation): unknown {
    const { kept, troubles } = this.#act;
    if (kept?.state === 'too-old') return this.#later((more, view) => more.tooOld(view));
    if (kept?.state === 'waiting' || kept?.state === 'sending')
      return this.#later((more, view) => more.notSent(view, kept));
    const winner = this.#winner(item);
    if (winner) return this.#later((more, view) => more.won(view, item, winner));
    if (this.#act.isReplaced(item) && canAnswer(item))
      return this.#later((more, view) => more.replaced(view, item));
    if (troubles.get(item.id)?.kind === 'moved')
      return this.#later((more, view) => more.moved(view, item));
    return null;
  }

  /** Draws with what is loaded later. */
  #later(draw: (more: typeof Answering, view: EndView) => unknown): unknown {
    if (!this.#needs('answering')) return this.#lost('answering');
    const l = this.#words;
    return this.#answering && l
      ? draw(this.#answering, { act: this.#act, l })
      : skeleton('', ['third', 'half', 'wide']);
  }

  /** Who was first: told by the server, or seen while an answer was being written. */
  #winner(item: Recommendation): { name: string; kind: string; at: string } | null {
    const act = this.#act;
    const trouble = act.troubles.get(item.id);
    if (trouble?.kind === 'won') return trouble.winner;
    const { decision } = item;
    const draft = act.draftOf(item.id);
    if (!decision || decision.by.id === this.#resource.me?.person.id || !isStarted(draft))
      return null;
    if (draft.kind && item.may.includes(mayOf[draft.kind])) return null;
    return { name: decision.by.name, kind: decision.kind, at: decision.at };
  }

  #standing(item: Recommendation): unknown {
    const act = this.#act;
    const { me, now } = this.#resource;
    const second = isSecond(item, me);
    if (second) void act.learnRules();
    if (act.draftOf(item.id).kind) this.#prepare();
    const asked =
      item.status === 'question' && item.questions.some((question) => question.answer === null);
    const back = this.takenBack?.id === item.id && item.decision === null ? this.takenBack : null;
    return html`${back ? this.#later((more, { l }) => more.takenBack(l, item, back.at)) : nothing}${
      second
        ? this.#later((more, { l }) =>
            more.secondIntro({ item, me, now, l, authority: act.authority }),
          )
        : nothing
    }
    ${(item.decision && !second) || asked ? this.#receipt(item) : nothing}
    ${isExpired(item) ? this.#later((more, view) => more.expired(view, item)) : nothing}
    ${
      canAnswer(item)
        ? html`<wk-decision-form
              exportparts="answers, panel, send, total"
              .item=${item}
              .first=${isExpired(item) ? this.#later((more, view) => more.freshPrice(view, item)) : nothing}
              .me=${me}
              .now=${now}
              .act=${act.draft}
              .gaps=${act.gaps}
              .answering=${this.#answering}
              ?second=${second}
              .authority=${act.authority}
              ?working=${act.phase.kind === 'working'}
              @wk-draft-change=${({ change }: WkDraftChangeEvent) => {
                this.#prepare();
                act.write(item.id, change);
              }}
              @wk-foot-change=${({ change }: WkFootChangeEvent) => act.writeFoot(change)}
              @wk-decide-request=${() => void act.send()}
            ></wk-decision-form>
            ${
              this.#missing.has('answering') && act.draftOf(item.id).kind
                ? this.#lost('answering')
                : nothing
            }`
        : item.decision || isExpired(item)
          ? nothing
          : this.#nothingToDo(item)
    }`;
  }

  #receipt(item: Recommendation): TemplateResult {
    if (!this.#needs('receipt')) return this.#lost('receipt');
    return html`<wk-receipt
      .item=${item}
      .me=${this.#resource.me}
      .now=${this.#resource.now}
      .taken=${this.#act.taken}
      .undoing=${this.#act.undoing.get(item.id) ?? null}
      .copying=${this.copying}
      .booking=${this.booking}
      @wk-undo-request=${() => void this.#undo(item)}
      @wk-copy-request=${this.#copy}
    ></wk-receipt>`;
  }

  async #undo(item: Recommendation): Promise<void> {
    if (!(await this.#act.undo(item))) return;
    this.#atTakenBack = false;
    this.takenBack = { id: item.id, at: this.#resource.now };
  }

  #nothingToDo(item: Recommendation): unknown {
    const lacksScope = this.#resource.me?.scopes.includes('decide') === false && item.yourTurn;
    return this.#later((more, view) =>
      lacksScope ? more.forbidden(view) : more.nothingToDo(view),
    );
  }

  /** In place of a part whose code did not arrive. */
  #lost(part: Part): TemplateResult {
    const { t } = this.#l;
    return html`<wk-notice
      .icon=${refreshIcon()}
      .heading=${t.notLoadedHeading}
      .text=${t.notLoadedText}
      .action=${t.tryAgain}
      .contact=${helpContact(this.#resource.me)}
      @wk-notice-action=${() => {
        this.#missing.delete(part);
        this.#asked.delete(part);
        this.#needs(part);
        this.requestUpdate();
      }}
    ></wk-notice>`;
  }

  /** Loads a part if that has not begun. @returns Whether it is there or on its way; `false` once it did not arrive. */
  #needs(part: Part): boolean {
    if (this.#missing.has(part)) return false;
    if (this.#asked.has(part)) return true;
    this.#asked.add(part);
    this.#load(part).then(
      () => this.requestUpdate(),
      (error: unknown) => {
        this.#missing.add(part);
        this.requestUpdate();
        this.dispatchEvent(new WkErrorEvent(error));
      },
    );
    return true;
  }

  async #load(part: Part): Promise<void> {
    switch (part) {
      case 'answering':
        this.#answering = await import('./answering.ts');
        this.#words ??= new Localize(this, this.#answering.words);
        return this.#answering.addStyles(this, this.#answering.looks);
      case 'receipt': {
        const { keepCopy, ReceiptElement } = await import('./receipt.ts');
        this.#keepCopy = keepCopy;
        return define('wk-receipt', ReceiptElement);
      }
      case 'together':
        return define('wk-decision-together', (await import('./together.ts')).TogetherElement);
    }
  }

  readonly #prepare = (): void => {
    const { item } = this.#resource;
    if (!item || !canAnswer(item)) return;
    this.#needs('answering');
    this.#needs('receipt');
    void this.#act.prepare();
  };

  readonly #copy = (event: WkCopyRequestEvent): void => {
    const { store } = this.#resource;
    if (store)
      void this.#keepCopy?.(this, store, event, this.#l.lang, (how) => (this.copying = how));
  };
}

/** The one recommendation of an element, as an act takes it. */
const sourceOf = (resource: RecommendationResource) => ({
  get items() {
    return resource.item ? [resource.item] : [];
  },
  get store() {
    return resource.store;
  },
  get me() {
    return resource.me;
  },
  get now() {
    return resource.now;
  },
  replace: (item: Recommendation) => resource.replace(item),
  reload: () => resource.reload(),
  refresh: () => resource.refresh(),
});

/** The price has run out, whether or not the server's clock has said so yet. */
const isExpired = (item: Recommendation): boolean =>
  item.status === 'price-expired' || item.may.includes('ask-fresh-price');

declare global {
  interface HTMLElementTagNameMap {
    'wk-decision': DecisionElement;
  }
}
