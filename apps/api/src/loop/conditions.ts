// Brings back what was put off as soon as a condition that the customer named has come true.
import { sql, type Kysely, type SqlBool } from 'kysely';
import type { ReturnCondition } from '@wellkept/contracts';
import { amountText } from '@wellkept/contracts/money';
import type { Schema } from '../db/schema.ts';
import { dayOf, type Day } from '../time/zone.ts';
import { takeStep } from './take-step.ts';

type Candidate = Awaited<ReturnType<typeof candidatesOf>>[number];

interface Deferral {
  readonly row: Candidate;
  readonly at: Date;
  /** The day it was put off, as the site's calendar has it. */
  readonly day: Day;
  readonly zone: string;
}

/**
 * Runs in the transaction that may have made a condition true (it sees one firm), or as the jobs role (all of them).
 * Rows that others have locked are left for the next time. @returns How many came back.
 */
export async function bringBackByCondition(tx: Kysely<Schema>, now: Date): Promise<number> {
  let back = 0;
  for (const row of await candidatesOf(tx)) {
    const { at, time_zone: zone } = row;
    const reason = await firstReason(tx, { row, at, day: dayOf(at, zone), zone }, row.or_if, now);
    if (!reason) continue;
    const locked = await tx
      .selectFrom('recommendation')
      .selectAll()
      .where('organization_id', '=', row.organization_id)
      .where('id', '=', row.id)
      .where('revision', '=', row.revision)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!locked) continue;
    await takeStep({ db: tx, actor: null, now }, locked, 'came-back', {
      note: reason,
      text: `${reason} Send it with fresh numbers`,
      // Its duty is marked, so that it comes back once.
      remindedAt: now,
    });
    back++;
  }
  return back;
}

/**
 * Put off under a condition, not back yet, and something has happened since that could make it true. The days are held
 * against each other closely in JavaScript: the database does not know when a day begins at the site.
 */
const candidatesOf = (tx: Kysely<Schema>) =>
  tx
    .selectFrom('recommendation as r')
    .innerJoin('decision as d', (join) =>
      join
        .onRef('d.organization_id', '=', 'r.organization_id')
        .onRef('d.recommendation_id', '=', 'r.id')
        .onRef('d.version', '=', 'r.version'),
    )
    .innerJoin('site as s', (join) =>
      join.onRef('s.organization_id', '=', 'r.organization_id').onRef('s.id', '=', 'r.site_id'),
    )
    .select(['r.organization_id', 'r.id', 'r.site_id', 'r.equipment_id', 'r.revision'])
    .select(['d.at', 'd.or_if', 's.time_zone'])
    .where('r.status', '=', 'deferred')
    .where('d.undone_at', 'is', null)
    .where(sql<SqlBool>`d.or_if <> '[]'`)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('follow_up as f')
          .select('f.id')
          .whereRef('f.organization_id', '=', 'r.organization_id')
          .whereRef('f.recommendation_id', '=', 'r.id')
          .where('f.status', '=', 'open')
          .where('f.is_next_step', '=', true)
          .where('f.reminded_at', 'is', null),
      ),
    )
    .where(
      sql<SqlBool>`(
        EXISTS (SELECT 1 FROM service_record h
          WHERE h.organization_id = r.organization_id AND h.equipment_id = r.equipment_id
            AND h.kind IN ('failure', 'repair') AND h.date >= (d.at AT TIME ZONE 'UTC')::date - 1)
        OR (d.or_if @> '[{"kind": "next-visit"}]' AND EXISTS (SELECT 1 FROM appointment a
          WHERE a.organization_id = r.organization_id AND a.site_id = r.site_id
            AND a.status IN ('booked', 'in-progress', 'done')
            AND (a.created_at > d.at OR a.starts_at > d.at))))`,
    )
    .execute();

async function firstReason(
  tx: Kysely<Schema>,
  deferral: Deferral,
  conditions: readonly ReturnCondition[],
  now: Date,
): Promise<string | null> {
  for (const condition of conditions) {
    const reason = await CHECK[condition.kind](tx, deferral, condition as never, now);
    if (reason) return reason;
  }
  return null;
}

type Check<K extends ReturnCondition['kind']> = (
  tx: Kysely<Schema>,
  deferral: Deferral,
  condition: ReturnCondition & { kind: K },
  now: Date,
) => Promise<string | null>;

/** A record has a day and no hour: that of the day on which it was put off was known, or is not to be told from it. */
const since = (tx: Kysely<Schema>, { row, day, zone }: Deferral, now: Date) =>
  tx
    .selectFrom('service_record')
    .where('organization_id', '=', row.organization_id)
    .where('equipment_id', '=', row.equipment_id)
    .where('kind', 'in', ['failure', 'repair'])
    .where('date', '>', day)
    .where('date', '<=', dayOf(now, zone));

const CHECK: { readonly [K in ReturnCondition['kind']]: Check<K> } = {
  'fails-again': async (tx, deferral, _, now) => {
    const record = await since(tx, deferral, now)
      .select(['date', 'kind', 'text'])
      .orderBy('date')
      .limit(1)
      .executeTakeFirst();
    if (!record) return null;
    const what = record.kind === 'failure' ? 'It has failed again' : 'It was repaired again';
    return `${what} on ${longDay(record.date)}${record.text ? `: ${endless(record.text)}` : ''}.`;
  },
  'next-visit': async (tx, { row, at, zone }, _, now) => {
    const visit = await tx
      .selectFrom('appointment')
      .select(['status', 'starts_at', 'work'])
      .where('organization_id', '=', row.organization_id)
      .where('site_id', '=', row.site_id)
      .where('status', 'in', ['booked', 'in-progress', 'done'])
      // One that was booked before it was put off counts when it begins.
      .where((eb) =>
        eb.or([
          eb('created_at', '>', at),
          eb.and([eb('starts_at', '>', at), eb('starts_at', '<=', now)]),
        ]),
      )
      .orderBy('starts_at')
      .limit(1)
      .executeTakeFirst();
    if (!visit) return null;
    const day = longDay(dayOf(visit.starts_at, zone));
    return visit.starts_at > now
      ? `Somebody comes to the site on ${day} (${endless(visit.work)}).`
      : `Somebody has come to the site on ${day} (${endless(visit.work)}).`;
  },
  'spend-above': async (tx, deferral, { amount }, now) => {
    const { sum } = await since(tx, deferral, now)
      .where('currency', '=', amount.currency)
      .select(sql<number>`coalesce(sum(cost_amount), 0)::bigint`.as('sum'))
      .executeTakeFirstOrThrow();
    if (sum <= amount.amount) return null;
    const money = (minor: number) => moneyText(minor, amount.currency);
    return `Repairs since it was put off have come to ${money(sum)}, more than the ${money(amount.amount)} named.`;
  },
};

const endless = (text: string): string => text.trim().replace(/\.+$/, '');

/** English, as all that the system itself writes into the history. */
const longDay = (day: Day): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );

const moneyText = (amount: number, currency: string): string =>
  amountText({ amount, currency }, 'en', { display: 'code' }).replaceAll('\u00a0', ' ');
