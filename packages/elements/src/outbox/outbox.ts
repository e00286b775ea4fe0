import type { KeptAct } from '@wellkept/client';
import type { Act, Recommendation } from '@wellkept/contracts';
import { html, nothing, type TemplateResult } from 'lit';
import { WkElement } from '../element.ts';
import { keepDrafts } from '../decision/kept-drafts.ts';
import type { SideTrip } from '../decision/decision-act.ts';
import type { WkCopyRequestEvent } from '../decision/receipt-events.ts';
import { define } from '../define.ts';
import { WkErrorEvent } from '../events.ts';
import { form } from '../form.styles.ts';
import { Localize } from '../localize.ts';
import en from '../locales/en/outbox.ts';
import type { SessionStore } from '../session/session-store.ts';
import { theme } from '../theme.styles.ts';
import { tokens } from '../tokens.ts';
import { styles } from './outbox.styles.ts';

/** The receipt of one act that was sent from here, with what it was about as far as that could be read. */
interface Opened {
  readonly key: string;
  readonly act: Act;
  readonly items: readonly Recommendation[];
}

/**
 * Part of `wk-session`: answers that wait on the device, or what became of them, wherever in the page the reader is.
 * What an open `wk-decision` shows itself is left out.
 */
export class OutboxElement extends WkElement {
  static override properties = {
    store: { attribute: false },
    kept: { attribute: false },
    opened: { state: true, attribute: false },
    opening: { state: true, attribute: false },
    copying: { state: true, attribute: false },
  };
  static override styles = [tokens, theme, form, styles];
  declare store: SessionStore | null;
  /** Given anew whenever it changed. */
  declare kept: readonly KeptAct[];
  declare protected opened: Opened | null;
  /** How getting the receipt goes. */
  declare protected opening: SideTrip;
  /** How getting a copy of it goes. */
  declare protected copying: SideTrip;

  readonly #l = new Localize(this, { en, de: () => import('../locales/de/outbox.ts') });

  constructor() {
    super();
    this.store = null;
    this.kept = [];
    this.opened = null;
    this.opening = null;
    this.copying = null;
  }

  override render(): TemplateResult {
    const { lang, dir } = this.#l;
    const shown = this.kept.filter(({ given }) => !this.store?.acts.isClaimed(given.key));
    return html`<div class="wk" lang=${lang} dir=${dir}>
      <div role="status">${shown.map((each) => this.#one(each))}</div>
      ${shown.some(({ given }) => given.key === this.opened?.key) ? this.#receipt() : nothing}
    </div>`;
  }

