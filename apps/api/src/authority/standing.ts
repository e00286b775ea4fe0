// Approves what the customer has authorised beforehand as soon as the office sends it; the customer is told after.
import { sql, type Kysely, type SqlBool } from 'kysely';
import type { Actor } from '../auth/actor.ts';
import type { AuthorityNote } from './authorise.ts';
import type { Schema } from '../db/schema.ts';
import type { RecommendationRow, Scene } from '../loop/take-step.ts';
import { siteZone } from '../people/site-zone.ts';
import { dayOf } from '../time/zone.ts';

/** A standing authorisation that reaches what was just sent. */
export interface Reach {
  readonly id: string;
  readonly setBy: string;
  readonly upTo: number;
  readonly perYear: number;
  readonly optionId: string;
}

/**
 * Finds one that fits: site, kind, severity, goal, price and what is left of the year, and exactly one option to take (the
 * suggested one, or the only one with a price). None for what the customer has answered before. It stays locked until the transaction ends, so that however much is sent
 * at once, no more is approved than the year's sum.
 */
export async function findStanding(
  { db, now }: Scene,
  row: RecommendationRow,
): Promise<Reach | null> {
  const option = await clearOption(db, row);
  if (!option || (await wasAnswered(db, row))) return null;
  const today = dayOf(now, await siteZone(db, row));
  const rules = await db
    .selectFrom('authority')
    .select(['order_above', 'document_above'])
    .where('organization_id', '=', row.organization_id)
    .where('customer_id', '=', row.customer_id)
    .executeTakeFirst();
  // Papers that only a person can add.
  const needsPapers = [rules?.order_above, rules?.document_above].some(
    (above) => above !== null && above !== undefined && option.price_amount > above,
  );
  if (!rules || needsPapers) return null;
  const fitting = db
    .selectFrom('standing_authority as s')
    .innerJoin('equipment as e', (join) =>
      join.onRef('e.organization_id', '=', 's.organization_id').on('e.id', '=', row.equipment_id),
    )
    .select(['s.id', 's.set_by', 's.up_to', 's.per_year'])
    .where('s.organization_id', '=', row.organization_id)
    .where('s.customer_id', '=', row.customer_id)
    .where('s.ended_at', 'is', null)
    .where('s.up_to', '>=', option.price_amount)
    .where((eb) => eb.or([eb('s.ends_on', 'is', null), eb('s.ends_on', '>=', today)]))
    .where((eb) => eb.or([eb('s.site_id', 'is', null), eb('s.site_id', '=', row.site_id)]))
    .where(sql<SqlBool>`(s.equipment_kind IS NULL OR s.equipment_kind = e.kind)`)
    .where((eb) => eb.or([eb('s.severity', 'is', null), eb('s.severity', '=', row.severity)]))
    .where((eb) => eb.or([eb('s.goal_kind', 'is', null), eb('s.goal_kind', '=', row.goal_kind)]));
  const year = Number(today.slice(0, 4));
  for (const { id, per_year: mostSeen } of await fitting.orderBy('s.id').execute()) {
    const hasRoom = async (per_year: number): Promise<boolean> =>
      (await usedIn(db, row.organization_id, id, year)) + option.price_amount <= per_year;
    // Once the year's sum is used up nobody waits for the lock to hear of it.
    if (!(await hasRoom(mostSeen))) continue;
    // It may have been changed meanwhile: what counts is what it says once it is locked.
    const held = await fitting.where('s.id', '=', id).forUpdate('s').executeTakeFirst();
    if (held && (await hasRoom(held.per_year)))
      return {
        id,
        setBy: held.set_by,
        upTo: held.up_to,
        perYear: held.per_year,
        optionId: option.id,
      };
  }
  return null;
}

/**
 * Whoever has put it off, asked about it or taken a yes back has thought of it: what they said is not answered by a rule
 * they made before.
 */
async function wasAnswered(db: Kysely<Schema>, row: RecommendationRow): Promise<boolean> {
  const its = { organization_id: row.organization_id, recommendation_id: row.id };
  for (const table of ['decision', 'question'] as const) {
    const answer = await db
      .selectFrom(table)
      .select('id')
      .where((eb) => eb.and(its))
      .limit(1)
      .executeTakeFirst();
    if (answer) return true;
  }
  return false;
}

async function clearOption(db: Kysely<Schema>, row: RecommendationRow) {
  const options = await db
    .selectFrom('proposal_option')
    .select(['id', 'price_amount', 'suggested', 'family'])
    .where('organization_id', '=', row.organization_id)
    .where('recommendation_id', '=', row.id)
    .where('version', '=', row.version)
    .execute();
  const priced = options.filter((option) => option.family !== 'wait');
  const suggested = options.filter((option) => option.suggested);
  if (suggested.length > 0) return suggested[0]?.family === 'wait' ? undefined : suggested[0];
  return priced.length === 1 ? priced[0] : undefined;
}

/** Approved under it in this calendar year of the site, and not taken back. */
export async function usedIn(
  db: Kysely<Schema>,
  organizationId: string,
  standingId: string,
  year: number,
): Promise<number> {
  const { used } = await db
    .selectFrom('decision as d')
    .innerJoin('proposal_option as o', (join) =>
      join.onRef('o.organization_id', '=', 'd.organization_id').onRef('o.id', '=', 'd.option_id'),
    )
    .select(sql<number>`coalesce(sum(o.price_amount), 0)::bigint`.as('used'))
    .where('d.organization_id', '=', organizationId)
    .where('d.standing_id', '=', standingId)
    .where('d.standing_year', '=', year)
    .where('d.undone_at', 'is', null)
    .executeTakeFirstOrThrow();
  return used;
}

/** Nobody signed in: the contact who set the rule is bound by it, for this one recommendation. */
export const standingActor = (row: RecommendationRow, { id, setBy }: Reach): Actor => ({
  role: 'contact',
  organizationId: row.organization_id,
  personId: setBy,
  customerId: row.customer_id,
  scopes: ['view', 'decide'],
  credential: `standing:${id}`,
  via: 'standing',
  recommendationId: row.id,
  tokenId: null,
  expiresAt: null,
});

/** What a decision under a standing authorisation carries; nothing for others. */
export async function standingColumns(
  { db, now, standing }: Scene & { readonly standing?: Reach },
  row: RecommendationRow,
) {
  if (!standing) return {};
  return {
    standing_id: standing.id,
    standing_year: Number(dayOf(now, await siteZone(db, row)).slice(0, 4)),
  };
}

export const standingNote = (
  { standing }: { readonly standing?: Reach },
  row: RecommendationRow,
): AuthorityNote | null =>
  standing
    ? {
        recommendationId: row.id,
        standing: { id: standing.id, upTo: standing.upTo, perYear: standing.perYear },
      }
    : null;
