import type { Reading } from '@wellkept/contracts';
import { html, nothing, type TemplateResult } from 'lit';
import { WkElement } from '../element.ts';
import { define } from '../define.ts';
import { WkErrorEvent } from '../events.ts';
import { Localize } from '../localize.ts';
import en from '../locales/en/recommendation.ts';
import { theme } from '../theme.styles.ts';
import { tokens } from '../tokens.ts';
import { readingWords } from './reading-words.ts';
import { styles } from './evidence.styles.ts';

/** How far below the window a chart begins to be loaded, so that it stands when it is reached. */
const ahead = '300px';

/**
 * A leaf: a measurement, read in words at once; its chart is loaded when it comes near the window, or goes on paper.
 */
export class ReadingElement extends WkElement {
  static override properties = {
    item: { attribute: false },
    timeZone: { attribute: 'time-zone' },
    charted: { state: true, attribute: false },
  };
  static override styles = [tokens, theme, styles];
  declare item: Reading | null;
  /** The site's IANA zone. */
  declare timeZone: string;
  /** The chart's code is here. */
  declare protected charted: boolean;

  readonly #l = new Localize(this, { en, de: () => import('../locales/de/recommendation.ts') });
  #near: IntersectionObserver | null = null;
  #asked = false;

  constructor() {
    super();
    this.item = null;
    this.timeZone = 'UTC';
    this.charted = customElements.get('wk-reading-chart') !== undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.charted) return;
    this.#near = new IntersectionObserver(
      (seen) => {
        if (seen.some(({ isIntersecting }) => isIntersecting)) void this.#chart();
      },
      { rootMargin: ahead },
    );
    this.#near.observe(this);
    window.addEventListener('beforeprint', this.#chart);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#near?.disconnect();
    this.#near = null;
    window.removeEventListener('beforeprint', this.#chart);
  }

  override render(): TemplateResult | typeof nothing {
    const { item } = this;
    const { lang, dir } = this.#l;
    if (!item) return nothing;
    const words = readingWords(item, this.timeZone, this.#l);
    return html`<div class="wk" lang=${lang} dir=${dir}>
      ${
        this.charted
          ? html`<wk-reading-chart
              .heading=${item.label}
              .reading=${words}
              .value=${item.value}
              .unit=${item.unit}
              .takenAt=${item.takenAt}
              .lower=${item.lower}
              .upper=${item.upper}
              .limitSource=${item.limitSource}
              .earlier=${item.earlier}
              .timeZone=${this.timeZone}
            ></wk-reading-chart>`
          : html`<div class="uncharted">
              <h4 class="xs mut">${item.label}</h4>
              <p class="sm">${words}</p>
            </div>`
      }
      <p class="xs mut">${[capital(item.instrument), item.by.name].filter(Boolean).join(' · ')}</p>
    </div>`;
  }

  readonly #chart = async (): Promise<void> => {
    if (this.#asked) return;
    this.#asked = true;
    try {
      const { ReadingChartElement } = await import('../chart/reading-chart.ts');
      define('wk-reading-chart', ReadingChartElement);
      this.charted = true;
      this.#near?.disconnect();
      this.#near = null;
    } catch (error) {
      // The words say it as well; the chart is asked for again when it is next passed.
      this.#asked = false;
      this.dispatchEvent(new WkErrorEvent(error));
    }
  };
}

/** It begins its line, however it was noted. */
const capital = (text: string | null): string | null =>
  text && text.charAt(0).toLocaleUpperCase() + text.slice(1);

declare global {
  interface HTMLElementTagNameMap {
    'wk-reading': ReadingElement;
  }
}
