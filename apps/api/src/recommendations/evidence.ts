// What was seen and measured.
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { routes } from '@wellkept/contracts/routes';
import type { Actor } from '../auth/actor.ts';
import type { Schema } from '../db/schema.ts';
import { fileName } from '../http/file-name.ts';
import { afterWork, Content, type Handler } from '../http/handler.ts';
import { invalid, Refusal } from '../http/refusal.ts';
import { lockRecommendation, mayKnow, touch, type RecommendationRow } from '../loop/take-step.ts';
import { FINAL } from '../loop/transitions.ts';
import { actingStaff } from '../people/acting-staff.ts';
import { loadRecommendation } from './detail.ts';
import { takePicture, type Picture } from './picture.ts';

type Routes = typeof routes;

async function lockOpen(db: Kysely<Schema>, actor: Actor, id: string): Promise<RecommendationRow> {
  const row = await lockRecommendation(db, actor, id);
  if ((FINAL as readonly string[]).includes(row.status))
    throw new Refusal('not-in-this-state', `It is ${row.status}.`);
  return row;
}

/** Before work that takes long, without a lock. @throws `not-found` as `lockRecommendation` does. */
export async function refuseUnknown(db: Kysely<Schema>, actor: Actor, id: string): Promise<void> {
  const known = await db
    .selectFrom('recommendation')
    .select(['id', 'customer_id', 'version'])
    .where('organization_id', '=', actor.organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!known || !mayKnow(actor, known)) throw new Refusal('not-found');
}

const NOTHING = {
  caption: null,
  alt: null,
  phase: null,
  width: null,
  height: null,
  label: null,
  unit: null,
  value: null,
  lower: null,
  upper: null,
  limit_source: null,
  instrument: null,
  text: null,
  confidence: null,
  content_type: null,
  size: null,
};

export const addEvidence: Handler<Routes['addEvidence']> = async ({
  db,
  actor,
  params,
  body,
  now,
}) => {
  const row = await lockOpen(db, actor, params.id);
  const common = {
    ...NOTHING,
    organization_id: row.organization_id,
    id: randomUUID(),
    recommendation_id: row.id,
    staff_id: await actingStaff(db, actor),
    taken_at: now,
  };
  if (body.kind === 'reading') {
    const { lower = null, upper = null } = body;
    if (lower !== null && upper !== null && lower > upper)
      throw invalid('/lower', 'Must not be above `upper`.', 'too-large');
    await db
      .insertInto('evidence')
      .values({
        ...common,
        kind: 'reading',
        label: body.label,
        unit: body.unit,
        value: body.value,
        lower,
        upper,
        limit_source: body.limitSource ?? null,
        instrument: body.instrument ?? null,
        earlier: JSON.stringify(await earlierReadings(db, row, body.label, body.unit)),
      })
      .execute();
  } else {
    await db
      .insertInto('evidence')
      .values({ ...common, kind: 'note', text: body.text, confidence: body.confidence ?? null })
      .execute();
  }
  await touch({ db, actor, now }, row, 'evidence-added');
  return loadRecommendation(db, actor, params.id, now);
};

/** The same reading of the same unit at earlier visits, oldest first. */
async function earlierReadings(
  db: Kysely<Schema>,
  row: RecommendationRow,
  label: string,
  unit: string,
) {
  const rows = await db
    .selectFrom('evidence as v')
    .innerJoin('recommendation as r', (join) =>
      join
        .onRef('r.organization_id', '=', 'v.organization_id')
        .onRef('r.id', '=', 'v.recommendation_id'),
    )
    .select(['v.value', 'v.taken_at'])
    .where('v.organization_id', '=', row.organization_id)
    .where('r.equipment_id', '=', row.equipment_id)
    .where('v.kind', '=', 'reading')
    .where('v.label', '=', label)
    .where('v.unit', '=', unit)
    .orderBy('v.taken_at', 'desc')
    .limit(20)
    .execute();
  return rows
    .toReversed()
    .map(({ value, taken_at }) => ({ value: value ?? 0, takenAt: taken_at.toISOString() }));
}

