import type { Photo, Question, Recommendation } from '@wellkept/contracts';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { WkElement } from '../../element.ts';
import type { Definable } from '../../define.ts';
import { form } from '../../form.styles.ts';
import { chevIcon, pinIcon, plusIcon, xIcon } from '../../icons.ts';
import { Localize } from '../../localize.ts';
import { evidence as en } from '../../locales/en/evidence.ts';
import { AskElement } from '../../question/ask.ts';
import { theme } from '../../theme.styles.ts';
import { tokens } from '../../tokens.ts';
import { PhotoElement } from '../photo.ts';
import { Fingers } from './fingers.ts';
import { bar, type Tool } from './bar.ts';
import { backIcon, compareIcon, minusIcon, wholeIcon } from './icons.ts';
import { fitted, moved, whole, zoomed, type Place, type Point, type Size } from './pan-zoom.ts';
import { PhotoCompareElement, type BeforeAndAfter } from './photo-compare.ts';
import { side } from './side.ts';
import { styles } from './photo-viewer.styles.ts';

/** A place on a picture: fractions of its width and height, from the top left. */
type Spot = Point;

/**
 * A leaf: pictures in a dialog of their own, one at a time, to be looked at closely, compared and asked about. Zoom by
 * wheel, fingers, buttons or `+`, `-`, `0`; the arrow keys go to the next picture, or about in one that is enlarged.
 */
export class PhotoViewerElement extends WkElement {
  static readonly uses: Readonly<Record<string, Definable>> = {
    'wk-photo': PhotoElement,
    'wk-photo-compare': PhotoCompareElement,
    'wk-ask': AskElement,
  };
  static override properties = {
    photos: { attribute: false },
    blobs: { attribute: false },
    recommendation: { attribute: false },
    timeZone: { attribute: 'time-zone' },
    now: { type: Number },
    at: { state: true, attribute: false },
    place: { state: true, attribute: false },
    mode: { state: true, attribute: false },
    spot: { state: true, attribute: false },
    set: { state: true, attribute: false },
    chosen: { state: true, attribute: false },
  };
  static override styles = [tokens, theme, form, styles];
  declare photos: readonly Photo[];
  /** Bytes that are here already, by the picture's id. */
  declare blobs: ReadonlyMap<string, Blob>;
  /** Whose pictures they are: gives the pins of questions, and the way to ask. */
  declare recommendation: Recommendation | null;
  declare timeZone: string;
  declare now: number;
  declare protected at: number;
  declare protected place: Place;
  declare protected mode: 'look' | 'ask' | 'compare';
  declare protected spot: Spot;
  /** The pin stands; the question is being written. */
  declare protected set: boolean;
  /** The question whose pin was pressed. */
  declare protected chosen: string | null;

