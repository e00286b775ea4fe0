// Tells right secrets from wrong ones for callers over their limit, many in one question to the database.
import { sql, type Kysely } from 'kysely';
import type { Schema } from '../../db/schema.ts';

/** Questions are gathered for so long, and one is asked at a time: any flood costs the database 20 small questions a second. */
const GATHER_MS = 50;
const MOST = 1000;

export function createKnownSecrets(db: Kysely<Schema>): (hash: Buffer) => Promise<boolean> {
  let waiting = new Map<string, { hash: Buffer; tell: ((known: boolean) => void)[] }>();
  let running = false;

  async function ask(): Promise<void> {
    while (waiting.size > 0) {
      const entries = [...waiting];
      const batch = entries.slice(0, MOST);
      waiting = new Map(entries.slice(MOST));
      const hashes = batch.map(([, { hash }]) => hash);
      const known = await sql<{ hash: Buffer }>`
        SELECT known_secrets(${hashes}::bytea[]) AS hash`
        .execute(db)
        .then(({ rows }) => new Set(rows.map(({ hash }) => hash.toString('base64'))))
        // Who cannot be told apart is let on: the next question to the database decides, as without a limit.
        .catch(() => undefined);
      for (const [name, { tell }] of batch) for (const one of tell) one(known?.has(name) ?? true);
      await new Promise((next) => setTimeout(next, GATHER_MS));
    }
    running = false;
  }

  return (hash) =>
    new Promise((tell) => {
      const name = hash.toString('base64');
      const known = waiting.get(name) ?? { hash, tell: [] };
      known.tell.push(tell);
      waiting.set(name, known);
      if (running) return;
      running = true;
      setTimeout(() => void ask(), GATHER_MS);
    });
}
