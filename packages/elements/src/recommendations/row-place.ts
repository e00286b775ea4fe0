import { scrollerOf } from '../scroller.ts';

/** How long a row that is on its way to another place of the list is waited for, in milliseconds. */
const waits = 3000;

interface Place {
  readonly id: string;
  /** Where its upper edge was on the screen, in pixels. */
  readonly top: number;
  readonly focused: boolean;
}

/**
 * Keeps the row a reader looks at where it is on the screen, and the focus on it, while the list is drawn anew: browsers
 * anchor the page to elements, and a row that moves to another part of the list becomes another element.
 */
export class RowPlace {
  readonly #root: ShadowRoot;
  #place: Place | null = null;
  #until = 0;

  constructor(root: ShadowRoot) {
    this.#root = root;
  }

  /** Draws, and puts the reader back. */
  keep(draw: () => void): void {
    this.take();
    draw();
    this.restore();
  }

  take(): void {
    if (this.#place && performance.now() < this.#until) return;
    const focused = this.#root.activeElement?.closest<HTMLElement>('[data-id]') ?? null;
    const row = focused && isSeen(focused) ? focused : this.#firstSeen();
    this.#place = row && {
      id: row.dataset['id'] ?? '',
      top: row.getBoundingClientRect().top,
      focused: row === focused,
    };
  }

  restore(): void {
    const place = this.#place;
    if (!place) return;
    const row = this.#root.querySelector<HTMLElement>(`[data-id="${CSS.escape(place.id)}"]`);
    if (!row) return this.#wait();
    this.#place = null;
    const scroller = scrollerOf(row);
    const moved = row.getBoundingClientRect().top - place.top;
    // Whoever is at the very beginning sees what is new there.
    if (scroller && scroller.scrollTop > 0 && Math.abs(moved) >= 1)
      scroller.scrollBy({ top: moved, behavior: 'instant' });
    if (place.focused && !row.contains(this.#root.activeElement))
      row.querySelector<HTMLElement>('.open')?.focus({ preventScroll: true });
  }

  /** It may come with the next part of the list; a reader who moves on is not pulled back. */
  #wait(): void {
    if (performance.now() < this.#until) return;
    this.#until = performance.now() + waits;
    for (const moves of ['wheel', 'touchmove', 'keydown', 'pointerdown'])
      addEventListener(moves, this.#forget, { once: true, passive: true });
  }

  readonly #forget = (): void => {
    this.#place = null;
    this.#until = 0;
  };

  #firstSeen(): HTMLElement | null {
    for (const row of this.#root.querySelectorAll<HTMLElement>('[data-id]'))
      if (isSeen(row)) return row;
    return null;
  }
}

const isSeen = (row: HTMLElement): boolean => {
  const { top, bottom, height } = row.getBoundingClientRect();
  return height > 0 && bottom > 0 && top < innerHeight;
};
