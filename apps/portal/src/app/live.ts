import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Me } from '@wellkept/contracts';
import { withDesk, type DeskClient } from '@wellkept/client/desk';
import { SessionController } from '@wellkept/elements';

/** Changes that come in a burst are answered by one load. */
const pauseMs = 150;

const firstSeen = new WeakMap<Me, number>();

/** The server's time now, by what its clock said when we signed in. */
export const clockOf = (me: Me): number => {
  const seen = firstSeen.get(me) ?? Date.now();
  firstSeen.set(me, seen);
  return Date.parse(me.now) + Date.now() - seen;
};

/**
 * One thing a page shows: loaded when the session is there, loaded again when something changed on the server.
 * `value` stays what it was while a newer one is under way.
 */
export class Live<T> implements ReactiveController {
  value: T | undefined;
  error: unknown;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #load: (client: DeskClient, signal: AbortSignal) => Promise<T>;
  readonly #session: SessionController;
  #abort: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #client: DeskClient | undefined;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    load: (client: DeskClient, signal: AbortSignal) => Promise<T>,
  ) {
    this.#host = host;
    this.#load = load;
    this.#session = new SessionController(host, () => this.#soon());
    host.addController(this);
  }

  get me(): Me | null {
    return this.#session.state?.me ?? null;
  }

  get store(): SessionController['store'] {
    return this.#session.store;
  }

  get client(): DeskClient | undefined {
    const { store } = this.#session;
    if (store && !this.#client) this.#client = withDesk(store.client);
    return this.#client;
  }

  hostUpdate(): void {
    if (this.#session.state?.status === 'ready' && !this.#abort) void this.reload();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#abort?.abort();
    this.#abort = undefined;
    this.#client = undefined;
  }

  /** Loads it anew; an older load still under way is given up. */
  async reload(): Promise<void> {
    const { client } = this;
    if (!client) return;
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    try {
      const value = await this.#load(client, abort.signal);
      if (abort.signal.aborted) return;
      this.value = value;
      this.error = undefined;
    } catch (error) {
      if (abort.signal.aborted) return;
      this.error = error;
    }
    this.#host.requestUpdate();
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.reload(), pauseMs);
  }
}

/** One write at a time, with what went wrong kept for the page to show. */
export class Deed implements ReactiveController {
  busy = false;
  error: unknown;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  /** Runs the write; `undefined` when it failed or another one is under way. */
  async run<T>(act: () => Promise<T>): Promise<T | undefined> {
    if (this.busy) return undefined;
    this.busy = true;
    this.error = undefined;
    this.#host.requestUpdate();
    try {
      return await act();
    } catch (error) {
      this.error = error;
      return undefined;
    } finally {
      this.busy = false;
      this.#host.requestUpdate();
    }
  }
}
