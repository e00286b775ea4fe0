// How this recommendation hangs together with others of the customer: checked, stored, and told at both ends. `needs` is
// written at the one that needs; `either` and `together` at either of the two.
import { sql, type Kysely } from 'kysely';
import type { RecommendationEdit } from '@wellkept/contracts';
import type { Schema } from '../db/schema.ts';
import { invalid, Refusal } from '../http/refusal.ts';
import { isUuid } from '../http/register.ts';
import { touch, type RecommendationRow, type Scene } from '../loop/take-step.ts';

type NewLink = NonNullable<RecommendationEdit['links']>[number];
interface Stored {
  readonly other_id: string;
  readonly kind: string;
  readonly saving_amount: number | null;
}

/**
 * Replaces the links as this one tells them. The others they lead to, before or now, must have been locked in this transaction;
 * what they show changes as well, so their revision counts up.
 * @throws `invalid` for another customer's, itself, one named twice, one that needs this in turn, and a saving that is
 *   missing or out of place.
 */
export async function replaceLinks(
  scene: Scene,
  row: RecommendationRow,
  links: readonly NewLink[],
): Promise<void> {
  const { db } = scene;
  const its = { organization_id: row.organization_id, recommendation_id: row.id };
  await refuseUnlinkable(db, row, links);
  const gone = await db
    .deleteFrom('recommendation_link')
    .where('organization_id', '=', row.organization_id)
    .where((eb) =>
      eb.or([
        eb('recommendation_id', '=', row.id),
        eb.and([eb('other_id', '=', row.id), eb('kind', '<>', 'needs')]),
      ]),
    )
    .returning(['recommendation_id', 'other_id', 'kind', 'saving_amount'])
    .execute();
  const before = gone.map(({ recommendation_id, other_id, ...link }) => ({
    ...link,
    other_id: other_id === row.id ? recommendation_id : other_id,
  }));
  const after: Stored[] = links.map(({ kind, recommendationId, saving }) => ({
    other_id: recommendationId.toLowerCase(),
    kind,
    saving_amount: saving ?? null,
  }));
  if (after.length > 0)
    await db
      .insertInto('recommendation_link')
      .values(after.map((link) => ({ ...its, ...link })))
      .execute();
  const changed = [...before, ...after]
    .filter((link) => !(isAmong(before, link) && isAmong(after, link)))
    .map(({ other_id }) => other_id);
  if (changed.length === 0) return;
  const others = await db
    .selectFrom('recommendation')
    .selectAll()
    .where('organization_id', '=', row.organization_id)
    .where('id', 'in', changed)
    .execute();
  for (const other of others) await touch(scene, other, 'edited', { note: 'links' });
}

const isAmong = (links: readonly Stored[], { other_id, kind, saving_amount }: Stored): boolean =>
  links.some(
    (link) =>
      link.other_id === other_id && link.kind === kind && link.saving_amount === saving_amount,
  );

async function refuseUnlinkable(
  db: Kysely<Schema>,
  row: RecommendationRow,
  links: readonly NewLink[],
): Promise<void> {
  const seen = new Set<string>();
  for (const [index, { kind, recommendationId, saving }] of links.entries()) {
    const at = `/links/${index}`;
    const id = recommendationId.toLowerCase();
    if (id === row.id)
      throw invalid(`${at}/recommendationId`, 'This is the recommendation itself.');
    if (seen.has(id)) throw invalid(`${at}/recommendationId`, 'Named twice.', 'twice');
    seen.add(id);
    if (kind === 'together' && saving === undefined)
      throw invalid(`${at}/saving`, 'Say how much doing both in one visit saves.', 'missing');
    if (kind !== 'together' && saving !== undefined)
      throw invalid(`${at}/saving`, 'Only “together” saves.');
    const other =
      isUuid(id) &&
      (await db
        .selectFrom('recommendation')
        .select('id')
        .where('organization_id', '=', row.organization_id)
        .where('customer_id', '=', row.customer_id)
        .where('id', '=', id)
        .executeTakeFirst());
    if (!other)
      throw invalid(`${at}/recommendationId`, 'Not a recommendation of the same customer.');
    // Two hang together in one way only.
    if (await leadsTo(db, row, id))
      throw invalid(`${at}/recommendationId`, 'The other one needs this in turn.');
  }
}

/** Whether `from` needs this recommendation, at whatever remove. */
async function leadsTo(db: Kysely<Schema>, row: RecommendationRow, from: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    WITH RECURSIVE needed (id) AS (
      SELECT ${from}::uuid
      UNION
      SELECT l.other_id FROM recommendation_link l JOIN needed n ON l.recommendation_id = n.id
      WHERE l.organization_id = ${row.organization_id} AND l.kind = 'needs'
    )
    SELECT id FROM needed WHERE id = ${row.id}`.execute(db);
  return rows.length > 0;
}

/** What hangs together with one that is sent for the first time shows a link it did not show before. */
export async function tellLinked(scene: Scene, row: RecommendationRow): Promise<void> {
  const others = await scene.db
    .selectFrom('recommendation as r')
    .innerJoin('recommendation_link as l', (join) =>
      join
        .onRef('l.organization_id', '=', 'r.organization_id')
        .on((eb) =>
          eb.or([
            eb.and([eb('l.recommendation_id', '=', row.id), eb('l.other_id', '=', eb.ref('r.id'))]),
            eb.and([eb('l.other_id', '=', row.id), eb('l.recommendation_id', '=', eb.ref('r.id'))]),
          ]),
        ),
    )
    .selectAll('r')
    .where('r.organization_id', '=', row.organization_id)
    .where('r.version', '>', 0)
    .execute();
  for (const other of others) await touch(scene, other, 'edited', { note: 'links' });
}

/** @throws `depends` when the customer has not been sent what this one needs: they could never say yes to it. */
export async function refuseUnsentNeeds(db: Kysely<Schema>, row: RecommendationRow): Promise<void> {
  const unsent = await db
    .selectFrom('recommendation_link as l')
    .innerJoin('recommendation as r', (join) =>
      join.onRef('r.organization_id', '=', 'l.organization_id').onRef('r.id', '=', 'l.other_id'),
    )
    .select('r.title')
    .where('l.organization_id', '=', row.organization_id)
    .where('l.recommendation_id', '=', row.id)
    .where('l.kind', '=', 'needs')
    .where('r.version', '=', 0)
    .where('r.status', '<>', 'withdrawn')
    .executeTakeFirst();
  if (unsent) throw new Refusal('depends', `It needs “${unsent.title}”: send that first.`);
}
