// One signed act: answers to one or several recommendations, all taken or none, with a receipt of what was shown.
import { randomUUID } from 'node:crypto';
import type { Act, ActAnswer, ActOutcome, ActRequest, Recommendation } from '@wellkept/contracts';
import { consents } from '@wellkept/contracts/consent';
import type { Actor } from '../auth/actor.ts';
import { invalid, Refusal } from '../http/refusal.ts';
import { lockRecommendation, refuseStale, type RecommendationRow } from '../loop/take-step.ts';
import { loadOrganization, type Organization } from '../people/organization.ts';
import { contactPerson } from '../people/person.ts';
import { readable } from '../receipts/record.ts';
import { shownOf } from '../receipts/shown.ts';
import { writeReceipt } from '../receipts/write-receipt.ts';
import { loadRecommendation } from '../recommendations/detail.ts';
import { contactOf, refuseDecided, takeAnswer, type ActScene } from './take-answer.ts';
import { approvedOption, totalOf } from './total.ts';

/** One answer with what it answers, as it stood when the act began. */
export interface Answered {
  readonly row: RecommendationRow;
  readonly item: Recommendation;
  readonly given: ActAnswer;
}

export async function takeAct(
  scene: Omit<ActScene, 'actId'> & { readonly actor: Actor },
  request: ActRequest,
): Promise<Act> {
  const { db, actor, now } = scene;
  const contactId = contactOf(actor);
  refuseTwice(request);
  const answered = await lockAll(scene, request);
  const organization = await loadOrganization(db, actor.organizationId);
  const total = totalOf(answered);
  refuseUnsigned(organization, request, total?.net.amount ?? null);
  const contact = await db
    .selectFrom('contact')
    .select(['id', 'name', 'title', 'email', 'customer_id'])
    .where('organization_id', '=', actor.organizationId)
    .where('id', '=', contactId)
    .executeTakeFirstOrThrow();

  const actId = randomUUID();
  await db
    .insertInto('act')
    .values({
      organization_id: actor.organizationId,
      id: actId,
      customer_id: contact.customer_id,
      contact_id: contactId,
      at: now,
      language: request.language,
      via: actor.via,
      consent_version: request.consentVersion ?? null,
      signature: request.signature ? JSON.stringify(request.signature) : null,
    })
    .execute();
  const outcomes: ActOutcome[] = [];
  for (const [index, { row, item, given }] of answered.entries()) {
    const outcome = await named(index, request, () =>
      takeAnswer({ ...scene, actId }, row, contactId, given.answer),
    );
    const option = approvedOption(item, given.answer);
    outcomes.push({
      recommendationId: row.id,
      title: row.title,
      tag: item.equipment.tag,
      outcome: outcome.kind,
      optionTitle: option?.title ?? null,
      price: option?.price ?? null,
      waitsFor: outcome.waitsFor,
    });
  }
  const undoUntil = new Date(now.getTime() + organization.undo_minutes * 60_000);
  const receipt = await writeReceipt(db, {
    organizationId: actor.organizationId,
    actId,
    at: now,
    parts: {
      shown: answered.map(({ item }) => shownOf(item)),
      answers: { given: answered.map(({ given }) => given), outcomes, total },
      person: { name: contact.name, title: contact.title, email: contact.email, via: actor.via },
      signature: signed(request, contact.name, organization.name),
      circumstances: {
        at: now.toISOString(),
        timeZone: answered[0]!.item.site.timeZone,
        language: request.language,
        organization: organization.name,
        undoUntil: undoUntil.toISOString(),
      },
    },
  });
  return {
    id: actId,
    at: now.toISOString(),
    by: contactPerson(contact),
    outcomes,
    total,
    receiptId: receipt.id,
    fingerprint: readable(receipt.hash),
    undoUntil: undoUntil > now ? undoUntil.toISOString() : null,
  };
}

function refuseTwice({ answers }: ActRequest): void {
  const seen = new Set<string>();
  for (const [index, { recommendationId }] of answers.entries()) {
    if (seen.has(recommendationId))
      throw invalid(`/answers/${index}/recommendationId`, 'Answered twice in one act.');
    seen.add(recommendationId);
  }
}

/** Locks every recommendation of the act, always in the same order, and refuses what has moved on since it was read. */
async function lockAll(
  { db, actor, now }: Omit<ActScene, 'actId'> & { readonly actor: Actor },
  request: ActRequest,
): Promise<Answered[]> {
  const order = request.answers
    .map((given, index) => ({ given, index }))
    .toSorted((a, b) => a.given.recommendationId.localeCompare(b.given.recommendationId));
  const answered = new Map<number, Answered>();
  for (const { given, index } of order) {
    const found = await named(index, request, async () => {
      const row = await lockRecommendation(db, actor, given.recommendationId);
      // Who was second wants to know who was first, and not that "it has changed".
      await refuseDecided(db, row);
      refuseStale(row, given.revision);
      if (given.answer.version !== row.version)
        throw new Refusal('version-replaced', `The newest version is ${row.version}.`);
      const item = await loadRecommendation(db, actor, row.id, now);
      if (given.shown !== undefined && given.shown !== item.shown)
        throw new Refusal('stale', 'What was shown is not what stands there now.');
      return { row, item, given };
    });
    answered.set(index, found);
  }
  return request.answers.map((_, index) => answered.get(index)!);
}

/** Says which answer of several is at fault. */
async function named<T>(
  index: number,
  { answers }: ActRequest,
  take: () => Promise<T>,
): Promise<T> {
  try {
    return await take();
  } catch (error) {
    if (!(error instanceof Refusal) || answers.length === 1) throw error;
    const errors = error.more.errors?.map(({ pointer, detail }) => ({
      pointer: `/answers/${index}/answer${pointer}`,
      detail,
    })) ?? [{ pointer: `/answers/${index}`, detail: error.more.detail ?? error.code }];
    throw new Refusal(error.code, { ...error.more, errors });
  }
}

function refuseUnsigned(
  { signature_above }: Organization,
  { signature, consentVersion }: ActRequest,
  net: number | null,
): void {
  if (consentVersion !== undefined && !Object.hasOwn(consents, consentVersion))
    throw invalid('/consentVersion', `Known are: ${Object.keys(consents).join(', ')}.`);
  if (signature) {
    if (consentVersion === undefined)
      throw invalid('/consentVersion', 'A signature needs the version of the text agreed to.');
    return;
  }
  if (signature_above !== null && net !== null && net >= signature_above)
    throw new Refusal('signature-needed');
}

function signed({ signature, consentVersion, language }: ActRequest, name: string, firm: string) {
  if (!signature || consentVersion === undefined) return null;
  const texts = consents[consentVersion]!;
  const text = (language.startsWith('de') ? texts.de : texts.en)
    .replace('{name}', name)
    .replace('{firm}', firm);
  return { signature, consent: { version: consentVersion, text } };
}
