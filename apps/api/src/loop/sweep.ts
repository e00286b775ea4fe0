// What time alone brings about: prices expire, what was put off comes back, silence confirms, duties that lapse are raised.
import { sql, type Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { confirm } from '../recommendations/confirm.ts';
import { KEY_LIFE_MS } from '../http/idempotency.ts';
import { recordEvent } from './event.ts';
import { priceEnds } from './next-step.ts';
import { takeStep } from './take-step.ts';

export interface Swept {
  readonly expired: number;
  readonly cameBack: number;
  readonly confirmed: number;
  readonly escalated: number;
}

/** Rows taken in one transaction; a process that has more to do goes round again. */
const BATCH = 50;

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
  const swept = {
    expired: await expirePrices(db, now),
    cameBack: await all((tx) => bringBack(tx, now)),
    confirmed: await all((tx) => confirmSilently(tx, now)),
    escalated: await all((tx) => escalate(tx, now)),
  };
  await forget(db, now);
  return swept;
}

const DAY_MS = 86_400_000;

/** What nobody can use any more is not kept: answers to old keys, ended tokens, links and sessions, and unsent links. */
async function forget(db: Kysely<Schema>, now: Date): Promise<void> {
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds);
  await db.deleteFrom('idempotency').where('created_at', '<', before(KEY_LIFE_MS)).execute();
  // A minute more than the clocks of two servers may differ by.
  await db.deleteFrom('revoked_token').where('expires_at', '<', before(60_000)).execute();
  await db.deleteFrom('mail_outbox').where('created_at', '<', before(DAY_MS)).execute();
  await db
    .deleteFrom('magic_link')
    .where('expires_at', '<', before(30 * DAY_MS))
    .execute();
  await db
    .deleteFrom('portal_session')
    .where('expires_at', '<', before(30 * DAY_MS))
    .execute();
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

/** A duty whose time has passed is marked, once, and the office and the technician hear of it. */
async function escalate(tx: Kysely<Schema>, now: Date): Promise<number> {
  const rows = await tx
    .selectFrom('follow_up')
    .selectAll()
    .where('status', '=', 'open')
    .where('due_at', '<=', now)
    .where('escalated_at', 'is', null)
    .limit(BATCH)
    .forUpdate()
    .skipLocked()
    .execute();
  for (const row of rows) {
    await tx
      .updateTable('follow_up')
      .set({ escalated_at: now, reminded_at: sql`coalesce(reminded_at, ${now})` })
      .where('organization_id', '=', row.organization_id)
      .where('id', '=', row.id)
      .execute();
    await recordEvent(tx, {
      organizationId: row.organization_id,
      type: 'overdue',
      at: now,
      customerId: row.customer_id,
      recommendationId: row.recommendation_id,
      note: row.text,
      forCustomer: false,
    });
  }
  return rows.length;
}
