import type { Evidence, Note, Photo, Recommendation } from '@wellkept/contracts';
import { html, nothing, type TemplateResult } from 'lit';
import { WkElement } from '../element.ts';
import { define, type Definable } from '../define.ts';
import { WkErrorEvent } from '../events.ts';
import { askIcon, pinIcon } from '../icons/finding.ts';
import { Localize } from '../localize.ts';
import en from '../locales/en/recommendation.ts';
import { avatar } from '../parts.ts';
import { theme } from '../theme.styles.ts';
import { tokens } from '../tokens.ts';
import { PhotoElement } from './photo.ts';
import { ReadingElement } from './reading.ts';
import { styles } from './evidence.styles.ts';

/** The technician is to be asked. Not composed: it is for the element around. */
export class WkAskRequestEvent extends Event {
  static readonly type = 'wk-ask-request';
  constructor() {
    super(WkAskRequestEvent.type, { bubbles: true });
  }
}

const isOf =
  <K extends Evidence['kind']>(kind: K) =>
  (each: Evidence): each is Extract<Evidence, { kind: K }> =>
    each.kind === kind;

/**
 * What the technician saw, measured and says. Pictures are fetched by `wk-photo` with the session around it; pressed,
 * they open in a viewer whose code is loaded then.
 *
 * @fires wk-ask-request - There is no evidence, and the reader wants to ask the technician.
 */
export class EvidenceElement extends WkElement {
  static readonly uses: Readonly<Record<string, Definable>> = {
    'wk-photo': PhotoElement,
    'wk-reading': ReadingElement,
  };
  static override properties = {
    items: { attribute: false },
    recommendation: { attribute: false },
    timeZone: { attribute: 'time-zone' },
    now: { type: Number },
    viewing: { state: true, attribute: false },
  };
  static override styles = [tokens, theme, styles];
  declare items: readonly Evidence[];
  /** Whose evidence it is: gives the pins of questions and the way to ask. Default `null`: it is only shown. */
  declare recommendation: Recommendation | null;
  /** The site's IANA zone. */
  declare timeZone: string;
  /** Milliseconds by the server's clock. Default: this device's clock. */
  declare now: number;
  /** The viewer was asked for. */
  declare protected viewing: boolean;

  readonly #l = new Localize(this, { en, de: () => import('../locales/de/recommendation.ts') });

  constructor() {
    super();
    this.items = [];
    this.recommendation = null;
    this.timeZone = 'UTC';
    this.now = Date.now();
    this.viewing = false;
  }

  /** Opens the viewer on one of the pictures; `ask` to put a pin on it at once. */
  async view(photoId: string, how: { ask?: boolean; questionId?: string } = {}): Promise<void> {
    try {
      const { PhotoViewerElement } = await import('./viewer/photo-viewer.ts');
      define('wk-photo-viewer', PhotoViewerElement);
      this.viewing = true;
      await this.updateComplete;
      await this.renderRoot.querySelector('wk-photo-viewer')?.show(photoId, how);
    } catch (error) {
      this.dispatchEvent(new WkErrorEvent(error));
    }
  }

