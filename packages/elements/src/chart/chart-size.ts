import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Measures the container, so that a chart is drawn at the width it has: nothing is scaled, and a
 * label is as large at 240 px as at 1,400. What is watched is a ruler without height, which the
 * host renders: watching what the drawing itself makes taller would raise "ResizeObserver loop"
 * errors in the page.
 */
export class ChartSize implements ReactiveController {
  /** CSS pixels; 0 until the first measurement, which comes before the first paint. */
  width = 0;
  /** The inherited text size over 16: every distance in a chart is a multiple of it. */
  unit = 1;
  readonly ruler = document.createElement('div');
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #pen = document.createElement('canvas').getContext('2d');
  #observer: ResizeObserver | undefined;
  #family = 'sans-serif';

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    this.ruler.className = 'ruler';
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer = new ResizeObserver(([entry]) => this.#measure(entry?.contentRect.width ?? 0));
    this.#observer.observe(this.ruler);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  #measure(width: number): void {
    const style = getComputedStyle(this.#host);
    const unit = (Number.parseFloat(style.fontSize) || 16) / 16;
    if (
      Math.abs(width - this.width) < 0.5 &&
      unit === this.unit &&
      style.fontFamily === this.#family
    )
      return;
    this.width = width;
    this.unit = unit;
    this.#family = style.fontFamily;
    this.#host.requestUpdate();
  }

  /** Width of `text` at `size` (in the design's pixels, 16 being the inherited size). */
  text(text: string, size = 12, strong = false): number {
    if (!this.#pen) return text.length * size * 0.56 * this.unit;
    this.#pen.font = `${strong ? 600 : 400} ${size * this.unit}px ${this.#family}`;
    return this.#pen.measureText(text).width;
  }
}
