// A customer's rules as the database holds them, in the shape in which they are decided by.
import type { Kysely } from 'kysely';
import type { Rules } from '@wellkept/contracts/authority-rules';
import type { AuthorityPerson } from '@wellkept/contracts/authority';
import type { Schema } from '../db/schema.ts';
import { contactPerson } from '../people/person.ts';

export interface Its {
  readonly organization_id: string;
  readonly customer_id: string;
}

export interface LoadedRules extends Rules {
  readonly currency: string;
  /** 0 until something is set. */
  readonly revision: number;
}

/** Without rules everybody approves without limit, but for those who were invited by a link; who came after the rules is named in them first. */
export async function loadRules(db: Kysely<Schema>, its: Its): Promise<LoadedRules> {
  const { currency } = await db
    .selectFrom('organization')
    .select('currency')
    .where('id', '=', its.organization_id)
    .executeTakeFirstOrThrow();
  const rules = await db
    .selectFrom('authority')
    .selectAll()
    .where((eb) => eb.and({ ...its }))
    .executeTakeFirst();
  const contacts = await db
    .selectFrom('contact as c')
    .leftJoin('authority_person as p', (join) =>
      join.onRef('p.organization_id', '=', 'c.organization_id').onRef('p.contact_id', '=', 'c.id'),
    )
    .select(['c.id', 'c.name', 'c.title', 'c.invited_by', 'c.came_after_rules'])
    .select(['p.contact_id as ruled', 'p.approval_limit', 'p.may_confirm', 'p.manages'])
    .where('c.organization_id', '=', its.organization_id)
    .where('c.customer_id', '=', its.customer_id)
    .orderBy('p.place', (order) => order.asc().nullsLast())
    .orderBy('c.name')
    .orderBy('c.id')
    .execute();
  const cover = await db
    .selectFrom('authority_cover')
    .select(['contact_id', 'covered_by', 'starts_on', 'ends_on'])
    .where((eb) => eb.and({ ...its }))
    .orderBy('starts_on')
    .execute();
  const money = (amount: number | null | undefined) =>
    amount === null || amount === undefined ? null : { amount, currency };
  const known = new Map(contacts.map((row) => [row.id, contactPerson(row)]));
  const person = (id: string) => {
    const found = known.get(id);
    if (!found) throw new Error('The rules name somebody who is no contact of the customer');
    return found;
  };
  return {
    currency,
    revision: rules?.revision ?? 0,
    people: contacts.map((row): AuthorityPerson => ({
      person: person(row.id),
      limit:
        row.ruled === null && (row.invited_by !== null || row.came_after_rules)
          ? money(0)
          : money(row.approval_limit),
      mayConfirm: row.may_confirm ?? false,
      manages: row.manages ?? false,
      invitedBy: row.invited_by === null ? null : person(row.invited_by),
    })),
    twoPeopleAbove: money(rules?.two_people_above),
    orderAbove: money(rules?.order_above),
    documentAbove: money(rules?.document_above),
    cover: cover.map((each) => ({
      away: person(each.contact_id),
      coveredBy: person(each.covered_by),
      from: each.starts_on,
      until: each.ends_on,
    })),
  };
}
