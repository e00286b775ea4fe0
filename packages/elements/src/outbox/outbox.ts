import type { KeptAct } from '@wellkept/client';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { keepDrafts } from '../decision/kept-drafts.ts';
import { form } from '../form.styles.ts';
import { Localize } from '../localize.ts';
import en from '../locales/en/outbox.ts';
import type { SessionStore } from '../session/session-store.ts';
import { theme } from '../theme.styles.ts';
import { tokens } from '../tokens.ts';
import { styles } from './outbox.styles.ts';

/**
 * Part of `wk-session`: answers that wait on the device, or what became of them, wherever in the page the reader is.
 * What an open `wk-decision` shows itself is left out.
 */
export class OutboxElement extends LitElement {
  static override properties = { store: { attribute: false }, kept: { attribute: false } };
  static override styles = [tokens, theme, form, styles];
  declare store: SessionStore | null;
  /** Given anew whenever it changed. */
  declare kept: readonly KeptAct[];

  readonly #l = new Localize(this, { en, de: () => import('../locales/de/outbox.ts') });

  constructor() {
    super();
    this.store = null;
    this.kept = [];
  }

  override render(): TemplateResult {
    const { lang, dir } = this.#l;
    const shown = this.kept.filter(({ given }) => !this.store?.acts.isClaimed(given.key));
    return html`<div class="wk" lang=${lang} dir=${dir} role="status">
      ${shown.map((each) => this.#one(each))}
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
          this.#button(t.good, 'good', () => void this.store?.acts.drop(given.key)),
        );
      case 'refused':
        return this.#box(
          t.refused(count),
          `${winner ? `${t.winner(winner.name, format.dateTime(winner.at, zone, this.store?.now()))} ` : ''}${t.refusedText(about)}`,
          this.#button(t.good, 'good', () => this.#away(kept)),
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

declare global {
  interface HTMLElementTagNameMap {
    'wk-outbox': OutboxElement;
  }
}
