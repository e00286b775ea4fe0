import type { Kysely } from 'kysely';
import type { RecommendationEconomics } from '@wellkept/contracts/economics';
import type { Actor } from '../auth/actor.ts';
import type { Schema } from '../db/schema.ts';
import { withOwnNumbers } from '../goals/own-numbers.ts';
import { Refusal } from '../http/refusal.ts';
import { isUuid } from '../http/register.ts';
import { loadOrganization } from '../people/organization.ts';
import { dayOf } from '../time/zone.ts';
import { mayKnow } from '../loop/take-step.ts';
import { buildCase } from './case.ts';

/** @throws `not-found` for what the caller may not see, and where there is nothing to compare. */
export async function loadEconomics(
  db: Kysely<Schema>,
  actor: Actor,
  id: string,
  now: Date,
): Promise<RecommendationEconomics> {
  if (!isUuid(id)) throw new Refusal('not-found');
  const ours = { organization_id: actor.organizationId };
  const row = await db
    .selectFrom('recommendation')
    .select(['id', 'customer_id', 'site_id', 'equipment_id', 'version'])
    .where((eb) => eb.and({ ...ours, id }))
    .executeTakeFirst();
  if (!row || !mayKnow(actor, row)) throw new Refusal('not-found');
  const organization = await loadOrganization(db, actor.organizationId);
  const equipment = await db
    .selectFrom('equipment')
    .select(['tag', 'kind', 'installed_on', 'hours_per_year', 'source'])
    .where((eb) => eb.and({ ...ours, id: row.equipment_id }))
    .executeTakeFirstOrThrow();
  const history = await db
    .selectFrom('service_record')
    .select(['date', 'kind', 'text', 'cost_amount', 'downtime_hours', 'source'])
    .where((eb) => eb.and({ ...ours, equipment_id: row.equipment_id }))
    .execute();
  const options = await db
    .selectFrom('proposal_option')
    .select(['letter', 'family', 'title', 'price_amount', 'version', 'warranty_months'])
    .where((eb) => eb.and({ ...ours, recommendation_id: id, version: row.version }))
    .orderBy('letter')
    .execute();
  const sent = await db
    .selectFrom('proposal_version')
    .select('sent_at')
    .where((eb) => eb.and({ ...ours, recommendation_id: id, version: row.version }))
    .executeTakeFirst();
  const assumptions = await db
    .selectFrom('assumption')
    .selectAll()
    .where('organization_id', '=', actor.organizationId)
    .where((eb) =>
      eb.or([
        eb('recommendation_id', '=', id),
        eb('equipment_id', '=', row.equipment_id),
        eb.and([eb('equipment_id', 'is', null), eb('recommendation_id', 'is', null)]),
      ]),
    )
    .execute();
  const built = buildCase({
    recommendationId: id,
    currency: organization.currency,
    today: dayOf(now, organization.time_zone),
    equipment,
    history,
    options,
    assumptions: await withOwnNumbers(db, organization, row, assumptions),
    quotedOn: sent ? dayOf(sent.sent_at, organization.time_zone) : null,
  });
  if (!built)
    throw new Refusal(
      'not-found',
      'There is nothing to compare: fewer than two options, or a unit of unknown age.',
    );
  return built;
}
