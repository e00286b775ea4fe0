// The first answer to a key is the answer to all its repeats, for 24 hours, however often the line breaks.
import { createHash } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import type { Actor } from '../auth/actor.ts';
import { Refusal } from './refusal.ts';

/** A key may be used anew after so long; the documented promise. */
export const KEY_LIFE_MS = 24 * 3_600_000;

export interface StoredAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

export interface KeyedRequest {
  readonly key: string;
  /** Of method, address and body: what was asked, but not of which revision. */
  readonly hash: Buffer;
}

export function readKey(request: Request, body: Uint8Array): KeyedRequest {
  const key = request.headers.get('idempotency-key');
  if (!key)
    throw new Refusal(
      'idempotency-key-missing',
      'Send a fresh `Idempotency-Key` (e.g. a UUID) with each write.',
    );
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw new Refusal(
      'idempotency-key-missing',
      'An `Idempotency-Key` is 1 to 255 visible ASCII characters.',
    );
  }
  const { pathname, search } = new URL(request.url);
  const hash = createHash('sha256')
    .update(`${request.method} ${pathname}${search}\n`)
    .update(body)
    .digest();
  return { key, hash };
}

/**
 * Claims the key within the transaction of the write itself: both are there or neither. A repeat that comes while the
 * first is at work waits in the database for it, and then finds its answer.
 * @returns The stored answer of the first request, or nothing if this one is the first.
 */
export async function claimKey(
  db: Kysely<Schema>,
  actor: Actor,
  { key, hash }: KeyedRequest,
  now: Date,
): Promise<StoredAnswer | undefined> {
  const expired = new Date(now.getTime() - KEY_LIFE_MS);
  const { organizationId: organization_id, credential } = actor;
  const claim = { organization_id, credential, key, request_hash: hash, created_at: now };
  const mine = await db
    .insertInto('idempotency')
    .values(claim)
    .onConflict((conflict) =>
      conflict
        .columns(['organization_id', 'credential', 'key'])
        .doUpdateSet({
          request_hash: hash,
          created_at: now,
          status: null,
          headers: null,
          body: null,
        })
        .where('idempotency.created_at', '<', expired),
    )
    .returning(sql<number>`1`.as('claimed'))
    .executeTakeFirst();
  if (mine) return undefined;
  const first = await db
    .selectFrom('idempotency')
    .select(['request_hash', 'status', 'headers', 'body'])
    .where('organization_id', '=', organization_id)
    .where('credential', '=', credential)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  if (!first.request_hash.equals(hash)) throw new Refusal('idempotency-key-reused');
  return { status: first.status ?? 200, headers: first.headers ?? {}, body: first.body };
}

export async function storeAnswer(
  db: Kysely<Schema>,
  actor: Actor,
  { key }: KeyedRequest,
  answer: StoredAnswer,
): Promise<void> {
  await db
    .updateTable('idempotency')
    .set({ status: answer.status, headers: JSON.stringify(answer.headers), body: answer.body })
    .where('organization_id', '=', actor.organizationId)
    .where('credential', '=', actor.credential)
    .where('key', '=', key)
    .execute();
}
