// One connection that listens for all readers of this process; each is told what is meant for them.
import pg from 'pg';
import type { Actor } from '../auth/actor.ts';
import type { Logger } from '../log.ts';
import { CHANNEL, type Told } from '../loop/event.ts';

export interface Reader {
  readonly actor: Actor;
  tell(told: Told): void;
  /** Events may have been missed: the connection to the database was lost and is back. */
  missed(): void;
  /** The process stops; the reader will find another. */
  end(): void;
}

export interface News {
  /** Resolves once nothing that is committed from here on can be missed; connects at the first call. */
  ready(): Promise<void>;
  /** @returns How to stop reading. */
  subscribe(reader: Reader): () => void;
  stop(): Promise<void>;
}

const RETRY_MS = 2000;

/** Staff hear of everything at their firm; a contact of what their customer may know. */
export const isMeantFor = (actor: Actor, told: Told): boolean =>
  told.organizationId === actor.organizationId &&
  (actor.role !== 'contact' || (told.customerId !== null && told.customerId === actor.customerId));

export function createNews(url: string, log: Logger): News {
  const readers = new Set<Reader>();
  let client: pg.Client | undefined;
  let connecting: Promise<void> | undefined;
  let retry: NodeJS.Timeout | undefined;
  let stopped = false;

  function tell(payload: string | undefined): void {
    const told = JSON.parse(payload ?? '{}') as Told;
    for (const reader of readers) if (isMeantFor(reader.actor, told)) reader.tell(told);
  }

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: url, keepAlive: true });
    next.on('notification', ({ payload }) => tell(payload));
    next.on('error', () => undefined);
    next.on('end', () => {
      if (client !== next) return;
      client = undefined;
      reconnectLater();
    });
    try {
      await next.connect();
      await next.query(`LISTEN ${CHANNEL}`);
      client = next;
    } catch (error) {
      await next.end().catch(() => undefined);
      throw error;
    }
  }

  function reconnectLater(): void {
    if (stopped || readers.size === 0) return;
    log.warn('the connection for live news was lost; trying again');
    const again = () => ready().then(() => readers.forEach((reader) => reader.missed()), reconnectLater);
    retry = setTimeout(() => void again(), RETRY_MS);
    retry.unref();
  }

  async function ready(): Promise<void> {
    if (client || stopped) return;
    connecting ??= connect().finally(() => (connecting = undefined));
    await connecting;
  }

  return {
    ready,
    subscribe(reader) {
      readers.add(reader);
      return () => void readers.delete(reader);
    },
    async stop() {
      stopped = true;
      clearTimeout(retry);
      await connecting?.catch(() => undefined);
      for (const reader of [...readers]) reader.end();
      const last = client;
      client = undefined;
      await last?.end();
    },
  };
}
