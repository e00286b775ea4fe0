import type { EvidenceDocument } from '@wellkept/contracts';
import { html, nothing, type TemplateResult } from 'lit';
import { WkElement } from '../element.ts';
import { WkErrorEvent } from '../events.ts';
import { fileIcon } from '../icons.ts';
import { Localize } from '../localize.ts';
import en from '../locales/en/recommendation.ts';
import { saveFile } from '../save-file.ts';
import { SessionController } from '../session/session-controller.ts';
import { theme } from '../theme.styles.ts';
import { tokens } from '../tokens.ts';
import { styles } from './evidence.styles.ts';

/** A file among the evidence. Its bytes need the session's token, so it is fetched when pressed and handed to the browser to be saved. */
export class DocumentElement extends WkElement {
  static override properties = {
    item: { attribute: false },
    timeZone: { attribute: 'time-zone' },
    now: { type: Number },
    state: { state: true, attribute: false },
  };
  static override styles = [tokens, theme, styles];
  declare item: EvidenceDocument | null;
  declare timeZone: string;
  declare now: number;
  declare protected state: 'idle' | 'working' | 'failed';

  readonly #l = new Localize(this, { en, de: () => import('../locales/de/recommendation.ts') });
  readonly #session = new SessionController(this);

  constructor() {
    super();
    this.item = null;
    this.timeZone = 'UTC';
    this.now = Date.now();
    this.state = 'idle';
  }

  override render(): TemplateResult | typeof nothing {
    const { item, state } = this;
    const { lang, dir, t, format } = this.#l;
    if (!item) return nothing;
    const kilobytes = format.number(Math.max(1, Math.round(item.size / 1000)), 0);
    const when = format.date(item.takenAt, this.timeZone, this.now);
    return html`<div class="wk" lang=${lang} dir=${dir}>
      <button
        type="button"
        class="file"
        part="document"
        aria-disabled=${state === 'working' ? 'true' : nothing}
        @click=${this.#save}
      >
        ${fileIcon()}<span
          ><b><bdi>${item.name}</bdi></b
          ><small>${t.kilobytes(kilobytes)} · ${item.by.name} · ${when}</small></span
        >
      </button>
      ${state === 'failed' ? html`<p class="xs" role="alert">${t.documentFailed}</p>` : nothing}
    </div>`;
  }

  readonly #save = async (): Promise<void> => {
    const { store } = this.#session;
    const { item } = this;
    if (!store || !item || this.state === 'working') return;
    this.state = 'working';
    try {
      saveFile(await store.client.evidence.file(item.id), item.name);
      this.state = 'idle';
    } catch (error) {
      this.state = 'failed';
      this.dispatchEvent(new WkErrorEvent(error));
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'wk-document': DocumentElement;
  }
}
