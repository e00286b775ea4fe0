import {
  html,
  nothing,
  type PropertyDeclarations,
  type SVGTemplateResult,
  type TemplateResult,
} from 'lit';
import { WkElement } from '../element.ts';
import { tableIcon } from '../icons.ts';
import { Localize } from '../localize.ts';
import { chart as en } from '../locales/en/chart.ts';
import { theme } from '../theme.styles.ts';
import { tokens } from '../tokens.ts';
import { chartStyles } from './chart.styles.ts';
import { ChartSize } from './chart-size.ts';
import { Numbers } from './numbers.ts';

export interface Drawing {
  readonly height: number;
  readonly content: SVGTemplateResult;
}

export interface Rows {
  readonly head: readonly string[];
  /** The first cell of a row names it. A second entry of a cell stands under the first, smaller. */
  readonly body: readonly (readonly (string | readonly [string, string])[])[];
}

/**
 * What all charts share: a heading, one sentence that reads the chart in words, the drawing at the
 * container's width, and the same numbers as a table. The words come from whoever owns the data.
 */
export abstract class ChartElement extends WkElement {
  static override styles = [tokens, theme, chartStyles];
  static override properties: PropertyDeclarations = {
    heading: { type: String },
    reading: { attribute: false },
    currency: { type: String },
    tableOpen: { state: true, attribute: false },
    printing: { state: true, attribute: false },
  };

  /** What the chart is about; also names its table. */
  declare heading: string;
  /** The chart in one sentence. It is what a screen reader says for the drawing. */
  declare reading: string | TemplateResult;
  /** ISO 4217. Default EUR. */
  declare currency: string;
  declare protected tableOpen: boolean;
  /** On paper a drawing shrinks to the sheet, which nothing measures in time. */
  declare protected printing: boolean;

  protected readonly size = new ChartSize(this);
  protected readonly l10n = new Localize(this, { en, de: () => import('../locales/de/chart.ts') });
  /** Pattern ids are looked up by the browser: two charts of one page must not share one. */
  protected readonly uid = `wk${Math.random().toString(36).slice(2, 10)}`;
  #numbers: Numbers | undefined;

  constructor() {
    super();
    this.heading = '';
    this.reading = '';
    this.currency = 'EUR';
    this.tableOpen = false;
    this.printing = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('beforeprint', this.#print);
    window.addEventListener('afterprint', this.#print);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('beforeprint', this.#print);
    window.removeEventListener('afterprint', this.#print);
  }

  readonly #print = (event: Event): void => {
    this.printing = event.type === 'beforeprint';
  };

  protected get numbers(): Numbers {
    const { locale } = this.l10n.format;
    if (this.#numbers?.locale !== locale || this.#numbers.currency !== this.currency)
      this.#numbers = new Numbers(locale, this.currency);
    return this.#numbers;
  }

  /** Draws at `width` CSS pixels, which is never 0. */
  protected abstract draw(width: number): Drawing;
  protected abstract rows(): Rows;
  /** False while there is nothing to draw. */
  protected abstract get ready(): boolean;

  protected override render(): unknown {
    return html`<figure class="wk" part="figure" dir=${this.l10n.dir} lang=${this.l10n.lang}>
      ${this.size.ruler}
      <figcaption>
        <div class="head">
          <h4 part="heading" id="heading">${this.heading}</h4>
          ${this.ready ? this.#toggle() : nothing}
        </div>
        ${this.reading ? html`<p class="reading" part="reading" id="reading">${this.reading}</p>` : nothing}
      </figcaption>
      ${this.tableOpen ? this.#table() : this.#drawing()}
    </figure>`;
  }

  #toggle(): TemplateResult {
    return html`<button
      class="link toggle"
      part="table-toggle"
      type="button"
      aria-expanded=${this.tableOpen}
      @click=${() => (this.tableOpen = !this.tableOpen)}
    >
      ${tableIcon()}<span>${this.tableOpen ? this.l10n.t.asChart : this.l10n.t.asTable}</span>
    </button>`;
  }

  #drawing(): unknown {
    const { width } = this.size;
    if (!this.ready || width === 0) return html`<div class="blank" part="blank"></div>`;
    const { height, content } = this.draw(width);
    return html`<svg
      class="ch"
      part="drawing"
      role="img"
      aria-labelledby="heading reading"
      width=${width}
      height=${height}
      viewBox=${this.printing ? `0 0 ${width} ${height}` : nothing}
    >
      ${content}
    </svg>`;
  }

  #table(): TemplateResult {
    const { head, body } = this.rows();
    return html`<div
      class="scroll"
      part="table"
      role="group"
      aria-labelledby="heading"
      tabindex="0"
    >
      <table>
        <thead>
          <tr>
            ${head.map((cell) => html`<th scope="col">${cell}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${body.map(
            ([name, ...cells]) =>
              html`<tr>
                <th scope="row">${this.#cell(name ?? '')}</th>
                ${cells.map((cell) => html`<td>${this.#cell(cell)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #cell(cell: string | readonly [string, string]): unknown {
    if (typeof cell === 'string') return cell;
    return cell[1] ? html`${cell[0]}<small>${cell[1]}</small>` : cell[0];
  }
}
