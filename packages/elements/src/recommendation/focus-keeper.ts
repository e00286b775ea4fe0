import type { LitElement, ReactiveController } from 'lit';

/**
 * When the button or form that had the focus is replaced by what it led to, the focus goes there, and not to the top of
 * the page. The host marks the place with `part="outcome"` and `tabindex="-1"`.
 */
export class FocusKeeper implements ReactiveController {
  readonly #host: LitElement;
  #within = false;
  /** What had the focus last, wherever it lies within; an inner element may take it away in an update of its own. */
  #last: Element | null = null;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
    host.addEventListener('focusin', (event) => {
      const [at] = event.composedPath();
      this.#last = at instanceof Element ? at : null;
    });
  }

  hostUpdate(): void {
    this.#within = Boolean(this.#host.shadowRoot?.activeElement);
  }

  hostUpdated(): void {
    const root = this.#host.shadowRoot;
    if (this.#within && root && !root.activeElement) this.#follow();
    else if (this.#last) setTimeout(this.#recover);
  }

  /** Only when it vanished with its place: whoever moved on keeps the focus where it is. */
  readonly #recover = (): void => {
    const active = document.activeElement;
    const nowhere = active === null || active === document.body;
    if (this.#last && !this.#last.isConnected && nowhere) this.#follow();
  };

  #follow(): void {
    this.#last = null;
    this.#host.shadowRoot?.querySelector<HTMLElement>('[part=outcome]')?.focus();
  }
}
