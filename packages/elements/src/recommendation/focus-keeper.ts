import type { LitElement, ReactiveController } from 'lit';

/**
 * When the button or form that had the focus is replaced by what it led to, the focus goes there, and not to the top of
 * the page. The host marks the place with `part="outcome"` and `tabindex="-1"`.
 */
export class FocusKeeper implements ReactiveController {
  readonly #host: LitElement;
  #within = false;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#within = Boolean(this.#host.shadowRoot?.activeElement);
  }

  hostUpdated(): void {
    const root = this.#host.shadowRoot;
    if (!this.#within || !root || root.activeElement) return;
    root.querySelector<HTMLElement>('[part=outcome]')?.focus();
  }
}
