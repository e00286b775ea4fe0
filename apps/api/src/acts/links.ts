// How recommendations hang together, told from the side of each: a link is written at one of the two.
import { sql, type Kysely } from 'kysely';
import type { RecommendationLink, RecommendationStatus } from '@wellkept/contracts';
import { SAID_YES, type Conflict } from '@wellkept/contracts/answers';
import type { Actor } from '../auth/actor.ts';
import type { Schema } from '../db/schema.ts';
import { isUuid } from '../http/register.ts';

type Other = RecommendationLink['recommendation'];

/**
 * Locks recommendations and those they hang together with, always in the order of their ids, so that two who answer at
 * once wait for one another instead of each for the other. What hangs together is decided by one at a time.
 */
export async function lockLinked(
  db: Kysely<Schema>,
  actor: Actor,
  ids: readonly string[],
): Promise<void> {
  const known = sql<string>`ANY(${ids.filter(isUuid)}::uuid[])`;
  const links = await db
    .selectFrom('recommendation_link')
    .select(['recommendation_id', 'other_id'])
    .where('organization_id', '=', actor.organizationId)
    .where((eb) => eb.or([eb('recommendation_id', '=', known), eb('other_id', '=', known)]))
    .execute();
  const all = [
    ...ids.filter(isUuid),
    ...links.flatMap((link) => [link.recommendation_id, link.other_id]),
  ];
  await db
    .selectFrom('recommendation')
    .select('id')
    .where('organization_id', '=', actor.organizationId)
    .where('id', '=', sql<string>`ANY(${all}::uuid[])`)
    .$if(actor.role === 'contact', (query) => query.where('customer_id', '=', actor.customerId))
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** `needs` is told by the one that needs; `either` and `together` by both. */
export async function loadLinks(
  db: Kysely<Schema>,
  actor: Actor,
  id: string,
): Promise<RecommendationLink[]> {
  const rows = await db
    .selectFrom('recommendation_link as l')
    .innerJoin('recommendation as r', (join) =>
      join
        .onRef('r.organization_id', '=', 'l.organization_id')
        .on((eb) =>
          eb.or([
            eb.and([eb('l.recommendation_id', '=', id), eb('r.id', '=', eb.ref('l.other_id'))]),
            eb.and([eb('l.other_id', '=', id), eb('r.id', '=', eb.ref('l.recommendation_id'))]),
          ]),
        ),
    )
    .innerJoin('equipment as e', (join) =>
      join
        .onRef('e.organization_id', '=', 'r.organization_id')
        .onRef('e.id', '=', 'r.equipment_id'),
    )
    .select(['l.kind', 'l.recommendation_id', 'l.saving_amount', 'r.id', 'r.title', 'r.status'])
    .select(['r.currency', 'r.version', 'e.tag'])
    .where('l.organization_id', '=', actor.organizationId)
    // What the customer was never sent is not told of.
    .$if(actor.role === 'contact', (query) => query.where('r.version', '>', 0))
    .orderBy('r.id')
    .execute();
  return rows
    .filter((row) => row.kind !== 'needs' || row.recommendation_id === id)
    .map((row) => ({
      kind: row.kind as RecommendationLink['kind'],
      recommendation: {
        id: row.id,
        title: row.title,
        tag: row.tag,
        status: row.status as RecommendationStatus,
      },
      saving:
        row.saving_amount === null ? null : { amount: row.saving_amount, currency: row.currency },
    }));
}

/** Those that stand approved and need one of these, with the id of the one they need. */
export async function dependantsOf(
  db: Kysely<Schema>,
  organizationId: string,
  ids: readonly string[],
): Promise<(Other & { readonly needed: string })[]> {
  const rows = await db
    .selectFrom('recommendation_link as l')
    .innerJoin('recommendation as r', (join) =>
      join
        .onRef('r.organization_id', '=', 'l.organization_id')
        .onRef('r.id', '=', 'l.recommendation_id'),
    )
    .innerJoin('equipment as e', (join) =>
      join
        .onRef('e.organization_id', '=', 'r.organization_id')
        .onRef('e.id', '=', 'r.equipment_id'),
    )
    .select(['l.other_id', 'r.id', 'r.title', 'r.status', 'e.tag'])
    .where('l.organization_id', '=', organizationId)
    .where('l.kind', '=', 'needs')
    .where('l.other_id', '=', sql<string>`ANY(${ids}::uuid[])`)
    .where('r.status', 'in', SAID_YES)
    .orderBy('r.id')
    .execute();
  return rows.map(({ other_id, id, title, status, tag }) => ({
    needed: other_id,
    id,
    title,
    status: status as RecommendationStatus,
    tag,
  }));
}

const name = ({ title, tag }: Other): string => `“${title}” (${tag})`;

/** One sentence for each way in which answers and links do not fit. */
export const SAYS: {
  readonly [kind in Conflict['kind'] | 'needed-by']: (other: Other) => string;
} = {
  needs: (other) => `It needs ${name(other)} to be approved too.`,
  either: (other) => `Either this or ${name(other)}, and that is approved.`,
  'needed-by': (other) => `${name(other)} needs it and is approved.`,
};
