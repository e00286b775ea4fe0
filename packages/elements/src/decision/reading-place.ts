// Where the eye is when an answer is pressed, and where it goes back to. Loaded with the rest of answering.
import type { LitElement, ReactiveController } from 'lit';
import { around, hostOf, scrollerOf } from '../scroller.ts';

/** A row of answers and what belongs to the chosen one. */
export interface AnswerForm extends LitElement {
  /** An answer is chosen. */
  readonly chosen: boolean;
  /** It was chosen here and now, and not restored from what was kept; `false` again once it is cancelled. */
  readonly pressed: boolean;
  /** Chooses none again. */
  cancel(): void;
}

/**
 * Opens what belongs to an answer where the answer was pressed: moves the page only as far as it takes to see it, and
 * back when it is cancelled. Escape cancels, wherever the reader is in what is being answered.
 */
export class ReadingPlace implements ReactiveController {
  readonly #host: AnswerForm;
  /** Where the row of answers was on the screen when one was pressed; `null` while none is chosen. */
  #top: number | null = null;
  #radio: HTMLInputElement | null = null;
  #isShown = false;
  #reader: EventTarget | null = null;

  constructor(host: AnswerForm) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    // A form that covers part of what is read must go by a key, from there too (WCAG 2.4.11).
    const decision = hostOf(this.#host);
    this.#reader = (decision && hostOf(decision)) ?? decision ?? this.#host;
    this.#reader.addEventListener('keydown', this.#cancel);
  }

  hostDisconnected(): void {
    this.#reader?.removeEventListener('keydown', this.#cancel);
  }

  hostUpdate(): void {
    if (this.#host.chosen) this.#top ??= this.#row?.getBoundingClientRect().top ?? null;
  }

  hostUpdated(): void {
    const { chosen, pressed, renderRoot } = this.#host;
    const panel = renderRoot.querySelector('form');
    if (chosen) {
      this.#radio = this.#row?.querySelector('input:checked') ?? null;
      if (panel && pressed && !this.#isShown) reveal(panel);
      this.#isShown ||= panel !== null;
      return;
    }
    if (this.#top !== null && !pressed) this.#goBack(this.#top);
    this.#top = null;
    this.#isShown = false;
  }

  get #row(): Element | null {
    return this.#host.renderRoot.querySelector('[part=answers]');
  }

  #goBack(top: number): void {
    if (this.#row && !isStuck(this.#host)) {
      const moved = this.#row.getBoundingClientRect().top - top;
      scrollerOf(this.#host)?.scrollBy({ top: moved, behavior: 'instant' });
    }
    this.#radio?.focus({ preventScroll: true });
  }

  readonly #cancel = (event: Event): void => {
    const { key, isComposing } = event as KeyboardEvent;
    if (key !== 'Escape' || isComposing || event.defaultPrevented || !this.#host.chosen) return;
    // A picture that is open over the page closes first.
    if (event.composedPath().some((each) => each instanceof HTMLDialogElement)) return;
    event.preventDefault();
    this.#host.cancel();
  };
}

/** Brings what belongs to an answer into view, with the answers above it, unless it lies over the page anyway. */
export const reveal = (panel: Element): void => {
  if (!isStuck(panel)) panel.scrollIntoView({ block: 'nearest', behavior: 'instant' });
};

const isStuck = (from: Element): boolean =>
  [...around(from)].some((each) => getComputedStyle(each).position === 'sticky');
