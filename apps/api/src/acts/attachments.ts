// The customer's own papers: an order, or proof that something was fixed. Pictures are made anew; PDFs are kept as they are.
import { createHash, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { routes } from '@wellkept/contracts/routes';
import type { Schema } from '../db/schema.ts';
import { fileName } from '../http/file-name.ts';
import { afterWork, Content, type Handler } from '../http/handler.ts';
import { invalid, Refusal } from '../http/refusal.ts';
import { isUuid } from '../http/register.ts';
import { lockRecommendation, type RecommendationRow } from '../loop/take-step.ts';
import { contactPerson } from '../people/person.ts';
import { refuseUnknown } from '../recommendations/evidence.ts';
import { takePicture } from '../recommendations/picture.ts';
import { contactOf } from './contact.ts';

type Routes = typeof routes;

const PDF = 'application/pdf';
/** What was uploaded and used in no answer stays with its recommendation; more than this is a mistake. */
const MOST = 50;

const isPdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';

export const addAttachment = afterWork<Routes['addAttachment'], Buffer>(
  async ({ actor, params, body, request, read }) => {
    contactOf(actor);
    // Not for strangers to keep us busy with.
    await read((db) => refuseUnknown(db, actor, params.id));
    if (isPdf(body)) return Buffer.from(body);
    return (await takePicture(actor.organizationId, body, request.signal)).bytes;
  },
  async ({ db, actor, params, query, body, now }, bytes) => {
    const contactId = contactOf(actor);
    const row = await lockRecommendation(db, actor, params.id);
    const its = { organization_id: row.organization_id, recommendation_id: row.id };
    const { count } = await db
      .selectFrom('attachment')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where((eb) => eb.and(its))
      .executeTakeFirstOrThrow();
    if (count >= MOST)
      throw new Refusal('not-in-this-state', `It has ${MOST} attachments already.`);
    const contentType = isPdf(body) ? PDF : 'image/webp';
    const id = randomUUID();
    const sha256 = createHash('sha256').update(bytes).digest();
    const name = fileName(
      query.name ?? (contentType === PDF ? 'document' : 'picture'),
      contentType,
    );
    await db
      .insertInto('attachment')
      .values({
        ...its,
        id,
        contact_id: contactId,
        decision_id: null,
        name,
        content_type: contentType,
        sha256,
        bytes,
        at: now,
      })
      .execute();
    const contact = await db
      .selectFrom('contact')
      .select(['id', 'name', 'title'])
      .where('organization_id', '=', row.organization_id)
      .where('id', '=', contactId)
      .executeTakeFirstOrThrow();
    return {
      id,
      name,
      contentType,
      sha256: sha256.toString('hex'),
      at: now.toISOString(),
      by: contactPerson(contact),
    };
  },
);

export const attachmentContent: Handler<Routes['attachmentContent']> = async ({
  db,
  actor,
  params,
}) => {
  if (!isUuid(params.id)) throw new Refusal('not-found');
  const row = await db
    .selectFrom('attachment as t')
    .innerJoin('recommendation as r', (join) =>
      join
        .onRef('r.organization_id', '=', 't.organization_id')
        .onRef('r.id', '=', 't.recommendation_id'),
    )
    .select(['t.name', 't.bytes'])
    .where('t.organization_id', '=', actor.organizationId)
    .where('t.id', '=', params.id)
    .$if(actor.role === 'contact', (query) => query.where('r.customer_id', '=', actor.customerId))
    .$if(actor.recommendationId !== null, (query) =>
      query.where('r.id', '=', actor.recommendationId),
    )
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  return new Content(new Uint8Array(row.bytes), {
    'Content-Type': 'application/octet-stream',
    // Somebody else's file is saved, never opened in our name.
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(row.name)}`,
    'Cache-Control': 'private, max-age=86400, immutable',
    Vary: 'Authorization',
  });
};

/** Makes uploaded attachments part of a decision. @throws `invalid` for what was not uploaded for it, or is used already. */
export async function attach(
  db: Kysely<Schema>,
  row: RecommendationRow,
  decisionId: string,
  ids: readonly string[],
): Promise<void> {
  for (const [index, id] of ids.entries()) {
    const taken =
      isUuid(id) &&
      (await db
        .updateTable('attachment')
        .set({ decision_id: decisionId })
        .where('organization_id', '=', row.organization_id)
        .where('recommendation_id', '=', row.id)
        .where('id', '=', id)
        .where('decision_id', 'is', null)
        .returning('id')
        .executeTakeFirst());
    if (!taken) throw invalid(`/attachmentIds/${index}`, 'Not an unused attachment of this one.');
  }
}
