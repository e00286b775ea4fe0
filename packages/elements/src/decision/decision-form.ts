import type { Me, Recommendation } from '@wellkept/contracts';
import type { Authority } from '@wellkept/contracts/authority';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { WkElement } from '../element.ts';
import { Localize } from '../localize.ts';
import en from '../locales/en/decision.ts';
import type { AnsweringTerms } from '../locales/en/answering.ts';
import { sheet } from '../sheet.styles.ts';
import { theme } from '../theme.styles.ts';
import { tokens } from '../tokens.ts';
import { row as rowStyles } from './answer-row.styles.ts';
import { answerRow, fifthAnswer, type RowContext } from './answer-row.ts';
import type * as Answering from './answering.ts';
import {
  type ActDraft,
  type ActGaps,
  type AnswerDraft,
  emptyDraft,
  type FootDraft,
  mayOf,
} from './drafts.ts';

/** Something in an answer changed. Not composed: it is for the element that holds the form. */
export class WkDraftChangeEvent extends Event {
  static readonly type = 'wk-draft-change';
  readonly change: Partial<AnswerDraft>;
  constructor(change: Partial<AnswerDraft>) {
    super(WkDraftChangeEvent.type, { bubbles: true });
    this.change = change;
  }
}

/** Something that belongs to all answers changed. Not composed: it is for the element that holds the form. */
export class WkFootChangeEvent extends Event {
  static readonly type = 'wk-foot-change';
  readonly change: Partial<FootDraft>;
  constructor(change: Partial<FootDraft>) {
    super(WkFootChangeEvent.type, { bubbles: true });
    this.change = change;
  }
}

/** The reader wants what is in the form sent. Not composed: it is for the element that holds the form. */
export class WkDecideRequestEvent extends Event {
  static readonly type = 'wk-decide-request';
  constructor() {
    super(WkDecideRequestEvent.type, { bubbles: true, cancelable: true });
  }
}

const nothingYet: ActDraft = {
  items: [],
  drafts: new Map(),
  foot: { purchaseOrder: '', title: null, papers: [], signature: null, leftOut: '' },
};

/**
 * A leaf: the answers side by side, none chosen, and what belongs to the chosen one.
 *
 * @fires wk-draft-change - Something was chosen or typed; `change` holds what.
 * @fires wk-foot-change - The order, the title, a document or the signature changed.
 * @fires wk-decide-request - The answer is to be sent.
 */
export class DecisionFormElement extends WkElement {
  static override properties = {
    item: { attribute: false },
    me: { attribute: false },
    now: { type: Number },
    act: { attribute: false },
    gaps: { attribute: false },
    answering: { attribute: false },
    working: { type: Boolean },
    second: { type: Boolean },
    authority: { attribute: false },
    first: { attribute: false },
    chosen: { type: Boolean, reflect: true },
  };
  static override styles = [tokens, theme, sheet, rowStyles];
  declare item: Recommendation | null;
  declare me: Me | null;
  /** Milliseconds by the server's clock; decides what "in a month" means. Default: this device's clock. */
  declare now: number;
  /** The draft of the answer. */
  declare act: ActDraft;
  /** What was still missing when it was to be sent. */
  declare gaps: ActGaps;
  /** What answering takes beyond the row; `null` until it is loaded. */
  declare answering: typeof Answering | null;
  /** The answer is on its way. */
  declare working: boolean;
  /** It is the second yes to what somebody else has approved: which option is settled. */
  declare second: boolean;
  /** The customer's own rules; `null` when they are not known. */
  declare authority: Authority | null;
  /** Drawn before the answers. */
  declare first: unknown;
  /** An answer is chosen. */
  declare chosen: boolean;
  /** It was chosen here, and not restored or cancelled. */
  pressed = false;

  readonly #l = new Localize(this, { en, de: () => import('../locales/de/decision.ts') });
  #words: Localize<AnsweringTerms> | null = null;

  constructor() {
    super();
    this.item = null;
    this.me = null;
    this.now = Date.now();
    this.act = nothingYet;
    this.gaps = new Map();
    this.answering = null;
    this.working = false;
    this.second = false;
    this.authority = null;
    this.chosen = false;
  }

