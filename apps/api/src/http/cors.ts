// Cross-origin answers. The exact origin or nothing: never `*`, and never with credentials (cookies are the portal's own).
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';

const METHODS = 'GET, POST, PUT, PATCH, DELETE';
const REQUEST_HEADERS =
  'authorization, content-type, idempotency-key, if-match, if-none-match, accept, last-event-id';
const EXPOSED = 'etag, x-request-id, retry-after, ratelimit, ratelimit-policy, idempotent-replayed';

export interface KnownOrigins {
  has(origin: string): Promise<boolean>;
}

/**
 * A preflight carries no token, so it cannot be checked against the token's origins. It is answered for origins that
 * some firm has minted a token for: that gives nothing away (the request that follows is checked against its own
 * token), and a stranger's page does not even get to send one. The same origins may read why a token was refused.
 */
export function createKnownOrigins(db: Kysely<Schema>): KnownOrigins {
  const known = new Set<string>();
  return {
    async has(origin) {
      if (known.has(origin)) return true;
      if (origin.length > 200) return false;
      const row = await db
        .selectFrom('known_origin')
        .select('origin')
        .where('origin', '=', origin)
        .executeTakeFirst();
      if (row) known.add(origin);
      return row !== undefined;
    },
  };
}

/** Called with every token minted. */
export async function rememberOrigins(
  db: Kysely<Schema>,
  origins: readonly string[],
  now: Date,
): Promise<void> {
  await db
    .insertInto('known_origin')
    .values(origins.map((origin) => ({ origin, first_seen: now })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export const corsHeaders = (origin: string): Record<string, string> => ({
  'Access-Control-Allow-Origin': origin,
  'Access-Control-Expose-Headers': EXPOSED,
});

export const preflightHeaders = (origin: string): Record<string, string> => ({
  'Access-Control-Allow-Origin': origin,
  'Access-Control-Allow-Methods': METHODS,
  'Access-Control-Allow-Headers': REQUEST_HEADERS,
  'Access-Control-Max-Age': '600',
});
