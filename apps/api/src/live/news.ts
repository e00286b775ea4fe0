// One connection that listens for all readers of this process; each is told what is meant for them.
import pg from 'pg';
import type { Actor } from '../auth/actor.ts';
import { everyTokenOf } from '../auth/secrets.ts';
import type { Logger } from '../log.ts';
import { CHANNEL, ENDED_CHANNEL, type Told } from '../loop/event.ts';

export interface Reader {
  readonly actor: Actor;
  tell(told: Told): void;
  /** Nothing more is told here: events may have been missed, or the process stops. The reader comes anew and fetches. */
  end(): void;
}

export interface News {
  /** Resolves once nothing that is committed from here on can be missed; connects at the first call. */
  ready(): Promise<void>;
  /** @returns How to stop reading. */
  subscribe(reader: Reader): () => void;
  stop(): Promise<void>;
}

/** Staff hear of everything at their firm; a contact of what their customer may know. */
export const isMeantFor = (actor: Actor, told: Told): boolean =>
  told.organizationId === actor.organizationId &&
  (actor.role !== 'contact' ||
    (told.customerId !== null && told.customerId === actor.customerId)) &&
  (actor.recommendationId === null || told.recommendationId === actor.recommendationId);

export function createNews(url: string, log: Logger): News {
  const readers = new Set<Reader>();
  let client: pg.Client | undefined;
  let connecting: Promise<void> | undefined;
  let stopped = false;

  function tell(payload: string | undefined): void {
    const told = JSON.parse(payload ?? '{}') as Told;
    for (const reader of readers) if (isMeantFor(reader.actor, told)) reader.tell(told);
  }

  /** Who signed out, or was shut out, hears nothing more. @param name Of a session, or of all sessions of a person. */
  function endSession(name: string | undefined): void {
    for (const reader of readers) {
      const { tokenId, personId } = reader.actor;
      if (tokenId === null) continue;
      if (tokenId === name || (personId !== null && everyTokenOf(personId) === name)) reader.end();
    }
  }

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: url, keepAlive: true });
    next.on('notification', ({ channel, payload }) =>
      channel === ENDED_CHANNEL ? endSession(payload) : tell(payload),
    );
    next.on('error', () => undefined);
    next.on('end', () => {
      if (client !== next) return;
      client = undefined;
      log.warn('the connection for live news was lost');
      endAll();
    });
    try {
      await next.connect();
      await next.query(`LISTEN ${CHANNEL}; LISTEN ${ENDED_CHANNEL}`);
      client = next;
    } catch (error) {
      await next.end().catch(() => undefined);
      throw error;
    }
  }

  const endAll = () => [...readers].forEach((reader) => reader.end());

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
      await connecting?.catch(() => undefined);
      endAll();
      const last = client;
      client = undefined;
      await last?.end();
    },
  };
}
