// What time alone brings about: prices expire, what was put off comes back, silence confirms, people are
// reminded, and what lapses is raised.
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { confirm } from '../recommendations/confirm.ts';
import { countOldWording } from '../scorecard/count-wording.ts';
import { climb, type Climbed } from './climb.ts';
import { bringBackByCondition } from './conditions.ts';
import { forget } from './forget.ts';
import { priceEnds } from './next-step.ts';
import { remindCustomers } from './remind-customers.ts';
import { takeStep } from './take-step.ts';
import { tellTechnicians } from './tell-technicians.ts';

export interface Swept {
  readonly expired: number;
  readonly cameBack: number;
  readonly confirmed: number;
  /** Owners at the firm were reminded of what is due soon. */
  readonly reminded: number;
  /** Promises were marked that are about to break. */
  readonly atRisk: number;
  /** Duties became overdue. */
  readonly escalated: number;
  /** More people were told, since nobody had reacted. */
  readonly raised: number;
  readonly digests: number;
  /** Customers' duties that the office took in hand. */
  readonly handed: number;
}

/** Rows taken in one transaction; a process that has more to do goes round again. */
const BATCH = 50;
/** Batches of old texts looked at in one round: a firm with many must not wait for its reminders meanwhile. */
const TEXT_BATCHES = 40;

/**
 * Runs as the jobs role, which sees all organizations. Several processes may sweep at once: each takes rows the others
 * have not locked.
 */
export async function sweep(db: Kysely<Schema>, now: Date): Promise<Swept> {
  const all = async (work: (tx: Kysely<Schema>) => Promise<number>) => {
    let done = 0;
    for (let last = BATCH; last >= BATCH; done += last) last = await db.transaction().execute(work);
    return done;
  };
  const climbed: Climbed = { 'due-soon': 0, 'at-risk': 0, overdue: 0, raised: 0 };
  const swept = {
    expired: await expirePrices(db, now),
    cameBack:
      (await all((tx) => bringBack(tx, now))) +
      (await db.transaction().execute((tx) => bringBackByCondition(tx, now))),
    confirmed: await all((tx) => confirmSilently(tx, now)),
  };
  await all((tx) => endStandIns(tx, now));
  await all((tx) => climb(tx, now, BATCH, climbed));
  const { digests, handed, escalated } = await remindCustomers(db, now);
  await all((tx) => tellTechnicians(tx, now, BATCH));
  await forget(db, now);
  await countSomeOldWording(db);
  return {
    ...swept,
    reminded: climbed['due-soon'],
    atRisk: climbed['at-risk'],
    escalated: climbed.overdue + escalated,
    raised: climbed.raised,
    digests,
    handed,
  };
}

async function countSomeOldWording(db: Kysely<Schema>): Promise<void> {
  for (let round = 0; round < TEXT_BATCHES; round++) {
    const looked = await db.transaction().execute((tx) => countOldWording(tx, BATCH));
    if (looked < BATCH) return;
  }
}

const due = (tx: Kysely<Schema>) =>
  tx.selectFrom('recommendation').selectAll().limit(BATCH).forUpdate().skipLocked();

/** A price holds to the end of its day at the site; which instant that is, is not for the database to say. */
async function expirePrices(db: Kysely<Schema>, now: Date): Promise<number> {
  let done = 0;
  // Nowhere is it a day later than this.
  const soon = new Date(now.getTime() + 14 * 3_600_000).toISOString().slice(0, 10);
  const candidates = await db
    .selectFrom('recommendation')
    .select(['organization_id', 'id'])
    .where('status', 'in', ['sent', 'viewed', 'waiting'])
    .where('valid_until', '<', soon)
    .execute();
  for (const { organization_id, id } of candidates) {
    done += await db.transaction().execute(async (tx) => {
      const row = await due(tx)
        .where('organization_id', '=', organization_id)
        .where('id', '=', id)
        .where('status', 'in', ['sent', 'viewed', 'waiting'])
        .executeTakeFirst();
      const ends = row && (await priceEnds(tx, row));
      if (!row || !ends || ends > now) return 0;
      await takeStep({ db: tx, actor: null, now }, row, 'price-expired');
      return 1;
    });
  }
  return done;
}

async function bringBack(tx: Kysely<Schema>, now: Date): Promise<number> {
  const rows = await due(tx)
    .where('status', '=', 'deferred')
    .where('next_due_at', '<=', now)
    // Its duty is marked once it is back, so that it comes back once.
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('follow_up as f')
          .select('f.id')
          .whereRef('f.organization_id', '=', 'recommendation.organization_id')
          .whereRef('f.recommendation_id', '=', 'recommendation.id')
          .where('f.status', '=', 'open')
          .where('f.is_next_step', '=', true)
          .where('f.reminded_at', 'is', null),
      ),
    )
    .execute();
  for (const row of rows) {
    await takeStep({ db: tx, actor: null, now }, row, 'came-back', {
      remindedAt: now,
      text: 'It was put off until now: send it with fresh numbers',
    });
  }
  return rows.length;
}

async function confirmSilently(tx: Kysely<Schema>, now: Date): Promise<number> {
  const rows = await due(tx)
    .where('status', '=', 'completed')
    .where('next_due_at', '<=', now)
    .execute();
  for (const row of rows) await confirm({ db: tx, actor: null, now }, row);
  return rows.length;
}

/** The office need not ring for what the customer has done by now. */
async function endStandIns(tx: Kysely<Schema>, now: Date): Promise<number> {
  const rows = await tx
    .selectFrom('follow_up as f')
    .innerJoin('follow_up as g', (on) =>
      on.onRef('g.organization_id', '=', 'f.organization_id').onRef('g.id', '=', 'f.stands_for'),
    )
    .select(['f.organization_id', 'f.id'])
    .where('f.status', '=', 'open')
    .where('g.status', '<>', 'open')
    .limit(BATCH)
    .forUpdate('f')
    .skipLocked()
    .execute();
  for (const { organization_id, id } of rows) {
    await tx
      .updateTable('follow_up')
      .set({ status: 'cancelled', closed_at: now, close_note: 'the customer has acted' })
      .where('organization_id', '=', organization_id)
      .where('id', '=', id)
      .execute();
  }
  return rows.length;
}
