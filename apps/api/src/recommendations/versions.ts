// Every version of a proposal that was sent, to be read beside the newest.
import { sql } from 'kysely';
import type { routes } from '@wellkept/contracts/routes';
import type { Handler } from '../http/handler.ts';
import { Refusal } from '../http/refusal.ts';
import { mayKnow } from '../loop/take-step.ts';
import { toOption } from './detail-parts.ts';

export const listVersions: Handler<(typeof routes)['listVersions']> = async ({
  db,
  actor,
  params,
}) => {
  const recommendation = await db
    .selectFrom('recommendation')
    .select(['id', 'customer_id', 'version'])
    .where('organization_id', '=', actor.organizationId)
    .where('id', '=', params.id)
    .executeTakeFirst();
  if (!recommendation || !mayKnow(actor, recommendation)) throw new Refusal('not-found');
  const its = { organization_id: actor.organizationId, recommendation_id: params.id };
  const versions = await db
    .selectFrom('proposal_version')
    .selectAll()
    .where((eb) => eb.and(its))
    .orderBy('version')
    .execute();
  // What is being prepared has version 0 and is nobody's yet.
  const options = await db
    .selectFrom('proposal_option')
    .selectAll()
    .where((eb) => eb.and(its))
    .where('version', '>', 0)
    .orderBy('letter')
    .execute();
  const lines = await db
    .selectFrom('price_line')
    .selectAll()
    .where('organization_id', '=', actor.organizationId)
    .where('option_id', '=', sql<string>`ANY(${options.map((option) => option.id)}::uuid[])`)
    .orderBy('option_id')
    .orderBy('position')
    .execute();
  return {
    items: versions.map((version) => ({
      version: version.version,
      sentAt: version.sent_at.toISOString(),
      validUntil: version.valid_until,
      changes: version.changes,
      options: options
        .filter((option) => option.version === version.version)
        .map((option) => toOption(option, lines)),
    })),
  };
};
