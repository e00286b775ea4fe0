// Acts on their way to the server: sent at once, or kept on the device until they can be. Loaded with the first answer
// that is begun, so that it is there when the line is not.
import type { Act, Me } from '@wellkept/contracts';
import { isConnectionError, isProblemError } from '../errors.ts';
import { hasKept } from '../has-kept.ts';
import { send, type ActSender, type GivenAct, type KeptAct } from './given.ts';
import { openVault, type Vault } from './vault.ts';
import { within } from './within.ts';

/** Milliseconds an act may be under way before it is kept, in case the page does not live to see the answer. */
const ahead = 1500;
/** Milliseconds after which an act is not sent by itself any more. */
const week = 7 * 24 * 3_600_000;
/** Milliseconds between attempts; the last one goes on. */
const pauses = [3_000, 10_000, 30_000, 60_000];

export interface OutboxOptions {
  readonly client: ActSender & {
    readonly api: string;
    me(): Promise<Me>;
    forgetToken(): void;
  };
  /** Whose acts these are: nobody else sees or sends them. */
  readonly me: Me;
  /** The server's clock in milliseconds. */
  readonly now: () => number;
  /** Told when `items` changed, with what they are now. */
  readonly changed: (items: readonly KeptAct[]) => void;
}

export interface Outbox {
  /** What could not be sent at once, and what became of it; in memory until it is dropped. */
  readonly items: readonly KeptAct[];
  /**
   * Sends an act.
   * @returns What the server answered, or `null` when it did not arrive and is kept.
   * @throws `ProblemError` when it was refused; then it is not kept.
   */
  give(given: GivenAct): Promise<Act | null>;
  /** Sends what waits, oldest first, with a fresh token and only while the same person is signed in. */
  retry(): Promise<void>;
  /** Takes an act back that was not sent, or puts away one whose end was read. */
  drop(key: string): Promise<void>;
  /** Forgets everything, on the device too. */
  clear(): Promise<void>;
  /** Stops trying; what is kept stays. */
  close(): void;
}

/** One person's outbox; brings back what was kept on this device before. */
export async function openOutbox(options: OutboxOptions): Promise<Outbox> {
  const outbox = new OwnOutbox(options);
  await outbox.look();
  return outbox;
}

/** What is not known of an act that cannot be opened. */
const unknown: Pick<GivenAct, 'request' | 'files' | 'about'> = {
  request: { answers: [], language: 'en' },
  files: [],
  about: {},
};

class OwnOutbox implements Outbox {
  readonly #options: OutboxOptions;
  readonly #owner: string;
  readonly #items = new Map<string, KeptAct>();
  readonly #channel: BroadcastChannel | null;
  #vault: Promise<Vault | null> | null = null;
  #running: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #closed = false;

