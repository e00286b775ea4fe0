import type { Decision, Me, NextStep, Recommendation } from '@wellkept/contracts';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { form } from '../form.styles.ts';
import { calendarIcon, checkIcon, undoIcon } from '../icons.ts';
import { Localize } from '../localize.ts';
import en from '../locales/en/decision.ts';
import { avatar, commonWords, hourly, nextStepLine } from '../parts.ts';
import { theme } from '../theme.styles.ts';
import { tokens } from '../tokens.ts';
import type { SideTrip } from './decision-answer.ts';
import { taxWords } from './decision-panels.ts';
import { styles } from './decision.styles.ts';

/** The reader takes the decision back. Not composed: it is for the element that shows the receipt. */
export class WkUndoRequestEvent extends Event {
  static readonly type = 'wk-undo-request';
  constructor() {
    super(WkUndoRequestEvent.type, { bubbles: true, cancelable: true });
  }
}

/** The reader wants to choose a time. Cancel it to show your own way of booking. */
export class WkBookRequestEvent extends Event {
  static readonly type = 'wk-book-request';
  readonly recommendationId: string;
  constructor(recommendationId: string) {
    super(WkBookRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.recommendationId = recommendationId;
  }
}

/**
 * A leaf: what was decided, by whom, when, at which version; what happens next; how to take it back.
 *
 * @fires wk-undo-request - The decision is to be taken back.
 * @fires wk-book-request - The reader wants to choose a time.
 */
export class ReceiptElement extends LitElement {
  static override properties = {
    item: { attribute: false },
    me: { attribute: false },
    now: { type: Number },
    undoing: {},
    booking: { type: Boolean },
  };
  static override styles = [tokens, theme, form, styles];
  declare item: Recommendation | null;
  declare me: Me | null;
  /** Milliseconds by the server's clock. Default: this device's clock. */
  declare now: number;
  /** How taking it back goes. */
  declare undoing: SideTrip;
  /** Times are being chosen beside the receipt: it need not offer them. */
  declare booking: boolean;

  readonly #l = new Localize(this, { en, de: () => import('../locales/de/decision.ts') });
  readonly #common = new Localize(this, commonWords);

  constructor() {
    super();
    this.item = null;
    this.me = null;
    this.now = Date.now();
    this.undoing = null;
    this.booking = false;
  }

  override render(): TemplateResult | typeof nothing {
    const { item } = this;
    if (!item) return nothing;
    const { lang, dir } = this.#l;
    const body = item.decision ? this.#decision(item, item.decision) : this.#question(item);
    return html`<div class="wk" lang=${lang} dir=${dir}>${body}</div>`;
  }

  #question(item: Recommendation): TemplateResult | typeof nothing {
    const { t } = this.#l;
    const question = item.questions.findLast((each) => each.answer === null);
    if (!question) return nothing;
    return html`<div class="pad stack" part="receipt">
      ${this.#got(question.askedAt, item)}
      <h3>${t.questionHeading}</h3>
      <p class="quote sm">${question.text}</p>
      <div>
        <p class="next">
          ${avatar(question.owner, 's')}<span>${question.owner.name} ${t.answersBy}</span
          ><b class="when">${this.#at(question.promisedBy, item)}</b>
        </p>
      </div>
    </div>`;
  }

  #decision(item: Recommendation, decision: Decision): TemplateResult {
    const { t } = this.#l;
    const mine = decision.by.id === this.me?.person.id;
    const words = t[`${mine ? 'receipt' : 'receiptOther'}.${decision.kind}`];
    return html`<div class="pad stack" part="receipt">
        ${this.#got(decision.at, item)}
        <h3>${words(mine ? (decision.by.name.split(' ')[0] ?? '') : decision.by.name)}</h3>
        ${this.#facts(item, decision)}
      </div>
      ${
        item.appointment && item.appointment.status !== 'cancelled'
          ? nothing
          : html`<div class="sec">
              <h4 class="cap">${t.next}</h4>
              <div class="after">${this.#next(item, decision)}</div>
              ${this.#ways(item, decision)}
            </div>`
      }`;
  }

  #got(at: string, item: Recommendation): TemplateResult {
    return html`<p class="got">
      ${checkIcon()}<span>${this.#l.t.received(this.#at(at, item))}</span>
    </p>`;
  }

