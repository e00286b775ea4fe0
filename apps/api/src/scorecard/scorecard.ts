// How the firm keeps its own promises. Everything is counted from what happened; nothing is entered.
import { sql, type Kysely } from 'kysely';
import { checkWording } from '@wellkept/wording';
import type { DeclineReason, Scorecard } from '@wellkept/contracts';
import type { routes } from '@wellkept/contracts/routes';
import type { Schema } from '../db/schema.ts';
import type { Handler } from '../http/handler.ts';
import { FINAL } from '../loop/transitions.ts';
import { loadOrganization } from '../people/organization.ts';
import { at, dayOf } from '../time/zone.ts';

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
  const feedback = await db
    .selectFrom('feedback')
    .select(['at', 'outcome', 'delivery', 'thanked'])
    .where('organization_id', '=', organizationId)
    .where('at', '>=', from)
    .execute();
  const monthOf = (instant: Date) => dayOf(instant, zone).slice(0, 7);
  return Array.from({ length: count }, (_, index) => {
    const month = firstOfMonth(dayOf(now, zone), count - 1 - index).slice(0, 7);
    const its = feedback.filter((each) => monthOf(each.at) === month);
    return {
      month,
      complaints: its.filter(({ outcome, delivery }) => Math.min(outcome, delivery) <= 2).length,
      thanks: its.filter(({ thanked }) => thanked).length,
    };
  });
}

async function wording({ db, organizationId, from }: Span): Promise<Scorecard['wording']> {
  const texts = await db
    .selectFrom('recommendation as r')
    .select(['r.title', 'r.found', 'r.suggestion', 'r.why', 'r.wait_text'])
    .where('r.organization_id', '=', organizationId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('proposal_version as v')
          .select('v.version')
          .whereRef('v.organization_id', '=', 'r.organization_id')
          .whereRef('v.recommendation_id', '=', 'r.id')
          .where('v.sent_at', '>=', from),
      ),
    )
    .execute();
  const plain = texts.filter(
    ({ title, found, suggestion, why, wait_text }) =>
      checkWording({ title, found, suggestion, why, ifYouWait: wait_text ?? '' }).length === 0,
  );
  return {
    texts: texts.length,
    inServiceLanguage: texts.length === 0 ? null : plain.length / texts.length,
  };
}
