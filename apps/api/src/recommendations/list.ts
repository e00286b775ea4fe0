import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely';
import type {
  GoalKind,
  GoalRank,
  RecommendationGroup,
  RecommendationGrouping,
  RecommendationHeading,
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
import { GROUPINGS, needsGoals, ORDERS, POINTS } from './order.ts';
import { candidates, SUMMARY_COLUMNS, summaries, toSummary } from './summary.ts';

const BOOKED = ['booked', 'in-progress'];
const list = (values: readonly string[]) => sql.join(values.map((value) => sql.lit(value)));
const CHIPS = ['all', 'yours', 'firm', 'booked', 'deferred', 'done'] as const;

/**
 * What each filter chip holds, for this reader. For a customer they part the open ones, but for what waits for a
 * colleague’s second yes: that is in `all` only. `done` stands beside `all`.
 */
function groupConditions(actor: Actor): {
  [group in RecommendationGroup]: ReturnType<typeof sql<SqlBool>>;
} {
  const open = sql<SqlBool>`r.status NOT IN (${list(FINAL)})`;
  const yours =
    actor.role === 'contact'
      ? sql<SqlBool>`r.next_contact_id IS NOT NULL AND (r.status <> 'waiting' OR r.next_contact_id = ${actor.personId})`
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

/** Where, which words, and whose goals; what the chips count within. */
function filtered(
  db: Kysely<Schema>,
  actor: Actor,
  { siteId, equipmentId, q }: RecommendationQuery,
  withGoals: boolean,
  from = candidates,
) {
  let query = from(db, actor);
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
  const words = wordsOf(q);
  if (words.length > 0)
    query = query.where(
      sql<SqlBool>`concat_ws(' ', r.title, e.tag, e.name, s.name, s.city, c.name)
        ILIKE ALL (${words}::text[])`,
    );
  if (!withGoals) return query;
  return query.leftJoinLateral(
    (eb) =>
      eb
        .selectFrom('goal')
        .select(['place', 'words'])
        .whereRef('goal.organization_id', '=', 'r.organization_id')
        .whereRef('goal.customer_id', '=', 'r.customer_id')
        .whereRef('goal.kind', '=', 'r.goal_kind')
        .where(sql<SqlBool>`(goal.site_ids = '{}' OR r.site_id = ANY (goal.site_ids))`)
        .orderBy('place')
        .limit(1)
        .as('gl'),
    (join) => join.onTrue(),
  ) as unknown as typeof query;
}

export const listRecommendations: Handler<(typeof routes)['listRecommendations']> = async ({
  db,
  actor,
  query,
}) => {
  const sort = query.sort ?? 'site';
  const by = query.by ?? (sort === 'site' ? 'site' : 'none');
  const chosen = groupConditions(actor)[query.group ?? 'all'];
  const limit = query.limit ?? DEFAULT_LIMIT;
  const withGoals = needsGoals(by, sort);
  const { text, number } = ORDERS[sort];
  const group = GROUPINGS[by].order;
  const name = `recommendations/${by}/${sort}`;
  const place = readCursor(query.cursor, name, ['string', 'string', 'number', 'uuid']);

  // First which ones, then what is told of them: fifty need their people and places, not ten thousand.
  let which = filtered(db, actor, query, withGoals).where(chosen);
  if (place) {
    which = which.where(
      sql<SqlBool>`(${group}, ${text}, ${number}, r.id)
        > (${place[0]}::text, ${place[1]}::text, ${place[2]}::float8, ${place[3]}::uuid)`,
    );
  }
  const ordered = await which
    .select(['r.id'])
    .select([group.as('order_group'), text.as('order_text'), number.as('order_number')])
    .orderBy(group)
    .orderBy(text)
    .orderBy(number)
    .orderBy('r.id')
    .limit(limit + 1)
    .$if(!place && query.offset !== undefined, (page) => page.offset(query.offset ?? 0))
    .execute();
  const shown = await tell(db, actor, ordered.slice(0, limit), sort === 'goals');
  const outline = await outlineOf(db, actor, query, by, withGoals);
  const onPage = new Set(ordered.slice(0, limit).map((row) => row.order_group));
  const { nextCursor } = pageOf(
    ordered,
    limit,
    name,
    (row) => [row.order_group, row.order_text, row.order_number, row.id],
    (row) => row,
  );
  return {
    items: shown,
    nextCursor,
    total: outline.total,
    sections: by === 'none' ? [] : outline.groups.map((each) => each.count),
    headings:
      by === 'none'
        ? []
        : outline.groups.flatMap(({ order, heading }) => (onPage.has(order) ? [heading] : [])),
    counts: outline.counts,
    yours: outline.yours,
  };
};

/** The items of these ids, in this order. */
async function tell(
  db: Kysely<Schema>,
  actor: Actor,
  which: readonly { id: string }[],
  ranked: boolean,
): Promise<RecommendationPage['items']> {
  if (which.length === 0) return [];
  const ids = which.map(({ id }) => id);
  const rows = await filtered(db, actor, {}, ranked, summaries)
    .where(sql<SqlBool>`r.id = ANY (${ids}::uuid[])`)
    .select([...SUMMARY_COLUMNS])
    .select(['r.goal_kind', 'r.wait_chance', 'r.wait_until'])
    .$if(ranked, (some) =>
      some.select([
        POINTS.as('points'),
        sql<number | null>`gl.place`.as('place'),
        sql<string | null>`gl.words`.as('words'),
      ]),
    )
    .execute();
  const rankOf = ({
    goal_kind,
    wait_chance,
    wait_until,
    points = 0,
    place,
    words,
  }: Row): GoalRank => ({
    points: Math.round(points * 10) / 10,
    goal: place && words ? { kind: goal_kind as GoalKind, words, place } : null,
    chance: wait_chance,
    until: wait_until,
  });
  type Row = (typeof rows)[number];
  const found = new Map(
    rows.map((row) => [row.id, { ...toSummary(row, actor), rank: ranked ? rankOf(row) : null }]),
  );
  return ids.flatMap((id) => found.get(id) ?? []);
}

interface Outline extends Pick<RecommendationPage, 'counts' | 'yours' | 'total'> {
  /** Groups that hold something of the chosen part. */
  readonly groups: { order: string; count: number; heading: RecommendationHeading }[];
}

/** Groups, counts and sums in one pass over everything that matches. */
async function outlineOf(
  db: Kysely<Schema>,
  actor: Actor,
  query: RecommendationQuery,
  by: RecommendationGrouping,
  withGoals: boolean,
): Promise<Outline> {
  const conditions = groupConditions(actor);
  const chosen = conditions[query.group ?? 'all'];
  const { order, key, title, text } = GROUPINGS[by];
  const countOf = (condition: RawBuilder<SqlBool>) =>
    sql<number>`count(*) FILTER (WHERE ${condition})`;
  const sumOf = (column: 'price_from' | 'price_to', condition: RawBuilder<SqlBool>) =>
    sql<number | null>`(sum(r.${sql.ref(column)}) FILTER (WHERE ${condition}))::bigint`;
  const deciding = sql<SqlBool>`${conditions.yours} AND r.status IN (${list(OPEN_TO_DECISION)})`;
  const rows = await filtered(db, actor, query, withGoals)
    .select([
      order.as('order'),
      key.as('key'),
      title.as('title'),
      text.as('text'),
      ...CHIPS.map((chip) => countOf(conditions[chip]).as(chip)),
      sumOf('price_from', chosen).as('from'),
      sql<boolean | null>`bool_or(r.price_from <> r.price_to) FILTER (WHERE ${chosen})`.as(
        'ranged',
      ),
      sumOf('price_from', deciding).as('yours_from'),
      sumOf('price_to', deciding).as('yours_to'),
      sql<string>`min(r.currency)`.as('currency'),
    ])
    .$if(by !== 'none', (some) => some.groupBy([order, key, title, text]).orderBy(order))
    .execute();
  const currency = rows[0]?.currency ?? null;
  const money = (amount: number | null) =>
    amount === null || currency === null ? null : { amount, currency };
  const sum = (field: 'yours_from' | 'yours_to') =>
    money(rows.reduce<number | null>((all, row) => add(all, row[field]), null));
  const counts = Object.fromEntries(
    CHIPS.map((chip) => [chip, rows.reduce((all, row) => all + row[chip], 0)]),
  ) as RecommendationPage['counts'];
  const part = query.group ?? 'all';
  return {
    counts,
    total: counts[part],
    yours: { from: sum('yours_from'), to: sum('yours_to') },
    groups: rows
      .filter((row) => row[part] > 0)
      .map((row, at) => ({
        order: row.order,
        count: row[part],
        heading: {
          at,
          key: row.key,
          title: row.title,
          text: row.text,
          from: money(row.from),
          ranged: row.ranged ?? false,
        },
      })),
  };
}

const add = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : a + b;
