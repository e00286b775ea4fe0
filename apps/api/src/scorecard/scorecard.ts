// How the firm keeps its own promises. Everything is counted from what happened; nothing is entered.
import { sql, type Kysely } from 'kysely';
import type { DeclineReason, Scorecard } from '@wellkept/contracts';
import type { routes } from '@wellkept/contracts/routes';
import type { Schema } from '../db/schema.ts';
import type { Handler } from '../http/handler.ts';
import { FINAL } from '../loop/transitions.ts';
import { loadOrganization } from '../people/organization.ts';
import { at, dayOf } from '../time/zone.ts';
import { isInServiceLanguage } from './count-wording.ts';

interface Span {
  readonly db: Kysely<Schema>;
  readonly organizationId: string;
  readonly zone: string;
  readonly from: Date;
  readonly now: Date;
}

/** The first day of the month so many months before the present one; 0 for this one. */
function firstOfMonth(today: string, back: number): string {
  const [year, month] = today.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 10);
}

export const scorecard: Handler<(typeof routes)['scorecard']> = async ({
  db,
  actor,
  query,
  now,
}) => {
  const { time_zone: zone } = await loadOrganization(db, actor.organizationId);
  const months = query.months ?? 6;
  const from = firstOfMonth(dayOf(now, zone), months - 1);
  const span = {
    db,
    organizationId: actor.organizationId,
    zone,
    from: at(from, '00:00', zone),
    now,
  };
  return {
    from,
    to: now.toISOString(),
    answers: await answers(span),
    ...(await duties(span)),
    decisions: await decisions(span),
    marks: await marks(span),
    months: await monthly(span, months),
    wording: await wording(span),
  };
};

async function answers({ db, organizationId, from, now }: Span): Promise<Scorecard['answers']> {
  const dayAgo = new Date(now.getTime() - 86_400_000);
  const hours = sql<number>`extract(epoch FROM answered_at - asked_at) / 3600`;
  const row = await db
    .selectFrom('question')
    .select(({ fn }) => [
      fn.countAll<number>().as('questions'),
      sql<number | null>`percentile_cont(0.5) WITHIN GROUP (ORDER BY ${hours})`.as('median'),
      sql<number | null>`avg(CASE WHEN ${hours} <= 24 THEN 1.0 ELSE 0 END)
        FILTER (WHERE asked_at <= ${dayAgo})::float8`.as('within'),
      sql<number | null>`avg(CASE WHEN answered_at <= promised_by THEN 1.0 ELSE 0 END)
        FILTER (WHERE promised_by <= ${now})::float8`.as('promised'),
    ])
    .where('organization_id', '=', organizationId)
    .where('asked_at', '>=', from)
    .executeTakeFirstOrThrow();
  const { questions, median, within, promised } = row;
  return { questions, medianHours: median, within24Hours: within, asPromised: promised };
}

