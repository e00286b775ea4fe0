import { sql, type Kysely, type SqlBool } from 'kysely';
import type {
  RecommendationGroup,
  RecommendationPage,
  RecommendationQuery,
} from '@wellkept/contracts';
import type { routes } from '@wellkept/contracts/routes';
import type { Actor } from '../auth/actor.ts';
import type { Schema } from '../db/schema.ts';
import { DEFAULT_LIMIT, pageOf, readCursor, wordsOf } from '../http/cursor.ts';
import type { Handler } from '../http/handler.ts';
import { isUuid } from '../http/register.ts';
import { FINAL, OPEN_TO_DECISION } from '../loop/transitions.ts';
import { ORDERS, SUMMARY_COLUMNS, summaries, toSummary } from './summary.ts';

const BOOKED = ['booked', 'in-progress'];
const list = (values: readonly string[]) => sql.join(values.map((value) => sql.lit(value)));

/** What each filter chip holds, for this reader. For a customer they part the open ones; `done` stands beside `all`. */
function groupConditions(actor: Actor): {
  [group in RecommendationGroup]: ReturnType<typeof sql<SqlBool>>;
} {
  const open = sql<SqlBool>`r.status NOT IN (${list(FINAL)})`;
  const yours =
    actor.role === 'contact'
      ? sql<SqlBool>`r.next_contact_id IS NOT NULL`
      : actor.personId === null
        ? sql<SqlBool>`r.next_staff_id IS NOT NULL`
        : sql<SqlBool>`r.next_staff_id = ${actor.personId}`;
  return {
    all: open,
    yours: sql<SqlBool>`${open} AND ${yours}`,
    firm: sql<SqlBool>`r.next_staff_id IS NOT NULL AND r.status NOT IN (${list([...BOOKED, 'deferred'])})`,
    booked: sql<SqlBool>`r.status IN (${list(BOOKED)})`,
    deferred: sql<SqlBool>`r.status = 'deferred'`,
    done: sql<SqlBool>`r.status IN (${list(FINAL)})`,
  };
}

/** Where, and which words; what the chips count within. */
function filtered(
  db: Kysely<Schema>,
  actor: Actor,
  { siteId, equipmentId, q }: RecommendationQuery,
) {
  let query = summaries(db, actor);
  // An id nobody has finds nothing.
  if (siteId !== undefined)
    query = isUuid(siteId)
      ? query.where('r.site_id', '=', siteId)
      : query.where(sql<SqlBool>`false`);
  if (equipmentId !== undefined) {
    query = isUuid(equipmentId)
      ? query.where('r.equipment_id', '=', equipmentId)
      : query.where(sql<SqlBool>`false`);
  }
  for (const word of wordsOf(q)) {
    query = query.where(
      sql<SqlBool>`concat_ws(' ', r.title, e.tag, e.name, s.name, s.city, c.name) ILIKE ${word}`,
    );
  }
  return query;
}

export const listRecommendations: Handler<(typeof routes)['listRecommendations']> = async ({
  db,
  actor,
  query,
}) => {
  const sort = query.sort ?? 'site';
  const group = query.group ?? 'all';
  const limit = query.limit ?? DEFAULT_LIMIT;
  const { text, number } = ORDERS[sort];
  const name = `recommendations/${sort}`;
  const place = readCursor(query.cursor, name, ['string', 'number', 'uuid']);
  const conditions = groupConditions(actor);

  let page = filtered(db, actor, query).where(conditions[group]);
  if (place) {
    page = page.where(
      sql<SqlBool>`(${text}, ${number}, r.id) > (${place[0]}::text, ${place[1]}::float8, ${place[2]}::uuid)`,
    );
  }
  const rows = await page
    .select([...SUMMARY_COLUMNS])
    .select([text.as('order_text'), number.as('order_number')])
    .orderBy(text)
    .orderBy(number)
    .orderBy('r.id')
    .limit(limit + 1)
    .execute();
  const { counts, yours } = await count(db, actor, query, conditions);
  return {
    ...pageOf(
      rows,
      limit,
      name,
      (row) => [row.order_text, row.order_number, row.id],
      (row) => toSummary(row, actor),
    ),
    counts,
    yours,
  };
};

async function count(
  db: Kysely<Schema>,
  actor: Actor,
  query: RecommendationQuery,
  conditions: ReturnType<typeof groupConditions>,
): Promise<Pick<RecommendationPage, 'counts' | 'yours'>> {
  const countOf = (condition: ReturnType<typeof sql<SqlBool>>) =>
    sql<number>`count(*) FILTER (WHERE ${condition})`;
  const deciding = sql<SqlBool>`${conditions.yours} AND r.status IN (${list(OPEN_TO_DECISION)})`;
  const sums = await filtered(db, actor, query)
    .select([
      countOf(conditions.all).as('all'),
      countOf(conditions.yours).as('yours'),
      countOf(conditions.firm).as('firm'),
      countOf(conditions.booked).as('booked'),
      countOf(conditions.deferred).as('deferred'),
      countOf(conditions.done).as('done'),
      sql<number | null>`(sum(p.cheapest) FILTER (WHERE ${deciding}))::bigint`.as('from'),
      sql<number | null>`(sum(p.dearest) FILTER (WHERE ${deciding}))::bigint`.as('to'),
      sql<string | null>`min(r.currency)`.as('currency'),
    ])
    .executeTakeFirstOrThrow();
  const { from, to, currency, ...counts } = sums;
  const money = (amount: number | null) =>
    amount === null || currency === null ? null : { amount, currency };
  return { counts, yours: { from: money(from), to: money(to) } };
}
