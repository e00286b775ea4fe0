import type { Point } from './pan-zoom.ts';

/** What the fingers, or the mouse, do on the stage. */
export interface Touched {
  /** Pulled by so many pixels. */
  pull(by: Point): void;
  /** Spread by a factor around a point of the window. */
  pinch(factor: number, at: Point): void;
  /** Pressed and let go in one place, in pixels of the window. */
  press(at: Point): void;
}

/** Below this it was a press and not a pull. */
const still = 6;

/** One pointer pulls, two pinch, one that does not move presses. */
export class Fingers {
  readonly #down = new Map<number, Point>();
  readonly #touched: Touched;
  #way = 0;

  constructor(touched: Touched) {
    this.#touched = touched;
  }

  readonly begin = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    if (this.#down.size === 0) this.#way = 0;
    else this.#way = still;
    this.#down.set(event.pointerId, pointOf(event));
  };

  readonly move = (event: PointerEvent): void => {
    const before = this.#down.get(event.pointerId);
    if (!before) return;
    const at = pointOf(event);
    const by = { x: at.x - before.x, y: at.y - before.y };
    const [other] = [...this.#down].filter(([id]) => id !== event.pointerId).map(([, p]) => p);
    this.#down.set(event.pointerId, at);
    this.#way += Math.hypot(by.x, by.y);
    if (!other) {
      if (this.#way >= still) this.#touched.pull(by);
      return;
    }
    const spread = (point: Point): number => Math.hypot(point.x - other.x, point.y - other.y);
    const middle = { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 };
    if (spread(before) > 0) this.#touched.pinch(spread(at) / spread(before), middle);
    this.#touched.pull({ x: by.x / 2, y: by.y / 2 });
  };

  readonly end = (event: PointerEvent): void => {
    if (!this.#down.delete(event.pointerId)) return;
    if (event.type === 'pointerup' && this.#down.size === 0 && this.#way < still)
      this.#touched.press(pointOf(event));
  };
}

const pointOf = (event: PointerEvent): Point => ({ x: event.clientX, y: event.clientY });
