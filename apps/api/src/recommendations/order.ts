// The order of a list: group by group, within a group by a text, then a number, then the id, which makes every place
// in it unique.
import { sql, type RawBuilder } from 'kysely';
import type { RecommendationGrouping, RecommendationSort } from '@wellkept/contracts';

const SEVERITY_RANK = sql`CASE r.severity WHEN 'urgent' THEN 0 WHEN 'soon' THEN 1 WHEN 'plan' THEN 2 ELSE 3 END`;
/** Far behind every real date, for what has no next step. */
const NEVER = 9e10;
const DUE = sql<number>`coalesce(extract(epoch FROM r.next_due_at), ${sql.lit(NEVER)})::float8`;
const NO_TEXT = sql<string>`''::text`;

/** The rule is told to customers with `GoalRank`: whoever changes a number here changes it there. */
export const POINTS = sql<number>`(
  CASE WHEN gl.place IS NULL THEN 0 ELSE greatest(10, 60 - 10 * gl.place) END
  + 30 * coalesce(r.wait_chance, 0)
  + CASE r.severity WHEN 'urgent' THEN 40 WHEN 'soon' THEN 20 WHEN 'plan' THEN 10 ELSE 0 END)::float8`;

interface Order {
  readonly text: RawBuilder<string>;
  readonly number: RawBuilder<number>;
}
export const ORDERS: { readonly [sort in RecommendationSort]: Order } = {
  site: { text: sql`lower(s.name)`, number: sql`(${SEVERITY_RANK})::float8` },
  severity: { text: NO_TEXT, number: sql`((${SEVERITY_RANK}) * 1e11 + ${DUE})::float8` },
  due: { text: NO_TEXT, number: DUE },
  money: { text: NO_TEXT, number: sql`(-coalesce(r.price_to, 0))::float8` },
  age: { text: NO_TEXT, number: sql`extract(epoch FROM r.since)::float8` },
  goals: { text: NO_TEXT, number: sql`(-${POINTS})::float8` },
};

interface Grouping {
  /** The same for all of a group, different from every other group's, and in the order of the groups. */
  readonly order: RawBuilder<string>;
  readonly key: RawBuilder<string>;
  readonly title: RawBuilder<string>;
  readonly text: RawBuilder<string>;
}
export const GROUPINGS: { readonly [by in RecommendationGrouping]: Grouping } = {
  none: { order: NO_TEXT, key: NO_TEXT, title: NO_TEXT, text: NO_TEXT },
  site: {
    order: sql`lower(s.name) || chr(1) || s.id`,
    key: sql`s.id::text`,
    title: sql`s.name`,
    text: sql`s.city`,
  },
  equipment: {
    order: sql`lower(s.name) || chr(1) || lower(e.tag) || chr(1) || e.id`,
    key: sql`e.id::text`,
    title: sql`e.tag`,
    text: sql`e.name || ' · ' || s.name`,
  },
  severity: {
    order: sql`(${SEVERITY_RANK})::text`,
    key: sql`r.severity`,
    title: NO_TEXT,
    text: NO_TEXT,
  },
  // The customer's goals in their order, then kinds that are none of theirs, then what serves no goal.
  goal: {
    order: sql`coalesce(lpad(gl.place::text, 2, '0'), '50') || coalesce(r.goal_kind, '~')`,
    key: sql`coalesce(r.goal_kind, '')`,
    title: sql`coalesce(gl.words, '')`,
    text: NO_TEXT,
  },
};

/** Whether the customer's goals have to be looked up; nothing else needs them. */
export const needsGoals = (by: RecommendationGrouping, sort: RecommendationSort): boolean =>
  by === 'goal' || sort === 'goals';
