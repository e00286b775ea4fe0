// Takes duties of the firm's own people up their ladder: each stage once, with its event and mails, in one transaction.
import type { Kysely, Selectable } from 'kysely';
import type { NextStepKind } from '@wellkept/contracts';
import type { FollowUpTable, Schema } from '../db/schema.ts';
import { queueMail } from '../mail/queue.ts';
import { loadOrganization, officeOf, type Organization } from '../people/organization.ts';
import { recordEvent } from './event.ts';
import { lookAt, type Stage } from './ladder.ts';
import { whenOpen, type Office } from './office-hours.ts';

type FollowUpRow = Selectable<FollowUpTable>;

export type Climbed = Record<Stage, number>;

const MARK = {
  'due-soon': 'reminded_at',
  'at-risk': 'at_risk_at',
  overdue: 'escalated_at',
  raised: 'raised_at',
} as const satisfies Record<Stage, keyof FollowUpTable>;

const EVENT: Record<Stage, string> = {
  'due-soon': 'due-soon',
  'at-risk': 'promise-at-risk',
  overdue: 'overdue',
  raised: 'overdue-raised',
};

/** @returns How many duties were looked at; as many as `batch` means there may be more. */
export async function climb(
  tx: Kysely<Schema>,
  now: Date,
  batch: number,
  climbed: Climbed,
): Promise<number> {
  const rows = await tx
    .selectFrom('follow_up')
    .selectAll()
    .where('status', '=', 'open')
    .where('owner_staff_id', 'is not', null)
    .where((eb) => eb.or([eb('look_at', 'is', null), eb('look_at', '<=', now)]))
    .limit(batch)
    .forUpdate()
    .skipLocked()
    .execute();
  const firms = new Map<string, Organization>();
  const sleeping = await deferredAmong(tx, rows);
  for (const row of rows) {
    const firm =
      firms.get(row.organization_id) ?? (await loadOrganization(tx, row.organization_id));
    firms.set(firm.id, firm);
    const office = officeOf(firm);
    const { stage, again } = sleeping.has(row.id)
      ? { stage: null, again: untilItComesBack(row, now) }
      : lookAt({ ...row, kind: row.kind as NextStepKind }, office, now);
    await tx
      .updateTable('follow_up')
      .set({ look_at: again, ...(stage ? { [MARK[stage]]: now } : {}) })
      .where('organization_id', '=', row.organization_id)
      .where('id', '=', row.id)
      .execute();
    if (!stage) continue;
    await recordEvent(tx, {
      organizationId: row.organization_id,
      type: EVENT[stage],
      at: now,
      customerId: row.customer_id,
      recommendationId: row.recommendation_id,
      note: row.text,
      forCustomer: false,
    });
    await tellStaff(tx, row, stage, firm, office, now);
    climbed[stage]++;
  }
  return rows.length;
}

/** What was put off sleeps until its day: the sweep brings it back then, with a duty of its own. */
async function deferredAmong(
  tx: Kysely<Schema>,
  rows: readonly FollowUpRow[],
): Promise<ReadonlySet<string>> {
  const ids = rows
    .filter((row) => row.is_next_step && row.kind === 'renew-price' && !row.reminded_at)
    .map((row) => row.id);
  if (ids.length === 0) return new Set();
  const deferred = await tx
    .selectFrom('follow_up as f')
    .innerJoin('recommendation as r', (on) =>
      on
        .onRef('r.organization_id', '=', 'f.organization_id')
        .onRef('r.id', '=', 'f.recommendation_id'),
    )
    .select('f.id')
    .where('f.id', 'in', ids)
    .where('r.status', '=', 'deferred')
    .execute();
  return new Set(deferred.map(({ id }) => id));
}

const untilItComesBack = (row: FollowUpRow, now: Date): Date => {
  const wait = Math.min(row.due_at.getTime() - now.getTime(), 86_400_000);
  return new Date(now.getTime() + Math.max(wait, 60_000));
};

/** The owner in any case; of a promise at risk and what is overdue the coordinator too; of what was raised the whole desk. */
async function tellStaff(
  tx: Kysely<Schema>,
  row: FollowUpRow,
  stage: Stage,
  firm: Organization,
  office: Office,
  now: Date,
): Promise<void> {
  const recommendation =
    row.recommendation_id === null
      ? undefined
      : await tx
          .selectFrom('recommendation')
          .select(['id', 'title', 'coordinator_id'])
          .where('organization_id', '=', row.organization_id)
          .where('id', '=', row.recommendation_id)
          .executeTakeFirst();
  const people = await tx
    .selectFrom('staff')
    .select(['id', 'name', 'role'])
    .where('organization_id', '=', row.organization_id)
    .where('active', '=', true)
    .orderBy('id')
    .execute();
  const coordinator = recommendation?.coordinator_id ?? firm.coordinator_id;
  const told = people.filter(
    ({ id, role }) =>
      id === row.owner_staff_id ||
      (stage !== 'due-soon' && id === coordinator) ||
      (stage === 'raised' && role === 'desk'),
  );
  const customer = await tx
    .selectFrom('customer')
    .select('name')
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.customer_id)
    .executeTakeFirstOrThrow();
  for (const { id } of told) {
    await queueMail(tx, {
      organizationId: row.organization_id,
      to: { staffId: id },
      kind: 'duty',
      data: {
        stage,
        text: row.text,
        customer: customer.name,
        about: recommendation ? { id: recommendation.id, title: recommendation.title } : null,
        owner: people.find((person) => person.id === row.owner_staff_id)?.name ?? '',
        dueAt: row.due_at.toISOString(),
        zone: firm.time_zone,
        promised: row.promised,
      },
      now,
      dueAt: whenOpen(office, now),
    });
  }
}
