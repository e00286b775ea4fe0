import type { Signature } from '@wellkept/contracts';
import { consents, currentConsent } from '@wellkept/contracts/consent';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type SignaturePad from 'signature_pad';
import { WkElement } from '../element.ts';
import { form } from '../form.styles.ts';
import { Localize } from '../localize.ts';
import en from '../locales/en/signature.ts';
import { theme } from '../theme.styles.ts';
import { tokens } from '../tokens.ts';
import { WkSignatureChangeEvent } from './signature-event.ts';
import { styles } from './signature.styles.ts';
import { pointsOn, strokesOf } from './strokes.ts';

/**
 * A leaf: a name typed, or a signature drawn, under the words it agrees to.
 *
 * @fires wk-signature-change - Something was typed, drawn or cleared; see `signature`.
 */
export class SignatureElement extends WkElement {
  static override properties = {
    name: {},
    firm: {},
    value: { attribute: false },
    drawing: { state: true, attribute: false },
    broken: { state: true, attribute: false },
  };
  static override styles = [tokens, theme, form, styles];
  /** Who signs, as the firm knows them. */
  declare name: string;
  /** To whom, for the words of consent. */
  declare firm: string;
  /** What there is so far; `null` for nothing. */
  declare value: Signature | null;
  declare protected drawing: boolean;
  /** The code for drawing did not arrive. */
  declare protected broken: boolean;

  readonly #l = new Localize(this, { en, de: () => import('../locales/de/signature.ts') });
  #pad: SignaturePad | null = null;
  #canvas: HTMLCanvasElement | null = null;
  readonly #sizes = new ResizeObserver(() => this.#redraw());

  constructor() {
    super();
    this.name = '';
    this.firm = '';
    this.value = null;
    this.drawing = false;
    this.broken = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('value') && this.value) this.drawing = this.value.kind === 'drawn';
  }

  override updated(): void {
    const canvas = this.renderRoot.querySelector('canvas');
    if (canvas === this.#canvas) return;
    this.#leave();
    if (canvas) void this.#enter(canvas);
  }

  override render(): TemplateResult {
    const { t, lang, dir } = this.#l;
    return html`<div class="wk" lang=${lang} dir=${dir}>
      <fieldset class="stack">
        <legend class="vh">${t.signAs(this.name)}</legend>
        <div class="head">
          <p class="label" aria-hidden="true">${t.signAs(this.name)}</p>
          <div class="modes">${this.#mode(true, t.draw)} ${this.#mode(false, t.type)}</div>
        </div>
        ${this.drawing ? this.#drawn() : this.#typed()}
        <p class="xs mut" part="consent">
          ${this.#consent()} <span class="mut3">${t.consent(currentConsent)}</span>
        </p>
      </fieldset>
    </div>`;
  }

  #mode(drawing: boolean, words: string): TemplateResult {
    return html`<label class="mode opt-in"
      ><input
        type="radio"
        name="mode"
        value=${drawing ? 'draw' : 'type'}
        .checked=${this.drawing === drawing}
        @change=${() => this.#choose(drawing)}
      />${words}</label
    >`;
  }

  #typed(): TemplateResult {
    const { t } = this.#l;
    return html`<div class="field">
      <label class="label" for="typed">${t.typeName}</label>
      <input
        class="inp name"
        id="typed"
        part="typed"
        maxlength="200"
        autocomplete="name"
        .value=${this.value?.kind === 'typed' ? this.value.name : ''}
        @input=${this.#type}
      />
    </div>`;
  }

  #drawn(): TemplateResult {
    const { t } = this.#l;
    if (this.broken) return html`<p class="note warm" role="status">${t.notLoaded}</p>`;
    const done = this.value?.kind === 'drawn';
    return html`<div class="pad">
        <canvas part="pad" role="img" aria-label=${done ? t.drawn : t.notDrawn}></canvas>
      </div>
      <div class="between">
        <p class="xs mut">${t.drawHere}</p>
        ${
          done
            ? html`<button type="button" class="link sm" part="clear" @click=${this.#clear}>
                ${t.clear}
              </button>`
            : nothing
        }
      </div>`;
  }

  /** In the reader's language, where the text is there in it. */
  #consent(): string {
    const texts = consents[currentConsent];
    const text = this.#l.lang.startsWith('de') ? texts?.de : texts?.en;
    return (text ?? '').replace('{name}', this.name).replace('{firm}', this.firm);
  }

  #choose(drawing: boolean): void {
    this.drawing = drawing;
    this.broken = false;
    this.#tell(null);
  }

  readonly #type = (event: Event): void => {
    const name = (event.target as HTMLInputElement).value;
    this.#tell(name.trim() ? { kind: 'typed', name } : null);
  };

  readonly #clear = (): void => {
    this.#pad?.clear();
    this.#tell(null);
    // The button goes with what it cleared.
    this.renderRoot.querySelector<HTMLElement>('input[value=draw]')?.focus();
  };

  #tell(signature: Signature | null): void {
    this.value = signature;
    this.dispatchEvent(new WkSignatureChangeEvent(signature));
  }

  async #enter(canvas: HTMLCanvasElement): Promise<void> {
    this.#canvas = canvas;
    try {
      const { default: Pad } = await import('signature_pad');
      if (this.#canvas !== canvas) return;
      this.#pad = new Pad(canvas, { penColor: getComputedStyle(canvas).color });
      this.#pad.addEventListener('endStroke', this.#stroke);
      this.#sizes.observe(canvas);
    } catch {
      this.broken = true;
    }
  }

  #leave(): void {
    this.#sizes.disconnect();
    this.#pad?.off();
    this.#pad = null;
    this.#canvas = null;
  }

  readonly #stroke = (): void => {
    const { clientWidth: width = 0, clientHeight: height = 0 } = this.#canvas ?? {};
    if (!this.#pad || width === 0 || height === 0) return;
    const ratio = Math.min(20, Math.max(0.2, width / height));
    const strokes = strokesOf(this.#pad.toData(), width, height);
    if (strokes.length > 0) this.#tell({ kind: 'drawn', name: this.name, ratio, strokes });
  };

  /** A canvas loses its picture with its size: it is drawn again from the strokes. */
  #redraw(): void {
    const canvas = this.#canvas;
    const pad = this.#pad;
    if (!canvas || !pad || canvas.clientWidth === 0) return;
    const dense = Math.max(1, devicePixelRatio);
    canvas.width = canvas.clientWidth * dense;
    canvas.height = canvas.clientHeight * dense;
    canvas.getContext('2d')?.scale(dense, dense);
    pad.clear();
    if (this.value?.kind !== 'drawn') return;
    const groups = pointsOn(this.value, canvas.clientWidth, canvas.clientHeight);
    pad.fromData(
      groups.map((points) => ({
        penColor: pad.penColor,
        dotSize: pad.dotSize,
        minWidth: pad.minWidth,
        maxWidth: pad.maxWidth,
        velocityFilterWeight: pad.velocityFilterWeight,
        compositeOperation: pad.compositeOperation,
        points: points.map((point, i) => ({ ...point, pressure: 0.5, time: i * 16 })),
      })),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wk-signature': SignatureElement;
  }
}
