import { Task } from '@lit/task';
import type { Comparison, Recommendation } from '@wellkept/contracts';
import type { ReactiveControllerHost } from 'lit';
import { isAbort } from '../problem.ts';
import type { SessionStore } from '../session/session-store.ts';

/** What the host shows, and the session it is from. */
type Shown = () => {
  readonly store: SessionStore | undefined;
  readonly item: Recommendation | null;
};

/**
 * What the options come to beside one another, for a recommendation that has a case. Not to know it is no fault: then
 * the options' own numbers stand alone, and the calculation itself still opens.
 */
export class ComparisonResource {
  /** `null` where there is none; `undefined` while it is on its way. */
  value: Comparison | null | undefined = undefined;
  #of = '';

  constructor(host: ReactiveControllerHost, shown: Shown) {
    void new Task(host, {
      args: () => {
        const { store, item } = shown();
        const of = item?.hasEconomics ? item.id : null;
        return [store?.state.status === 'ready' ? store : undefined, of, item?.revision] as const;
      },
      task: async ([store, id], { signal }) => {
        if (id !== this.#of) {
          this.#of = id ?? '';
          this.value = undefined;
        }
        if (!store || id === null) return;
        try {
          const found = await store.client.recommendations.comparison(id, { signal });
          if (!signal.aborted) this.value = found;
        } catch (error) {
          if (!isAbort(error) && !signal.aborted) this.value ??= null;
        }
      },
    });
  }
}
