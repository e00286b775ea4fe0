// The rules as both sides read them, with the use of standing authorisations and how everything came about.
import { sql, type Kysely } from 'kysely';
import type { EquipmentKind, GoalKind, Severity } from '@wellkept/contracts';
import type { Authority, StandingAuthority } from '@wellkept/contracts/authority';
import type { routes } from '@wellkept/contracts/routes';
import type { Actor } from '../auth/actor.ts';
import type { Schema } from '../db/schema.ts';
import type { Handler } from '../http/handler.ts';
import { invalid, Refusal } from '../http/refusal.ts';
import { isUuid } from '../http/register.ts';
import { loadOrganization } from '../people/organization.ts';
import { loadPeople } from '../people/person.ts';
import { addDays, dayOf } from '../time/zone.ts';
import { loadRules, type Its } from './load-rules.ts';
import { usedIn } from './standing.ts';

type Routes = typeof routes;

const CHANGES = 20;
const USES = 10;

export const getAuthority: Handler<Routes['getAuthority']> = async ({ db, actor, query, now }) =>
  loadAuthority(db, actor, await whose(db, actor, query.customerId), now);

/** @throws `not-found` for a customer of another firm or another customer; `invalid` when staff name none. */
export async function whose(
  db: Kysely<Schema>,
  actor: Actor,
  named: string | undefined,
): Promise<Its> {
  if (actor.role !== 'contact' && named === undefined)
    throw invalid('?customerId', 'Name the customer.');
  const customerId = actor.role === 'contact' ? actor.customerId : named;
  if (!customerId || !isUuid(customerId) || (named !== undefined && named !== customerId))
    throw new Refusal('not-found');
  return { organization_id: actor.organizationId, customer_id: customerId };
}

export async function loadAuthority(
  db: Kysely<Schema>,
  actor: Actor,
  its: Its,
  now: Date,
): Promise<Authority> {
  const customer = await db
    .selectFrom('customer')
    .select(['id', 'name'])
    .where('organization_id', '=', its.organization_id)
    .where('id', '=', its.customer_id)
    .executeTakeFirst();
  if (!customer) throw new Refusal('not-found');
  const rules = await loadRules(db, its);
  const { time_zone } = await loadOrganization(db, its.organization_id);
  const today = dayOf(now, time_zone);
  const changes = await db
    .selectFrom('authority_change')
    .select(['at', 'contact_id', 'staff_id', 'items'])
    .where((eb) => eb.and({ ...its }))
    .orderBy('revision', 'desc')
    .limit(CHANGES)
    .execute();
  const changers = await loadPeople(
    db,
    its.organization_id,
    changes.map((each) => each.staff_id),
    changes.map((each) => each.contact_id),
  );
  return {
    customer,
    currency: rules.currency,
    people: [...rules.people],
    twoPeopleAbove: rules.twoPeopleAbove,
    orderAbove: rules.orderAbove,
    documentAbove: rules.documentAbove,
    // Wherever the site is, it is no later there than one day on.
    cover: rules.cover.filter(({ until }) => until >= addDays(today, -1)),
    standing: await standingOf(db, its, rules.currency, Number(today.slice(0, 4))),
    changes: changes.map((each) => ({
      at: each.at.toISOString(),
      by: changers.contact(each.contact_id) ?? changers.staff(each.staff_id),
      items: each.items,
    })),
    mayChange: mayChange(actor, rules),
    revision: rules.revision,
  };
}

/** Who manages the rules; before anybody does, the firm's staff may name the first. */
export const mayChange = (actor: Actor, { people }: Pick<Authority, 'people'>): boolean =>
  actor.role === 'contact'
    ? people.some(({ person, manages }) => manages && person.id === actor.personId)
    : actor.role !== 'technician' && !people.some(({ manages }) => manages);

async function standingOf(
  db: Kysely<Schema>,
  its: Its,
  currency: string,
  year: number,
): Promise<StandingAuthority[]> {
  const rows = await db
    .selectFrom('standing_authority as a')
    .leftJoin('site as s', (join) =>
      join.onRef('s.organization_id', '=', 'a.organization_id').onRef('s.id', '=', 'a.site_id'),
    )
    .selectAll('a')
    .select(['s.name', 's.city'])
    .where('a.organization_id', '=', its.organization_id)
    .where('a.customer_id', '=', its.customer_id)
    .where('a.ended_at', 'is', null)
    .orderBy('a.place')
    .execute();
  const people = await loadPeople(
    db,
    its.organization_id,
    [],
    rows.map((row) => row.set_by),
  );
  const money = (amount: number) => ({ amount, currency });
  const told: StandingAuthority[] = [];
  for (const row of rows) {
    told.push({
      id: row.id,
      site:
        row.site_id === null
          ? null
          : { id: row.site_id, name: row.name ?? '', city: row.city ?? '' },
      equipmentKind: row.equipment_kind as EquipmentKind | null,
      severity: row.severity as Severity | null,
      goalKind: row.goal_kind as GoalKind | null,
      upTo: money(row.up_to),
      perYear: money(row.per_year),
      until: row.ends_on,
      setBy: people.contact(row.set_by),
      setAt: row.set_at.toISOString(),
      used: money(await usedIn(db, its.organization_id, row.id, year)),
      uses: (await usesOf(db, its.organization_id, row.id, year)).map(({ price, at, ...use }) => ({
        ...use,
        price: money(price),
        at: at.toISOString(),
      })),
    });
  }
  return told;
}

const usesOf = (db: Kysely<Schema>, organizationId: string, standingId: string, year: number) =>
  db
    .selectFrom('decision as d')
    .innerJoin('proposal_option as o', (join) =>
      join.onRef('o.organization_id', '=', 'd.organization_id').onRef('o.id', '=', 'd.option_id'),
    )
    .innerJoin('recommendation as r', (join) =>
      join
        .onRef('r.organization_id', '=', 'd.organization_id')
        .onRef('r.id', '=', 'd.recommendation_id'),
    )
    .innerJoin('equipment as e', (join) =>
      join
        .onRef('e.organization_id', '=', 'r.organization_id')
        .onRef('e.id', '=', 'r.equipment_id'),
    )
    .select(['r.id as recommendationId', 'r.title', 'e.tag', 'd.at'])
    .select(sql<number>`o.price_amount`.as('price'))
    .where('d.organization_id', '=', organizationId)
    .where('d.standing_id', '=', standingId)
    .where('d.standing_year', '=', year)
    .where('d.undone_at', 'is', null)
    .orderBy('d.at', 'desc')
    .limit(USES)
    .execute();
