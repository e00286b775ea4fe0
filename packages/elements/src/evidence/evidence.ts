import type { Evidence, Note, Photo, Reading } from '@wellkept/contracts';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { ReadingChartElement } from '../chart/reading-chart.ts';
import type { Definable } from '../define.ts';
import { Localize } from '../localize.ts';
import en from '../locales/en/recommendation.ts';
import { avatar } from '../parts.ts';
import { theme } from '../theme.styles.ts';
import { tokens } from '../tokens.ts';
import { PhotoElement } from './photo.ts';
import { readingWords } from './reading-words.ts';
import { styles } from './evidence.styles.ts';

/** A leaf: what the technician saw, measured and says. Pictures are fetched by `wk-photo` with the session around it. */
export class EvidenceElement extends LitElement {
  static readonly uses: Readonly<Record<string, Definable>> = {
    'wk-photo': PhotoElement,
    'wk-reading-chart': ReadingChartElement,
  };
  static override properties = {
    items: { attribute: false },
    timeZone: { attribute: 'time-zone' },
    now: { type: Number },
  };
  static override styles = [tokens, theme, styles];
  declare items: readonly Evidence[];
  /** The site's IANA zone. */
  declare timeZone: string;
  /** Milliseconds by the server's clock. Default: this device's clock. */
  declare now: number;

  readonly #l = new Localize(this, { en, de: () => import('../locales/de/recommendation.ts') });

  constructor() {
    super();
    this.items = [];
    this.timeZone = 'UTC';
    this.now = Date.now();
  }

  override render(): TemplateResult {
    const { lang, dir, t } = this.#l;
    const photos = this.items.filter((each) => each.kind === 'photo');
    const notes = this.items.filter((each) => each.kind === 'note');
    const readings = this.items.filter((each) => each.kind === 'reading');
    const seen = photos.length + notes.length > 0;
    return html`<div class="wk" lang=${lang} dir=${dir}>
      ${this.items.length === 0 ? html`<p class="sm mut">${t.noEvidence}</p>` : nothing}
      <div class="grid2 ${seen && readings.length ? 'both' : ''}">
        ${seen ? html`<div class="stack col">${photos.map((each) => this.#photo(each))}${notes.map((each) => this.#note(each))}</div>` : nothing}
        ${readings.length ? html`<div class="stack col">${readings.map((each) => this.#reading(each))}</div>` : nothing}
      </div>
    </div>`;
  }

  #photo(photo: Photo): TemplateResult {
    const { t } = this.#l;
    const phase =
      photo.phase === 'before' ? `${t.before}: ` : photo.phase === 'after' ? `${t.after}: ` : '';
    return html`<figure part="photo">
      <wk-photo
        photo-id=${photo.id}
        alt=${photo.alt}
        .width=${photo.width}
        .height=${photo.height}
      ></wk-photo>
      <figcaption class="xs mut">
        <b>${phase}<bdi>${photo.caption}</bdi></b
        ><br />${this.#at(photo.takenAt)} · ${photo.by.name}
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

  #reading(reading: Reading): TemplateResult {
    return html`<div part="reading">
      <wk-reading-chart
        .heading=${reading.label}
        .reading=${readingWords(reading, this.timeZone, this.#l)}
        .value=${reading.value}
        .unit=${reading.unit}
        .takenAt=${reading.takenAt}
        .lower=${reading.lower}
        .upper=${reading.upper}
        .limitSource=${reading.limitSource}
        .earlier=${reading.earlier}
        .timeZone=${this.timeZone}
      ></wk-reading-chart>
      <p class="xs mut">
        ${[capital(reading.instrument), reading.by.name].filter(Boolean).join(' · ')}
      </p>
    </div>`;
  }

  #at(instant: string): string {
    return this.#l.format.dateTime(instant, this.timeZone, this.now);
  }
}

/** It begins its line, however it was noted. */
const capital = (text: string | null): string | null =>
  text && text.charAt(0).toLocaleUpperCase() + text.slice(1);

declare global {
  interface HTMLElementTagNameMap {
    'wk-evidence': EvidenceElement;
  }
}
