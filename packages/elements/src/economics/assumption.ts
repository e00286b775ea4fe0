import { html, nothing, svg, type PropertyDeclarations, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Origin } from '@wellkept/economics';
import { WkElement } from '../element.ts';
import { bookIcon, fileIcon, gaugeIcon, penIcon, peopleIcon, undoIcon } from '../icons.ts';
import { theme } from '../theme.styles.ts';
import { tokens } from '../tokens.ts';
import { assumptionStyles } from './assumption.styles.ts';
import { parseNumber } from '@wellkept/contracts/parse-amount';

/** Where on the slider the answer flips. */
export interface Flip {
  /** In shown units. */
  readonly at: number;
  /** "flips below 6". */
  readonly text: string;
}

/** Words of one assumption, ready made by its owner. */
export interface AssumptionWords {
  readonly label: string;
  /** The value in words: "10 years". */
  readonly value: string;
  /** Around the field: "€" before, "a kWh" after. */
  readonly before: string;
  readonly after: string;
  readonly origin: string;
  readonly source: string;
  /** "Our number: 10 years"; empty while it is ours. */
  readonly reset: string;
  readonly notANumber: string;
  readonly outOfReach: string;
}

/** The slider moved or a number was typed. Not composed: it is for the element around it. */
export class WkAssumptionInputEvent extends Event {
  static readonly type = 'wk-assumption-input';
  /** In shown units; null takes the firm's number back. */
  readonly value: number | null;
  /** False while dragging. */
  readonly settled: boolean;
  constructor(value: number | null, settled: boolean) {
    super(WkAssumptionInputEvent.type, { bubbles: true });
    this.value = value;
    this.settled = settled;
  }
}

const originIcons: Readonly<Record<Origin | 'yours', () => TemplateResult>> = {
  measured: gaugeIcon,
  invoiced: fileIcon,
  quoted: fileIcon,
  datasheet: bookIcon,
  standard: bookIcon,
  customer: peopleIcon,
  assumed: penIcon,
  yours: penIcon,
};

/** Dashed when assumed: it invites correction. */
export function originChip(origin: Origin | 'yours', word: string): TemplateResult {
  return html`<span class="origin ${origin}" part="origin">${originIcons[origin]()}${word}</span>`;
}

/** Its owner makes the words anew for each answer; while another slider is dragged they say the same. */
const differs = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) !== JSON.stringify(other);

/**
 * A leaf: one number of the case, to be dragged or typed, with where it came from.
 *
 * @fires wk-assumption-input - It was moved, typed or taken back.
 */
export class AssumptionElement extends WkElement {
  static override styles = [tokens, theme, assumptionStyles];
  static override properties: PropertyDeclarations = {
    value: { type: Number },
    min: { type: Number },
    max: { type: Number },
    step: { type: Number },
    least: { type: Number },
    most: { type: Number },
    flips: { attribute: false, hasChanged: differs },
    origin: { type: String },
    words: { attribute: false, hasChanged: differs },
    locale: { type: String },
    direction: { type: String },
    typedWrong: { state: true, attribute: false },
  };

  /** All in shown units. `least` and `most` bound what may be typed. */
  declare value: number;
  declare min: number;
  declare max: number;
  declare step: number;
  declare least: number;
  declare most: number;
  declare flips: readonly Flip[];
  declare origin: Origin | 'yours';
  declare words: AssumptionWords | null;
  declare locale: string;
  declare direction: 'ltr' | 'rtl';
  declare protected typedWrong: '' | 'not-a-number' | 'out-of-reach';

  constructor() {
    super();
    this.value = 0;
    this.min = 0;
    this.max = 1;
    this.step = 1;
    this.least = -Infinity;
    this.most = Infinity;
    this.flips = [];
    this.origin = 'assumed';
    this.words = null;
    this.locale = 'en';
    this.direction = 'ltr';
    this.typedWrong = '';
  }

