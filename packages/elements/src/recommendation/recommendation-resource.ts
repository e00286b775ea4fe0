import { Task } from '@lit/task';
import type { Me, Recommendation } from '@wellkept/contracts';
import type { ReactiveControllerHost } from 'lit';
import { WkErrorEvent } from '../events.ts';
import { isAbort } from '../problem.ts';
import { SessionController } from '../session/session-controller.ts';
import type { SessionChange, SessionStore } from '../session/session-store.ts';
import { failureOf, type Failure } from './failure.ts';

/** What a host has to say about the recommendation it shows. */
export interface ResourceOptions {
  readonly id: () => string | null;
  /** Handed down by an element around this one, which then does the loading. */
  readonly given?: () => Recommendation | null;
  /** The stream came back after a gap. */
  readonly reconnected?: () => void;
  /** Instead of a plain `get`, e.g. to mark it viewed as well. */
  readonly load?: (store: SessionStore, id: string, signal: AbortSignal) => Promise<Recommendation>;
}

/**
 * One recommendation from the session around the host: loads it, loads it again when the server says it changed, and
 * keeps what is shown while it does. Writes put the server's answer here with `replace`.
 */
export class RecommendationResource {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: ResourceOptions;
  readonly #session: SessionController;
  #item: Recommendation | null = null;
  /** What was handed down when `#item` came. */
  #givenBefore: Recommendation | null = null;
  #failure: Failure | null = null;
  #round = 0;

  constructor(host: ReactiveControllerHost & HTMLElement, options: ResourceOptions) {
    this.#host = host;
    this.#options = options;
    this.#session = new SessionController(host, (change) => this.#hear(change));
    void new Task(host, {
      args: () =>
        [
          this.store,
          this.store?.state.status,
          options.id(),
          this.#round,
          this.#given !== null,
        ] as const,
      task: ([store, status, id, , given], { signal }) =>
        this.#load(store, status === 'ready' && !given ? id : null, signal),
    });
  }

  /** The session around the host; `undefined` outside one. */
  get store(): SessionStore | undefined {
    return this.#session.store;
  }

  /** There is no session around the host, nor will there be. */
  get outside(): boolean {
    return this.#session.outside;
  }

  /** Who is signed in; `null` until known. */
  get me(): Me | null {
    return this.store?.state.me ?? null;
  }

  /** What is shown: handed down, or loaded last. */
  get item(): Recommendation | null {
    const given = this.#given;
    const own = this.#item?.id === (given?.id ?? this.#options.id()) ? this.#item : null;
    if (!given) return own;
    // What came last may be newer than what the element around this one knows yet; at the same revision too, for what
    // one may do changes with the hour as well, when a price runs out.
    const newer =
      own &&
      (own.revision > given.revision ||
        (own.revision === given.revision && given === this.#givenBefore));
    return newer ? own : given;
  }

  /** Why it is not there, or may be old; `null` when the last load went well. */
  get failure(): Failure | null {
    return this.store?.state.status === 'ended' ? { kind: 'ended' } : this.#failure;
  }

  /** The time by the server's clock, in milliseconds. */
  get now(): number {
    return this.store?.now() ?? Date.now();
  }

  /** Takes the server's answer to a write. */
  replace(item: Recommendation): void {
    this.#item = item;
    this.#givenBefore = this.#given;
    this.#failure = null;
    this.#host.requestUpdate();
  }

  /** Loads it again; what is shown stays until the answer is there. */
  refresh(): void {
    this.#round += 1;
    this.#host.requestUpdate();
  }

  /** Loads it again at once. Rejects like the client does. */
  async reload(): Promise<Recommendation | null> {
    const id = this.#given?.id ?? this.#options.id();
    if (!this.store || !id) return null;
    const item = await this.store.client.recommendations.get(id);
    this.replace(item);
    return item;
  }

  get #given(): Recommendation | null {
    return this.#options.given?.() ?? null;
  }

  async #load(
    store: SessionStore | undefined,
    id: string | null,
    signal: AbortSignal,
  ): Promise<void> {
    if (!store || !id) return;
    try {
      const item = await (this.#options.load?.(store, id, signal) ??
        store.client.recommendations.get(id, { signal }));
      if (signal.aborted) return;
      this.#item = item;
      this.#failure = null;
    } catch (error) {
      if (isAbort(error) || signal.aborted) return;
      this.#failure = failureOf(error);
      this.#host.dispatchEvent(new WkErrorEvent(error));
    }
  }

  #hear(change: SessionChange): void {
    const again = change.type === 'reconnected';
    if (again || change.recommendationId === this.#options.id()) this.refresh();
    if (again) this.#options.reconnected?.();
  }
}
