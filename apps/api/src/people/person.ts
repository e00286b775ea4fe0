import type { Kysely } from 'kysely';
import type { Person } from '@wellkept/contracts';
import type { Schema } from '../db/schema.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly title: string | null;
}

export const staffPerson = ({ id, name, title }: Row): Person => ({
  id,
  name,
  side: 'firm',
  ...(title ? { title } : {}),
});
export const contactPerson = ({ id, name, title }: Row): Person => ({
  id,
  name,
  side: 'customer',
  ...(title ? { title } : {}),
});

/** Looks people up by id; made once for an answer that names many. */
export interface People {
  staff(id: string): Person;
  staff(id: string | null): Person | null;
  contact(id: string): Person;
  contact(id: string | null): Person | null;
}

/** Loads the people an answer will name, in two queries. Asking for one that was not named here is a mistake of ours. */
export async function loadPeople(
  db: Kysely<Schema>,
  organizationId: string,
  staffIds: Iterable<string | null>,
  contactIds: Iterable<string | null>,
): Promise<People> {
  const load = async (table: 'staff' | 'contact', ids: Iterable<string | null>) => {
    const wanted = [...new Set(ids)].filter((id) => id !== null);
    if (wanted.length === 0) return [];
    return db
      .selectFrom(table)
      .select(['id', 'name', 'title'])
      .where('organization_id', '=', organizationId)
      .where('id', 'in', wanted)
      .execute();
  };
  const staff = new Map((await load('staff', staffIds)).map((row) => [row.id, staffPerson(row)]));
  const contacts = new Map(
    (await load('contact', contactIds)).map((row) => [row.id, contactPerson(row)]),
  );
  const finder = (people: Map<string, Person>) => (id: string | null) => {
    if (id === null) return null;
    const person = people.get(id);
    if (!person) throw new Error('A person was not loaded');
    return person;
  };
  return {
    staff: finder(staff) as People['staff'],
    contact: finder(contacts) as People['contact'],
  };
}
