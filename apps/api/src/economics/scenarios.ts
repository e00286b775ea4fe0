// A customer's own numbers for a case: "these are our hours and our rate". They decide nothing; the firm is told.
import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import { prepare, withValue, type EconomicsCase, type InputUsed } from '@wellkept/economics';
import { findInputErrors } from '@wellkept/economics/check';
import type { Scenario, ScenarioChange } from '@wellkept/contracts/economics';
import type { routes } from '@wellkept/contracts/routes';
import type { Actor } from '../auth/actor.ts';
import type { ScenarioTable, Schema } from '../db/schema.ts';
import type { Handler } from '../http/handler.ts';
import { invalid, Refusal } from '../http/refusal.ts';
import { isUuid } from '../http/register.ts';
import { recordEvent } from '../loop/event.ts';
import { mayKnow } from '../loop/take-step.ts';
import { loadPeople, type People } from '../people/person.ts';
import { loadEconomics } from './load-economics.ts';

/** A case has about forty numbers. */
const MOST = 60;

export const listScenarios: Handler<(typeof routes)['listScenarios']> = async ({
  db,
  actor,
  params,
}) => {
  await recommendationOf(db, actor, params.id);
  const rows = await db
    .selectFrom('scenario')
    .selectAll()
    .where('organization_id', '=', actor.organizationId)
    .where('recommendation_id', '=', params.id)
    .$if(actor.role === 'contact', (own) => own.where('contact_id', '=', actor.personId ?? ''))
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(50)
    .execute();
  const people = await loadPeople(
    db,
    actor.organizationId,
    [],
    rows.map((row) => row.contact_id),
  );
  return { items: rows.map((row) => toScenario(row, people)) };
};

export const sendScenario: Handler<(typeof routes)['sendScenario']> = async ({
  db,
  actor,
  params,
  body,
  now,
}) => {
  if (actor.role !== 'contact' || !actor.personId)
    throw new Refusal('forbidden', 'Only the customer’s contacts have numbers of their own.');
  const recommendation = await recommendationOf(db, actor, params.id);
  const { case: economicsCase } = await loadEconomics(db, actor, params.id, now);
  const changes = changesIn(economicsCase as EconomicsCase, body.assumptions);
  const row: Selectable<ScenarioTable> = {
    organization_id: actor.organizationId,
    id: randomUUID(),
    recommendation_id: params.id,
    contact_id: actor.personId,
    at: now,
    changes,
    note: body.note ?? null,
  };
  await db
    .insertInto('scenario')
    .values({ ...row, changes: JSON.stringify(changes) })
    .execute();
  await recordEvent(db, {
    organizationId: actor.organizationId,
    type: 'scenario-sent',
    at: now,
    customerId: recommendation.customer_id,
    recommendationId: params.id,
    contactId: actor.personId,
    technicianId: recommendation.technician_id,
    note: body.note ?? null,
    // It is the contact's own; a colleague at the customer is not told what they typed.
    forCustomer: false,
  });
  return toScenario(row, await loadPeople(db, actor.organizationId, [], [actor.personId]));
};

async function recommendationOf(db: Kysely<Schema>, actor: Actor, id: string) {
  if (!isUuid(id)) throw new Refusal('not-found');
  const row = await db
    .selectFrom('recommendation')
    .select(['id', 'customer_id', 'technician_id', 'version'])
    .where((eb) => eb.and({ organization_id: actor.organizationId, id }))
    .executeTakeFirst();
  if (!row || !mayKnow(actor, row)) throw new Refusal('not-found');
  return row;
}

/**
 * What the given numbers change, with the firm's own beside them.
 * @throws `invalid` naming the number: one the case does not use, or one that cannot be.
 */
export function changesIn(
  c: EconomicsCase,
  given: Readonly<Record<string, number>>,
): ScenarioChange[] {
  const entries = Object.entries(given);
  if (entries.length === 0 || entries.length > MOST)
    throw invalid('/assumptions', `1 to ${MOST} numbers.`);
  const used = new Map(usedBy(c).map((entry) => [entry.path, entry]));
  const changes = entries.map(([path, value]): ScenarioChange => {
    const firm = used.get(path);
    if (!firm) throw invalid(pointerOf(path), 'The case uses no such number.');
    return { path, unit: firm.unit, was: firm.value, now: value };
  });
  const [fault] = findInputErrors(
    changes.reduce((changed, { path, now, unit }) => withValue(changed, path, now, unit), c),
  );
  if (fault) throw invalid(pointerOf(fault.path), 'This number cannot be.');
  return changes;
}

/**
 * The numbers the engine uses, those it fills in among them; they do not hang on how many futures are drawn.
 * @throws `not-in-this-state` when the firm's own case has a fault.
 */
function usedBy(c: EconomicsCase): readonly InputUsed[] {
  if (findInputErrors(c).length > 0)
    throw new Refusal('not-in-this-state', 'The firm’s own numbers cannot be worked out.');
  return prepare(c, { futures: 1 }).evaluate().provenance;
}

/** RFC 6901. */
const pointerOf = (path: string): string =>
  `/assumptions/${path.replaceAll('~', '~0').replaceAll('/', '~1')}`;

const toScenario = (row: Selectable<ScenarioTable>, people: People): Scenario => ({
  id: row.id,
  at: row.at.toISOString(),
  by: people.contact(row.contact_id),
  note: row.note,
  changes: row.changes,
});