  #facts(item: Recommendation, decision: Decision): TemplateResult {
    const { t, format } = this.#l;
    const option = item.proposal?.options.find((each) => each.id === decision.optionId);
    const rows: [string, unknown][] = [[t.signedBy, decision.by.name]];
    if (option) {
      rows.unshift([
        option.title,
        html`<b>${format.money(option.price)}</b>
          <span class="mut">${taxWords(option, this.me, this.#l)}</span>`,
      ]);
    }
    if (decision.purchaseOrder) rows.push([t.purchaseOrder, decision.purchaseOrder]);
    if (decision.until)
      rows.push([t.bringBack, format.date(decision.until, item.site.timeZone, this.now)]);
    if (decision.reason) rows.push([t.reason, t[`reasons.${decision.reason}`]]);
    if (decision.note) rows.push([t.note, decision.note]);
    if (item.proposal) {
      const sent = format.date(item.proposal.sentAt, item.site.timeZone, this.now);
      rows.push([t.proposal, t.proposalVersion(format.number(decision.version, 0), sent)]);
    }
    return html`<dl class="kv facts">
      ${rows.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>`;
  }

  #next(item: Recommendation, decision: Decision): TemplateResult {
    const { t } = this.#l;
    const told = decision.reason || decision.note ? t.nextToldReason : t.nextTold;
    const common = this.#common.t;
    return html`${
        item.nextStep
          ? nextStepLine(item.nextStep, this.me, common, this.#due(item.nextStep, item))
          : html`<p class="sm">${t.nextNothing}</p>`
      }
      <p class="next">
        ${avatar(item.technician, 's')}<span>${told(item.technician.name)}</span>
      </p>`;
  }

  #ways(item: Recommendation, decision: Decision): TemplateResult | typeof nothing {
    const { t, format } = this.#l;
    const undo = item.may.includes('undo') && decision.undoUntil !== null;
    const open = undo && Date.parse(decision.undoUntil ?? '') > this.now;
    const book = item.may.includes('book') && !this.booking;
    if (!open && !book && !this.undoing) return nothing;
    const until = decision.undoUntil ? format.time(decision.undoUntil, item.site.timeZone) : '';
    return html`<div class="stack way">
      ${
        book
          ? html`<button type="button" class="btn primary wide" part="book" @click=${this.#book}>
              ${calendarIcon()}${t.chooseTime}
            </button>`
          : nothing
      }
      ${
        open
          ? html`<button
              type="button"
              class="btn wide"
              part="undo"
              aria-disabled=${this.undoing === 'working' ? 'true' : nothing}
              @click=${this.#undo}
            >
              ${undoIcon()}${this.undoing === 'working' ? t.undoing : t.undo}
            </button>`
          : nothing
      }
      ${this.undoing === 'failed' ? html`<p class="gap" role="alert">${t.undoFailed}</p>` : nothing}
      ${this.undoing === 'too-late' ? html`<p class="gap" role="alert">${t.undoTooLate}</p>` : nothing}
      ${open ? html`<p class="xs mut">${t.undoUntil(until)} ${t.kept}</p>` : nothing}
    </div>`;
  }

  #due({ kind, dueAt }: NextStep, item: Recommendation): string {
    const { format } = this.#l;
    return this.#common.t.by(
      hourly.has(kind) ? this.#at(dueAt, item) : format.date(dueAt, item.site.timeZone, this.now),
    );
  }

  #at(instant: string, item: Recommendation): string {
    return this.#l.format.dateTime(instant, item.site.timeZone, this.now);
  }

  readonly #undo = (): void => {
    if (this.undoing !== 'working') this.dispatchEvent(new WkUndoRequestEvent());
  };

  readonly #book = (): void => {
    if (this.item) this.dispatchEvent(new WkBookRequestEvent(this.item.id));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'wk-receipt': ReceiptElement;
  }
  interface HTMLElementEventMap {
    'wk-undo-request': WkUndoRequestEvent;
    'wk-book-request': WkBookRequestEvent;
  }
}
