// What is to be done on a visit, where, and how long it takes: an approved option, or a service at a site.
import type { Kysely } from 'kysely';
import { isStaff, type Actor } from '../auth/actor.ts';
import type { Schema } from '../db/schema.ts';
import { invalid, Refusal } from '../http/refusal.ts';
import { isUuid } from '../http/register.ts';
import { mayKnow, type RecommendationRow } from '../loop/take-step.ts';
import { at } from '../time/zone.ts';

export interface Subject {
  readonly recommendation: RecommendationRow | null;
  readonly serviceId: string | null;
  readonly customerId: string;
  readonly site: {
    readonly id: string;
    readonly timeZone: string;
    readonly accessNotes: string | null;
  };
  readonly equipmentId: string | null;
  /** Whom the work has to suit; `null` when it is not known which unit it is. */
  readonly equipmentKind: string | null;
  readonly durationMinutes: number;
  /** When parts and people are there; `null` when there is nothing to wait for. */
  readonly readyFrom: Date | null;
  /** What will be done, in a few words. */
  readonly work: string;
}

export interface Asked {
  readonly recommendationId?: string | undefined;
  readonly serviceId?: string | undefined;
  readonly siteId?: string | undefined;
  readonly equipmentId?: string | undefined;
}

/** @param prefix How the caller's fields are pointed at: `/` in a body, `?` in a query. */
export async function findSubject(
  db: Kysely<Schema>,
  actor: Actor,
  asked: Asked,
  prefix: '/' | '?',
): Promise<Subject> {
  const { recommendationId, serviceId, siteId, equipmentId } = asked;
  for (const id of [recommendationId, serviceId, siteId, equipmentId]) {
    if (id !== undefined && !isUuid(id)) throw new Refusal('not-found');
  }
  if (recommendationId && serviceId)
    throw invalid(`${prefix}serviceId`, 'Give a recommendation or a service, not both.');
  if (recommendationId) return ofRecommendation(db, actor, recommendationId);
  if (!serviceId)
    throw invalid(
      `${prefix}recommendationId`,
      'Say what to book: a recommendation, or a service at a site.',
    );
  return ofService(db, actor, serviceId, { siteId, equipmentId }, prefix);
}

async function ofRecommendation(db: Kysely<Schema>, actor: Actor, id: string): Promise<Subject> {
  const recommendation = await db
    .selectFrom('recommendation')
    .selectAll()
    .where('organization_id', '=', actor.organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!recommendation || !mayKnow(actor, recommendation)) throw new Refusal('not-found');
  const found = await db
    .selectFrom('recommendation as r')
    .innerJoin('decision as d', (on) =>
      on
        .onRef('d.organization_id', '=', 'r.organization_id')
        .onRef('d.recommendation_id', '=', 'r.id')
        .onRef('d.version', '=', 'r.version'),
    )
    .innerJoin('proposal_option as o', (on) =>
      on.onRef('o.organization_id', '=', 'd.organization_id').onRef('o.id', '=', 'd.option_id'),
    )
    .innerJoin('site as s', (on) =>
      on.onRef('s.organization_id', '=', 'r.organization_id').onRef('s.id', '=', 'r.site_id'),
    )
    .innerJoin('equipment as e', (on) =>
      on.onRef('e.organization_id', '=', 'r.organization_id').onRef('e.id', '=', 'r.equipment_id'),
    )
    .select([
      'o.title',
      'o.duration_minutes',
      'o.ready_by',
      's.time_zone',
      's.access_notes',
      'e.kind',
      'e.tag',
    ])
    .where('r.organization_id', '=', actor.organizationId)
    .where('r.id', '=', id)
    .where('d.kind', '=', 'approved')
    .where('d.undone_at', 'is', null)
    .executeTakeFirst();
  if (!found)
    throw new Refusal('not-in-this-state', 'It can be booked once an option is approved.');
  return {
    recommendation,
    serviceId: null,
    customerId: recommendation.customer_id,
    site: {
      id: recommendation.site_id,
      timeZone: found.time_zone,
      accessNotes: found.access_notes,
    },
    equipmentId: recommendation.equipment_id,
    equipmentKind: found.kind,
    durationMinutes: found.duration_minutes,
    readyFrom: found.ready_by === null ? null : at(found.ready_by, '00:00', found.time_zone),
    work: `${found.title}, ${found.tag}`,
  };
}

async function ofService(
  db: Kysely<Schema>,
  actor: Actor,
  serviceId: string,
  where: Pick<Asked, 'siteId' | 'equipmentId'>,
  prefix: '/' | '?',
): Promise<Subject> {
  const { organizationId } = actor;
  const service = await db
    .selectFrom('service')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', serviceId)
    .executeTakeFirst();
  if (!service) throw new Refusal('not-found');
  const unit =
    where.equipmentId === undefined
      ? undefined
      : await db
          .selectFrom('equipment')
          .select(['id', 'customer_id', 'site_id', 'kind', 'tag'])
          .where('organization_id', '=', organizationId)
          .where('id', '=', where.equipmentId)
          .executeTakeFirst();
  if (where.equipmentId !== undefined && (!unit || isForeign(actor, unit)))
    throw new Refusal('not-found');
  const site = await findSite(db, actor, where.siteId ?? unit?.site_id, prefix);
  if (unit && unit.site_id !== site.id)
    throw invalid(`${prefix}equipmentId`, 'This unit stands at another site.');
  return {
    recommendation: null,
    serviceId,
    customerId: site.customer_id,
    site: { id: site.id, timeZone: site.time_zone, accessNotes: site.access_notes },
    equipmentId: unit?.id ?? null,
    equipmentKind: unit?.kind ?? null,
    durationMinutes: service.duration_minutes,
    readyFrom: null,
    work: unit ? `${service.name}, ${unit.tag}` : service.name,
  };
}

const isForeign = (actor: Actor, row: { customer_id: string }): boolean =>
  !isStaff(actor) && row.customer_id !== actor.customerId;

async function findSite(
  db: Kysely<Schema>,
  actor: Actor,
  siteId: string | undefined,
  prefix: '/' | '?',
) {
  const sites = db
    .selectFrom('site')
    .select(['id', 'customer_id', 'time_zone', 'access_notes'])
    .where('organization_id', '=', actor.organizationId);
  if (siteId !== undefined) {
    const site = await sites.where('id', '=', siteId).executeTakeFirst();
    if (!site || isForeign(actor, site)) throw new Refusal('not-found');
    return site;
  }
  // Who has one site only need not name it.
  const own = actor.customerId
    ? await sites.where('customer_id', '=', actor.customerId).limit(2).execute()
    : [];
  if (own.length !== 1) throw invalid(`${prefix}siteId`, 'Say at which site.');
  return own[0]!;
}
