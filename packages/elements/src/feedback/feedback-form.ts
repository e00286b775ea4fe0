import type { Recommendation, Visit } from '@wellkept/contracts';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { WkElement } from '../element.ts';
import { form } from '../form.styles.ts';
import { checkIcon } from '../icons.ts';
import { Localize } from '../localize.ts';
import en from '../locales/en/feedback.ts';
import { theme } from '../theme.styles.ts';
import { tokens } from '../tokens.ts';
import { styles } from './feedback.styles.ts';

/** What is filled in so far. No mark is given until the reader gives it. */
export interface FeedbackDraft {
  readonly outcome: number | null;
  readonly delivery: number | null;
  readonly text: string;
  readonly thank: boolean;
}
export const noFeedback: FeedbackDraft = { outcome: null, delivery: null, text: '', thank: false };

/** Something was marked or typed. Not composed: it is for the element that holds the form. */
export class WkFeedbackChangeEvent extends Event {
  static readonly type = 'wk-feedback-change';
  readonly draft: FeedbackDraft;
  constructor(draft: FeedbackDraft) {
    super(WkFeedbackChangeEvent.type, { bubbles: true });
    this.draft = draft;
  }
}

/** The marks are to be sent; both are given. Not composed: it is for the element that holds the form. */
export class WkGiveFeedbackRequestEvent extends Event {
  static readonly type = 'wk-give-feedback-request';
  readonly draft: FeedbackDraft;
  constructor(draft: FeedbackDraft) {
    super(WkGiveFeedbackRequestEvent.type, { bubbles: true, cancelable: true });
    this.draft = draft;
  }
}

type Question = 'outcome' | 'delivery';
const marks = [1, 2, 3, 4, 5];

/**
 * A leaf: outcome and delivery apart, words, and thanks to the technician.
 *
 * @fires wk-feedback-change - Something was marked or typed.
 * @fires wk-give-feedback-request - Both marks are given and to be sent.
 */
export class FeedbackFormElement extends WkElement {
  static override properties = {
    item: { attribute: false },
    visit: { attribute: false },
    draft: { attribute: false },
    working: { type: Boolean },
    missing: { state: true, attribute: false },
  };
  static override styles = [tokens, theme, form, styles];
  declare item: Recommendation | null;
  declare visit: Visit | null;
  declare draft: FeedbackDraft;
  /** The marks are on their way. */
  declare working: boolean;
  declare protected missing: boolean;

  readonly #l = new Localize(this, { en, de: () => import('../locales/de/feedback.ts') });

  constructor() {
    super();
    this.item = null;
    this.visit = null;
    this.draft = noFeedback;
    this.working = false;
    this.missing = false;
  }

  override updated(changed: PropertyValues): void {
    if (!changed.has('missing') || !this.missing) return;
    const empty = this.draft.outcome === null ? 'outcome' : 'delivery';
    this.renderRoot.querySelector<HTMLElement>(`input[name=${empty}]`)?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { item, visit, draft } = this;
    if (!item || !visit) return nothing;
    const { t, lang, dir, format } = this.#l;
    const day = format.date(visit.completedAt ?? visit.startedAt, item.site.timeZone);
    const { name } = visit.technician;
    return html`<div class="wk" lang=${lang} dir=${dir}>
      <form class="pad stack body" novalidate @submit=${this.#send}>
        <div class="stack">
          <p class="xs mut">
            <bdi>${item.equipment.tag}</bdi>, ${item.equipment.name} · ${day} · ${name}
          </p>
          <h3>${t.heading}</h3>
          <p class="sm mut">${t.two}</p>
        </div>
        ${this.#scale('outcome', t.outcome, t.outcomeHint, t.outcomeLow, t.outcomeHigh)}
        ${this.#scale('delivery', t.delivery, t.deliveryHint, t.deliveryLow, t.deliveryHigh)}
        <p class="xs mut">${t.rule}</p>
        <div class="field">
          <label class="label" for="words">${t.words} <small>${t.optional}</small></label>
          <textarea
            class="inp"
            id="words"
            part="words"
            rows="2"
            maxlength="5000"
            .value=${draft.text}
            @input=${(event: Event) => this.#change({ text: (event.target as HTMLTextAreaElement).value })}
          ></textarea>
        </div>
        <label class="check opt-in">
          <input
            type="checkbox"
            part="thank"
            .checked=${draft.thank}
            @change=${(event: Event) => this.#change({ thank: (event.target as HTMLInputElement).checked })}
          />
          <span class="box" aria-hidden="true">${checkIcon()}</span>
          <span>${draft.text.trim() ? t.thank(name) : t.thankWithoutWords(name)}</span>
        </label>
        ${this.missing ? html`<p class="gap" id="missing" role="alert">${t.marksMissing}</p>` : nothing}
        <button
          type="submit"
          class="btn primary wide"
          part="send"
          aria-disabled=${this.working ? 'true' : nothing}
        >
          ${this.working ? t.sending : t.send}
        </button>
      </form>
    </div>`;
  }

  #scale(
    name: Question,
    question: string,
    hint: string,
    low: string,
    high: string,
  ): TemplateResult {
    const wrong = this.missing && this.draft[name] === null;
    const meaning = (mark: number): string => (mark === 1 ? low : mark === 5 ? high : '');
    return html`<fieldset part=${name} aria-describedby=${wrong ? 'missing' : nothing}>
      <legend class="label">${question}<small>${hint}</small></legend>
      <div class="scale">
        ${marks.map(
          (mark) =>
            html`<label class="mark opt-in">
              <input
                type="radio"
                name=${name}
                value=${mark}
                aria-label="${this.#l.t.ofFive(mark)}${meaning(mark) ? `, ${meaning(mark)}` : ''}"
                .checked=${this.draft[name] === mark}
                @change=${() => this.#change({ [name]: mark })}
              /><span aria-hidden="true">${mark}</span>
            </label>`,
        )}
      </div>
      <div class="ends" aria-hidden="true"><span>1 = ${low}</span><span>5 = ${high}</span></div>
    </fieldset>`;
  }

  #change(change: Partial<FeedbackDraft>): void {
    if (this.working) return;
    this.draft = { ...this.draft, ...change };
    this.missing = false;
    this.dispatchEvent(new WkFeedbackChangeEvent(this.draft));
  }

  readonly #send = (event: Event): void => {
    event.preventDefault();
    if (this.working) return;
    this.missing = this.draft.outcome === null || this.draft.delivery === null;
    if (!this.missing) this.dispatchEvent(new WkGiveFeedbackRequestEvent(this.draft));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'wk-feedback-form': FeedbackFormElement;
  }
  interface HTMLElementEventMap {
    'wk-feedback-change': WkFeedbackChangeEvent;
    'wk-give-feedback-request': WkGiveFeedbackRequestEvent;
  }
}
