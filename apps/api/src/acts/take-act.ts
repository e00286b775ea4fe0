// One signed act: answers to one or several recommendations, all taken or none, with a receipt of what was shown.
import { randomUUID } from 'node:crypto';
import type { Act, ActAnswer, ActRequest, Recommendation } from '@wellkept/contracts';
import { approvedOption, conflictsOf, totalOf } from '@wellkept/contracts/answers';
import { consents } from '@wellkept/contracts/consent';
import { minorDigits } from '@wellkept/contracts/money';
import type { Actor } from '../auth/actor.ts';
import type { AuthorityNote } from '../authority/authorise.ts';
import { invalid, Refusal } from '../http/refusal.ts';
import { lockRecommendation, refuseStale, type RecommendationRow } from '../loop/take-step.ts';
import { undoUntil } from '../loop/undo-until.ts';
import { loadOrganization, type Organization } from '../people/organization.ts';
import { queueMail } from '../mail/queue.ts';
import { readable } from '../receipts/record.ts';
import { shownOf } from '../receipts/shown.ts';
import { writeReceipt } from '../receipts/write-receipt.ts';
import { loadRecommendation } from '../recommendations/detail.ts';
import { contactOf } from './contact.ts';
import { dependantsOf, lockLinked, SAYS } from './links.ts';
import { loadAct, type RecordedOutcome } from './read-act.ts';
import { refuseDecided, takeAnswer, type ActScene } from './take-answer.ts';

/** One answer with what it answers, as it stood when the act began. */
interface Answered {
  readonly row: RecommendationRow;
  readonly item: Recommendation;
  readonly given: ActAnswer;
  readonly answer: ActAnswer['answer'];
}
type Acting = Omit<ActScene, 'actId' | 'approvals'> & { readonly actor: Actor };
/** JSON pointer to an answer of the request, or to a field of what is answered. */
export type PointTo = (index: number, field?: string) => string;

const inAct: PointTo = (index, field) =>
  field === undefined ? `/answers/${index}` : `/answers/${index}/answer${field}`;

/** @param pointTo Where the answers stand in the body that was sent; default: as in `ActRequest`. */
export async function takeAct(
  scene: Acting,
  request: ActRequest,
  pointTo: PointTo = inAct,
): Promise<Act> {
  const { db, actor, now } = scene;
  const contactId = contactOf(actor);
  refuseTwice(request);
  await lockLinked(
    db,
    actor,
    request.answers.map(({ recommendationId }) => recommendationId),
  );
  const answered: Answered[] = [];
  for (const [index, given] of request.answers.entries())
    answered.push(await named(pointTo, index, () => readAnswered(scene, given)));
  await refuseUnfitting(scene, answered, pointTo);
  const organization = await loadOrganization(db, actor.organizationId);
  const total = totalOf(answered);
  if (request.net !== undefined && request.net !== (total?.net.amount ?? 0)) {
    const detail = `What is approved comes to ${total?.net.amount ?? 0} now.`;
    throw new Refusal('stale', { detail, errors: [{ pointer: '/net', detail }] });
  }
  // A standing authorisation was given beforehand; nobody is there to sign.
  if (!scene.standing) refuseUnsigned(organization, request, total?.net.amount ?? null);
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
  const approvals = answered.flatMap((one) => {
    const option = approvedOption(one);
    return option ? [{ id: one.row.id, amount: option.price.amount }] : [];
  });
  const authority: AuthorityNote[] = [];
  const outcomes: RecordedOutcome[] = [];
  for (const [index, one] of answered.entries()) {
    const outcome = await named(pointTo, index, () =>
      takeAnswer({ ...scene, actId, approvals }, one.row, contactId, one.answer),
    );
    if (outcome.authority) authority.push(outcome.authority);
    const option = approvedOption(one);
    outcomes.push({
      recommendationId: one.row.id,
      title: one.row.title,
      tag: one.item.equipment.tag,
      outcome: outcome.kind,
      optionTitle: option?.title ?? null,
      price: option?.price ?? null,
      waitsFor: outcome.waitsFor,
    });
  }
  const open = undoUntil(organization, now, scene.standing !== undefined).toISOString();
  const { timeZone } = answered[0]!.item.site;
  const receipt = await writeReceipt(db, {
    organizationId: actor.organizationId,
    actId,
    at: now,
    parts: {
      shown: answered.map(({ item }) => shownOf(item)),
      answers: {
        given: answered.map(({ given }) => given),
        outcomes,
        total,
        minorDigits: digitsOf(answered),
      },
      person: { name: contact.name, title: contact.title, email: contact.email, via: actor.via },
      signature: signed(request, contact.name, organization.name),
      circumstances: {
        at: now.toISOString(),
        timeZone,
        language: request.language,
        organization: organization.name,
        undoUntil: open,
        ...(authority.length > 0 ? { authority } : {}),
      },
    },
  });
  // A question is told by its answer; who gave no answer themselves, by a mail that names the authorisation.
  if (scene.standing || outcomes.every(({ outcome }) => outcome === 'question'))
    return loadAct(db, actor, actId, now);
  await queueMail(db, {
    organizationId: actor.organizationId,
    to: { contactId },
    kind: 'receipt',
    data: {
      receiptId: receipt.id,
      fingerprint: readable(receipt.hash),
      outcomes: outcomes.map(({ tag, title, outcome, optionTitle, price }) => ({
        tag,
        title,
        outcome,
        optionTitle,
        price,
      })),
      undoUntil: open,
      zone: timeZone,
    },
    now,
  });
  return loadAct(db, actor, actId, now);
}

