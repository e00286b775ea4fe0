// Secrets we hand out: 192 random bits after a prefix that says what they are; at rest only their SHA-256.
import { createHash, randomBytes } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';

export const newSecret = (prefix: 'wk_sk_' | 'wk_ml_' | 'wk_ps_'): string =>
  `${prefix}${randomBytes(24).toString('base64url')}`;

/** A plain hash is enough: there is nothing to guess in 192 random bits. */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Lets this transaction read the one row that holds this secret's hash, whoever's it is. */
export async function present(db: Kysely<Schema>, hash: Buffer): Promise<void> {
  await sql`SELECT set_config('wellkept.presented_hash', ${hash.toString('hex')}, true)`.execute(
    db,
  );
}

/** The name by which all tokens of a person are ended, however they were given. */
export const everyTokenOf = (personId: string): string => `person:${personId}`;

/**
 * Shows this transaction one organization's rows and no others. With `tokenId` it tells whether that session was ended, by
 * itself or with everything of its person.
 */
export async function enter(
  db: Kysely<Schema>,
  organizationId: string,
  tokenId: string | null = null,
  personId: string | null = null,
): Promise<boolean> {
  await sql`SELECT set_config('wellkept.organization_id', ${organizationId}, true)`.execute(db);
  if (tokenId === null) return false;
  // A statement of its own: looked for before the organization is entered, the row would be hidden and the session live.
  const ended = await db
    .selectFrom('revoked_token')
    .select('jti')
    .where('organization_id', '=', organizationId)
    .where('jti', 'in', [tokenId, personId === null ? tokenId : everyTokenOf(personId)])
    .limit(1)
    .executeTakeFirst();
  return ended !== undefined;
}
