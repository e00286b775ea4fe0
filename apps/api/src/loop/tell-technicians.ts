// Once at the end of a technician's working day: what became of their findings. Each event is told once.
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { feedRows } from '../follow-ups/feed-rows.ts';
import type { FeedLine } from '../mail/kinds.ts';
import { queueMail } from '../mail/queue.ts';
import { loadOrganization, officeOf } from '../people/organization.ts';
import { nextClosing } from './office-hours.ts';

/** What happened longer ago is not told any more. */
const MAX_AGE_MS = 7 * 86_400_000;
const MAX_LINES = 60;
/** A question is told at once, by a mail of its own. */
const TOLD_AT_ONCE = ['asked'];

/** @returns How many technicians were looked at. */
export async function tellTechnicians(
  tx: Kysely<Schema>,
  now: Date,
  batch: number,
): Promise<number> {
  const people = await tx
    .selectFrom('staff')
    .selectAll()
    .where('role', '=', 'technician')
    .where('active', '=', true)
    .where('email', 'is not', null)
    .where((eb) => eb.or([eb('digest_at', 'is', null), eb('digest_at', '<=', now)]))
    .limit(batch)
    .forNoKeyUpdate()
    .skipLocked()
    .execute();
  for (const person of people) {
    const { organization_id: organizationId, id: staffId } = person;
    const firm = await loadOrganization(tx, organizationId);
    const ownHours = Object.keys(person.working_hours).length > 0;
    const work = { ...officeOf(firm), ...(ownHours ? { hours: person.working_hours } : {}) };
    if (person.digest_at) await tell(tx, organizationId, staffId, now);
    await tx
      .updateTable('staff')
      .set({ digest_at: nextClosing(work, now) })
      .where('organization_id', '=', organizationId)
      .where('id', '=', staffId)
      .execute();
  }
  return people.length;
}

async function tell(
  tx: Kysely<Schema>,
  organizationId: string,
  staffId: string,
  now: Date,
): Promise<void> {
  const news = await feedRows(tx, organizationId, staffId)
    .where('v.type', 'not in', TOLD_AT_ONCE)
    .where('v.at', '>', new Date(now.getTime() - MAX_AGE_MS))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('event_told as k')
            .select('k.event_id')
            .whereRef('k.organization_id', '=', 'v.organization_id')
            .whereRef('k.event_id', '=', 'v.id'),
        ),
      ),
    )
    .orderBy('v.id', 'desc')
    .limit(MAX_LINES)
    .execute();
  if (news.length === 0) return;
  const mail = await queueMail(tx, {
    organizationId,
    to: { staffId },
    kind: 'feed',
    data: { items: linesOf(news.toReversed()) },
    now,
  });
  if (!mail) return;
  await tx
    .insertInto('event_told')
    .values(news.map(({ id }) => ({ organization_id: organizationId, event_id: id, at: now })))
    .execute();
}

type Row = Awaited<ReturnType<ReturnType<typeof feedRows>['execute']>>[number];

/** Of several changes or views of one finding, the last. */
function linesOf(rows: readonly Row[]): FeedLine[] {
  const lines = new Map<string, FeedLine>();
  for (const row of rows) {
    const once = row.type === 'edited' || row.type === 'viewed';
    lines.set(once ? `${row.type}/${row.recommendation_id}` : String(row.id), {
      id: row.recommendation_id,
      title: row.title,
      tag: row.tag,
      site: row.site_name,
      type: row.type,
      customer: row.customer_name,
      by: row.by_contact ?? row.by_staff,
      // Of a change the note is a list of fields.
      note: row.type === 'edited' ? null : row.note,
    });
  }
  return [...lines.values()];
}
