import { sql, type Kysely, type SqlBool } from 'kysely';
import type { ReceiptFile } from '@wellkept/contracts/receipt';
import type { Actor } from '../auth/actor.ts';
import type { Schema } from '../db/schema.ts';
import { Refusal } from '../http/refusal.ts';
import { isUuid } from '../http/register.ts';
import { firmOf } from './record.ts';

/** @throws `not-found` for unknown ones and for another customer's. */
export async function loadReceipt(
  db: Kysely<Schema>,
  actor: Actor,
  id: string,
): Promise<ReceiptFile> {
  if (!isUuid(id)) throw new Refusal('not-found');
  const row = await db
    .selectFrom('receipt as p')
    .innerJoin('act as a', (join) =>
      join.onRef('a.organization_id', '=', 'p.organization_id').onRef('a.id', '=', 'p.act_id'),
    )
    .innerJoin('organization as o', 'o.id', 'p.organization_id')
    .select(['o.name', 'p.number', 'p.at', 'p.commitments', 'p.previous', 'p.hash'])
    .where('p.organization_id', '=', actor.organizationId)
    .where('p.id', '=', id)
    .$if(actor.role === 'contact', (query) => query.where('a.customer_id', '=', actor.customerId))
    // An act may hold answers to other things; who came by a link sees those they gave by one, to this one.
    .$if(actor.recommendationId !== null, (query) =>
      query
        .where('a.via', '=', 'hand-over')
        .where('a.contact_id', '=', actor.personId ?? '')
        .where(
          sql<SqlBool>`EXISTS (
            SELECT FROM decision d WHERE d.organization_id = a.organization_id
              AND d.recommendation_id = ${actor.recommendationId} AND a.id IN (d.act_id, d.confirmed_act_id)
            UNION ALL
            SELECT FROM question q WHERE q.organization_id = a.organization_id
              AND q.recommendation_id = ${actor.recommendationId} AND q.act_id = a.id)`,
        ),
    )
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  const parts = await db
    .selectFrom('receipt_part')
    .select(['name', 'salt', 'value'])
    .where('organization_id', '=', actor.organizationId)
    .where('receipt_id', '=', id)
    .execute();
  const told = Object.fromEntries(
    parts.map(({ name, salt, value }) => [
      name,
      salt === null || value === null
        ? null
        : { salt: salt.toString('hex'), value: JSON.parse(value) as unknown },
    ]),
  ) as ReceiptFile['parts'];
  return {
    format: 'wellkept-receipt/1',
    id,
    // As it was called then.
    organization: firmOf({ parts: told }) ?? row.name,
    number: row.number,
    at: row.at.toISOString(),
    parts: told,
    commitments: row.commitments,
    previous: row.previous.toString('hex'),
    hash: row.hash.toString('hex'),
  };
}
