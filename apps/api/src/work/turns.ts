// Turns for work that would hold everybody up: a few pieces at a time, and one organization after the other, so that a
// busy one waits behind its own work and not in front of the others'.
import { Refusal } from '../http/refusal.ts';

export interface TurnLimits {
  /** Pieces under way at once. */
  readonly atOnce: number;
  /** … of one organization; default: as many as there are. */
  readonly atOnceEach?: number;
  /** Pieces of one organization that may wait, and of all together. Beyond it the last would wait longer than a person does. */
  readonly waitingEach: number;
  readonly waiting: number;
  /** What a refused caller is told to wait, in seconds. */
  readonly retryAfter: number;
}

export interface Turns {
  /**
   * Runs `work` when it is the organization's turn. Who leaves while waiting gives the place up.
   * @throws `too-many-requests` when too much is waiting already.
   */
  take<T>(organizationId: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Pieces under way, and pieces waiting. */
  count(): { readonly underWay: number; readonly waiting: number };
}

type Start = () => void;

export function createTurns(limits: TurnLimits): Turns {
  const { atOnce, atOnceEach = atOnce, waitingEach } = limits;
  /** In the order of their next turn: an organization that got one goes to the end. */
  const queues = new Map<string, Start[]>();
  const busy = new Map<string, number>();
  let underWay = 0;
  let waiting = 0;

  const busyOf = (organizationId: string): number => busy.get(organizationId) ?? 0;

  function begin(organizationId: string): void {
    underWay += 1;
    busy.set(organizationId, busyOf(organizationId) + 1);
  }

  function end(organizationId: string): void {
    underWay -= 1;
    const left = busyOf(organizationId) - 1;
    if (left > 0) busy.set(organizationId, left);
    else busy.delete(organizationId);
    startNext();
  }

  function startNext(): void {
    for (const [organizationId, queue] of queues) {
      if (underWay >= atOnce) return;
      if (busyOf(organizationId) >= atOnceEach) continue;
      const start = queue.shift();
      queues.delete(organizationId);
      if (queue.length > 0) queues.set(organizationId, queue);
      start?.();
    }
  }

  function leave(organizationId: string, start: Start): void {
    const queue = queues.get(organizationId);
    const place = queue?.indexOf(start) ?? -1;
    if (!queue || place < 0) return;
    queue.splice(place, 1);
    if (queue.length === 0) queues.delete(organizationId);
    waiting -= 1;
  }

  /** Resolves when the turn has come. */
  function wait(organizationId: string, signal?: AbortSignal): Promise<void> {
    const queue = queues.get(organizationId) ?? [];
    if (queue.length >= waitingEach || waiting >= limits.waiting) {
      const headers = { 'Retry-After': String(limits.retryAfter) };
      throw new Refusal('too-many-requests', { headers });
    }
    return new Promise((resolve, reject) => {
      const give = () => {
        leave(organizationId, start);
        reject(new Refusal('unavailable', 'The caller left.'));
      };
      const start = () => {
        signal?.removeEventListener('abort', give);
        waiting -= 1;
        begin(organizationId);
        resolve();
      };
      signal?.addEventListener('abort', give, { once: true });
      waiting += 1;
      queue.push(start);
      queues.set(organizationId, queue);
    });
  }

  return {
    async take(organizationId, work, signal) {
      signal?.throwIfAborted();
      if (underWay < atOnce && busyOf(organizationId) < atOnceEach) begin(organizationId);
      else await wait(organizationId, signal);
      try {
        return await work();
      } finally {
        end(organizationId);
      }
    },
    count: () => ({ underWay, waiting }),
  };
}