  readonly #l = new Localize(this, { en, de: () => import('../../locales/de/evidence.ts') });
  readonly #fingers = new Fingers({
    pull: (by) => {
      const { fit, stage } = this.#sizes;
      this.place = moved(this.place, by, fit, stage);
    },
    pinch: (factor, at) => this.#zoom(factor, at),
    press: (at) => this.#press(at),
  });
  #resized: ResizeObserver | null = null;

  constructor() {
    super();
    this.photos = [];
    this.blobs = new Map();
    this.recommendation = null;
    this.timeZone = 'UTC';
    this.now = Date.now();
    this.at = 0;
    this.place = whole;
    this.mode = 'look';
    this.spot = { x: 0.5, y: 0.5 };
    this.set = false;
    this.chosen = null;
  }

  /** Opens the dialog on one picture; `ask` to put a pin on it at once, `questionId` to show one that is there. */
  async show(photoId: string, how: { ask?: boolean; questionId?: string } = {}): Promise<void> {
    this.#turnTo(this.photos.findIndex((photo) => photo.id === photoId));
    this.chosen = how.questionId ?? null;
    if (how.ask && this.#mayAsk) this.#beginAsking();
    await this.updateComplete;
    const dialog = this.#dialog;
    if (dialog && !dialog.open) dialog.showModal();
    this.#lay();
    if (this.mode === 'ask') this.renderRoot.querySelector<HTMLElement>('[part=pin-new]')?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized?.disconnect();
    this.#resized = null;
  }

  override firstUpdated(): void {
    const stage = this.renderRoot.querySelector('.stage');
    this.#resized = new ResizeObserver(() => this.#lay());
    if (stage) this.#resized.observe(stage);
    // Lit's listeners are passive where the browser says so; the page behind must not scroll.
    stage?.addEventListener('wheel', (event) => this.#wheel(event as WheelEvent), {
      passive: false,
    });
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('place') || changed.has('at') || changed.has('mode')) this.#lay();
    for (const pin of this.renderRoot.querySelectorAll<HTMLElement>('[data-x]')) {
      pin.style.setProperty('left', `${Number(pin.dataset['x']) * 100}%`);
      pin.style.setProperty('top', `${Number(pin.dataset['y']) * 100}%`);
    }
  }

  override render(): TemplateResult {
    const { lang, dir, t } = this.#l;
    const photo = this.photos[this.at];
    return html`<dialog
      part="dialog"
      aria-label=${photo?.caption || photo?.alt || t.picture}
      @keydown=${this.#key}
      @close=${this.#closed}
    >
      <div class="wk all" lang=${lang} dir=${dir}>
        ${bar(this.#l.t, this.#tools)}
        <div class="stage ${this.mode}" part="stage">
          ${photo && this.mode !== 'compare' ? this.#frame(photo) : nothing}
          ${this.mode === 'compare' ? this.#compare() : nothing}
        </div>
        <div class="side" part="side">
          ${photo && this.mode !== 'compare' ? this.#said(photo) : nothing}
        </div>
      </div>
    </dialog>`;
  }

  #frame(photo: Photo): TemplateResult {
    const { t, format } = this.#l;
    const { x, y } = this.spot;
    const where = t.pinAt(format.percent(x), format.percent(y));
    return html`<div
        class="catch"
        @pointerdown=${this.#fingers.begin}
        @pointermove=${this.#fingers.move}
        @pointerup=${this.#fingers.end}
        @pointercancel=${this.#fingers.end}
        @dblclick=${(event: MouseEvent) => this.#double(event)}
      ></div>
      <div class="frame" part="frame">
        <wk-photo
          photo-id=${photo.id}
          alt=${photo.alt}
          .width=${photo.width}
          .height=${photo.height}
          .blob=${this.blobs.get(photo.id) ?? null}
        ></wk-photo>
        ${this.#questions(photo).map(
          (question, index) =>
            html`<button
              type="button"
              class="pin"
              part="pin"
              data-x=${question.spot?.x ?? 0}
              data-y=${question.spot?.y ?? 0}
              aria-pressed=${this.chosen === question.id}
              aria-label=${t.pinOf(format.number(index + 1, 0), question.text)}
              @click=${() => (this.chosen = question.id)}
            >
              ${format.number(index + 1, 0)}
            </button>`,
        )}
        ${
          this.mode === 'ask'
            ? html`<button
                type="button"
                class="pin new ${this.set ? 'set' : ''}"
                part="pin-new"
                data-x=${x}
                data-y=${y}
                aria-label=${`${where} ${this.set ? '' : t.pinKeys}`}
                @click=${this.#setPin}
                @keydown=${this.#movePin}
              >
                <span></span>
              </button>`
            : nothing
        }
      </div>`;
  }

  #said(photo: Photo): TemplateResult {
    return side(
      photo,
      {
        questions: this.#questions(photo),
        chosen: this.chosen,
        mode: this.mode === 'ask' ? (this.set ? 'write' : 'place') : 'look',
        mayAsk: this.#mayAsk,
        recommendation: this.recommendation,
        spot: this.spot,
        moment: (instant) => this.#l.format.dateTime(instant, this.timeZone, this.now),
        begin: () => this.#toggle('ask'),
        sent: this.#sent,
      },
      this.#l,
    );
  }

  /** From left to right; those that make no sense just now are left out. */
  get #tools(): readonly (Tool | string | null)[] {
    const { t, format } = this.#l;
    const count = format.number(this.photos.length, 0);
    const looking = this.mode !== 'compare';
    const several: (Tool | string)[] = [
      { part: 'previous', label: t.previous, icon: backIcon(), act: () => this.#turn(-1) },
      t.nOf(format.number(this.at + 1, 0), count),
      { part: 'next', label: t.next, icon: chevIcon(), act: () => this.#turn(1) },
    ];
    const out = (): void => this.#zoom(1 / 1.5);
    const zoom: Tool[] = [
      {
        part: 'zoom-out',
        label: t.zoomOut,
        icon: minusIcon(),
        act: out,
        off: this.place.scale <= 1,
      },
      { part: 'zoom-in', label: t.zoomIn, icon: plusIcon(), act: () => this.#zoom(1.5) },
      { part: 'whole', label: t.whole, icon: wholeIcon(), act: () => (this.place = whole) },
    ];
    const mode = (part: 'compare' | 'ask', label: string, icon: TemplateResult): Tool => ({
      part,
      label,
      icon,
      act: () => this.#toggle(part),
      pressed: this.mode === part,
    });
    return [
      ...(this.photos.length > 1 && looking ? several : []),
      null,
      ...(looking ? zoom : []),
      ...(this.#pair ? [mode('compare', t.compare, compareIcon())] : []),
      ...(this.#mayAsk && looking ? [mode('ask', t.askSpot, pinIcon())] : []),
      { part: 'close', label: t.close, icon: xIcon(), act: () => this.#dialog?.close() },
    ];
  }

  #compare(): TemplateResult | typeof nothing {
    const pair = this.#pair;
    if (!pair) return nothing;
    return html`<wk-photo-compare
      .pair=${pair}
      .blobs=${this.blobs}
      .timeZone=${this.timeZone}
      .now=${this.now}
    ></wk-photo-compare>`;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  get #mayAsk(): boolean {
    return this.recommendation?.may.includes('ask') ?? false;
  }

  #questions(photo: Photo): readonly Question[] {
    return (this.recommendation?.questions ?? []).filter(
      (question) => question.spot?.evidenceId === photo.id,
    );
  }

  /** The newest picture from before the work beside the newest from after it. */
  get #pair(): BeforeAndAfter | null {
    const before = this.photos.findLast((photo) => photo.phase === 'before');
    const after = this.photos.findLast((photo) => photo.phase === 'after');
    return before && after ? { before, after } : null;
  }

  #turnTo(at: number): void {
    this.at = Math.max(0, at);
    this.place = whole;
    this.mode = 'look';
    this.set = false;
    this.chosen = null;
  }

  #turn(by: number): void {
    this.#turnTo((this.at + by + this.photos.length) % this.photos.length);
  }

  #toggle(mode: 'ask' | 'compare'): void {
    if (this.mode === mode) this.mode = 'look';
    else if (mode === 'ask') this.#beginAsking();
    else this.mode = mode;
    if (this.mode !== 'ask') return;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('[part=pin-new]')?.focus(),
    );
  }

  #beginAsking(): void {
    this.mode = 'ask';
    this.set = false;
    this.spot = { x: 0.5, y: 0.5 };
    this.chosen = null;
  }

  /** @param at In pixels of the window; default: the middle of the stage. */
  #zoom(factor: number, at?: Point): void {
    const box = this.renderRoot.querySelector('.stage')?.getBoundingClientRect();
    if (!box) return;
    const { fit, stage } = this.#sizes;
    const from = at
      ? { x: at.x - box.left - box.width / 2, y: at.y - box.top - box.height / 2 }
      : { x: 0, y: 0 };
    this.place = zoomed(this.place, factor, from, fit, stage);
  }

  get #sizes(): { readonly fit: Size; readonly stage: Size } {
    const box = this.renderRoot.querySelector('.stage')?.getBoundingClientRect();
    const stage = { width: box?.width || 1, height: box?.height || 1 };
    const { width = 4, height = 3 } = this.photos[this.at] ?? {};
    return { fit: fitted({ width: width || 4, height: height || 3 }, stage), stage };
  }

  #lay(): void {
    const frame = this.renderRoot.querySelector<HTMLElement>('.frame');
    if (!frame) return;
    const { fit } = this.#sizes;
    const { scale, x, y } = this.place;
    frame.style.setProperty('width', `${fit.width}px`);
    frame.style.setProperty('transform', `translate(${x}px, ${y}px) scale(${scale})`);
    frame.style.setProperty('--zoom', String(scale));
  }

  #press(at: Point): void {
    if (this.mode !== 'ask') return;
    const box = this.renderRoot.querySelector('.frame')?.getBoundingClientRect();
    if (!box || at.x < box.left || at.x > box.right || at.y < box.top || at.y > box.bottom) return;
    this.spot = { x: (at.x - box.left) / box.width, y: (at.y - box.top) / box.height };
    this.#setPin();
  }

  readonly #setPin = (): void => {
    this.set = true;
    void this.updateComplete.then(async () => {
      const ask = this.renderRoot.querySelector<AskElement>('wk-ask');
      await ask?.updateComplete;
      ask?.focus();
    });
  };

  readonly #movePin = (event: KeyboardEvent): void => {
    const step = event.shiftKey ? 0.1 : 0.02;
    const by: Readonly<Record<string, Point>> = {
      ArrowLeft: { x: -step, y: 0 },
      ArrowRight: { x: step, y: 0 },
      ArrowUp: { x: 0, y: -step },
      ArrowDown: { x: 0, y: step },
    };
    const move = by[event.key];
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    const inside = (value: number): number => Math.min(1, Math.max(0, value));
    this.spot = { x: inside(this.spot.x + move.x), y: inside(this.spot.y + move.y) };
  };

  readonly #sent = (): void => {
    this.mode = 'look';
    this.set = false;
  };

  #wheel(event: WheelEvent): void {
    if (this.mode === 'compare') return;
    event.preventDefault();
    this.#zoom(Math.exp(-event.deltaY / 300), { x: event.clientX, y: event.clientY });
  }

  #double(event: MouseEvent): void {
    if (this.mode !== 'look') return;
    if (this.place.scale > 1) this.place = whole;
    else this.#zoom(2.5, { x: event.clientX, y: event.clientY });
  }

  readonly #key = (event: KeyboardEvent): void => {
    const [target] = event.composedPath();
    // What is typed is typed, and a slider moves by its own keys.
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return;
    if (event.ctrlKey || event.metaKey || event.altKey || this.mode === 'compare') return;
    const sign = this.#l.dir === 'rtl' ? -1 : 1;
    const { fit, stage } = this.#sizes;
    const pull = (x: number, y: number): void => {
      this.place = moved(this.place, { x, y }, fit, stage);
    };
    const enlarged = this.place.scale > 1;
    const acts: Readonly<Record<string, () => void>> = {
      '+': () => this.#zoom(1.5),
      '=': () => this.#zoom(1.5),
      '-': () => this.#zoom(1 / 1.5),
      '0': () => (this.place = whole),
      ArrowLeft: () => (enlarged ? pull(60, 0) : this.#turn(-sign)),
      ArrowRight: () => (enlarged ? pull(-60, 0) : this.#turn(sign)),
      ArrowUp: () => pull(0, 60),
      ArrowDown: () => pull(0, -60),
      PageUp: () => this.#turn(-1),
      PageDown: () => this.#turn(1),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  readonly #closed = (): void => {
    this.mode = 'look';
    this.set = false;
    this.place = whole;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'wk-photo-viewer': PhotoViewerElement;
  }
}
