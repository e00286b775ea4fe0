import { randomBytes, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { hashSecret, newSecret } from '../auth/secrets.ts';
import { daysFrom } from './firm.ts';

/** Marks a firm as the demonstration's: only such firms are given open links. */
export const DEMO_KEY_LABEL = 'Demo';

/** A new secret key of the firm; only its hash is stored. */
export async function newSecretKey(
  db: Kysely<Schema>,
  organizationId: string,
  now: Date,
): Promise<string> {
  const secret = newSecret('wk_sk_');
  await db
    .insertInto('api_key')
    .values({
      organization_id: organizationId,
      id: randomUUID(),
      secret_hash: hashSecret(secret),
      label: DEMO_KEY_LABEL,
      created_at: now,
      revoked_at: null,
    })
    .execute();
  return secret;
}

/** A sign-in link's secret that can be used again and again, on a server in demo mode only. */
export async function newDemoLink(
  db: Kysely<Schema>,
  organizationId: string,
  person: { readonly contactId: string } | { readonly staffId: string },
  now: Date,
): Promise<string> {
  const secret = `demo.${randomBytes(18).toString('base64url')}`;
  await db
    .insertInto('magic_link')
    .values({
      organization_id: organizationId,
      id: randomUUID(),
      secret_hash: hashSecret(secret),
      contact_id: 'contactId' in person ? person.contactId : null,
      staff_id: 'staffId' in person ? person.staffId : null,
      expires_at: daysFrom(now, 3650),
      used_at: null,
      reusable: true,
    })
    .execute();
  return secret;
}