  constructor(options: OutboxOptions) {
    this.#options = options;
    const { me, client } = options;
    this.#owner = [client.api, me.organization.id, me.person.id].join('\n');
    this.#channel =
      typeof BroadcastChannel === 'undefined'
        ? null
        : new BroadcastChannel(`wk-outbox ${this.#owner}`);
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<'changed' | 'cleared'>) => {
      if (data === 'cleared') this.#items.clear();
      void this.look();
    });
  }

  get items(): readonly KeptAct[] {
    return [...this.#items.values()];
  }

  async give(given: GivenAct): Promise<Act | null> {
    if (globalThis.navigator?.onLine === false) {
      await this.#keep(given, 'waiting');
      return null;
    }
    let early: Promise<void> | undefined;
    const timer = setTimeout(() => (early = this.#keep(given, 'sending')), ahead);
    try {
      const act = await send(this.#options.client, given);
      clearTimeout(timer);
      await early;
      await this.drop(given.key);
      return act;
    } catch (error) {
      clearTimeout(timer);
      await early;
      if (!isPassing(error)) {
        await this.drop(given.key);
        throw error;
      }
      await this.#keep(given, 'waiting');
      this.#later();
      return null;
    }
  }

  async retry(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#closed) return;
    this.#running ??= this.#alone(() => this.#sendAll()).finally(() => (this.#running = null));
    await this.#running;
  }

  async drop(key: string): Promise<void> {
    const held = this.#items.get(key);
    if (!held) return;
    this.#items.delete(key);
    this.#changed();
    if (held.lasting) await this.#stored((vault) => vault.drop(key), undefined);
    this.#tell('changed');
  }

  async clear(): Promise<void> {
    clearTimeout(this.#timer);
    this.#items.clear();
    this.#options.changed([]);
    if (await within(hasKept(), false)) await this.#stored((vault) => vault.clear(), undefined);
    this.#tell('cleared');
    this.close();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#channel?.close();
    this.#closed = true;
  }

  /** Looks at what is kept on the device: another tab may have kept, sent or dropped something. */
  async look(): Promise<void> {
    if (!this.#vault && !(await within(hasKept(), false))) return this.#changed();
    const { acts: stored, lost } = await this.#stored((vault) => vault.list(), {
      acts: [],
      lost: [],
    });
    for (const each of lost) this.#note({ ...each, ...unknown }, 'lost', true);
    const now = this.#options.now();
    for (const given of stored) {
      const state = this.#items.get(given.key)?.state ?? 'waiting';
      const old = state === 'waiting' && now - given.at > week;
      this.#note(given, old ? 'too-old' : state, true);
    }
    const there = new Set([...stored, ...lost].map(({ key }) => key));
    for (const [key, { lasting, state }] of this.#items) {
      if (lasting && state !== 'sent' && !there.has(key)) this.#items.delete(key);
    }
    this.#changed();
  }

  async #sendAll(): Promise<void> {
    await this.look();
    const waiting = this.items.filter(({ state }) => state === 'waiting');
    if (waiting.length === 0) return;
    const { client, me } = this.#options;
    try {
      // Somebody else may have signed in to the page since: only a token got just now says who it is.
      client.forgetToken();
      const now = await client.me();
      if (now.person.id !== me.person.id || now.organization.id !== me.organization.id) return;
      for (const { given, lasting } of waiting) {
        if (this.#items.has(given.key)) await this.#sendKept(given, lasting);
      }
      this.#failures = 0;
    } catch (error) {
      if (isPassing(error)) this.#later();
    }
  }

  /** @throws When it did not arrive, or the session has ended: it goes on waiting. */
  async #sendKept(given: GivenAct, lasting: boolean): Promise<void> {
    this.#note(given, 'sending', lasting);
    this.#changed();
    try {
      const act = await send(this.#options.client, given);
      this.#note(given, 'sent', lasting, { act });
      if (lasting) await this.#stored((vault) => vault.drop(given.key), undefined);
    } catch (error) {
      if (isPassing(error) || !isProblemError(error) || error.status === 401) {
        this.#note(given, 'waiting', lasting);
        throw error;
      }
      // It stays on the device until somebody has read why: what was typed is in it.
      this.#note(given, 'refused', lasting, { problem: error.problem });
    } finally {
      this.#changed();
      this.#tell('changed');
    }
  }

  async #keep(given: GivenAct, state: 'waiting' | 'sending'): Promise<void> {
    const held = this.#items.get(given.key);
    const lasting = held?.lasting || (await this.#stored((vault) => vault.put(given), false));
    this.#note(given, state, lasting);
    this.#changed();
    this.#tell('changed');
  }

  #note(
    given: GivenAct,
    state: KeptAct['state'],
    lasting: boolean,
    end: Partial<Pick<KeptAct, 'act' | 'problem'>> = {},
  ): void {
    const before = this.#items.get(given.key);
    const { act, problem } = { act: before?.act ?? null, problem: before?.problem ?? null, ...end };
    this.#items.set(given.key, { given, state, lasting, problem, act });
  }

  #open(): Promise<Vault | null> {
    this.#vault ??= within(openVault(this.#owner, this.#options.now()), null);
    return this.#vault;
  }

  /** Asks the device's storage; where it fails or does not answer, memory has to do, as without any. */
  async #stored<T>(work: (vault: Vault) => Promise<T>, without: T): Promise<T> {
    const vault = await this.#open();
    return vault ? within(work(vault), without).catch(() => without) : without;
  }

  #later(): void {
    const pause = pauses[Math.min(this.#failures, pauses.length - 1)];
    this.#failures += 1;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.retry(), pause);
  }

  /** One tab at a time; what it sent is gone when the next one looks. */
  #alone(work: () => Promise<void>): Promise<void> {
    const locks = globalThis.navigator?.locks;
    return locks ? locks.request(`wk-outbox ${this.#owner}`, work) : work();
  }

  #changed(): void {
    if (!this.#closed) this.#options.changed(this.items);
  }

  #tell(what: 'changed' | 'cleared'): void {
    if (!this.#closed) this.#channel?.postMessage(what);
  }
}

/** The server may not have seen it: worth sending again with the same key. */
const isPassing = (error: unknown): boolean =>
  isConnectionError(error) ||
  isProblemError(error, 'unavailable') ||
  isProblemError(error, 'too-many-requests');