  protected override render(): unknown {
    const { words } = this;
    if (!words) return nothing;
    return html`<div class="wk" dir=${this.direction}>
      <div class="lab">
        <label for="typed">${words.label}</label>
        <span class="entry" id="unit">
          ${words.before ? html`<span class="unit">${words.before}</span>` : nothing}
          <input
            id="typed"
            part="number"
            type="text"
            inputmode="decimal"
            autocomplete="off"
            size=${Math.max(3, this.#typed.length)}
            .value=${live(this.#typed)}
            aria-invalid=${this.typedWrong ? 'true' : 'false'}
            aria-describedby="unit ${this.typedWrong ? 'wrong' : 'source'}"
            @change=${this.#type}
          />
          ${words.after ? html`<span class="unit">${words.after}</span>` : nothing}
        </span>
      </div>
      ${this.#wrong(words)} ${this.#slider(words)}
      <div class="src" id="source">
        ${originChip(this.origin, words.origin)}<span>${words.source}</span>
      </div>
      ${
        words.reset
          ? html`<button
              class="link own"
              part="reset"
              type="button"
              @click=${() => this.#say(null, true)}
            >
              ${undoIcon()}${words.reset}
            </button>`
          : nothing
      }
    </div>`;
  }

  get #typed(): string {
    const ofStep = String(this.step).split('.')[1]?.length ?? 0;
    const size = Math.abs(this.value);
    const ofSize = size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 4;
    const maximumFractionDigits = Math.max(ofStep, ofSize);
    return new Intl.NumberFormat(this.locale, { maximumFractionDigits }).format(this.value);
  }

  #wrong(words: AssumptionWords): unknown {
    if (!this.typedWrong) return nothing;
    const text = this.typedWrong === 'not-a-number' ? words.notANumber : words.outOfReach;
    return html`<p class="wrong" id="wrong" part="wrong" role="alert">${text}</p>`;
  }

  #slider(words: AssumptionWords): TemplateResult {
    return html`<div class="sl">
      <svg class="track" aria-hidden="true">
        ${this.#fill()}${this.flips.map((flip) => this.#mark(flip))}
      </svg>
      ${this.flips.map((flip) => html`<span class="flip" aria-hidden="true">${flip.text}</span>`)}
      <input
        part="slider"
        type="range"
        aria-label=${words.label}
        aria-valuetext=${words.value}
        aria-describedby=${this.flips.length > 0 ? 'flips' : nothing}
        min=${this.min}
        max=${this.max}
        step=${this.step}
        .value=${live(String(this.value))}
        @input=${(event: Event) => this.#drag(event, false)}
        @change=${(event: Event) => this.#drag(event, true)}
      />
      ${
        this.flips.length > 0
          ? html`<span class="vh" id="flips"
              >${this.flips.map((flip) => flip.text).join(', ')}</span
            >`
          : nothing
      }
    </div>`;
  }

  /** Per cent of the way from the start of the writing direction. */
  #at(value: number): number {
    const share = (value - this.min) / (this.max - this.min || 1);
    return Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
  }

  #fill(): TemplateResult {
    const at = this.#at(this.value);
    // The thumb's centre never reaches the ends: the half thumb before the start is filled by itself.
    return svg`<g class="fills"><rect class="filled" x="-12" y="20" width="15" height="4" rx="2" />
      <rect class="filled" x="0" y="20" width="${at}%" height="4" /></g>` as TemplateResult;
  }

  /** Where the answer changes. */
  #mark(flip: Flip): TemplateResult {
    const at = this.#at(flip.at);
    const x = this.direction === 'rtl' ? 100 - at : at;
    return svg`<line class="mark" x1="${x}%" x2="${x}%" y1="12" y2="32" />` as TemplateResult;
  }

  /** The words stand above their mark, by as much before it as it is along the track: so they stay inside. */
  protected override updated(): void {
    for (const [i, words] of this.renderRoot.querySelectorAll<HTMLElement>('.flip').entries())
      words.style.setProperty('--_at', String(this.#at(this.flips[i]?.at ?? 0) / 100));
  }

  #drag(event: Event, settled: boolean): void {
    this.typedWrong = '';
    this.#say(Number((event.target as HTMLInputElement).value), settled);
  }

  #type(event: Event): void {
    const field = event.target as HTMLInputElement;
    const value = parseNumber(field.value, this.locale);
    if (Number.isNaN(value)) this.typedWrong = 'not-a-number';
    else if (value < this.least || value > this.most) this.typedWrong = 'out-of-reach';
    else {
      this.typedWrong = '';
      this.#say(value, true);
    }
  }

  #say(value: number | null, settled: boolean): void {
    if (value === null) this.typedWrong = '';
    this.dispatchEvent(new WkAssumptionInputEvent(value, settled));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wk-assumption': AssumptionElement;
  }
  interface HTMLElementEventMap {
    'wk-assumption-input': WkAssumptionInputEvent;
  }
}