  override willUpdate(): void {
    this.chosen = this.#draft.kind !== null;
    if (!this.answering || this.#words) return;
    this.#words = new Localize(this, this.answering.words);
    void new this.answering.ReadingPlace(this);
    this.answering.addStyles(this, this.answering.looks);
  }

  override updated(changed: PropertyValues<this>): void {
    // What is missing gets the focus, so that it can be filled in at once.
    if (changed.has('gaps') && this.gaps.size > 0) {
      this.renderRoot
        .querySelector<HTMLElement>('[aria-invalid], [aria-describedby^="option-gap"]')
        ?.focus();
    }
  }

  get #draft(): AnswerDraft {
    return (this.item && this.act.drafts.get(this.item.id)?.draft) ?? emptyDraft;
  }

  override render(): TemplateResult | typeof nothing {
    const { item } = this;
    const { t, lang, dir } = this.#l;
    if (!item) return nothing;
    const row: RowContext = {
      item,
      first: this.first,
      chosen: this.#draft.kind,
      t,
      n: 0,
      choose: (kind) => {
        this.pressed = true;
        this.#change(
          this.second && kind === 'approved'
            ? { kind, optionId: item.decision?.optionId ?? null }
            : { kind },
        );
      },
    };
    return html`<div class="wk" lang=${lang} dir=${dir}>
      <fieldset class="bar" part="answers" ?disabled=${this.working}>
        <legend class="vh">${t.answers}</legend>
        <div class="in">${this.#why(item, row)} ${answerRow(row)}</div>
      </fieldset>
      ${this.#panel(item)}
    </div>`;
  }

  #why(item: Recommendation, row: RowContext): TemplateResult {
    const { t, format } = this.#l;
    const { proposal } = item;
    const options = this.second
      ? proposal?.options.filter(({ id }) => id === item.decision?.optionId)
      : proposal?.options;
    const prices = options?.map(
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
      ${item.may.includes(mayOf['fixed-elsewhere']) ? fifthAnswer(row) : nothing}
    </div>`;
  }

  #panel(item: Recommendation): TemplateResult | typeof nothing {
    const { gaps, me, now, act, answering } = this;
    const draft = this.#draft;
    const l = this.#words;
    // What was chosen may be possible no more: a price ran out while it was read.
    if (!draft.kind || !item.may.includes(mayOf[draft.kind])) return nothing;
    if (!answering || !l)
      return html`<div class="pad" role="status" aria-label=${this.#l.t.answers}>
        <span class="skel"></span>
      </div>`;
    const conflict = answering.liveConflicts(act).get(item.id);
    const hints = answering.hintsOf(this.authority, act, me, now);
    const hint = hints.get(item.id);
    return html`<form class="panel" part="panel" novalidate @submit=${this.#send}>
      ${conflict ? html`<p class="gap" role="alert">${answering.conflictWords(conflict, l.t)}</p>` : nothing}
      ${
        this.second && draft.kind === 'approved'
          ? nothing
          : answering.panel({
              item,
              me,
              draft,
              gap: gaps.get(item.id) ?? null,
              now,
              l,
              n: 0,
              change: this.#change,
            })
      }
      ${hint ? answering.secondWords(hint, l) : nothing}
      ${answering.foot({
        act,
        me,
        gaps,
        working: this.working,
        l,
        several: false,
        second: this.second,
        hints,
        change: (change) => {
          if (!this.working) this.dispatchEvent(new WkFootChangeEvent(change));
        },
        needSigning: answering.needSigning,
      })}
      ${answering.cancelButton(l.t, this.cancel)}
    </form>`;
  }

  /** Chooses none again; what was typed is there when an answer is pressed anew. */
  readonly cancel = (): void => {
    this.pressed = false;
    this.#change({ kind: null });
  };

  readonly #change = (change: Partial<AnswerDraft>): void => {
    if (!this.working) this.dispatchEvent(new WkDraftChangeEvent(change));
  };

  readonly #send = (event: Event): void => {
    event.preventDefault();
    if (!this.working) this.dispatchEvent(new WkDecideRequestEvent());
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'wk-decision-form': DecisionFormElement;
  }
  interface HTMLElementEventMap {
    'wk-draft-change': WkDraftChangeEvent;
    'wk-foot-change': WkFootChangeEvent;
    'wk-decide-request': WkDecideRequestEvent;
  }
}
