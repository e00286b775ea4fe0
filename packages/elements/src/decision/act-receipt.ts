import type { Act, ActOutcome, Me, NextStep, Recommendation } from '@wellkept/contracts';
import { html, nothing, type TemplateResult } from 'lit';
import { WkElement } from '../element.ts';
import { form } from '../form.styles.ts';
import { calendarIcon, checkIcon, fileIcon, undoIcon } from '../icons.ts';
import { Localize } from '../localize.ts';
import en from '../locales/en/receipt.ts';
import { avatar, commonWords, hourly } from '../parts.ts';
import { theme } from '../theme.styles.ts';
import { tokens } from '../tokens.ts';
import { styles as own } from './act-receipt.styles.ts';
import type { SideTrip } from './decision-act.ts';
import { styles } from './decision.styles.ts';
import { WkBookRequestEvent, WkCopyRequestEvent, WkUndoRequestEvent } from './receipt-events.ts';
import { personWords } from './receipt-words.ts';
import { taxRule, taxWords } from './tax-words.ts';

/**
 * A leaf: what became of several answers given in one act, what happens next, by whom it was signed, and how to take it
 * back.
 *
 * @fires wk-undo-request - One answer (`recommendationId`) or all of them are to be taken back.
 * @fires wk-book-request - The reader wants to choose a time for one of them.
 * @fires wk-copy-request - The reader wants a copy of what was recorded.
 */
export class ActReceiptElement extends WkElement {
  static override properties = {
    act: { attribute: false },
    items: { attribute: false },
    me: { attribute: false },
    now: { type: Number },
    undoing: { attribute: false },
    copying: {},
    booking: {},
  };
  static override styles = [tokens, theme, form, styles, own];
  declare act: Act | null;
  /** What the act was about, as it stands now. */
  declare items: readonly Recommendation[];
  declare me: Me | null;
  /** Milliseconds by the server's clock. Default: this device's clock. */
  declare now: number;
  /** How taking each back goes. */
  declare undoing: ReadonlyMap<string, SideTrip>;
  /** How getting a copy goes. */
  declare copying: SideTrip;
  /** For which one times are being chosen beside it. */
  declare booking: string | null;

  readonly #l = new Localize(this, { en, de: () => import('../locales/de/receipt.ts') });
  readonly #common = new Localize(this, commonWords);

  constructor() {
    super();
    this.act = null;
    this.items = [];
    this.me = null;
    this.now = Date.now();
    this.undoing = new Map();
    this.copying = null;
    this.booking = null;
  }

  override render(): TemplateResult | typeof nothing {
    const { act } = this;
    if (!act) return nothing;
    const { lang, dir, t, format } = this.#l;
    const first = act.by.name.split(' ')[0] ?? '';
    return html`<div class="wk" lang=${lang} dir=${dir}>
      <div class="pad stack" part="receipt">
        <p class="got">
          ${checkIcon()}<span>${t.received(format.dateTime(act.at, this.#zone, this.now))}</span>
        </p>
        <h3>${t.receiptSeveral(first, act.outcomes.length)}</h3>
        <ul class="outcomes">
          ${act.outcomes.map((outcome) => this.#outcome(outcome))}
        </ul>
      </div>
      <div class="sec">
        <h4 class="cap">${t.next}</h4>
        <div class="after">${this.#next(act)}</div>
        ${this.#times()}
      </div>
      <div class="sec stack">${this.#facts(act)} ${this.#ways(act)}</div>
    </div>`;
  }

