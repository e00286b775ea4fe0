import { Task } from '@lit/task';
import type { SlotList } from '@wellkept/contracts';
import type { ReactiveControllerHost } from 'lit';
import { isAbort } from '../problem.ts';
import { failureOf, type Failure } from '../recommendation/failure.ts';
import type { SessionStore } from '../session/session-store.ts';

/** For which recommendation times are wanted; none while `id` is `null`. */
export interface Wanted {
  readonly store: SessionStore | undefined;
  readonly id: string | null;
}

/** The windows in which somebody can come, asked for while they are wanted. */
export class FreeTimes {
  /** Why they are not there; `null` when the last load went well. */
  failure: Failure | null = null;
  readonly #host: ReactiveControllerHost;
  readonly #task: Task<readonly [SessionStore | undefined, string | null, number], SlotList | null>;
  #round = 0;

  constructor(host: ReactiveControllerHost, wanted: () => Wanted) {
    this.#host = host;
    this.#task = new Task(host, {
      args: () => {
        const { store, id } = wanted();
        return [store, id, this.#round] as const;
      },
      task: ([store, id], { signal }) => this.#load(store, id, signal),
    });
  }

  /** `null` until known, and while none are wanted. */
  get list(): SlotList | null {
    return this.#task.value ?? null;
  }

  /** Asks again; what is shown stays until the answer is there. */
  reload(): void {
    this.#round += 1;
    this.#host.requestUpdate();
  }

  async #load(
    store: SessionStore | undefined,
    id: string | null,
    signal: AbortSignal,
  ): Promise<SlotList | null> {
    if (!store || !id) return null;
    try {
      const list = await store.client.slots.list({ recommendationId: id }, { signal });
      this.failure = null;
      return list;
    } catch (error) {
      if (!isAbort(error) && !signal.aborted) this.failure = failureOf(error);
      return null;
    }
  }
}