export const addPhoto = afterWork<Routes['addPhoto'], Picture>(
  async ({ actor, params, body, request, read }) => {
    // Not for strangers to keep us busy with.
    await read((db) => refuseUnknown(db, actor, params.id));
    return takePicture(actor.organizationId, body, request.signal);
  },
  async ({ db, actor, params, query, now }, { bytes, width, height }) => {
    const row = await lockOpen(db, actor, params.id);
    const id = randomUUID();
    const caption = query.caption ?? '';
    await db
      .insertInto('evidence')
      .values({
        ...NOTHING,
        organization_id: row.organization_id,
        id,
        recommendation_id: row.id,
        kind: 'photo',
        staff_id: await actingStaff(db, actor),
        taken_at: now,
        caption,
        alt: caption || `Photo of ${row.title}`,
        phase: query.phase ?? 'finding',
        width,
        height,
      })
      .execute();
    await db
      .insertInto('evidence_content')
      .values({
        organization_id: row.organization_id,
        evidence_id: id,
        content_type: 'image/webp',
        bytes,
      })
      .execute();
    await touch({ db, actor, now }, row, 'evidence-added');
    return loadRecommendation(db, actor, params.id, now);
  },
);

/** What the bytes are, whatever their name says. @throws `invalid` for anything else. */
export function documentType(bytes: Uint8Array, name: string): string {
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-') return 'application/pdf';
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // Control characters other than tab and line ends belong to no text.
    if (bytes.byteLength > 0 && !/[^\t\n\r\P{Cc}]/u.test(text))
      return /\.csv$/i.test(name) ? 'text/csv' : 'text/plain';
  } catch {
    // Not UTF-8.
  }
  throw invalid('', 'Send a PDF, or plain text or CSV in UTF-8.', 'wrong-kind');
}

export const addDocument: Handler<Routes['addDocument']> = async ({
  db,
  actor,
  params,
  query,
  body,
  now,
}) => {
  const row = await lockOpen(db, actor, params.id);
  const given = query.name ?? 'document';
  const contentType = documentType(body, given);
  const name = fileName(given, contentType);
  const id = randomUUID();
  await db
    .insertInto('evidence')
    .values({
      ...NOTHING,
      organization_id: row.organization_id,
      id,
      recommendation_id: row.id,
      kind: 'document',
      staff_id: await actingStaff(db, actor),
      taken_at: now,
      caption: name,
      content_type: contentType,
      size: body.byteLength,
    })
    .execute();
  await db
    .insertInto('evidence_content')
    .values({
      organization_id: row.organization_id,
      evidence_id: id,
      content_type: contentType,
      bytes: Buffer.from(body),
    })
    .execute();
  await touch({ db, actor, now }, row, 'evidence-added');
  return loadRecommendation(db, actor, params.id, now);
};

/** Content of a kind, for whoever may see its recommendation. @throws `not-found` for anything else. */
async function contentOf(db: Kysely<Schema>, actor: Actor, id: string, kind: 'photo' | 'document') {
  const row = await db
    .selectFrom('evidence_content as b')
    .innerJoin('evidence as v', (join) =>
      join.onRef('v.organization_id', '=', 'b.organization_id').onRef('v.id', '=', 'b.evidence_id'),
    )
    .innerJoin('recommendation as r', (join) =>
      join
        .onRef('r.organization_id', '=', 'v.organization_id')
        .onRef('r.id', '=', 'v.recommendation_id'),
    )
    .select(['b.bytes', 'b.content_type', 'v.caption'])
    .where('b.organization_id', '=', actor.organizationId)
    .where('b.evidence_id', '=', id)
    .where('v.kind', '=', kind)
    .$if(actor.role === 'contact', (query) =>
      query.where('r.customer_id', '=', actor.customerId).where('r.version', '>', 0),
    )
    .$if(actor.recommendationId !== null, (query) =>
      query.where('r.id', '=', actor.recommendationId),
    )
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  return row;
}

/** It never changes, and belongs to whoever may see the recommendation: kept by the browser, not by proxies. */
const KEPT = { 'Cache-Control': 'private, max-age=86400, immutable', Vary: 'Authorization' };

export const evidenceContent: Handler<Routes['evidenceContent']> = async ({
  db,
  actor,
  params,
}) => {
  const row = await contentOf(db, actor, params.id, 'photo');
  return new Content(new Uint8Array(row.bytes), { 'Content-Type': row.content_type, ...KEPT });
};

/** A document leaves as a file to be saved: it opens in no page's context, whatever is in it. */
export const evidenceFile: Handler<Routes['evidenceFile']> = async ({ db, actor, params }) => {
  const row = await contentOf(db, actor, params.id, 'document');
  return new Content(new Uint8Array(row.bytes), {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': attachment(row.caption ?? 'document'),
    ...KEPT,
  });
};

/** RFC 6266: a name that every client can read, and the real one. */
const attachment = (name: string): string => {
  const plain = name.replaceAll(/[^\w.-]+/g, '_');
  const real = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${real}`;
};
