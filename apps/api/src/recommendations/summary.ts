// One recommendation as a list shows it, from one joined row.
import { sql, type Kysely, type SqlBool } from 'kysely';
import type {
  EquipmentKind,
  RecommendationStatus,
  RecommendationSummary,
  Severity,
} from '@wellkept/contracts';
import type { Actor } from '../auth/actor.ts';
import type { Schema } from '../db/schema.ts';

const SEVERITY_RANK = sql<number>`CASE r.severity WHEN 'urgent' THEN 0 WHEN 'soon' THEN 1 WHEN 'plan' THEN 2 ELSE 3 END`;
/** Far behind every real date, for what has no next step. */
const NEVER = 9e10;
const DUE = sql<number>`coalesce(extract(epoch FROM r.next_due_at), ${sql.lit(NEVER)})::float8`;
const NO_TEXT = sql<string>`''::text`;

/** The order of a list: by a text, then a number, then the id, which makes every place in it unique. */
export const ORDERS = {
  site: { text: sql<string>`lower(s.name)`, number: sql<number>`(${SEVERITY_RANK})::float8` },
  severity: { text: NO_TEXT, number: sql<number>`((${SEVERITY_RANK}) * 1e11 + ${DUE})::float8` },
  due: { text: NO_TEXT, number: DUE },
  money: { text: NO_TEXT, number: sql<number>`(-coalesce(p.dearest, 0))::float8` },
} as const;

/** Everything a summary needs, for what the caller may know of. Extend with filters and an order. */
export function summaries(db: Kysely<Schema>, actor: Actor) {
  return db
    .selectFrom('recommendation as r')
    .innerJoin('equipment as e', (join) =>
      join
        .onRef('e.organization_id', '=', 'r.organization_id')
        .onRef('e.id', '=', 'r.equipment_id'),
    )
    .innerJoin('site as s', (join) =>
      join.onRef('s.organization_id', '=', 'r.organization_id').onRef('s.id', '=', 'r.site_id'),
    )
    .innerJoin('customer as c', (join) =>
      join.onRef('c.organization_id', '=', 'r.organization_id').onRef('c.id', '=', 'r.customer_id'),
    )
    .leftJoin('staff as ns', (join) =>
      join
        .onRef('ns.organization_id', '=', 'r.organization_id')
        .onRef('ns.id', '=', 'r.next_staff_id'),
    )
    .leftJoin('contact as nc', (join) =>
      join
        .onRef('nc.organization_id', '=', 'r.organization_id')
        .onRef('nc.id', '=', 'r.next_contact_id'),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('proposal_option as o')
          .leftJoin('decision as d', (join) =>
            join
              .onRef('d.organization_id', '=', 'o.organization_id')
              .onRef('d.recommendation_id', '=', 'o.recommendation_id')
              .onRef('d.version', '=', 'o.version')
              .on('d.kind', '=', 'approved')
              .on('d.undone_at', 'is', null),
          )
          .select(({ fn }) => [
            fn.min<number>('o.price_amount').as('cheapest'),
            fn.max<number>('o.price_amount').as('dearest'),
          ])
          .whereRef('o.organization_id', '=', 'r.organization_id')
          .whereRef('o.recommendation_id', '=', 'r.id')
          .whereRef('o.version', '=', 'r.version')
          // Once an option is approved, its price is the only one left.
          .where(
            sql<SqlBool>`CASE WHEN d.option_id IS NULL THEN o.family <> 'wait' ELSE o.id = d.option_id END`,
          )
          .as('p'),
      (join) => join.onTrue(),
    )
    .where('r.organization_id', '=', actor.organizationId)
    .$if(actor.role === 'contact', (query) =>
      query.where('r.customer_id', '=', actor.customerId).where('r.version', '>', 0),
    );
}

export const SUMMARY_COLUMNS = [
  'r.id',
  'r.title',
  'r.severity',
  'r.status',
  'r.currency',
  'r.wait_amount',
  'r.wait_note',
  'r.since',
  'r.revision',
  'r.next_kind',
  'r.next_due_at',
  'r.next_staff_id',
  'r.next_contact_id',
  'e.id as equipment_id',
  'e.tag',
  'e.name as equipment_name',
  'e.kind as equipment_kind',
  's.id as site_id',
  's.name as site_name',
  's.city',
  's.time_zone',
  'c.id as customer_id',
  'c.name as customer_name',
  'ns.name as staff_name',
  'ns.title as staff_title',
  'nc.name as contact_name',
  'nc.title as contact_title',
  'p.cheapest',
  'p.dearest',
] as const;

export type SummaryRow = Awaited<ReturnType<typeof selectSummaries>>[number];
const selectSummaries = (db: Kysely<Schema>, actor: Actor) =>
  summaries(db, actor)
    .select([...SUMMARY_COLUMNS])
    .execute();

/** Whether the next step is the reader's: any contact may take the customer's, staff only their own. */
export function isTurnOf(
  actor: Actor,
  row: { next_staff_id: string | null; next_contact_id: string | null },
): boolean {
  if (actor.role === 'contact') return row.next_contact_id !== null;
  return actor.role === 'firm' ? row.next_staff_id !== null : row.next_staff_id === actor.personId;
}

export function toSummary(row: SummaryRow, actor: Actor): RecommendationSummary {
  const money = (amount: number | null) =>
    amount === null ? null : { amount, currency: row.currency };
  return {
    id: row.id,
    title: row.title,
    severity: row.severity as Severity,
    status: row.status as RecommendationStatus,
    equipment: {
      id: row.equipment_id,
      tag: row.tag,
      name: row.equipment_name,
      kind: row.equipment_kind as EquipmentKind,
    },
    site: { id: row.site_id, name: row.site_name, city: row.city, timeZone: row.time_zone },
    customer: { id: row.customer_id, name: row.customer_name },
    priceFrom: money(row.cheapest),
    priceTo: money(row.dearest),
    waitCost: money(row.wait_amount),
    waitNote: row.wait_note,
    nextStep: nextStepOf(row),
    yourTurn: isTurnOf(actor, row),
    since: row.since.toISOString(),
    revision: row.revision,
  };
}

function nextStepOf(row: SummaryRow): RecommendationSummary['nextStep'] {
  if (row.next_kind === null || row.next_due_at === null) return null;
  const owner =
    row.next_staff_id !== null
      ? {
          id: row.next_staff_id,
          name: row.staff_name ?? '',
          side: 'firm' as const,
          ...(row.staff_title ? { title: row.staff_title } : {}),
        }
      : {
          id: row.next_contact_id ?? '',
          name: row.contact_name ?? '',
          side: 'customer' as const,
          ...(row.contact_title ? { title: row.contact_title } : {}),
        };
  type Kind = NonNullable<RecommendationSummary['nextStep']>['kind'];
  return { kind: row.next_kind as Kind, owner, dueAt: row.next_due_at.toISOString() };
}
