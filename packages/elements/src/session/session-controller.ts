import { ContextConsumer } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { sessionContext } from './session-context.ts';
import type { SessionChange, SessionState, SessionStore } from './session-store.ts';

/**
 * A container's tie to its session: re-renders when the session's state changes, hands live changes on, and lets go
 * when the element leaves the page. `store` is undefined outside a `wk-session`.
 */
export class SessionController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #onChange: ((change: SessionChange) => void) | undefined;
  readonly #consumer: ContextConsumer<typeof sessionContext, ReactiveControllerHost & HTMLElement>;
  #store: SessionStore | undefined;
  #stops: (() => void)[] = [];

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    onChange?: (change: SessionChange) => void,
  ) {
    this.#host = host;
    this.#onChange = onChange;
    this.#consumer = new ContextConsumer(host, {
      context: sessionContext,
      subscribe: true,
      callback: (store) => this.#attach(store),
    });
    host.addController(this);
  }

  get store(): SessionStore | undefined {
    return this.#store;
  }

  /** There is no session around the element, nor will there be: a mistake in the page. */
  get outside(): boolean {
    for (
      let node: Node | null = this.#host;
      node;
      node = node.parentNode ?? (node as ShadowRoot).host ?? null
    ) {
      if ((node as Element).localName === 'wk-session') return false;
    }
    return this.#store === undefined;
  }

  get state(): SessionState | undefined {
    return this.#store?.state;
  }

  hostConnected(): void {
    if (this.#stops.length === 0) this.#attach(this.#consumer.value);
  }

  hostDisconnected(): void {
    this.#detach();
    this.#store = undefined;
  }

  #attach(store: SessionStore | undefined): void {
    if (store === this.#store && this.#stops.length > 0) return;
    this.#detach();
    this.#store = store;
    if (store) {
      this.#stops.push(store.subscribe(() => this.#host.requestUpdate()));
      if (this.#onChange) this.#stops.push(store.onChange(this.#onChange));
    }
    this.#host.requestUpdate();
  }

  #detach(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
  }
}
