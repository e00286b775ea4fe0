// What a customer says of its business, once: its contacts write it, both sides read it.
import type { Kysely } from 'kysely';
import type { Business, BusinessEdit, GoalKind } from '@wellkept/contracts';
import type { routes } from '@wellkept/contracts/routes';
import type { Actor } from '../auth/actor.ts';
import type { Schema } from '../db/schema.ts';
import type { Handler } from '../http/handler.ts';
import { invalid, Refusal, unknownReference } from '../http/refusal.ts';
import { isUuid } from '../http/register.ts';
import { recordEvent } from '../loop/event.ts';
import { refuseStale } from '../loop/take-step.ts';
import { loadPeople } from '../people/person.ts';

type Routes = typeof routes;

export const getGoals: Handler<Routes['getGoals']> = async ({ db, actor, query }) => {
  const customerId = actor.role === 'contact' ? actor.customerId : query.customerId;
  // A contact who names a customer means their own, or one they know nothing of.
  const foreign = query.customerId !== undefined && query.customerId !== customerId;
  if (actor.role !== 'contact' && query.customerId === undefined)
    throw invalid('?customerId', 'Name the customer.');
  if (foreign || !customerId || !isUuid(customerId)) throw new Refusal('not-found');
  return loadBusiness(db, actor, customerId);
};

export const putGoals: Handler<Routes['putGoals']> = async ({ db, actor, body, revision, now }) => {
  if (actor.role !== 'contact' || !actor.personId || !actor.customerId)
    throw new Refusal('forbidden', 'Only the customer’s contacts say what their business wants.');
  await refuseForeignSites(db, actor, body);
  const its = { organization_id: actor.organizationId, customer_id: actor.customerId };
  // The customer's own row is locked, so that two first sayings at once do not both count as the first.
  await db
    .selectFrom('customer')
    .select('id')
    .where('organization_id', '=', actor.organizationId)
    .where('id', '=', actor.customerId)
    .forNoKeyUpdate()
    .execute();
  const before = await db
    .selectFrom('business')
    .select('revision')
    .where((eb) => eb.and(its))
    .executeTakeFirst();
  refuseStale({ revision: before?.revision ?? 0 }, revision);
  const said = {
    sites: JSON.stringify(body.sites),
    plans: JSON.stringify(body.plans),
    revision: revision + 1,
    updated_at: now,
    updated_by: actor.personId,
  };
  await db
    .insertInto('business')
    .values({ ...its, ...said })
    .onConflict((known) => known.columns(['organization_id', 'customer_id']).doUpdateSet(said))
    .execute();
  await db
    .deleteFrom('goal')
    .where((eb) => eb.and(its))
    .execute();
  if (body.goals.length > 0)
    await db
      .insertInto('goal')
      .values(
        body.goals.map(({ kind, words, siteIds }, n) => ({
          ...its,
          place: n + 1,
          kind,
          words,
          site_ids: siteIds,
        })),
      )
      .execute();
  await recordEvent(db, {
    organizationId: actor.organizationId,
    type: 'goals-changed',
    at: now,
    customerId: actor.customerId,
    contactId: actor.personId,
    forCustomer: true,
  });
  return loadBusiness(db, actor, actor.customerId);
};

/** @throws `invalid` naming the first site that is not the customer's, `unknown`, foreign and misspelt ones alike. */
async function refuseForeignSites(
  db: Kysely<Schema>,
  actor: Actor,
  { goals, sites, plans }: BusinessEdit,
): Promise<void> {
  const named = [
    ...goals.flatMap((goal, n) => goal.siteIds.map((id, m) => [id, `/goals/${n}/siteIds/${m}`])),
    ...sites.map(({ siteId }, n) => [siteId, `/sites/${n}/siteId`]),
    ...plans.flatMap(({ siteId }, n) => (siteId === null ? [] : [[siteId, `/plans/${n}/siteId`]])),
  ] as [string, string][];
  const rows = await db
    .selectFrom('site')
    .select('id')
    .where('organization_id', '=', actor.organizationId)
    .where('customer_id', '=', actor.customerId ?? '')
    .execute();
  const own = new Set(rows.map(({ id }) => id));
  const stranger = named.find(([id]) => !own.has(id));
  if (stranger) throw unknownReference(stranger[1]);
  const twice = sites.findIndex(
    ({ siteId }, n) => sites.findIndex((other) => other.siteId === siteId) !== n,
  );
  if (twice >= 0) throw invalid(`/sites/${twice}/siteId`, 'This site is there twice.');
  const organization = await db
    .selectFrom('organization')
    .select('currency')
    .where('id', '=', actor.organizationId)
    .executeTakeFirstOrThrow();
  const odd = sites.findIndex(
    ({ downtimeCost }) => downtimeCost && downtimeCost.currency !== organization.currency,
  );
  if (odd >= 0)
    throw invalid(
      `/sites/${odd}/downtimeCost/currency`,
      `The firm’s currency is ${organization.currency}.`,
    );
}

/** @throws `not-found` for a customer of another firm, or of none. */
async function loadBusiness(
  db: Kysely<Schema>,
  actor: Actor,
  customerId: string,
): Promise<Business> {
  const its = { organization_id: actor.organizationId, customer_id: customerId };
  const customer = await db
    .selectFrom('customer')
    .select(['id', 'name'])
    .where('organization_id', '=', actor.organizationId)
    .where('id', '=', customerId)
    .executeTakeFirst();
  if (!customer) throw new Refusal('not-found');
  const said = await db
    .selectFrom('business')
    .selectAll()
    .where((eb) => eb.and(its))
    .executeTakeFirst();
  const goals = await db
    .selectFrom('goal')
    .select(['kind', 'words', 'site_ids'])
    .where((eb) => eb.and(its))
    .orderBy('place')
    .execute();
  const people = await loadPeople(db, actor.organizationId, [], [said?.updated_by ?? null]);
  return {
    customer,
    goals: goals.map(({ kind, words, site_ids }) => ({
      kind: kind as GoalKind,
      words,
      siteIds: site_ids,
    })),
    sites: said?.sites ?? [],
    plans: said?.plans ?? [],
    revision: said?.revision ?? 0,
    updatedAt: said?.updated_at.toISOString() ?? null,
    updatedBy: people.contact(said?.updated_by ?? null),
  };
}
