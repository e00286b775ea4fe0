// Counts in windows of time that all processes share. A request is counted here, in memory, and never waits for the
// database: four times a second what was counted since is added up there in one statement, which answers with the sums.
import { createHash } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import type { Logger } from '../../log.ts';
import type { Rate } from './rates.ts';

const SETTLE_MS = 250;
/** Below this part of its limit a count stays in its process: most callers never cost the database a row. */
const SHARED_FROM = 0.1;
const MAX_COUNTERS = 50_000;
const CLEAN_MS = 60_000;

interface Counter {
  readonly rate: Rate;
  readonly endsAt: number;
  /** Counted here. */
  own: number;
  /** Of those, added up in the database. */
  settled: number;
  /** Counted by other processes, as far as is known. */
  others: number;
}

export interface Count {
  /** With what this process has counted and what is known of the others. */
  readonly used: number;
  readonly endsAt: number;
}

export interface Counts {
  /** @param by 0 only looks. */
  count(name: string, rate: Rate, now: Date, by?: number): Count;
  /** Adds up now what would be added up within a quarter of a second. */
  settle(): Promise<void>;
}

const hidden = (name: string): string =>
  createHash('sha256').update(name).digest('base64url').slice(0, 22);

export function createCounts(db: Kysely<Schema>, log: Logger): Counts {
  const counters = new Map<string, Counter>();
  const dirty = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let cleanedAt = 0;

  function counterOf(name: string, rate: Rate, now: number): Counter {
    const known = counters.get(name);
    if (known && known.endsAt > now) return known;
    const length = rate.seconds * 1000;
    const fresh = {
      rate,
      endsAt: (Math.floor(now / length) + 1) * length,
      own: 0,
      settled: 0,
      others: 0,
    };
    counters.delete(name);
    if (counters.size >= MAX_COUNTERS) makeRoom(now);
    counters.set(name, fresh);
    return fresh;
  }

  function makeRoom(now: number): void {
    for (const [name, { endsAt }] of counters) if (endsAt <= now) counters.delete(name);
    for (const name of counters.keys()) {
      if (counters.size < MAX_COUNTERS) return;
      counters.delete(name);
    }
  }

  async function settle(): Promise<void> {
    timer = undefined;
    const now = [...dirty].toSorted().flatMap((name) => {
      const counter = counters.get(name);
      const by = counter ? counter.own - counter.settled : 0;
      return counter && by > 0 ? [{ name: hidden(name), counter, by }] : [];
    });
    dirty.clear();
    if (now.length === 0) return;
    for (const { counter, by } of now) counter.settled += by;
    // In one order everywhere, so that two processes never wait for each other.
    now.sort((a, b) => (a.name < b.name ? -1 : 1));
    const sums = await sql<{ name: string; count: number }>`
      INSERT INTO rate_count AS c (name, ends, count)
      SELECT * FROM unnest(${now.map(({ name }) => name)}::text[],
        ${now.map(({ counter }) => new Date(counter.endsAt).toISOString())}::timestamptz[],
        ${now.map(({ by }) => by)}::int[])
      ON CONFLICT (name, ends) DO UPDATE SET count = c.count + excluded.count
      RETURNING name, count`.execute(db);
    const sumOf = new Map(sums.rows.map(({ name, count }) => [name, count]));
    for (const { name, counter } of now)
      counter.others = Math.max(0, (sumOf.get(name) ?? 0) - counter.settled);
    if (Date.now() - cleanedAt < CLEAN_MS) return;
    cleanedAt = Date.now();
    const [{ counter: oldest } = { counter: undefined }] = now;
    if (oldest)
      await db
        .deleteFrom('rate_count')
        .where('ends', '<', new Date(oldest.endsAt - oldest.rate.seconds * 1000 - 3_600_000))
        .execute();
  }

  const settleSoon = (): void => {
    timer ??= setTimeout(
      () => void settle().catch(() => log.warn('counts of requests could not be shared')),
      SETTLE_MS,
    ).unref();
  };

  return {
    count(name, rate, now, by = 1) {
      const counter = counterOf(name, rate, now.getTime());
      counter.own += by;
      // What is far beyond its limit is refused whatever the others say.
      const tells = counter.own >= rate.most * SHARED_FROM && counter.settled < rate.most;
      if (by > 0 && tells) {
        dirty.add(name);
        settleSoon();
      }
      return { used: counter.own + counter.others, endsAt: counter.endsAt };
    },
    settle,
  };
}
