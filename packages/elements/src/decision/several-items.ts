import { Task } from '@lit/task';
import type { Me, Recommendation } from '@wellkept/contracts';
import type { ReactiveControllerHost } from 'lit';
import { WkErrorEvent } from '../events.ts';
import { isAbort } from '../problem.ts';
import { failureOf, type Failure } from '../recommendation/failure.ts';
import { SessionController } from '../session/session-controller.ts';
import type { SessionChange, SessionStore } from '../session/session-store.ts';
import type { ActSource } from './decision-act.ts';

/** Several recommendations from the session around the host, each kept as new as the server says it is. */
export class SeveralItems implements ActSource {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #ids: () => readonly string[];
  readonly #session: SessionController;
  readonly #loaded = new Map<string, Recommendation>();
  #failure: Failure | null = null;
  #round = 0;

  constructor(host: ReactiveControllerHost & HTMLElement, ids: () => readonly string[]) {
    this.#host = host;
    this.#ids = ids;
    this.#session = new SessionController(host, (change) => this.#hear(change));
    void new Task(host, {
      args: () => [this.store, this.store?.state.status, ids().join(' '), this.#round] as const,
      task: ([store, status, names], { signal }) =>
        this.#load(store, status === 'ready' ? names.split(' ').filter(Boolean) : [], signal),
    });
  }

  /** In the order asked for; those that could not be loaded are left out. */
  get items(): readonly Recommendation[] {
    return this.#ids().flatMap((id) => this.#loaded.get(id) ?? []);
  }

  get store(): SessionStore | undefined {
    return this.#session.store;
  }

  get me(): Me | null {
    return this.store?.state.me ?? null;
  }

  get now(): number {
    return this.store?.now() ?? Date.now();
  }

  /** Why they are not there; `null` when at least one is, or while they are on their way. */
  get failure(): Failure | null {
    return this.store?.state.status === 'ended' ? { kind: 'ended' } : this.#failure;
  }

  replace(item: Recommendation): void {
    this.#loaded.set(item.id, item);
    this.#host.requestUpdate();
  }

  refresh(): void {
    this.#round += 1;
    this.#host.requestUpdate();
  }

  async reload(id: string): Promise<Recommendation | null> {
    if (!this.store) return null;
    const item = await this.store.client.recommendations.get(id);
    this.replace(item);
    return item;
  }

  async #load(
    store: SessionStore | undefined,
    ids: readonly string[],
    signal: AbortSignal,
  ): Promise<void> {
    if (!store || ids.length === 0) return;
    const ends = await Promise.allSettled(ids.map((id) => read(store, id, signal)));
    if (signal.aborted) return;
    for (const end of ends)
      if (end.status === 'fulfilled') this.#loaded.set(end.value.id, end.value);
    const lost = ends.find((end) => end.status === 'rejected');
    this.#failure = lost && this.items.length === 0 ? failureOf(lost.reason) : null;
    if (lost && !isAbort(lost.reason)) this.#host.dispatchEvent(new WkErrorEvent(lost.reason));
  }

  #hear(change: SessionChange): void {
    const { recommendationId: id } = change;
    if (change.type === 'reconnected') this.refresh();
    else if (id && this.#loaded.has(id))
      this.reload(id).catch((error: unknown) => this.#host.dispatchEvent(new WkErrorEvent(error)));
  }
}

/** Marked viewed by the customer when it was sent and is now here to be read. */
async function read(store: SessionStore, id: string, signal: AbortSignal): Promise<Recommendation> {
  const item = await store.client.recommendations.get(id, { signal });
  if (item.status !== 'sent' || store.state.me?.role !== 'contact' || signal.aborted) return item;
  return store.client.recommendations.view(id, { signal }).catch(() => item);
}
