// Whether rules can hold as they are said: everybody in them is the customer's, and nobody is locked out by them.
import type { Kysely } from 'kysely';
import type { Authority, AuthorityEdit } from '@wellkept/contracts/authority';
import type { Actor } from '../auth/actor.ts';
import type { Schema } from '../db/schema.ts';
import { invalid, Refusal, unknownReference } from '../http/refusal.ts';
import type { Its } from './load-rules.ts';

/** @throws `not-found` for people and sites that are not the customer's; `invalid`; `forbidden` for what only a contact says. */
export async function refuseUnfit(
  db: Kysely<Schema>,
  its: Its,
  before: Authority,
  edit: AuthorityEdit,
  actor: Actor,
): Promise<void> {
  const contacts = new Map(before.people.map((each) => [each.person.id, each]));
  const refuseStranger = (id: string, pointer: string) => {
    if (!contacts.has(id)) throw unknownReference(pointer);
  };
  const seen = new Set<string>();
  for (const [n, { contactId, manages }] of edit.people.entries()) {
    refuseStranger(contactId, `/people/${n}/contactId`);
    if (seen.has(contactId)) throw invalid(`/people/${n}/contactId`, 'Named twice.');
    if (manages && contacts.get(contactId)?.invitedBy)
      throw invalid(`/people/${n}/manages`, 'Came by a link for one item, and cannot sign in.');
    seen.add(contactId);
  }
  if (!edit.people.some(({ manages }) => manages))
    throw invalid('/people', 'Somebody has to manage the rules.');
  if (edit.twoPeopleAbove) {
    if (!edit.people.some(({ mayConfirm }) => mayConfirm))
      throw invalid('/twoPeopleAbove', 'Name somebody who may give the second yes.');
    if (contacts.size < 2) throw invalid('/twoPeopleAbove', 'There is only one person.');
  }
  const covered = new Set<string>();
  for (const [n, { contactId, coveredBy, from, until }] of edit.cover.entries()) {
    refuseStranger(contactId, `/cover/${n}/contactId`);
    refuseStranger(coveredBy, `/cover/${n}/coveredBy`);
    if (contactId === coveredBy) throw invalid(`/cover/${n}/coveredBy`, 'Somebody else covers.');
    if (until < from) throw invalid(`/cover/${n}/until`, 'It ends before it begins.');
    const key = `${contactId} ${coveredBy} ${from}`;
    if (covered.has(key)) throw invalid(`/cover/${n}`, 'This is there twice.');
    covered.add(key);
  }
  // A standing yes is somebody's: a firm does not give it to itself.
  if (actor.role !== 'contact' && edit.standing.length > 0)
    throw new Refusal('forbidden', 'Only the customer’s contacts give a standing authorisation.');
  await refuseOddStanding(db, its, before, edit);
  refuseOtherCurrencies(before.currency, edit);
}

async function refuseOddStanding(
  db: Kysely<Schema>,
  its: Its,
  before: Authority,
  { standing }: AuthorityEdit,
): Promise<void> {
  const sites = await db
    .selectFrom('site')
    .select('id')
    .where('organization_id', '=', its.organization_id)
    .where('customer_id', '=', its.customer_id)
    .execute();
  const seen = new Set<string>();
  for (const [n, { id, siteId, upTo, perYear }] of standing.entries()) {
    if (id !== undefined && !before.standing.some((known) => known.id === id))
      throw unknownReference(`/standing/${n}/id`);
    if (id !== undefined && seen.has(id)) throw invalid(`/standing/${n}/id`, 'Named twice.');
    if (id !== undefined) seen.add(id);
    if (siteId !== null && !sites.some((site) => site.id === siteId))
      throw unknownReference(`/standing/${n}/siteId`);
    if (perYear.amount < upTo.amount)
      throw invalid(`/standing/${n}/perYear`, 'Less than one item may cost.');
  }
}

function refuseOtherCurrencies(currency: string, edit: AuthorityEdit): void {
  const sums: [string, { currency: string } | null][] = [
    ['/twoPeopleAbove', edit.twoPeopleAbove],
    ['/orderAbove', edit.orderAbove],
    ['/documentAbove', edit.documentAbove],
    ...edit.people.map(({ limit }, n): [string, typeof limit] => [`/people/${n}/limit`, limit]),
    ...edit.standing.flatMap(({ upTo, perYear }, n): [string, typeof upTo][] => [
      [`/standing/${n}/upTo`, upTo],
      [`/standing/${n}/perYear`, perYear],
    ]),
  ];
  const odd = sums.find(([, sum]) => sum && sum.currency !== currency);
  if (odd) throw invalid(`${odd[0]}/currency`, `The firm’s currency is ${currency}.`);
}