  override render(): TemplateResult {
    const { lang, dir } = this.#l;
    const photos = this.items.filter(isOf('photo'));
    const notes = this.items.filter(isOf('note'));
    const readings = this.items.filter(isOf('reading'));
    const documents = this.items.filter(isOf('document'));
    const seen = photos.length + notes.length > 0;
    const measured = readings.length + documents.length > 0;
    return html`<div class="wk" lang=${lang} dir=${dir}>
      ${this.items.length === 0 ? this.#none() : nothing}
      <div class="grid2 ${seen && measured ? 'both' : ''}">
        ${
          seen
            ? html`<div class="stack col">
                ${photos.length ? html`<div class="photos ${photos.length > 1 ? 'many' : ''}">${photos.map((each) => this.#photo(each))}</div>` : nothing}
                ${notes.map((each) => this.#note(each))}
              </div>`
            : nothing
        }
        ${
          measured
            ? html`<div class="stack col">
                ${readings.map(
                  (each) =>
                    html`<wk-reading
                      part="reading"
                      .item=${each}
                      .timeZone=${this.timeZone}
                    ></wk-reading>`,
                )}
                ${documents.length ? this.#documents(documents) : nothing}
              </div>`
            : nothing
        }
      </div>
      ${
        this.viewing
          ? html`<wk-photo-viewer
              .photos=${photos}
              .blobs=${this.#blobs()}
              .recommendation=${this.recommendation}
              .timeZone=${this.timeZone}
              .now=${this.now}
            ></wk-photo-viewer>`
          : nothing
      }
    </div>`;
  }

  get #mayAsk(): boolean {
    return this.recommendation?.may.includes('ask') ?? false;
  }

  #none(): TemplateResult {
    const { t } = this.#l;
    return html`<p class="sm mut">${t.noEvidence}</p>
      ${
        this.#mayAsk
          ? html`<button type="button" class="btn gap" part="ask-technician" @click=${this.#ask}>
              ${askIcon()}${t.askTechnician}
            </button>`
          : nothing
      }`;
  }

  #photo(photo: Photo): TemplateResult {
    const { t, format } = this.#l;
    const phase =
      photo.phase === 'before' ? `${t.before}: ` : photo.phase === 'after' ? `${t.after}: ` : '';
    const named = photo.caption || photo.alt;
    const pins = (this.recommendation?.questions ?? []).filter(
      (question) => question.spot?.evidenceId === photo.id,
    ).length;
    return html`<figure part="photo">
      <div class="closer">
        <wk-photo
          photo-id=${photo.id}
          alt=${photo.alt}
          .width=${photo.width}
          .height=${photo.height}
        ></wk-photo>
        <button
          type="button"
          class="open"
          part="open-photo"
          aria-label=${t.lookCloser(named)}
          @click=${() => void this.view(photo.id)}
        >
          ${pins ? html`<span class="pins">${pinIcon()}${format.number(pins, 0)}</span>` : nothing}
        </button>
      </div>
      <figcaption class="xs mut">
        <span
          ><b>${phase}<bdi>${photo.caption}</bdi></b
          >${photo.caption ? html`<br />` : nothing}${format.dateTime(photo.takenAt, this.timeZone, this.now)}
          · ${photo.by.name}</span
        >
        ${
          this.#mayAsk
            ? html`<button
                type="button"
                class="link"
                part="ask-spot"
                aria-label=${t.askSpotOf(named)}
                @click=${() => void this.view(photo.id, { ask: true })}
              >
                ${t.askSpot}
              </button>`
            : nothing
        }
      </figcaption>
    </figure>`;
  }

  #note(note: Note): TemplateResult {
    const { t, format } = this.#l;
    const sure = note.confidence === null ? '' : ` · ${t.sure(note.confidence)}`;
    return html`<figure class="stack said" part="note">
      <blockquote class="quote sm"><bdi>${note.text}</bdi></blockquote>
      <figcaption class="person">
        ${avatar(note.by)}
        <div>
          <p class="sm"><b>${note.by.name}</b>${note.by.title ? `, ${note.by.title}` : nothing}</p>
          <p class="xs mut">
            ${t.wasThere(format.date(note.takenAt, this.timeZone, this.now))}${sure}
          </p>
        </div>
      </figcaption>
    </figure>`;
  }

  /** Their code is loaded with the first of them: most findings have none. */
  #documents(documents: readonly Extract<Evidence, { kind: 'document' }>[]): TemplateResult {
    if (!customElements.get('wk-document'))
      void import('./document.ts').then(
        ({ DocumentElement }) => define('wk-document', DocumentElement),
        (error: unknown) => this.dispatchEvent(new WkErrorEvent(error)),
      );
    return html`<div class="group" part="documents">
      <h4 class="xs mut">${this.#l.t.documents}</h4>
      <ul class="stack files">
        ${documents.map(
          (each) =>
            html`<li>
              <wk-document .item=${each} .timeZone=${this.timeZone} .now=${this.now}></wk-document>
            </li>`,
        )}
      </ul>
    </div>`;
  }

  /** What is on the page already is not fetched again to be looked at closely. */
  #blobs(): ReadonlyMap<string, Blob> {
    const photos = [...this.renderRoot.querySelectorAll('wk-photo')];
    return new Map(
      photos.flatMap(({ photoId, blob }) => (photoId && blob ? [[photoId, blob] as const] : [])),
    );
  }

  readonly #ask = (): void => {
    this.dispatchEvent(new WkAskRequestEvent());
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'wk-evidence': EvidenceElement;
  }
  interface HTMLElementEventMap {
    'wk-ask-request': WkAskRequestEvent;
  }
}
