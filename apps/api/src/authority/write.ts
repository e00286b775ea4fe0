// Sets a customer's rules anew: who manages them says all of them, and what changed is kept with who and when.
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Authority, AuthorityEdit } from '@wellkept/contracts/authority';
import type { routes } from '@wellkept/contracts/routes';
import type { Actor } from '../auth/actor.ts';
import type { Schema } from '../db/schema.ts';
import type { Handler } from '../http/handler.ts';
import { Refusal } from '../http/refusal.ts';
import { recordEvent } from '../loop/event.ts';
import { refuseStale } from '../loop/take-step.ts';
import { changesBetween, inWords } from './changes.ts';
import { refuseUnfit } from './check-edit.ts';
import type { Its } from './load-rules.ts';
import { loadAuthority, whose } from './read.ts';

type Routes = typeof routes;

export const putAuthority: Handler<Routes['putAuthority']> = async ({
  db,
  actor,
  query,
  body,
  revision,
  now,
}) => {
  const its = await whose(db, actor, query.customerId);
  // The customer's own row is locked, so that of two changes at once the second is told that it is late.
  await db
    .selectFrom('customer')
    .select('id')
    .where('organization_id', '=', its.organization_id)
    .where('id', '=', its.customer_id)
    .forNoKeyUpdate()
    .execute();
  const before = await loadAuthority(db, actor, its, now);
  if (!before.mayChange)
    throw new Refusal('forbidden', {
      detail: 'Only who manages the customer’s rules changes them.',
      people: before.people.filter(({ manages }) => manages).map(({ person }) => person.name),
    });
  refuseStale(before, revision);
  await refuseUnfit(db, its, before, body, actor);
  await replace(db, its, before, body, actor, now);
  const after = await loadAuthority(db, actor, its, now);
  const items = changesBetween(before, after);
  await db
    .insertInto('authority_change')
    .values({
      ...its,
      revision: after.revision,
      at: now,
      contact_id: actor.role === 'contact' ? actor.personId : null,
      staff_id: actor.role === 'contact' ? null : actor.personId,
      items: JSON.stringify(items),
      rules: JSON.stringify(body),
    })
    .execute();
  await recordEvent(db, {
    organizationId: its.organization_id,
    type: 'authority-changed',
    at: now,
    customerId: its.customer_id,
    contactId: actor.role === 'contact' ? actor.personId : null,
    staffId: actor.role === 'contact' ? null : actor.personId,
    note: items.map(inWords).join(' '),
    forCustomer: true,
  });
  return loadAuthority(db, actor, its, now);
};

async function replace(
  db: Kysely<Schema>,
  its: Its,
  before: Authority,
  body: AuthorityEdit,
  actor: Actor,
  now: Date,
): Promise<void> {
  const sums = {
    two_people_above: body.twoPeopleAbove?.amount ?? null,
    order_above: body.orderAbove?.amount ?? null,
    document_above: body.documentAbove?.amount ?? null,
    revision: before.revision + 1,
  };
  await db
    .insertInto('authority')
    .values({ ...its, ...sums })
    .onConflict((known) => known.columns(['organization_id', 'customer_id']).doUpdateSet(sums))
    .execute();
  for (const table of ['authority_person', 'authority_cover'] as const)
    await db
      .deleteFrom(table)
      .where('organization_id', '=', its.organization_id)
      .where('customer_id', '=', its.customer_id)
      .execute();
  if (body.people.length > 0)
    await db
      .insertInto('authority_person')
      .values(
        body.people.map(({ contactId, limit, mayConfirm, manages }, n) => ({
          ...its,
          contact_id: contactId,
          place: n + 1,
          approval_limit: limit?.amount ?? null,
          may_confirm: mayConfirm,
          manages,
        })),
      )
      .execute();
  if (body.cover.length > 0)
    await db
      .insertInto('authority_cover')
      .values(
        body.cover.map(({ contactId, coveredBy, from, until }) => ({
          ...its,
          contact_id: contactId,
          covered_by: coveredBy,
          starts_on: from,
          ends_on: until,
        })),
      )
      .execute();
  await replaceStanding(db, its, before, body, actor, now);
}

/** One that is changed has new sums and a new signatory; what was used of it this year stays used. */
async function replaceStanding(
  db: Kysely<Schema>,
  its: Its,
  before: Authority,
  { standing }: AuthorityEdit,
  actor: Actor,
  now: Date,
): Promise<void> {
  const kept = new Set(standing.flatMap(({ id }) => id ?? []));
  for (const { id } of before.standing.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    if (kept.has(id)) continue;
    await db
      .updateTable('standing_authority')
      .set({ ended_at: now })
      .where('organization_id', '=', its.organization_id)
      .where('id', '=', id)
      .execute();
  }
  for (const [n, rule] of standing
    .map((rule, place) => [place, rule] as const)
    .toSorted(([, a], [, b]) => ((a.id ?? '') < (b.id ?? '') ? -1 : 1))) {
    const columns = {
      place: n + 1,
      site_id: rule.siteId,
      equipment_kind: rule.equipmentKind,
      severity: rule.severity,
      goal_kind: rule.goalKind,
      up_to: rule.upTo.amount,
      per_year: rule.perYear.amount,
      ends_on: rule.until,
    };
    const known = before.standing.find(({ id }) => id === rule.id);
    const same = known && isSame(known, rule);
    const signed = { set_by: actor.personId ?? '', set_at: now };
    if (known)
      await db
        .updateTable('standing_authority')
        .set(same ? { place: n + 1 } : { ...columns, ...signed })
        .where('organization_id', '=', its.organization_id)
        .where('id', '=', known.id)
        .execute();
    else
      await db
        .insertInto('standing_authority')
        .values({ ...its, id: randomUUID(), ...columns, ...signed, ended_at: null })
        .execute();
  }
}

const isSame = (
  known: Authority['standing'][number],
  rule: AuthorityEdit['standing'][number],
): boolean =>
  (known.site?.id ?? null) === rule.siteId &&
  known.equipmentKind === rule.equipmentKind &&
  known.severity === rule.severity &&
  known.goalKind === rule.goalKind &&
  known.upTo.amount === rule.upTo.amount &&
  known.perYear.amount === rule.perYear.amount &&
  known.until === rule.until;
