// The office prepares texts and options, and sends them as a version that is frozen from then on.
import { randomUUID } from 'node:crypto';
import type { Kysely, Updateable } from 'kysely';
import type { RecommendationEdit } from '@wellkept/contracts';
import type { routes } from '@wellkept/contracts/routes';
import type { RecommendationTable, Schema } from '../db/schema.ts';
import type { Handler } from '../http/handler.ts';
import { invalid, Refusal } from '../http/refusal.ts';
import { keepPromise } from '../loop/keep-promise.ts';
import {
  lockRecommendation,
  refuseStale,
  refuseUnlessPossible,
  takeStep,
  touch,
  type RecommendationRow,
} from '../loop/take-step.ts';
import { actingStaff } from '../people/acting-staff.ts';
import { loadOrganization } from '../people/organization.ts';
import { siteZone } from '../people/site-zone.ts';
import { addDays, dayOf } from '../time/zone.ts';
import { changesBetween } from './changes.ts';
import { loadRecommendation } from './detail.ts';
import { EDITABLE } from './may.ts';

type Routes = typeof routes;
const LETTERS = 'ABCDEFGH';
/** Rows of this version are being prepared; sending gives them their number. */
const DRAFT = 0;

export const editRecommendation: Handler<Routes['editRecommendation']> = async ({
  db,
  actor,
  params,
  body,
  revision,
  now,
}) => {
  const row = await lockRecommendation(db, actor, params.id);
  refuseStale(row, revision);
  if (!EDITABLE.includes(row.status))
    throw new Refusal('not-in-this-state', `It is ${row.status}.`);
  if (Object.keys(body).length === 0) return loadRecommendation(db, actor, params.id, now);
  if (body.options) await replaceDraft(db, row, body.options);
  const set = columnsOf(body, row.currency);
  const seen = Object.keys(body).filter((field) => field !== 'options');
  // Words the customer has read are not changed behind their back.
  const forCustomer = seen.length > 0;
  const note = [...seen, ...(body.options && !forCustomer ? ['options'] : [])].join(', ');
  await touch({ db, actor, now }, row, 'edited', { set, note, forCustomer });
  return loadRecommendation(db, actor, params.id, now);
};

function columnsOf(body: RecommendationEdit, currency: string): Updateable<RecommendationTable> {
  const { title, severity, found, suggestion, why, goal, ifYouWait: wait } = body;
  if (wait?.cost && wait.cost.currency !== currency)
    throw invalid('/ifYouWait/cost/currency', `The firm’s currency is ${currency}.`);
  return {
    ...(title === undefined ? {} : { title }),
    ...(severity === undefined ? {} : { severity }),
    ...(found === undefined ? {} : { found }),
    ...(suggestion === undefined ? {} : { suggestion }),
    ...(why === undefined ? {} : { why }),
    ...(goal === undefined ? {} : { goal }),
    ...(body.goalKind === undefined ? {} : { goal_kind: body.goalKind }),
    ...(wait === undefined
      ? {}
      : {
          wait_text: wait.text,
          wait_chance: wait.chance ?? null,
          wait_until: wait.until ?? null,
          wait_amount: wait.cost?.amount ?? null,
          wait_source: wait.source ?? null,
        }),
  };
}

async function replaceDraft(
  db: Kysely<Schema>,
  row: RecommendationRow,
  options: NonNullable<RecommendationEdit['options']>,
): Promise<void> {
  const wrong = options.findIndex((option) => option.price.currency !== row.currency);
  if (wrong >= 0)
    throw invalid(`/options/${wrong}/price/currency`, `The firm’s currency is ${row.currency}.`);
  const second = options.findLastIndex((option) => option.suggested);
  if (second !== options.findIndex((option) => option.suggested)) {
    throw invalid(`/options/${second}/suggested`, 'Suggest one option at most.');
  }
  const organization = await loadOrganization(db, row.organization_id);
  const its = { organization_id: row.organization_id, recommendation_id: row.id, version: DRAFT };
  await db
    .deleteFrom('proposal_option')
    .where((eb) => eb.and(its))
    .execute();
  await db
    .insertInto('proposal_option')
    .values(
      options.map((option, index) => ({
        ...its,
        id: randomUUID(),
        letter: LETTERS[index]!,
        family: option.family,
        title: option.title,
        scope: option.scope ?? '',
        price_amount: option.price.amount,
        currency: option.price.currency,
        tax_rate: option.taxRate ?? organization.tax_rate,
        ready_by: option.readyBy ?? null,
        warranty_months: option.warrantyMonths ?? 0,
        duration_minutes: option.durationMinutes ?? 120,
        suggested: option.suggested ?? false,
      })),
    )
    .execute();
}

export const send: Handler<Routes['send']> = async ({ db, actor, params, body, revision, now }) => {
  const row = await lockRecommendation(db, actor, params.id);
  refuseStale(row, revision);
  refuseUnlessPossible(row, 'sent', actor);
  const organization = await loadOrganization(db, row.organization_id);
  const today = dayOf(now, await siteZone(db, row));
  const validUntil = body.validUntil ?? addDays(today, organization.price_days);
  if (validUntil < today) throw invalid('/validUntil', 'Choose today or a later day.');
  const version = row.version + 1;
  const changes = await freezeOptions(db, row, version);
  await db
    .insertInto('proposal_version')
    .values({
      organization_id: row.organization_id,
      recommendation_id: row.id,
      version,
      sent_at: now,
      sent_by: await actingStaff(db, actor),
      valid_until: validUntil,
      note: body.note ?? null,
      changes,
    })
    .execute();
  const set = { version, valid_until: validUntil, deferred_until: null, viewed_at: null };
  const scene = { db, actor, now };
  await takeStep(scene, row, 'sent', { note: body.note, set });
  await keepPromise(scene, row);
  return loadRecommendation(db, actor, params.id, now);
};

/** Gives the prepared options their version; without any, the last ones are offered again. @returns What changed. */
async function freezeOptions(
  db: Kysely<Schema>,
  row: RecommendationRow,
  version: number,
): Promise<string[]> {
  const its = { organization_id: row.organization_id, recommendation_id: row.id };
  const before = await db
    .selectFrom('proposal_option')
    .selectAll()
    .where((eb) => eb.and({ ...its, version: row.version }))
    .where('version', '>', DRAFT)
    .orderBy('letter')
    .execute();
  const after = await db
    .updateTable('proposal_option')
    .set({ version })
    .where((eb) => eb.and({ ...its, version: DRAFT }))
    .returningAll()
    .execute();
  if (after.length > 0) {
    const sorted = after.toSorted((a, b) => a.letter.localeCompare(b.letter));
    return before.length > 0 ? changesBetween(before, sorted) : [];
  }
  if (before.length === 0) throw new Refusal('not-in-this-state', 'There are no options to send.');
  const copies = before.map((option) => ({ ...option, id: randomUUID(), version }));
  await db.insertInto('proposal_option').values(copies).execute();
  return [];
}
