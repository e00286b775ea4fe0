import type { Me, Recommendation } from '@wellkept/contracts';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { form } from '../form.styles.ts';
import { askIcon, checkIcon, clockIcon, xIcon } from '../icons.ts';
import { Localize } from '../localize.ts';
import en from '../locales/en/decision.ts';
import { theme } from '../theme.styles.ts';
import { tokens } from '../tokens.ts';
import {
  emptyDraft,
  type AnswerKind,
  type DecisionDraft,
  type DraftGap,
} from './decision-draft.ts';
import { panel } from './decision-panels.ts';
import { styles } from './decision.styles.ts';

/** Something in the form changed. Not composed: it is for the element that holds the form. */
export class WkDraftChangeEvent extends Event {
  static readonly type = 'wk-draft-change';
  readonly draft: DecisionDraft;
  constructor(draft: DecisionDraft) {
    super(WkDraftChangeEvent.type, { bubbles: true });
    this.draft = draft;
  }
}

/** The reader wants the answer in the form sent. Not composed: it is for the element that holds the form. */
export class WkDecideRequestEvent extends Event {
  static readonly type = 'wk-decide-request';
  readonly draft: DecisionDraft;
  constructor(draft: DecisionDraft) {
    super(WkDecideRequestEvent.type, { bubbles: true, cancelable: true });
    this.draft = draft;
  }
}

/** The four answers that look alike, in this order. */
const answers = [
  { kind: 'approved', label: 'approve', icon: checkIcon },
  { kind: 'declined', label: 'decline', icon: xIcon },
  { kind: 'deferred', label: 'notNow', icon: clockIcon },
  { kind: 'question', label: 'ask', icon: askIcon },
] as const;

/** What the reader must be allowed to give each. */
const mayOf: Record<AnswerKind, Recommendation['may'][number]> = {
  approved: 'approve',
  declined: 'decline',
  deferred: 'defer',
  question: 'ask',
  'fixed-elsewhere': 'report-fixed',
};

/**
 * A leaf: the answers side by side, none chosen, and what belongs to the chosen one.
 *
 * @fires wk-draft-change - Something was chosen or typed; `draft` holds all of it.
 * @fires wk-decide-request - The answer is to be sent.
 */
export class DecisionFormElement extends LitElement {
  static override properties = {
    item: { attribute: false },
    me: { attribute: false },
    now: { type: Number },
    draft: { attribute: false },
    gap: {},
    working: { type: Boolean },
    chosen: { type: Boolean, reflect: true },
  };
  static override styles = [tokens, theme, form, styles];
  declare item: Recommendation | null;
  declare me: Me | null;
  /** Milliseconds by the server's clock; decides what "in a month" means. Default: this device's clock. */
  declare now: number;
  declare draft: DecisionDraft;
  /** What was still missing when it was to be sent. */
  declare gap: DraftGap | null;
  /** The answer is on its way. */
  declare working: boolean;
  /** An answer is chosen. */
  declare chosen: boolean;

  readonly #l = new Localize(this, { en, de: () => import('../locales/de/decision.ts') });

  constructor() {
    super();
    this.item = null;
    this.me = null;
    this.now = Date.now();
    this.draft = emptyDraft;
    this.gap = null;
    this.working = false;
    this.chosen = false;
  }

  override willUpdate(): void {
    this.chosen = this.draft.kind !== null;
  }

  override updated(changed: PropertyValues<this>): void {
    // What is missing gets the focus, so that it can be filled in at once.
    if (changed.has('gap') && this.gap) {
      this.renderRoot
        .querySelector<HTMLElement>('[aria-invalid], [aria-describedby="option-gap"]')
        ?.focus();
    }
  }

  override render(): TemplateResult | typeof nothing {
    const { item } = this;
    const { t, lang, dir } = this.#l;
    if (!item) return nothing;
    return html`<div class="wk" lang=${lang} dir=${dir}>
      <fieldset class="bar" part="answers" ?disabled=${this.working}>
        <legend class="vh">${t.answers}</legend>
        <div class="in">
          ${this.#why(item)}
          <div class="acts">
            ${answers
              .filter(({ kind }) => item.may.includes(mayOf[kind]))
              .map(
                ({ kind, label, icon }) =>
                  html`<label class="answer opt-in"
                    >${this.#radio(kind)}${icon()}<span>${t[label]}</span></label
                  >`,
              )}
          </div>
        </div>
      </fieldset>
      ${this.#panel(item)}
    </div>`;
  }

  #why(item: Recommendation): TemplateResult {
    const { t, format } = this.#l;
    const { proposal } = item;
    const prices = proposal?.options.map(
      (option, at) =>
        html`${at ? ' · ' : nothing}<bdi
            >${t[`family.${option.family}`]} ${format.money(option.price)}</bdi
          >`,
    );
    return html`<div class="why">
      <b>${prices}</b>
      ${
        proposal
          ? html`<span class="hold"
              >${t.noHurry(format.date(proposal.validUntil, item.site.timeZone, this.now))}</span
            >`
          : nothing
      }
      ${
        item.may.includes(mayOf['fixed-elsewhere'])
          ? html`<label class="fifth opt-in"
              >${this.#radio('fixed-elsewhere')}<span>${t.fixedElsewhere}</span></label
            >`
          : nothing
      }
    </div>`;
  }

  #radio(kind: AnswerKind): TemplateResult {
    return html`<input
      type="radio"
      name="answer"
      value=${kind}
      .checked=${this.draft.kind === kind}
      @change=${() => this.#change({ kind })}
    />`;
  }

  #panel(item: Recommendation): TemplateResult | typeof nothing {
    const { draft, gap, me, now } = this;
    const { t } = this.#l;
    // What was chosen may be possible no more: a price ran out while it was read.
    if (!draft.kind || !item.may.includes(mayOf[draft.kind])) return nothing;
    return html`<form class="panel" part="panel" novalidate @submit=${this.#send}>
      ${panel({ item, me, draft, gap, now, l: this.#l, change: this.#change })}
      <button
        type="submit"
        class="btn primary wide"
        part="send"
        aria-disabled=${this.working ? 'true' : nothing}
      >
        ${this.working ? t.sending : t[`send.${draft.kind}`]}
      </button>
      <p class="xs mut">${draft.kind === 'question' ? nothing : t.undoable} ${t.neutral}</p>
    </form>`;
  }

  readonly #change = (change: Partial<DecisionDraft>): void => {
    if (this.working) return;
    this.draft = { ...this.draft, ...change };
    this.gap = null;
    this.dispatchEvent(new WkDraftChangeEvent(this.draft));
  };

  readonly #send = (event: Event): void => {
    event.preventDefault();
    if (!this.working) this.dispatchEvent(new WkDecideRequestEvent(this.draft));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'wk-decision-form': DecisionFormElement;
  }
  interface HTMLElementEventMap {
    'wk-draft-change': WkDraftChangeEvent;
    'wk-decide-request': WkDecideRequestEvent;
  }
}
