import type { Photo } from '@wellkept/contracts';
import { html, nothing, type TemplateResult } from 'lit';
import { WkElement } from '../../element.ts';
import type { Definable } from '../../define.ts';
import { Localize } from '../../localize.ts';
import { evidence as en } from '../../locales/en/evidence.ts';
import { theme } from '../../theme.styles.ts';
import { tokens } from '../../tokens.ts';
import { PhotoElement } from '../photo.ts';
import { styles } from './photo-compare.styles.ts';

/** Pictures of one place, from before the work and after it. */
export interface BeforeAndAfter {
  readonly before: Photo;
  readonly after: Photo;
}

/** A leaf: the same place before and after, one over the other with a slider, or side by side. */
export class PhotoCompareElement extends WkElement {
  static readonly uses: Readonly<Record<string, Definable>> = { 'wk-photo': PhotoElement };
  static override properties = {
    pair: { attribute: false },
    blobs: { attribute: false },
    timeZone: { attribute: 'time-zone' },
    now: { type: Number },
    apart: { state: true, attribute: false },
    share: { state: true, attribute: false },
  };
  static override styles = [tokens, theme, styles];
  declare pair: BeforeAndAfter | null;
  declare blobs: ReadonlyMap<string, Blob>;
  declare timeZone: string;
  declare now: number;
  /** Side by side. */
  declare protected apart: boolean;
  /** How much of the picture from before is seen, 0 to 100. */
  declare protected share: number;

  readonly #l = new Localize(this, { en, de: () => import('../../locales/de/evidence.ts') });

  constructor() {
    super();
    this.pair = null;
    this.blobs = new Map();
    this.timeZone = 'UTC';
    this.now = Date.now();
    this.apart = false;
    this.share = 50;
  }

  override updated(): void {
    const frame = this.renderRoot.querySelector<HTMLElement>('.over');
    frame?.style.setProperty('--share', `${this.share}%`);
    const { width = 4, height = 3 } = this.pair?.before ?? {};
    frame?.style.setProperty('--ratio', `${width} / ${height}`);
  }

  override render(): TemplateResult | typeof nothing {
    const { lang, dir, t } = this.#l;
    if (!this.pair) return nothing;
    const { before, after } = this.pair;
    const way = (apart: boolean, label: string): TemplateResult =>
      html`<button
        type="button"
        class="chip"
        aria-pressed=${this.apart === apart}
        @click=${() => (this.apart = apart)}
      >
        ${label}
      </button>`;
    return html`<div class="wk" lang=${lang} dir=${dir}>
      <div class="row ways" role="group" aria-label=${t.compare}>
        ${way(false, t.withSlider)} ${way(true, t.sideBySide)}
      </div>
      ${this.apart ? this.#beside(before, after) : this.#over(before, after)}
    </div>`;
  }

  #photo(photo: Photo, part: string): TemplateResult {
    return html`<wk-photo
      part=${part}
      photo-id=${photo.id}
      alt=${photo.alt}
      .width=${photo.width}
      .height=${photo.height}
      .blob=${this.blobs.get(photo.id) ?? null}
    ></wk-photo>`;
  }

  #said(photo: Photo, phase: string): TemplateResult {
    const when = this.#l.format.dateTime(photo.takenAt, this.timeZone, this.now);
    return html`<b>${phase}</b> <span class="mut">${when} · ${photo.by.name}</span>`;
  }

  #beside(before: Photo, after: Photo): TemplateResult {
    const { t } = this.#l;
    return html`<div class="beside" part="beside">
      <figure>
        ${this.#photo(before, 'before')}
        <figcaption class="xs">${this.#said(before, t.before)}</figcaption>
      </figure>
      <figure>
        ${this.#photo(after, 'after')}
        <figcaption class="xs">${this.#said(after, t.after)}</figcaption>
      </figure>
    </div>`;
  }

  /** The slider is a native one over the whole picture: pulled anywhere, and moved by its own keys. */
  #over(before: Photo, after: Photo): TemplateResult {
    const { t, format } = this.#l;
    return html`<div class="over" part="over">
        ${this.#photo(after, 'after')}
        <div class="first">${this.#photo(before, 'before')}</div>
        <span class="seam" aria-hidden="true"></span>
        <input
          type="range"
          min="0"
          max="100"
          part="slider"
          aria-label=${t.howMuchBefore}
          aria-valuetext=${format.percent(this.share / 100)}
          .value=${String(this.share)}
          @input=${(event: Event) => (this.share = Number((event.target as HTMLInputElement).value))}
        />
      </div>
      <p class="xs between said">
        <span>${this.#said(before, t.before)}</span><span>${this.#said(after, t.after)}</span>
      </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wk-photo-compare': PhotoCompareElement;
  }
}
