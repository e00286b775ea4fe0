// Adds a receipt to the firm's chain, in the transaction of the act it is of.
import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import type { ReceiptParts } from './parts.ts';
import { canonical, commit, hashOf, newSalt, NO_RECORD } from './record.ts';

export interface NewReceipt {
  readonly organizationId: string;
  readonly actId: string;
  readonly at: Date;
  /** What is recorded. */
  readonly parts: ReceiptParts;
}

/** Take this as the last lock of a transaction: everybody who adds to the firm's chain waits for it. */
export async function writeReceipt(
  db: Kysely<Schema>,
  { organizationId, actId, at, parts }: NewReceipt,
): Promise<{ id: string; hash: string }> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`receipts/${organizationId}`}, 0))`.execute(
    db,
  );
  const last = await db
    .selectFrom('receipt')
    .select(['number', 'hash'])
    .where('organization_id', '=', organizationId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const sealed = Object.entries(parts).map(([name, content]) => {
    const salt = newSalt();
    const value = canonical(content);
    return { name, salt, value, commitment: commit(salt, value) };
  });
  const record = {
    number: (last?.number ?? 0) + 1,
    at: at.toISOString(),
    commitments: Object.fromEntries(sealed.map(({ name, commitment }) => [name, commitment])),
    previous: last?.hash.toString('hex') ?? NO_RECORD,
  };
  const id = randomUUID();
  const hash = hashOf(record);
  await db
    .insertInto('receipt')
    .values({
      organization_id: organizationId,
      number: record.number,
      id,
      act_id: actId,
      at,
      commitments: JSON.stringify(record.commitments),
      previous: Buffer.from(record.previous, 'hex'),
      hash: Buffer.from(hash, 'hex'),
    })
    .execute();
  await db
    .insertInto('receipt_part')
    .values(
      sealed.map(({ name, salt, value }) => ({
        organization_id: organizationId,
        receipt_id: id,
        name,
        salt,
        value,
      })),
    )
    .execute();
  return { id, hash };
}
