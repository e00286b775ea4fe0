// An act to be read again: what its receipt recorded, and how far each answer has come since.
import type { Kysely } from 'kysely';
import type { Act, ActOutcome } from '@wellkept/contracts';
import type { Actor } from '../auth/actor.ts';
import type { Schema } from '../db/schema.ts';
import { Refusal } from '../http/refusal.ts';
import { isUuid } from '../http/register.ts';
import { ruleOf } from '../loop/transitions.ts';
import { contactPerson } from '../people/person.ts';
import { readable } from '../receipts/record.ts';
import { SUMMARY_COLUMNS, summaries, toSummary } from '../recommendations/summary.ts';

/** What became of an answer when it was taken, as the receipt keeps it. */
export type RecordedOutcome = Omit<ActOutcome, 'nextStep' | 'stands' | 'undoUntil'>;

/** @throws `not-found` for unknown acts, another customer's, those before receipts, and what has been erased. */
export async function loadAct(
  db: Kysely<Schema>,
  actor: Actor,
  id: string,
  now: Date,
): Promise<Act> {
  if (!isUuid(id)) throw new Refusal('not-found');
  const row = await db
    .selectFrom('act as a')
    .innerJoin('receipt as p', (join) =>
      join.onRef('p.organization_id', '=', 'a.organization_id').onRef('p.act_id', '=', 'a.id'),
    )
    .innerJoin('receipt_part as t', (join) =>
      join
        .onRef('t.organization_id', '=', 'p.organization_id')
        .onRef('t.receipt_id', '=', 'p.id')
        .on('t.name', '=', 'answers'),
    )
    .innerJoin('contact as c', (join) =>
      join.onRef('c.organization_id', '=', 'a.organization_id').onRef('c.id', '=', 'a.contact_id'),
    )
    .select(['a.at', 'p.id as receipt_id', 'p.hash', 't.value'])
    .select(['c.id', 'c.name', 'c.title'])
    .where('a.organization_id', '=', actor.organizationId)
    .where('a.id', '=', id)
    .$if(actor.role === 'contact', (query) => query.where('a.customer_id', '=', actor.customerId))
    .executeTakeFirst();
  if (!row || row.value === null) throw new Refusal('not-found');
  const recorded = JSON.parse(row.value) as { outcomes: RecordedOutcome[]; total: Act['total'] };
  const outcomes = await followed(db, actor, id, recorded.outcomes, now);
  const ends = outcomes.flatMap(({ undoUntil }) => undoUntil ?? []).toSorted();
  return {
    id,
    at: row.at.toISOString(),
    by: contactPerson(row),
    outcomes,
    total: recorded.total,
    receiptId: row.receipt_id,
    fingerprint: readable(row.hash.toString('hex')),
    undoUntil: ends.at(-1) ?? null,
  };
}

/** The decisions an act made, or was the second yes of. */
export const decisionsOf = (db: Kysely<Schema>, organizationId: string, actId: string) =>
  db
    .selectFrom('decision')
    .select(['id', 'recommendation_id', 'undo_until', 'undone_at'])
    .where('organization_id', '=', organizationId)
    .where((eb) => eb.or([eb('act_id', '=', actId), eb('confirmed_act_id', '=', actId)]))
    .execute();

async function followed(
  db: Kysely<Schema>,
  actor: Actor,
  actId: string,
  outcomes: readonly RecordedOutcome[],
  now: Date,
): Promise<ActOutcome[]> {
  const decisions = await decisionsOf(db, actor.organizationId, actId);
  const rows = await summaries(db, actor)
    .where(
      'r.id',
      'in',
      outcomes.map(({ recommendationId }) => recommendationId),
    )
    .select([...SUMMARY_COLUMNS])
    .execute();
  const items = new Map(rows.map((row) => [row.id, toSummary(row, actor)]));
  return outcomes.map((outcome) => {
    const item = items.get(outcome.recommendationId);
    const decision = decisions.find((one) => one.recommendation_id === outcome.recommendationId);
    const stands = decision?.undone_at == null;
    const open =
      decision && stands && item && ruleOf('undone').from.includes(item.status)
        ? decision.undo_until
        : null;
    return {
      ...outcome,
      nextStep: item?.nextStep ?? null,
      stands,
      undoUntil: open && open > now ? open.toISOString() : null,
    };
  });
}
