// The technician's say: words of theirs that the office changed wait for their yes, or an hour of office time, before they are sent.
import type { Kysely, Selectable } from 'kysely';
import type { Recommendation, RecommendationEdit } from '@wellkept/contracts';
import type { OfficeEditTable, OwnWords, Schema } from '../db/schema.ts';
import { Refusal } from '../http/refusal.ts';
import { addOfficeHours } from '../loop/office-hours.ts';
import type { RecommendationRow, Scene } from '../loop/take-step.ts';
import { actingStaff } from '../people/acting-staff.ts';
import { loadOrganization, officeOf } from '../people/organization.ts';
import { staffPerson } from '../people/person.ts';

/** A technician under way looks at the phone within this many hours of office time, or the office goes on. */
const HOURS_TO_OBJECT = 1;
const OWN_WORDS = ['title', 'found', 'suggestion', 'why'] as const;

type Row = Selectable<OfficeEditTable>;

export const loadOfficeEdit = (
  db: Kysely<Schema>,
  organizationId: string,
  recommendationId: string,
): Promise<Row | undefined> =>
  db
    .selectFrom('office_edit')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('recommendation_id', '=', recommendationId)
    .executeTakeFirst();

export const forgetOfficeEdit = (db: Kysely<Schema>, row: RecommendationRow) =>
  db
    .deleteFrom('office_edit')
    .where('organization_id', '=', row.organization_id)
    .where('recommendation_id', '=', row.id)
    .execute();

/** As staff are told of it. */
export async function tellOfficeEdit(
  db: Kysely<Schema>,
  edit: Row | undefined,
): Promise<Recommendation['officeEdit']> {
  if (!edit) return null;
  const by = await db
    .selectFrom('staff')
    .select(['id', 'name', 'title'])
    .where('organization_id', '=', edit.organization_id)
    .where('id', '=', edit.staff_id)
    .executeTakeFirstOrThrow();
  return {
    before: edit.before,
    by: staffPerson(by),
    at: edit.at.toISOString(),
    objectUntil: edit.object_until.toISOString(),
    objection: edit.objection,
  };
}

/**
 * Remembers the technician's own words when the office changes them before the first sending. Words put where there
 * were none, and prices, are the office's own.
 * @param row As it was before the edit.
 */
export async function noteOfficeEdit(
  { db, actor, now }: Scene,
  row: RecommendationRow,
  body: RecommendationEdit,
): Promise<void> {
  if (row.status !== 'proposed' || row.version > 0 || !actor || actor.role === 'technician') return;
  const known = await loadOfficeEdit(db, row.organization_id, row.id);
  const own: OwnWords = { ...ownWords(row), ...known?.before };
  const present = { ...ownWords(row), ...body };
  const before = Object.fromEntries(
    OWN_WORDS.filter((field) => own[field]?.trim() && own[field] !== present[field]).map(
      (field) => [field, own[field]],
    ),
  ) as OwnWords;
  await forgetOfficeEdit(db, row);
  if (Object.keys(before).length === 0) return;
  const organization = await loadOrganization(db, row.organization_id);
  await db
    .insertInto('office_edit')
    .values({
      organization_id: row.organization_id,
      recommendation_id: row.id,
      before: JSON.stringify(before),
      staff_id: await actingStaff(db, actor),
      at: now,
      // What is urgent does not wait: they may still object, afterwards.
      object_until:
        row.severity === 'urgent'
          ? now
          : addOfficeHours(officeOf(organization), now, HOURS_TO_OBJECT),
      objection: null,
    })
    .execute();
}

const ownWords = ({ title, found, suggestion, why }: RecommendationRow): OwnWords => ({
  title,
  found,
  suggestion,
  why,
});

/**
 * Before sending. An objection is answered with the words that go with the sending; they reach the technician.
 * @throws `technician-may-object` while their time runs; `objection-open` when an objection gets no answer.
 */
export async function hearTechnician(
  { db, now }: Scene,
  row: RecommendationRow,
  note: string | undefined,
): Promise<void> {
  const edit = await loadOfficeEdit(db, row.organization_id, row.id);
  if (!edit) return;
  const technician = await db
    .selectFrom('staff')
    .select(['name', 'active'])
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.technician_id)
    .executeTakeFirstOrThrow();
  if (edit.objection !== null && note === undefined)
    throw new Refusal(
      'objection-open',
      `${technician.name} objects: ${edit.objection} Change it, or say with the sending why not.`,
    );
  if (edit.objection === null && technician.active && edit.object_until > now)
    throw new Refusal(
      'technician-may-object',
      `${technician.name} may object until ${edit.object_until.toISOString()}.`,
    );
  await forgetOfficeEdit(db, row);
}
