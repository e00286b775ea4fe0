// What a customer's own rules bring about is told by mail: an approval nobody saw, a yes that is asked for, its answer.
import { sql, type Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import type { NewEvent } from '../loop/event.ts';
import type { MailData } from '../mail/kinds.ts';
import { aboutOf, named, type Named } from '../mail/named.ts';
import { queueMail } from '../mail/queue.ts';
import { untellSent } from '../mail/tell-sent.ts';
import { usedIn } from './standing.ts';

interface Yes {
  readonly it: Named;
  readonly contactId: string;
  readonly by: string;
  readonly price: { amount: number; currency: string };
  readonly standingId: string | null;
  readonly standingYear: number | null;
  readonly undoUntil: Date | null;
  readonly waitsFor: string | null;
  readonly dueAt: Date | null;
}

/** @param just Of this instant: made, confirmed or given way then. */
async function yesOf(
  db: Kysely<Schema>,
  { organizationId, recommendationId, at }: NewEvent,
  just: 'made' | 'confirmed' | 'gone',
): Promise<Yes | undefined> {
  if (!recommendationId) return undefined;
  const row = await db
    .selectFrom('decision as d')
    .innerJoin('proposal_option as o', (on) =>
      on.onRef('o.organization_id', '=', 'd.organization_id').onRef('o.id', '=', 'd.option_id'),
    )
    .innerJoin('contact as c', (on) =>
      on.onRef('c.organization_id', '=', 'd.organization_id').onRef('c.id', '=', 'd.contact_id'),
    )
    .innerJoin('recommendation as r', (on) =>
      on
        .onRef('r.organization_id', '=', 'd.organization_id')
        .onRef('r.id', '=', 'd.recommendation_id'),
    )
    .leftJoin('act as s', (on) =>
      on
        .onRef('s.organization_id', '=', 'd.organization_id')
        .onRef('s.id', '=', 'd.confirmed_act_id'),
    )
    .select(['d.contact_id', 'd.standing_id', 'd.standing_year', 'd.undo_until', 'd.waits_for'])
    .select(['o.price_amount', 'o.currency', 'c.name', 'r.next_due_at'])
    .where('d.organization_id', '=', organizationId)
    .where('d.recommendation_id', '=', recommendationId)
    .where('d.kind', '=', 'approved')
    .$if(just === 'made', (some) => some.where('d.at', '=', at).where('d.undone_at', 'is', null))
    .$if(just === 'confirmed', (some) => some.where('s.at', '=', at))
    .$if(just === 'gone', (some) =>
      some.where('d.undone_at', '=', at).where('d.waits_for', 'is not', null),
    )
    .orderBy(sql`d.at`, 'desc')
    .limit(1)
    .executeTakeFirst();
  const it = row && (await named(db, organizationId, recommendationId));
  if (!it) return undefined;
  return {
    it,
    contactId: row.contact_id,
    by: row.name,
    price: { amount: row.price_amount, currency: row.currency },
    standingId: row.standing_id,
    standingYear: row.standing_year,
    undoUntil: row.undo_until,
    waitsFor: row.waits_for,
    dueAt: row.next_due_at,
  };
}

export async function tellAfter(db: Kysely<Schema>, event: NewEvent): Promise<void> {
  const yes = await yesOf(db, event, 'made');
  if (!yes?.standingId || !yes.undoUntil) return;
  const { per_year } = await db
    .selectFrom('standing_authority')
    .select('per_year')
    .where('organization_id', '=', event.organizationId)
    .where('id', '=', yes.standingId)
    .executeTakeFirstOrThrow();
  const { currency } = yes.price;
  if (yes.it.nextContactId)
    await untellSent(db, event.organizationId, yes.it.nextContactId, yes.it.id);
  const used = await usedIn(db, event.organizationId, yes.standingId, yes.standingYear ?? 0);
  await queueMail(db, {
    organizationId: event.organizationId,
    to: { contactId: yes.contactId },
    kind: 'told-after',
    data: {
      about: aboutOf(yes.it),
      price: yes.price,
      used: { amount: used, currency },
      perYear: { amount: per_year, currency },
      undoUntil: yes.undoUntil.toISOString(),
      zone: yes.it.zone,
    },
    now: event.at,
  });
}

export async function askSecond(db: Kysely<Schema>, event: NewEvent): Promise<void> {
  const yes = await yesOf(db, event, 'made');
  if (!yes?.waitsFor || !yes.dueAt) return;
  await queueMail(db, {
    organizationId: event.organizationId,
    to: { contactId: yes.waitsFor },
    kind: 'second-yes',
    data: {
      about: aboutOf(yes.it),
      by: yes.by,
      price: yes.price,
      dueAt: yes.dueAt.toISOString(),
      zone: yes.it.zone,
    },
    now: event.at,
  });
}

/** Whose yes was asked for hears that it is needed no more: who said yes first has thought again. */
async function tellSecond(db: Kysely<Schema>, event: NewEvent, yes: Yes): Promise<void> {
  if (!yes.waitsFor) return;
  await queueMail(db, {
    organizationId: event.organizationId,
    to: { contactId: yes.waitsFor },
    kind: 'yes-withdrawn',
    data: { about: aboutOf(yes.it), by: yes.by },
    now: event.at,
  });
}

/** Nothing where one person decided alone. */
export async function tellFirst(db: Kysely<Schema>, event: NewEvent): Promise<void> {
  const confirmed = event.type === 'approved' ? await yesOf(db, event, 'confirmed') : undefined;
  const yes = confirmed ?? (await yesOf(db, event, 'gone'));
  if (!yes || !event.contactId) return;
  if (yes.contactId === event.contactId) return confirmed ? undefined : tellSecond(db, event, yes);
  const second = await db
    .selectFrom('contact')
    .select('name')
    .where('organization_id', '=', event.organizationId)
    .where('id', '=', event.contactId)
    .executeTakeFirstOrThrow();
  const type = event.type as Exclude<MailData['second-said']['said'], 'other-option'>;
  await queueMail(db, {
    organizationId: event.organizationId,
    to: { contactId: yes.contactId },
    kind: 'second-said',
    data: {
      about: aboutOf(yes.it),
      by: second.name,
      said: type === 'approved' && !confirmed ? 'other-option' : type,
      note: event.note ?? null,
    },
    now: event.at,
  });
}