  #one(kept: KeptAct): TemplateResult {
    const { t, format } = this.#l;
    const { given, state } = kept;
    const count = given.request.answers.length;
    const about = format.list(Object.values(given.about).map(({ tag }) => tag));
    const zone = this.store?.state.me?.organization.timeZone;
    const winner = kept.problem?.winner;
    switch (state) {
      case 'waiting':
      case 'sending': {
        const since = format.dateTime(new Date(given.at).toISOString(), zone, this.store?.now());
        return this.#box(
          t.waiting(count),
          state === 'sending' ? t.sending : t.waitingText(about, since),
          html`${kept.lasting ? nothing : html`<p class="xs">${t.notLasting}</p>`}
            <div class="ways">
              ${this.#button(t.tryNow, 'try-now', () => void this.store?.acts.retry())}
              ${this.#button(t.takeBack, 'take-back', () => this.#away(kept))}
            </div>`,
        );
      }
      case 'sent':
        return this.#box(
          t.sent(count),
          t.sentText(about, kept.act?.fingerprint ?? '–'),
          this.#sentWays(kept),
        );
      case 'refused':
        return this.#box(
          t.refused(count),
          `${winner ? `${t.winner(winner.name, format.dateTime(winner.at, zone, this.store?.now()))} ` : ''}${t.refusedText(about)}`,
          this.#button(t.good, 'good', () => this.#away(kept)),
        );
      case 'lost':
        return this.#box(
          t.lost,
          t.lostText(format.date(new Date(given.at).toISOString(), zone, this.store?.now())),
          this.#button(t.good, 'good', () => void this.store?.acts.drop(given.key)),
        );
      case 'too-old':
        return this.#box(
          t.tooOld(count),
          t.tooOldText(about),
          this.#button(t.good, 'good', () => this.#away(kept)),
        );
    }
  }

  #box(heading: string, text: string, ways: TemplateResult): TemplateResult {
    return html`<div class="kept" part="kept">
      <p class="sm"><b>${heading}</b></p>
      <p class="xs mut">${text}</p>
      ${ways}
    </div>`;
  }

  /** Whose yes is still needed, and the way to the receipt. */
  #sentWays({ act, given }: KeptAct): TemplateResult {
    const { t } = this.#l;
    const waiting = act?.outcomes.filter(({ waitsFor }) => waitsFor) ?? [];
    const seen = this.opened?.key === given.key;
    return html`${waiting.map(
        ({ tag, waitsFor }) =>
          html`<p class="sm" part="waits-for">${t.secondYes(tag, waitsFor?.name ?? '')}</p>`,
      )}
      ${this.opening === 'failed' ? html`<p class="sm" role="alert">${t.receiptFailed}</p>` : nothing}
      <div class="ways">
        ${act && !seen ? this.#button(t.seeReceipt, 'see-receipt', () => void this.#open(given.key, act)) : nothing}
        ${this.#button(t.good, 'good', () => void this.store?.acts.drop(given.key))}
      </div>`;
  }

  /** To read and to keep; taking it back and choosing a time have their place at the finding. */
  #receipt(): TemplateResult | typeof nothing {
    if (!this.opened) return nothing;
    const { act, items } = this.opened;
    return html`<wk-act-receipt
      class="kept"
      tabindex="-1"
      exportparts="receipt, copy"
      .act=${act}
      .items=${items}
      .me=${this.store?.state.me ?? null}
      .now=${this.store?.now() ?? Date.now()}
      .copying=${this.copying}
      @wk-copy-request=${this.#copy}
    ></wk-act-receipt>`;
  }

  async #open(key: string, act: Act): Promise<void> {
    const { store } = this;
    if (!store || this.opening === 'working') return;
    this.opening = 'working';
    try {
      const { ActReceiptElement } = await import('../decision/act-receipt.ts');
      define('wk-act-receipt', ActReceiptElement);
      const read = await Promise.allSettled(
        act.outcomes.map(({ recommendationId }) =>
          store.client.recommendations.get(recommendationId),
        ),
      );
      const items = read.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
      this.opened = { key, act: toRead(act), items: items.map((item) => ({ ...item, may: [] })) };
      this.opening = null;
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('wk-act-receipt')?.focus();
    } catch (error) {
      this.opening = 'failed'; // The code did not arrive.
      this.dispatchEvent(new WkErrorEvent(error));
    }
  }

  readonly #copy = async (event: WkCopyRequestEvent): Promise<void> => {
    if (!this.store) return;
    try {
      const { keepCopy } = await import('../decision/receipt-copy.ts');
      await keepCopy(this, this.store, event, this.#l.lang, (how) => (this.copying = how));
    } catch (error) {
      this.copying = 'failed'; // The code did not arrive.
      this.dispatchEvent(new WkErrorEvent(error));
    }
  };

  #button(words: string, part: string, act: () => void): TemplateResult {
    return html`<button type="button" class="btn" part=${part} @click=${act}>${words}</button>`;
  }

  /** What was typed is found again where it was typed. */
  #away(kept: KeptAct): void {
    if (!this.store) return;
    keepDrafts(this.store, kept);
    void this.store.acts.drop(kept.given.key);
  }
}

/** Without what can be done about it. */
const toRead = (act: Act): Act => ({
  ...act,
  undoUntil: null,
  outcomes: act.outcomes.map((outcome) => ({ ...outcome, undoUntil: null })),
});

declare global {
  interface HTMLElementTagNameMap {
    'wk-outbox': OutboxElement;
  }
}
