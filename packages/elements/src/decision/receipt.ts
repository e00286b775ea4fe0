import type { Act, Decision, Me, NextStep, Recommendation } from '@wellkept/contracts';
import { withTax } from '@wellkept/contracts/reckon';
import { html, nothing, type TemplateResult } from 'lit';
import { WkElement } from '../element.ts';
import { form } from '../form.styles.ts';
import { calendarIcon, checkIcon, fileIcon, undoIcon } from '../icons.ts';
import { Localize } from '../localize.ts';
import en from '../locales/en/receipt.ts';
import { avatar, commonWords, hourly, nextStepLine } from '../parts.ts';
import { theme } from '../theme.styles.ts';
import { tokens } from '../tokens.ts';
import { visitOf } from '../recommendation/standing-visit.ts';
import type { SideTrip } from './decision-act.ts';
import { styles } from './decision.styles.ts';
import { WkBookRequestEvent, WkCopyRequestEvent, WkUndoRequestEvent } from './receipt-events.ts';
import { conditionWords, personWords } from './receipt-words.ts';
import { taxRule, taxWords } from './tax-words.ts';

export { keepCopy } from './receipt-copy.ts';
export { WkBookRequestEvent, WkUndoRequestEvent };

/**
 * A leaf: what was decided, by whom, when, at which version; what happens next; how to take it back.
 *
 * @fires wk-undo-request - The decision is to be taken back.
 * @fires wk-book-request - The reader wants to choose a time.
 * @fires wk-copy-request - The reader wants a copy of what was recorded.
 */
export class ReceiptElement extends WkElement {
  static override properties = {
    item: { attribute: false },
    me: { attribute: false },
    now: { type: Number },
    undoing: {},
    booking: { type: Boolean },
    taken: { attribute: false },
    copying: {},
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
  /** The act it was just decided in; `null` when that is longer ago. */
  declare taken: Act | null;
  /** How getting a copy goes. */
  declare copying: SideTrip;

  readonly #l = new Localize(this, { en, de: () => import('../locales/de/receipt.ts') });
  readonly #common = new Localize(this, commonWords);

  constructor() {
    super();
    this.item = null;
    this.me = null;
    this.now = Date.now();
    this.undoing = null;
    this.booking = false;
    this.taken = null;
    this.copying = null;
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
    // Who said the second yes is thanked as well.
    const own = [decision.by, decision.confirmedBy].find(
      (each) => each && each.id === this.me?.person.id,
    );
    const mine = own != null;
    const name = own ? (own.name.split(' ')[0] ?? '') : decision.by.name;
    const side = mine ? 'receipt' : 'receiptOther';
    const heading = decision.waitsFor
      ? t[`${side}.waits`](name, decision.waitsFor.name)
      : t[`${side}.${decision.kind}`](name);
    return html`<div class="pad stack" part="receipt">
        ${this.#got(decision.at, item)}
        <h3>${heading}</h3>
        ${this.#facts(item, decision)}
      </div>
      ${
        visitOf(item)
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
    const zone = item.site.timeZone;
    const rows: [string, unknown][] = [[t.signedBy, personWords(decision.by, t)]];
    if (option) {
      const { currency } = option.price;
      const taxed = withTax(option.price.amount, option.taxRate);
      const sums = {
        tax: { amount: taxed.tax, currency },
        gross: { amount: taxed.gross, currency },
      };
      const rule = taxRule(sums.tax, [option], this.me, t);
      rows.unshift([
        option.title,
        html`<b>${format.money(option.price)}</b>
          <span class="mut">${taxWords(sums, [option.taxRate], this.me, t, format)}</span>
          ${rule ? html`<span class="xs mut">${rule}</span>` : nothing}`,
      ]);
    }
    if (decision.confirmedBy) rows.push([t.confirmedBy, personWords(decision.confirmedBy, t)]);
    if (decision.purchaseOrder) rows.push([t.purchaseOrder, decision.purchaseOrder]);
    if (decision.until) rows.push([t.bringBack, format.date(decision.until, zone, this.now)]);
    if (decision.orIf.length > 0)
      rows.push([
        t.orIf,
        format.list(decision.orIf.map((each) => conditionWords(each, t, format))),
      ]);
    if (decision.budgetPeriod) rows.push([t.budgetPeriod, decision.budgetPeriod]);
    if (decision.reason) rows.push([t.reason, t[`reasons.${decision.reason}`]]);
    if (decision.note) rows.push([t.note, decision.note]);
    if (decision.attachments.length > 0)
      rows.push([t.attachments, format.list(decision.attachments.map(({ name }) => name))]);
    if (item.proposal) {
      const sent = format.date(item.proposal.sentAt, item.site.timeZone, this.now);
      rows.push([t.proposal, t.proposalVersion(format.number(decision.version, 0), sent)]);
    }
    if (this.taken?.id === decision.actId)
      rows.push([
        t.fingerprint,
        html`<span class="print" part="fingerprint">${this.taken.fingerprint}</span>`,
      ]);
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
    const copy = decision.receiptId !== null;
    if (!open && !book && !copy && !this.undoing) return nothing;
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
        open || copy
          ? html`<div class="ways">
              ${open ? this.#undoButton() : nothing} ${copy ? this.#copyButton(decision) : nothing}
            </div>`
          : nothing
      }
      ${
        copy
          ? html`<p class="xs">
              <button
                type="button"
                class="link"
                part="copy-file"
                @click=${() => this.#copy(decision.receiptId, 'json')}
              >
                ${t.copyFile}
              </button>
            </p>`
          : nothing
      }
      ${this.undoing === 'failed' ? html`<p class="gap" role="alert">${t.undoFailed}</p>` : nothing}
      ${this.undoing === 'too-late' ? html`<p class="gap" role="alert">${t.undoTooLate}</p>` : nothing}
      ${this.copying === 'failed' ? html`<p class="gap" role="alert">${t.copyFailed}</p>` : nothing}
      ${open ? html`<p class="xs mut">${t.undoUntil(until)} ${t.kept}</p>` : nothing}
    </div>`;
  }

  #undoButton(): TemplateResult {
    const { t } = this.#l;
    const working = this.undoing === 'working';
    return html`<button
      type="button"
      class="btn"
      part="undo"
      aria-disabled=${working ? 'true' : nothing}
      @click=${this.#undo}
    >
      ${undoIcon()}${working ? t.undoing : t.undo}
    </button>`;
  }

  #copyButton({ receiptId }: Decision): TemplateResult {
    return html`<button
      type="button"
      class="btn"
      part="copy"
      aria-disabled=${this.copying === 'working' ? 'true' : nothing}
      @click=${() => this.#copy(receiptId, 'pdf')}
    >
      ${fileIcon()}${this.#l.t.copy}
    </button>`;
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
    if (this.undoing !== 'working' && this.item)
      this.dispatchEvent(new WkUndoRequestEvent(this.item.id));
  };

  #copy(receiptId: string | null, format: 'pdf' | 'json'): void {
    if (receiptId && this.copying !== 'working')
      this.dispatchEvent(new WkCopyRequestEvent(receiptId, format));
  }

  readonly #book = (): void => {
    if (this.item) this.dispatchEvent(new WkBookRequestEvent(this.item.id));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'wk-receipt': ReceiptElement;
  }
}
