// The office prepares texts and options, and sends them as a version that is frozen from then on.
import type { Updateable } from 'kysely';
import type { RecommendationEdit } from '@wellkept/contracts';
import type { routes } from '@wellkept/contracts/routes';
import type { RecommendationTable } from '../db/schema.ts';
import { approveBeforehand } from '../authority/approve-beforehand.ts';
import type { Handler } from '../http/handler.ts';
import { lockLinked } from '../acts/links.ts';
import { reachOf } from '../customers/reach.ts';
import { invalid, Refusal } from '../http/refusal.ts';
import { keepPromise } from '../loop/keep-promise.ts';
import {
  lockRecommendation,
  refuseStale,
  refuseUnlessPossible,
  takeStep,
  touch,
} from '../loop/take-step.ts';
import { actingStaff } from '../people/acting-staff.ts';
import { loadOrganization } from '../people/organization.ts';
import { siteZone } from '../people/site-zone.ts';
import { countWording, isInServiceLanguage } from '../scorecard/count-wording.ts';
import { addDays, dayOf } from '../time/zone.ts';
import { loadRecommendation } from './detail.ts';
import { freezeOptions, replaceDraft } from './draft-options.ts';
import { refuseUnsentNeeds, replaceLinks, tellLinked } from './edit-links.ts';
import { EDITABLE } from './may.ts';
import { hearTechnician, noteOfficeEdit } from './office-edit.ts';

type Routes = typeof routes;

export const editRecommendation: Handler<Routes['editRecommendation']> = async ({
  db,
  actor,
  params,
  body,
  revision,
  now,
}) => {
  if (body.links) {
    const others = body.links.map(({ recommendationId }) => recommendationId);
    await lockLinked(db, actor, [params.id, ...others]);
  }
  const row = await lockRecommendation(db, actor, params.id);
  refuseStale(row, revision);
  if (!EDITABLE.includes(row.status))
    throw new Refusal('not-in-this-state', `It is ${row.status}.`);
  if (Object.keys(body).length === 0) return loadRecommendation(db, actor, params.id, now);
  if (body.options) await replaceDraft(db, row, body.options);
  if (body.links) await replaceLinks({ db, actor, now }, row, body.links);
  const set = columnsOf(body, row.currency);
  await noteOfficeEdit({ db, actor, now }, row, body);
  const seen = Object.keys(body).filter((field) => field !== 'options');
  // Words the customer has read are not changed behind their back.
  const forCustomer = seen.length > 0;
  const note = [...seen, ...(body.options && !forCustomer ? ['options'] : [])].join(', ');
  const after = await touch({ db, actor, now }, row, 'edited', { set, note, forCustomer });
  if (forCustomer) await countWording(db, after);
  return loadRecommendation(db, actor, params.id, now);
};

function columnsOf(body: RecommendationEdit, currency: string): Updateable<RecommendationTable> {
  const { title, severity, found, suggestion, why, goal, ifYouWait: wait } = body;
  if (wait?.cost && wait.cost.currency !== currency)
    throw invalid(
      '/ifYouWait/cost/currency',
      `The firm’s currency is ${currency}.`,
      'other-currency',
      { limit: currency },
    );
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

export const send: Handler<Routes['send']> = async ({ db, actor, params, body, revision, now }) => {
  await lockLinked(db, actor, [params.id]);
  const row = await lockRecommendation(db, actor, params.id);
  refuseStale(row, revision);
  refuseUnlessPossible(row, 'sent', actor);
  await refuseUnsentNeeds(db, row);
  const { contacts } = await reachOf(db, row.organization_id, row.customer_id);
  if (contacts === 0)
    throw new Refusal(
      'no-contact',
      'The customer has no contact, so nobody could read it. Add one with POST /v1/contacts, then send it.',
    );
  await hearTechnician({ db, actor, now }, row, body.note);
  const organization = await loadOrganization(db, row.organization_id);
  const today = dayOf(now, await siteZone(db, row));
  const validUntil = body.validUntil ?? addDays(today, organization.price_days);
  if (validUntil < today)
    throw invalid('/validUntil', 'Choose today or a later day.', 'too-early', { limit: today });
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
      in_service_language: isInServiceLanguage(row),
    })
    .execute();
  const set = { version, valid_until: validUntil, deferred_until: null, viewed_at: null };
  const scene = { db, actor, now };
  const after = await takeStep(scene, row, 'sent', { note: body.note, set });
  await keepPromise(scene, row);
  if (row.version === 0) await tellLinked(scene, row);
  await approveBeforehand(scene, after);
  return loadRecommendation(db, actor, params.id, now);
};
