// A firm's secret keys: made, replaced with an overlap, ended. Their secrets are shown once and kept as hashes.
import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import type { Key, KeyMade } from '@wellkept/contracts/access';
import { hashSecret, newSecret } from '../auth/secrets.ts';
import type { ApiKeyTable, Schema } from '../db/schema.ts';
import { record, type By } from './record.ts';

const HOUR_MS = 3_600_000;
export const DEFAULT_OVERLAP_HOURS = 24;

const text = (at: Date | null): string | null => at?.toISOString() ?? null;

const told = (row: Omit<Selectable<ApiKeyTable>, 'secret_hash'>): Key => ({
  id: row.id,
  label: row.label,
  createdAt: row.created_at.toISOString(),
  expiresAt: text(row.expires_at),
  revokedAt: text(row.revoked_at),
  firstUsedAt: text(row.first_used_at),
  lastUsedAt: text(row.last_used_at),
});

const COLUMNS = [
  'organization_id',
  'id',
  'label',
  'created_at',
  'expires_at',
  'revoked_at',
  'first_used_at',
  'last_used_at',
] as const;

export async function loadKeys(db: Kysely<Schema>, organizationId: string): Promise<Key[]> {
  const rows = await db
    .selectFrom('api_key')
    .select(COLUMNS)
    .where('organization_id', '=', organizationId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(told);
}

export interface NewKey {
  readonly label: string;
  readonly expiresAt: Date | null;
}

export async function makeKey(
  db: Kysely<Schema>,
  by: By,
  { label, expiresAt }: NewKey,
  kind: 'key-made' | null = 'key-made',
): Promise<KeyMade> {
  const secret = newSecret('wk_sk_');
  const row = await db
    .insertInto('api_key')
    .values({
      organization_id: by.organizationId,
      id: randomUUID(),
      secret_hash: hashSecret(secret),
      label,
      created_at: by.now,
      expires_at: expiresAt,
      revoked_at: null,
    })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
  if (kind) await record(db, by, kind, row.id);
  return { key: told(row), secret };
}

/** A key of the same name; the old one ends after the overlap, if it does not end before. @returns Nothing for no live key. */
export async function rotateKey(
  db: Kysely<Schema>,
  by: By,
  id: string,
  overlapHours = DEFAULT_OVERLAP_HOURS,
): Promise<KeyMade | undefined> {
  const ends = new Date(by.now.getTime() + overlapHours * HOUR_MS);
  const old = await liveKey(db, by, id);
  if (!old) return undefined;
  const life = old.expires_at === null ? null : old.expires_at.getTime() - old.created_at.getTime();
  if (old.expires_at === null || old.expires_at > ends)
    await db
      .updateTable('api_key')
      .set({ expires_at: ends })
      .where('organization_id', '=', by.organizationId)
      .where('id', '=', id)
      .execute();
  await record(db, by, 'key-rotated', id);
  const expiresAt = life === null ? null : new Date(by.now.getTime() + life);
  return makeKey(db, by, { label: old.label, expiresAt }, null);
}

/** @returns Whether there was such a key, ended now or before. */
export async function revokeKey(db: Kysely<Schema>, by: By, id: string): Promise<boolean> {
  const known = await db
    .selectFrom('api_key')
    .select('revoked_at')
    .where('organization_id', '=', by.organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!known) return false;
  if (known.revoked_at) return true;
  await db
    .updateTable('api_key')
    .set({ revoked_at: by.now })
    .where('organization_id', '=', by.organizationId)
    .where('id', '=', id)
    .execute();
  await record(db, by, 'key-revoked', id);
  return true;
}

const liveKey = (db: Kysely<Schema>, { organizationId, now }: By, id: string) =>
  db
    .selectFrom('api_key')
    .select(['label', 'created_at', 'expires_at'])
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
    .executeTakeFirst();
