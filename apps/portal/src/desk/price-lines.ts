import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Format, theme, tokens } from '@wellkept/elements';
import { form } from '@wellkept/elements/form.styles';
import { plusIcon } from '@wellkept/elements/icons';
import { page } from '../app/page.styles.ts';
import { amountOfLine, newLine, totalOfLines, type LineDraft } from './draft-lines.ts';

/** The lines as they are after somebody typed. */
export class LinesEvent extends Event {
  readonly lines: readonly LineDraft[];
  constructor(lines: readonly LineDraft[]) {
    super('wp-lines');
    this.lines = lines;
  }
}

const fields = [
  ['text', 'Text'],
  ['quantity', 'Quantity'],
  ['unit', 'Unit'],
  ['unitPrice', 'Price of one'],
] as const;

/** What a price is made of, line by line, with the sum it comes to. Optional: without lines the price is one sum. */
export class PriceLinesElement extends LitElement {
  static override styles = [
    tokens,
    theme,
    form,
    page,
    css`
      .line {
        display: grid;
        gap: var(--_space-2);
        grid-template-columns:
          minmax(0, 5fr) minmax(0, 2fr) minmax(0, 2fr) minmax(0, 3fr) minmax(0, 3fr)
          calc(84 * var(--_wk-u));
        align-items: center;
      }
      .num {
        text-align: end;
      }
      .sum {
        display: flex;
        justify-content: space-between;
        align-items: center;
        gap: var(--_space-3);
        flex-wrap: wrap;
      }
      @container (max-width: 600px) {
        .line {
          grid-template-columns: repeat(3, minmax(0, 1fr));
          padding-block-end: var(--_space-3);
          border-block-end: 1px solid var(--_color-line);
        }
        .line .text {
          grid-column: 1 / -1;
        }
        .head {
          display: none;
        }
      }
    `,
  ];
  static override properties = {
    lines: { attribute: false },
    currency: {},
    letter: {},
    first: { attribute: false },
  };
  declare lines: readonly LineDraft[];
  declare currency: string;
  declare letter: string;
  /** What the first line begins with: the price as it was typed. */
  declare first: LineDraft;
  readonly #format = new Format('en');

  constructor() {
    super();
    this.lines = [];
    this.currency = 'EUR';
    this.letter = 'A';
    this.first = newLine;
  }

  override render(): TemplateResult {
    const total = totalOfLines(this.lines, this.currency);
    return html`<div class="wk plain stack">
      ${
        this.lines.length > 0
          ? html`<div class="line head xs mut" aria-hidden="true">
              ${fields.map(([, label]) => html`<span>${label}</span>`)}<span class="num"
                >Amount</span
              ><span></span>
            </div>`
          : nothing
      }
      ${repeat(
        this.lines,
        (_, index) => index,
        (line, index) => this.#line(line, index),
      )}
      <div class="sum">
        <button
          type="button"
          class="btn text"
          ?disabled=${this.lines.length >= 50}
          @click=${() => this.#set([...this.lines, this.lines.length > 0 ? newLine : this.first])}
        >
          ${plusIcon()}${this.lines.length > 0 ? 'Add a line' : 'Show what the price is made of'}
        </button>
        ${
          this.lines.length > 0
            ? html`<b aria-live="polite"
                >${total ? `Price: ${this.#format.money(total)}` : 'More than can be reckoned with'}</b
              >`
            : nothing
        }
      </div>
    </div>`;
  }

  #line(line: LineDraft, index: number): TemplateResult {
    const amount = amountOfLine(line, this.currency);
    return html`<div
      class="line"
      role="group"
      aria-label="Line ${index + 1} of option ${this.letter}"
    >
      ${fields.map(
        ([name, label]) =>
          html`<input
            class="inp ${name}"
            aria-label=${name === 'unitPrice' ? `${label}, ${this.currency}` : label}
            maxlength=${name === 'unit' ? 20 : 200}
            inputmode=${name === 'quantity' || name === 'unitPrice' ? 'decimal' : 'text'}
            .value=${line[name]}
            @input=${(event: Event) =>
              this.#change(index, { [name]: (event.target as HTMLInputElement).value })}
          />`,
      )}
      <span class="num sm">${amount ? this.#format.money(amount) : '–'}</span>
      <button
        type="button"
        class="btn text"
        @click=${() => this.#set(this.lines.filter((_, at) => at !== index))}
      >
        Remove<span class="vh"> line ${index + 1}</span>
      </button>
    </div>`;
  }

  #change(index: number, changes: Partial<LineDraft>): void {
    this.#set(this.lines.map((line, at) => (at === index ? { ...line, ...changes } : line)));
  }

  #set(lines: readonly LineDraft[]): void {
    this.dispatchEvent(new LinesEvent(lines));
  }
}
