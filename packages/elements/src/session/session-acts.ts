import type { Client, KeptAct, Outbox } from '@wellkept/client';
import type { Me } from '@wellkept/contracts';
import type { SessionActs } from './session-store.ts';

export interface SessionActsOptions {
  readonly client: Client;
  readonly me: () => Me | null;
  /** The server's clock in milliseconds. */
  readonly now: () => number;
  /** Told what is kept; `news` when the server has just taken something that was. */
  readonly changed: (kept: readonly KeptAct[], news: boolean) => void;
}

/** What a session's owner does with them besides. */
export interface OwnedSessionActs extends SessionActs {
  /** Sends what was kept, also before this page was opened; does nothing when nothing was. */
  sendKept(): Promise<void>;
  /** Somebody else is signed in, or the page goes: what is kept stays on the device. */
  leave(): void;
  /** Log-out: nothing stays. */
  forget(): Promise<void>;
}

/** The answers on their way of who is signed in. The outbox is loaded with the first answer, or when one was kept. */
export function createSessionActs({
  client,
  me,
  now,
  changed,
}: SessionActsOptions): OwnedSessionActs {
  let outbox: Promise<Outbox> | null = null;
  let before: readonly KeptAct[] = [];
  const claims = new Map<string, number>();

  const note = (kept: readonly KeptAct[]): void => {
    if (kept.length === 0 && before.length === 0) return;
    const known = new Set(before.flatMap(({ act, given }) => (act ? [given.key] : [])));
    before = kept;
    changed(
      kept,
      kept.some(({ act, given }) => act !== null && !known.has(given.key)),
    );
  };
  const open = async (): Promise<Outbox> => {
    const who = me();
    if (!who) throw new Error('Nobody is signed in');
    // What shows a kept answer comes with what keeps it: without a line it is too late to load it.
    if (!outbox) void import('../outbox/outbox.ts').catch(() => undefined);
    outbox ??= client.outbox({ me: who, now, changed: note });
    try {
      return await outbox;
    } catch (error) {
      outbox = null; // Its code did not arrive: the next one asks again.
      throw error;
    }
  };
  const close = async (end: (opened: Outbox) => Promise<void> | void): Promise<void> => {
    try {
      const opened = outbox ?? ((await client.hasKept()) ? open() : null);
      if (opened) await end(await opened);
    } catch {
      // There is none to close.
    }
    outbox = null;
    before = [];
  };

  return {
    prepare: async () => void (await open()),
    give: async (act) => (await open()).give(act),
    retry: async () => (await open()).retry(),
    drop: async (key) => (await open()).drop(key),
    claim(key) {
      const count = (change: number): void => {
        claims.set(key, (claims.get(key) ?? 0) + change);
        if (before.length > 0) changed(before, false);
      };
      count(1);
      return () => count(-1);
    },
    isClaimed: (key) => (claims.get(key) ?? 0) > 0,
    async sendKept() {
      try {
        if (outbox || (await client.hasKept())) await (await open()).retry();
      } catch {
        // It goes on waiting; the next chance is when the line is back.
      }
    },
    leave: () => void (outbox && close((opened) => opened.close())),
    forget: () => close((opened) => opened.clear()),
  };
}
