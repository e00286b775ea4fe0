import type { Client } from '@wellkept/client';
import type { SessionChange } from './session-store.ts';

export interface LiveOptions {
  readonly client: Client;
  /** Who listens: firm and person. Tabs of the same person at the same API share one stream. */
  readonly subject: string;
  readonly tell: (change: SessionChange) => void;
}

const longest = 30_000;

/** Statuses after which asking again is pointless. */
const hopeless = new Set([400, 401, 403, 404, 405, 410]);

/**
 * Follows the server's changes. Of a browser's tabs one holds a lock and the stream, and passes on what it hears;
 * when it goes, the next one takes over. Where locks are missing every tab has its own stream. After a gap a change
 * of type `reconnected` tells everybody to look again.
 */
export function followChanges({ client, subject, tell }: LiveOptions): { stop(): void } {
  const name = `wk-stream ${client.api} ${subject}`;
  let running: AbortController | null = null;

  const begin = (gap: boolean): void => {
    running = new AbortController();
    const { signal } = running;
    const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);
    const share = (change: SessionChange): void => {
      tell(change);
      channel?.postMessage(change);
    };
    channel?.addEventListener('message', (event: MessageEvent<SessionChange>) => tell(event.data));
    signal.addEventListener('abort', () => channel?.close());
    let before = gap;
    const lead = (): Promise<void> => keepOpen(client, signal, share, before);
    if (!channel || !navigator.locks) return void lead();
    // Taking over from a tab that went leaves a gap; being the first does not.
    const waiting = setTimeout(() => (before = true), 1000);
    navigator.locks
      .request(name, { signal }, () => {
        clearTimeout(waiting);
        return lead();
      })
      .catch(() => clearTimeout(waiting));
  };

  // An open stream or lock keeps a page out of the back-forward cache.
  const hide = (): void => running?.abort();
  const show = (event: PageTransitionEvent): void => {
    if (event.persisted) begin(true);
  };
  addEventListener('pagehide', hide);
  addEventListener('pageshow', show);
  begin(false);

  return {
    stop() {
      removeEventListener('pagehide', hide);
      removeEventListener('pageshow', show);
      running?.abort();
    },
  };
}

/** One stream after another until told to stop; waits longer after each failure, and not at all when back online. */
async function keepOpen(
  client: Client,
  signal: AbortSignal,
  share: (change: SessionChange) => void,
  gap: boolean,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      const onOpen = (): void => {
        failures = 0;
        if (gap) share(reconnected());
        gap = true;
      };
      for await (const change of client.changes({ signal, onOpen })) share(change);
    } catch (error) {
      const status = (error as { problem?: { status?: number } }).problem?.status;
      if (signal.aborted || (status !== undefined && hopeless.has(status))) return;
      gap = true;
    }
    failures += 1;
    await pause(Math.min(longest, 500 * 2 ** failures) * (0.5 + Math.random() / 2), signal);
  }
}

const reconnected = (): SessionChange => ({
  id: '',
  type: 'reconnected',
  at: new Date().toISOString(),
  recommendationId: null,
  appointmentId: null,
});

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      removeEventListener('online', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    addEventListener('online', done);
    signal.addEventListener('abort', done);
  });
}