  get #zone(): string | undefined {
    return this.items[0]?.site.timeZone;
  }

  #of(id: string): Recommendation | undefined {
    return this.items.find((item) => item.id === id);
  }

  #outcome(outcome: ActOutcome): TemplateResult {
    const { t, format } = this.#l;
    const item = this.#of(outcome.recommendationId);
    const undone = !outcome.stands;
    const price = outcome.price ?? item?.priceFrom ?? null;
    return html`<li class="outcome" part="row">
      <div>
        <b>${outcome.tag}</b>
        <p class="xs mut">${outcome.optionTitle ?? outcome.title}</p>
      </div>
      <p class="sum ${outcome.price ? '' : 'mut'}">${price ? format.money(price) : nothing}</p>
      <div class="end">
        <b>${undone ? t['outcome.undone'] : t[`outcome.${outcome.outcome}`]}</b>
        <p class="xs mut">${undone ? t.openAgain : this.#detail(outcome, item)}</p>
        ${this.#undoOne(outcome)}
      </div>
    </li>`;
  }

  #detail(outcome: ActOutcome, item: Recommendation | undefined): string {
    const { t, format } = this.#l;
    const decision = item?.decision;
    if (outcome.waitsFor) return t.waitsFor(outcome.waitsFor.name);
    if (decision?.until) return t.backOn(format.date(decision.until, this.#zone, this.now));
    if (decision?.reason || decision?.note) return t.reasonGiven;
    const question = outcome.outcome === 'question' ? item?.questions.at(-1) : undefined;
    return question ? t.answerBy(format.dateTime(question.promisedBy, this.#zone, this.now)) : '';
  }

  #undoOne({ recommendationId, tag, undoUntil }: ActOutcome): TemplateResult | typeof nothing {
    const { t } = this.#l;
    const trip = this.undoing.get(recommendationId) ?? null;
    if (trip === 'too-late') return html`<p class="gap" role="alert">${t.undoTooLate}</p>`;
    if (trip === 'failed') return html`<p class="gap" role="alert">${t.undoFailed}</p>`;
    if (!this.#isOpen(undoUntil) || (this.act?.outcomes.length ?? 0) < 2) return nothing;
    return html`<button
      type="button"
      class="link xs"
      part="undo-one"
      aria-label=${`${t.undoOne}: ${tag}`}
      aria-disabled=${trip === 'working' ? 'true' : nothing}
      @click=${() => this.#undo(recommendationId)}
    >
      ${trip === 'working' ? t.undoing : t.undoOne}
    </button>`;
  }

  /** It can still be taken back. */
  #isOpen(until: string | null): boolean {
    return until !== null && Date.parse(until) > this.now;
  }

  #next(act: Act): unknown {
    const { t } = this.#l;
    const words = this.#common.t;
    const steps = act.outcomes.flatMap((outcome) => {
      const item = this.#of(outcome.recommendationId);
      if (!item || !outcome.nextStep || !outcome.stands) return [];
      const { kind, owner } = outcome.nextStep;
      const name = owner.id === this.me?.person.id ? null : owner.name;
      return [
        html`<p class="next">
          ${avatar(owner, 's')}<span>${t.forTag(words.step(kind, name), outcome.tag)}</span
          ><span class="when">${this.#due(outcome.nextStep, item)}</span>
        </p>`,
      ];
    });
    const told = new Map(this.items.map(({ technician }) => [technician.id, technician]));
    const reasons = this.items.some(
      ({ decision }) => decision?.actId === act.id && (decision.reason || decision.note),
    );
    return html`${steps}
    ${[...told.values()].map(
      (person) =>
        html`<p class="next">
          ${avatar(person, 's')}<span
            >${(reasons ? t.nextToldReason : t.nextTold)(person.name)}</span
          ><span class="when">${t.justNow}</span>
        </p>`,
    )}`;
  }

  #due({ kind, dueAt }: NextStep, { site: { timeZone } }: Recommendation): string {
    const { format } = this.#l;
    return this.#common.t.by(
      hourly.has(kind) || kind === 'second-decision'
        ? format.dateTime(dueAt, timeZone, this.now)
        : format.date(dueAt, timeZone, this.now),
    );
  }

  #times(): unknown {
    const { t } = this.#l;
    const bookable = this.items.filter(
      ({ id, may, appointment }) => may.includes('book') && id !== this.booking && !appointment,
    );
    if (bookable.length === 0) return nothing;
    return html`<div class="stack way">
      ${bookable.map(
        ({ id, equipment }, at) =>
          html`<button
            type="button"
            class="btn wide ${at === 0 ? 'primary' : ''}"
            part="book"
            @click=${() => this.dispatchEvent(new WkBookRequestEvent(id))}
          >
            ${calendarIcon()}${t.chooseTimeFor(equipment.tag)}
          </button>`,
      )}
    </div>`;
  }

  #facts(act: Act): TemplateResult {
    const { t, format } = this.#l;
    const approved = this.items.filter(({ decision }) => decision?.actId === act.id);
    const orders = new Set(approved.flatMap(({ decision }) => decision?.purchaseOrder ?? []));
    const versions = new Set(approved.map(({ decision }) => decision?.version ?? 0));
    const rows: [string, unknown][] = [];
    if (act.total) {
      const options = act.outcomes.flatMap(({ recommendationId }) => {
        const item = this.#of(recommendationId);
        return item?.proposal?.options.find(({ id }) => id === item.decision?.optionId) ?? [];
      });
      const rates = options.map(({ taxRate }) => taxRate);
      const rule = taxRule(act.total.tax, options, this.me, t);
      rows.push([
        t.sum,
        html`<b>${format.money(act.total.net)}</b>
          <span class="mut">${taxWords(act.total, rates, this.me, t, format)}</span>
          ${rule ? html`<span class="xs mut">${rule}</span>` : nothing}`,
      ]);
      if (act.total.saving.amount > 0) rows.push([t.saved, format.money(act.total.saving)]);
    }
    rows.push([t.signedBy, personWords(act.by, t)]);
    if (orders.size > 0) rows.push([t.purchaseOrder, format.list([...orders])]);
    if (versions.size === 1) {
      const [one] = approved;
      const sent = one?.proposal ? format.date(one.proposal.sentAt, this.#zone, this.now) : '–';
      rows.push([t.proposal, t.proposalVersion(format.number([...versions][0] ?? 0, 0), sent)]);
    }
    rows.push([
      t.fingerprint,
      html`<span class="print" part="fingerprint">${act.fingerprint}</span>`,
    ]);
    return html`<dl class="kv facts">
      ${rows.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>`;
  }

  #ways(act: Act): TemplateResult {
    const { t, format } = this.#l;
    const open = act.outcomes.filter(({ undoUntil }) => this.#isOpen(undoUntil));
    const until = this.#isOpen(act.undoUntil) ? act.undoUntil : null;
    const trip = this.undoing.get(act.id) ?? null;
    const working = [...this.undoing.values()].includes('working');
    return html`<div class="ways">
        ${
          open.length > 0
            ? html`<button
                type="button"
                class="btn"
                part="undo"
                aria-disabled=${working ? 'true' : nothing}
                @click=${() => this.#undo(null)}
              >
                ${undoIcon()}${working ? t.undoing : open.length > 1 ? t.undoAll : t.undo}
              </button>`
            : nothing
        }
        <button
          type="button"
          class="btn"
          part="copy"
          aria-disabled=${this.copying === 'working' ? 'true' : nothing}
          @click=${() => this.#copy(act, 'pdf')}
        >
          ${fileIcon()}${t.copy}
        </button>
      </div>
      <p class="xs">
        <button type="button" class="link" part="copy-file" @click=${() => this.#copy(act, 'json')}>
          ${t.copyFile}
        </button>
      </p>
      ${trip === 'failed' ? html`<p class="gap" role="alert">${t.undoFailed}</p>` : nothing}
      ${trip === 'too-late' ? html`<p class="gap" role="alert">${t.undoTooLate}</p>` : nothing}
      ${this.copying === 'failed' ? html`<p class="gap" role="alert">${t.copyFailed}</p>` : nothing}
      ${until ? html`<p class="xs mut">${t.undoUntil(format.time(until, this.#zone))} ${t.kept}</p>` : nothing}`;
  }

  #copy({ receiptId }: Act, format: 'pdf' | 'json'): void {
    if (this.copying !== 'working') this.dispatchEvent(new WkCopyRequestEvent(receiptId, format));
  }

  #undo(recommendationId: string | null): void {
    if (![...this.undoing.values()].includes('working'))
      this.dispatchEvent(new WkUndoRequestEvent(recommendationId));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wk-act-receipt': ActReceiptElement;
  }
}
