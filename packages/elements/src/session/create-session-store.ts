import type { Client, ClientOptions } from '@wellkept/client';
import type { Me, SessionToken } from '@wellkept/contracts';
import { followChanges } from './live.ts';
import { createSessionActs } from './session-acts.ts';
import type { SessionChange, SessionState, SessionStore } from './session-store.ts';

export interface SessionStoreOptions {
  readonly api: string;
  readonly getToken: () => Promise<SessionToken | null>;
  readonly createClient: (options: ClientOptions) => Client;
  /** Stands in for the global `fetch`. */
  readonly fetch?: typeof fetch | undefined;
  /** Told when the session ends, after the state says so. */
  readonly onEnded?: ((reason: 'signed-out' | 'expired') => void) | undefined;
  /** After a restart somebody else is signed in: nothing of the first person may stay. */
  readonly onOtherPerson?: (() => void) | undefined;
}

/** A session that can also be put away. */
export interface OwnedSessionStore extends SessionStore {
  /** Asks who is signed in. */
  start(): Promise<void>;
  /** The device came back to or left the network. */
  setOnline(online: boolean): void;
  /** Closes the stream; nothing is told any more. */
  close(): void;
}

const starting: SessionState = {
  status: 'starting',
  me: null,
  reason: null,
  online: true,
  error: null,
  kept: [],
};

/** The session's state outside the DOM. */
export function createSessionStore(options: SessionStoreOptions): OwnedSessionStore {
  let state = starting;
  let offset = 0;
  let person: string | null = null;
  let live: { stop(): void } | null = null;
  let liveWanted = false;
  const drafts = new Map<string, unknown>();
  const listeners = new Set<() => void>();
  const changeListeners = new Set<(change: SessionChange) => void>();

  const set = (next: Partial<SessionState>): void => {
    state = { ...state, ...next };
    for (const listener of Array.from(listeners)) listener();
    void follow();
  };
  const tell = (change: SessionChange): void => {
    for (const listener of Array.from(changeListeners)) listener(change);
  };
  const end = (reason: 'signed-out' | 'expired'): void => {
    if (state.status === 'ended') return;
    set({ status: 'ended', reason, ...(reason === 'signed-out' ? { me: null } : {}) });
    options.onEnded?.(reason);
  };
  const client = options.createClient({
    api: options.api,
    getToken: options.getToken,
    fetch: options.fetch,
    onEnded: () => end('expired'),
  });

  const lookAgain = (): void =>
    tell({
      id: '',
      type: 'reconnected',
      at: new Date().toISOString(),
      recommendationId: null,
      appointmentId: null,
    });
  const acts = createSessionActs({
    client,
    me: () => state.me,
    now: () => Date.now() + offset,
    changed: (kept, news) => {
      set({ kept });
      if (news) lookAgain();
    },
  });

  /** Opens the stream while somebody listens and the session stands. */
  async function follow(): Promise<void> {
    const wanted = state.status === 'ready' && changeListeners.size > 0;
    if (wanted === liveWanted) return;
    liveWanted = wanted;
    live?.stop();
    live = null;
    const { me } = state;
    if (!wanted || !me) return;
    await quiet(); // The first paint goes before the news.
    if (liveWanted && !live)
      live = followChanges({ client, subject: `${me.organization.id} ${me.person.id}`, tell });
  }

  async function start(): Promise<void> {
    set({ status: 'starting', error: null });
    try {
      const me: Me = await client.me();
      // A clock that says nothing is the device's own.
      offset = Date.parse(me.now) - Date.now() || 0;
      const other = person !== null && person !== me.person.id;
      person = me.person.id;
      if (other) {
        drafts.clear();
        acts.leave();
        options.onOtherPerson?.();
        return;
      }
      set({ status: 'ready', me, reason: null, error: null });
      void quiet().then(acts.sendKept);
    } catch (error) {
      // The status may have moved on to `ended` while this was under way.
      if ((state as SessionState).status === 'starting') {
        set({ status: 'failed', error: error instanceof Error ? error : new Error(String(error)) });
      }
    }
  }

  return {
    get state() {
      return state;
    },
    client,
    now: () => Date.now() + offset,
    start,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onChange(listener) {
      changeListeners.add(listener);
      void follow();
      return () => {
        changeListeners.delete(listener);
        void follow();
      };
    },
    async restart() {
      client.forgetToken();
      await start();
      if (state.status === 'ready') lookAgain();
    },
    async signOut() {
      // The token ends by itself within minutes; here it is forgotten even if the server cannot be reached.
      await Promise.all([client.session.end().catch(() => undefined), acts.forget()]);
      client.forgetToken();
      drafts.clear();
      person = null;
      end('signed-out');
    },
    keep(key, draft) {
      if (draft === null) drafts.delete(key);
      else drafts.set(key, draft);
    },
    draft: <T>(key: string) => (drafts.get(key) as T | undefined) ?? null,
    acts,
    setOnline(online) {
      if (online === state.online) return;
      set({ online });
      if (online) void acts.sendKept();
    },
    close() {
      liveWanted = false;
      live?.stop();
      live = null;
      acts.leave();
    },
  };
}

/** When the page has nothing more urgent to do, or soon. */
const quiet = (): Promise<unknown> =>
  new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(resolve, { timeout: 1000 });
    else setTimeout(resolve, 200);
  });
