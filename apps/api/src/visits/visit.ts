// The technician comes, and says how it went.
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { routes } from '@wellkept/contracts/routes';
import type { Actor } from '../auth/actor.ts';
import { answerAppointment, type AppointmentRow } from '../booking/answer.ts';
import { lockAppointment, recommendationOf, refuseUnless } from '../booking/reach.ts';
import { tell } from '../booking/tell.ts';
import type { Schema } from '../db/schema.ts';
import type { Handler } from '../http/handler.ts';
import { invalid } from '../http/refusal.ts';
import { takeStep, type RecommendationRow, type Scene } from '../loop/take-step.ts';
import { openRecovery } from './recovery.ts';
import { watchNext } from './watch.ts';

const STEP = { good: 'completed', incomplete: 'incomplete', bad: 'went-badly' } as const;

export const startVisit: Handler<(typeof routes)['startVisit']> = async ({
  db,
  actor,
  params,
  revision,
  now,
}) => {
  const scene: Scene = { db, actor, now };
  const row = await lockAppointment(db, actor, params.id);
  refuseUnless(row, ['booked'], revision);
  const started = await change(db, row, 'in-progress');
  const recommendation = await recommendationOf(db, actor, row);
  const promised = recommendation && (await approvedPrice(db, recommendation));
  await db
    .insertInto('visit')
    .values({
      organization_id: row.organization_id,
      id: randomUUID(),
      appointment_id: row.id,
      recommendation_id: row.recommendation_id,
      // A colleague may have come instead.
      technician_id: actor.role === 'technician' ? actor.personId! : row.technician_id,
      started_at: now,
      completed_at: null,
      result: null,
      note: null,
      promised_amount: promised?.price_amount ?? null,
      delivered_amount: null,
      currency: promised?.currency ?? (await currencyOf(db, row.organization_id)),
    })
    .execute();
  // Begun late, it is still given the time it takes.
  const end = new Date(
    Math.max(
      row.ends_at.getTime(),
      now.getTime() + row.ends_at.getTime() - row.starts_at.getTime(),
    ),
  );
  const next = { dueAt: end, ownerStaffId: row.technician_id, appointmentId: row.id };
  if (recommendation) await takeStep(scene, recommendation, 'started', next);
  else await tell(scene, started, 'started');
  return answerAppointment(db, actor, started);
};

export const completeVisit: Handler<(typeof routes)['completeVisit']> = async ({
  db,
  actor,
  params,
  body,
  revision,
  now,
}) => {
  const scene = { db, actor, now } satisfies Scene;
  const row = await lockAppointment(db, actor, params.id);
  refuseUnless(row, ['in-progress'], revision);
  const visit = await db
    .selectFrom('visit')
    .selectAll()
    .where('organization_id', '=', row.organization_id)
    .where('appointment_id', '=', row.id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const { delivered } = body;
  if (delivered && delivered.currency !== visit.currency) {
    throw invalid(
      '/delivered/currency',
      `The price was approved in ${visit.currency}.`,
      'other-currency',
      { limit: visit.currency },
    );
  }
  if (delivered && visit.promised_amount !== null && delivered.amount > visit.promised_amount) {
    throw invalid(
      '/delivered/amount',
      'More than was approved: the customer has to say yes to it first.',
      'above-approved',
      { money: { amount: visit.promised_amount, currency: visit.currency } },
    );
  }
  const done = await change(db, row, 'done');
  await db
    .updateTable('visit')
    .set({
      completed_at: now,
      result: body.result,
      note: body.note,
      delivered_amount: delivered?.amount ?? null,
    })
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', visit.id)
    .execute();
  const recommendation = await recommendationOf(db, actor, row);
  if (recommendation) {
    await takeStep(scene, recommendation, STEP[body.result], {
      note: body.note,
      appointmentId: row.id,
    });
  } else {
    await tell(scene, done, STEP[body.result], body.note);
    if (body.result === 'bad')
      await openRecovery(scene, { appointment: row, technicianId: visit.technician_id });
    if (body.result === 'incomplete')
      await openRecovery(scene, {
        appointment: row,
        technicianId: visit.technician_id,
        kind: 'rebook',
      });
  }
  if (body.result === 'bad') await watchNext(db, row.organization_id, row.equipment_id, now);
  return answerAppointment(db, actor, done);
};

const change = (
  db: Kysely<Schema>,
  row: AppointmentRow,
  status: 'in-progress' | 'done',
): Promise<AppointmentRow> =>
  db
    .updateTable('appointment')
    .set({ status, revision: row.revision + 1 })
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();

/** What the customer said yes to. */
const approvedPrice = (db: Kysely<Schema>, row: RecommendationRow) =>
  db
    .selectFrom('decision as d')
    .innerJoin('proposal_option as o', (on) =>
      on.onRef('o.organization_id', '=', 'd.organization_id').onRef('o.id', '=', 'd.option_id'),
    )
    .select(['o.price_amount', 'o.currency'])
    .where('d.organization_id', '=', row.organization_id)
    .where('d.recommendation_id', '=', row.id)
    .where('d.version', '=', row.version)
    .where('d.kind', '=', 'approved')
    .where('d.undone_at', 'is', null)
    .executeTakeFirst();

const currencyOf = async (db: Kysely<Schema>, id: Actor['organizationId']): Promise<string> =>
  (
    await db
      .selectFrom('organization')
      .select('currency')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).currency;