async function duties({
  db,
  organizationId,
  now,
}: Span): Promise<Pick<Scorecard, 'withoutNextStep' | 'overdue'>> {
  const { lost } = await db
    .selectFrom('recommendation as r')
    .select(({ fn }) => fn.countAll<number>().as('lost'))
    .where('r.organization_id', '=', organizationId)
    .where('r.status', 'not in', [...FINAL])
    // The same by the table's own rule, and what the index of open work knows.
    .where('r.next_due_at', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('follow_up as f')
            .select('f.id')
            .whereRef('f.organization_id', '=', 'r.organization_id')
            .whereRef('f.recommendation_id', '=', 'r.id')
            .where('f.status', '=', 'open')
            .where('f.is_next_step', '=', true),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  const { overdue } = await db
    .selectFrom('follow_up')
    .select(({ fn }) => fn.countAll<number>().as('overdue'))
    .where('organization_id', '=', organizationId)
    .where('status', '=', 'open')
    .where('owner_staff_id', 'is not', null)
    .where('due_at', '<', now)
    .executeTakeFirstOrThrow();
  return { withoutNextStep: lost, overdue };
}

async function decisions({ db, organizationId, from }: Span): Promise<Scorecard['decisions']> {
  const rows = await db
    .selectFrom('decision')
    .select(({ fn }) => ['kind', 'reason', fn.countAll<number>().as('count')])
    .where('organization_id', '=', organizationId)
    .where('at', '>=', from)
    .where('undone_at', 'is', null)
    // One yes of two is no answer yet.
    .where('waits_for', 'is', null)
    .groupBy(['kind', 'reason'])
    .orderBy('count', 'desc')
    .execute();
  const sum = (kind: string) =>
    rows.filter((row) => row.kind === kind).reduce((total, { count }) => total + count, 0);
  return {
    approved: sum('approved'),
    declined: sum('declined'),
    deferred: sum('deferred'),
    fixedElsewhere: sum('fixed-elsewhere'),
    reasons: rows
      .filter(({ kind }) => kind === 'declined')
      .map(({ reason, count }) => ({ reason: reason as DeclineReason | null, count })),
  };
}

const marks = ({ db, organizationId, from }: Span): Promise<Scorecard['marks']> =>
  db
    .selectFrom('feedback')
    .select(({ fn }) => [
      fn.countAll<number>().as('count'),
      sql<number | null>`avg(outcome)::float8`.as('outcome'),
      sql<number | null>`avg(delivery)::float8`.as('delivery'),
    ])
    .where('organization_id', '=', organizationId)
    .where('at', '>=', from)
    .executeTakeFirstOrThrow();

async function monthly(
  { db, organizationId, zone, from, now }: Span,
  count: number,
): Promise<Scorecard['months']> {
  const firsts = Array.from({ length: count }, (_, index) =>
    firstOfMonth(dayOf(now, zone), count - 1 - index),
  );
  const begins = firsts.map((first) => at(first, '00:00', zone));
  const rows = await db
    .selectFrom('feedback')
    .select(({ fn }) => [
      // 1 for the first of the months, as the firm's own calendar has them.
      sql<number>`width_bucket(at, ${begins}::timestamptz[])`.as('number'),
      fn
        .countAll<number>()
        .filterWhere(sql`least(outcome, delivery)`, '<=', 2)
        .as('complaints'),
      fn.countAll<number>().filterWhere('thanked', '=', true).as('thanks'),
    ])
    .where('organization_id', '=', organizationId)
    .where('at', '>=', from)
    .groupBy('number')
    .execute();
  return firsts.map((first, index) => {
    const its = rows.find((row) => row.number === index + 1);
    return {
      month: first.slice(0, 7),
      complaints: its?.complaints ?? 0,
      thanks: its?.thanks ?? 0,
    };
  });
}

/** Of the newest versions: what was sent again is one text. */
const newestSent = ({ db, organizationId, from }: Span) =>
  db
    .selectFrom('proposal_version as v')
    .innerJoin('recommendation as r', (on) =>
      on
        .onRef('r.organization_id', '=', 'v.organization_id')
        .onRef('r.id', '=', 'v.recommendation_id')
        .onRef('r.version', '=', 'v.version'),
    )
    .where('v.organization_id', '=', organizationId)
    .where('v.sent_at', '>=', from);

/** What the sweep has not looked at yet is looked at here, the newest first; more would keep others waiting. */
const MOST_TEXTS_READ = 200;

async function wording(span: Span): Promise<Scorecard['wording']> {
  const counted = await newestSent(span)
    .select(({ fn }) => [
      fn.count<number>('v.in_service_language').as('texts'),
      fn.countAll<number>().filterWhere('v.in_service_language', '=', true).as('plain'),
    ])
    .executeTakeFirstOrThrow();
  const rest = await newestSent(span)
    .select(['r.title', 'r.found', 'r.suggestion', 'r.why', 'r.wait_text'])
    .where('v.in_service_language', 'is', null)
    .orderBy('v.sent_at', 'desc')
    .limit(MOST_TEXTS_READ)
    .execute();
  const texts = counted.texts + rest.length;
  const plain = counted.plain + rest.filter(isInServiceLanguage).length;
  return { texts, inServiceLanguage: texts === 0 ? null : plain / texts };
}
