// One recommendation as a list shows it, from one joined row.
import type { Kysely } from 'kysely';
import type {
  EquipmentKind,
  RecommendationStatus,
  RecommendationSummary,
  Severity,
} from '@wellkept/contracts';
import type { Actor } from '../auth/actor.ts';
import type { Schema } from '../db/schema.ts';

const joined = (db: Kysely<Schema>) =>
  db
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
    );

/** What the caller may know of: stands once, so that lists choose, count and sum within the same bounds as they show. */
const within = (query: ReturnType<typeof joined>, actor: Actor) =>
  query
    .where('r.organization_id', '=', actor.organizationId)
    .$if(actor.role === 'contact', (query) =>
      query.where('r.customer_id', '=', actor.customerId).where('r.version', '>', 0),
    )
    .$if(actor.recommendationId !== null, (query) =>
      query.where('r.id', '=', actor.recommendationId),
    );

/** Everything a summary needs, for what the caller may know of. Extend with filters and an order. */
export const summaries = (db: Kysely<Schema>, actor: Actor) => within(joined(db), actor);

/**
 * The same rows for choosing, counting and sorting: joined so that PostgreSQL leaves out the tables nothing asks for.
 * Every key stands, so that nothing is without its unit, site or customer.
 */
export function candidates(db: Kysely<Schema>, actor: Actor): ReturnType<typeof summaries> {
  const lean = db
    .selectFrom('recommendation as r')
    .leftJoin('equipment as e', (join) =>
      join
        .onRef('e.organization_id', '=', 'r.organization_id')
        .onRef('e.id', '=', 'r.equipment_id'),
    )
    .leftJoin('site as s', (join) =>
      join.onRef('s.organization_id', '=', 'r.organization_id').onRef('s.id', '=', 'r.site_id'),
    )
    .leftJoin('customer as c', (join) =>
      join.onRef('c.organization_id', '=', 'r.organization_id').onRef('c.id', '=', 'r.customer_id'),
    );
  return within(lean as unknown as ReturnType<typeof joined>, actor);
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
  'r.price_from',
  'r.price_to',
] as const;

export type SummaryRow = Awaited<ReturnType<typeof selectSummaries>>[number];
const selectSummaries = (db: Kysely<Schema>, actor: Actor) =>
  summaries(db, actor)
    .select([...SUMMARY_COLUMNS])
    .execute();

/** Whether the next step is the reader's: any contact may take the customer's but a second yes, staff only their own. */
export function isTurnOf(
  actor: Actor,
  row: { next_staff_id: string | null; next_contact_id: string | null; status: string },
): boolean {
  // A second yes is one person's alone.
  if (actor.role === 'contact' && row.status === 'waiting')
    return row.next_contact_id === actor.personId;
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
    priceFrom: money(row.price_from),
    priceTo: money(row.price_to),
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
