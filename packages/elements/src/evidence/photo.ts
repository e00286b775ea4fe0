import { Task } from '@lit/task';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { WkElement } from '../element.ts';
import { WkErrorEvent } from '../events.ts';
import { refreshIcon } from '../icons/finding.ts';
import { Localize } from '../localize.ts';
import en from '../locales/en/recommendation.ts';
import { isAbort } from '../problem.ts';
import { SessionController } from '../session/session-controller.ts';
import { theme } from '../theme.styles.ts';
import { tokens } from '../tokens.ts';
import { styles } from './evidence.styles.ts';

/**
 * One picture. Its bytes need the session's token, which `<img>` cannot send and no address may hold: they are fetched
 * and shown as a blob. Its room is kept from the start, so nothing jumps.
 *
 * @attr photo-id - Id of the evidence.
 * @attr alt - What is to be seen.
 */
export class PhotoElement extends WkElement {
  static override properties = {
    photoId: { attribute: 'photo-id' },
    alt: {},
    width: { type: Number },
    height: { type: Number },
    blob: { attribute: false },
    url: { state: true, attribute: false },
    failed: { type: Boolean, reflect: true },
    round: { state: true, attribute: false },
  };
  static override styles = [tokens, theme, styles];
  declare photoId: string | null;
  declare alt: string;
  /** In pixels of the picture; only their proportion counts. Default 4 : 3. */
  declare width: number;
  declare height: number;
  /** Its bytes, where they are here already; once loaded, those. Default `null`: they are fetched. */
  declare blob: Blob | null;
  declare protected url: string | null;
  /** It did not arrive. */
  declare failed: boolean;
  declare protected round: number;

  readonly #l = new Localize(this, { en, de: () => import('../locales/de/recommendation.ts') });
  readonly #session = new SessionController(this);
  /** Whose bytes are here. */
  #of: string | null = null;
  #shown: Blob | null = null;

  constructor() {
    super();
    this.photoId = null;
    this.alt = '';
    this.width = 4;
    this.height = 3;
    this.blob = null;
    this.url = null;
    this.failed = false;
    this.round = 0;
    void new Task(this, {
      args: () =>
        [this.#session.store, this.#session.state?.status, this.photoId, this.round] as const,
      task: async ([store, status, id], { signal }) => {
        if (this.#of !== id) {
          // Another picture than the one whose bytes are here, unless they came with it.
          if (this.#of !== null && this.blob === this.#shown) this.blob = null;
          this.#of = id;
        }
        if (!id || (!this.blob && (!store || status !== 'ready'))) return;
        try {
          const blob = this.blob ?? (await store?.client.evidence.content(id, { signal }));
          if (!blob || signal.aborted || !this.isConnected) return;
          this.blob = this.#shown = blob;
          this.#show(URL.createObjectURL(blob));
        } catch (error) {
          if (isAbort(error) || signal.aborted) return;
          this.failed = true;
          this.dispatchEvent(new WkErrorEvent(error));
        }
      },
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Moved within the page: its address was given back when it left.
    if (!this.url && this.hasUpdated) this.round += 1;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#show(null);
  }

  override render(): TemplateResult {
    const { lang, dir, t } = this.#l;
    const { url, failed, width, height } = this;
    const blank = svg`<svg class="blank" viewBox="0 0 ${width} ${height}" aria-hidden="true"></svg>`;
    return html`<div class="wk" lang=${lang} dir=${dir}>
      ${
        url
          ? html`<img part="image" src=${url} alt=${this.alt} width=${width} height=${height} />`
          : html`<div
              class="frame"
              role=${failed ? nothing : 'status'}
              aria-label=${failed ? nothing : t.photoLoading}
            >
              ${blank}
              ${
                failed
                  ? html`<div class="lost">
                      <p class="sm">${t.photoFailed} <span class="mut">${this.alt}</span></p>
                      <button type="button" class="btn" part="retry" @click=${this.#again}>
                        ${refreshIcon()}${t.photoRetry}
                      </button>
                    </div>`
                  : nothing
              }
            </div>`
      }
    </div>`;
  }

  #show(url: string | null): void {
    if (this.url) URL.revokeObjectURL(this.url);
    this.url = url;
    this.failed = false;
  }

  readonly #again = (): void => {
    this.failed = false;
    this.round += 1;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'wk-photo': PhotoElement;
  }
}