/** What a minor unit is in each currency of what was shown. */
const digitsOf = (answered: readonly Answered[]): Record<string, number> =>
  Object.fromEntries(
    answered
      .flatMap(({ row, item }) => [
        row.currency,
        ...(item.proposal?.options ?? []).map(({ price }) => price.currency),
      ])
      .map((currency) => [currency, minorDigits(currency)]),
  );

function refuseTwice({ answers }: ActRequest): void {
  const seen = new Set<string>();
  for (const [index, { recommendationId }] of answers.entries()) {
    const id = recommendationId.toLowerCase();
    if (seen.has(id))
      throw invalid(`/answers/${index}/recommendationId`, 'Answered twice in one act.');
    seen.add(id);
  }
}

/** Refuses what has moved on since it was read. */
async function readAnswered({ db, actor, now }: Acting, given: ActAnswer): Promise<Answered> {
  const row = await lockRecommendation(db, actor, given.recommendationId);
  // Who was second wants to know who was first, and not that "it has changed".
  await refuseDecided(db, row, given, now);
  refuseStale(row, given.revision);
  if (given.answer.version !== row.version)
    throw new Refusal('version-replaced', `The newest version is ${row.version}.`);
  const item = await loadRecommendation(db, actor, row.id, now);
  if (given.shown !== undefined && given.shown !== item.shown)
    throw new Refusal('stale', 'What was shown is not what stands there now.');
  return { row, item, given, answer: given.answer };
}

/** @throws `depends` with every answer that does not fit with the others, or with what stands. */
async function refuseUnfitting(
  { db, actor }: Acting,
  answered: readonly Answered[],
  pointTo: PointTo,
): Promise<void> {
  const errors = conflictsOf(answered).map(({ index, kind, other }) => ({
    pointer: pointTo(index),
    detail: SAYS[kind](other),
  }));
  // Who takes back a yes must not leave behind what was built on it.
  const leaving = answered.filter(({ answer: { kind } }) =>
    ['declined', 'deferred'].includes(kind),
  );
  const ids = leaving.map(({ row }) => row.id);
  for (const dependant of await dependantsOf(db, actor.organizationId, ids)) {
    if (answered.some(({ row }) => row.id === dependant.id)) continue;
    const index = answered.findIndex(({ row }) => row.id === dependant.needed);
    errors.push({ pointer: pointTo(index), detail: SAYS['needed-by'](dependant) });
  }
  if (errors.length > 0) throw new Refusal('depends', { detail: errors[0]!.detail, errors });
}

/** Says which answer is at fault. */
async function named<T>(pointTo: PointTo, index: number, take: () => Promise<T>): Promise<T> {
  try {
    return await take();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const errors = error.more.errors?.map(({ pointer, detail }) => ({
      pointer: pointTo(index, pointer),
      detail,
    })) ?? [{ pointer: pointTo(index), detail: error.more.detail ?? error.code }];
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
    .replace('{name}', () => name)
    .replace('{firm}', () => firm);
  return { signature, consent: { version: consentVersion, text } };
}
