// The customers' people that a file names beside their units: known ones are recognised, others are added.
import type { Kysely } from 'kysely';
import { addContact } from '../customers/add-contact.ts';
import type { Schema } from '../db/schema.ts';
import type { Row } from './read-file.ts';
import { plain } from './words.ts';

interface NewContact {
  readonly customerId: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
}

const ADDRESS = /^[^\s@]+@[^\s@]+$/;

export class Contacts {
  readonly #known = new Set<string>();
  readonly #new: NewContact[] = [];
  readonly #allowed: boolean;

  private constructor(allowed: boolean) {
    this.#allowed = allowed;
  }

  /** @param allowed whether whoever imports may add contacts at all: a technician may not. */
  static async load(
    db: Kysely<Schema>,
    organizationId: string,
    allowed: boolean,
  ): Promise<Contacts> {
    const contacts = new Contacts(allowed);
    const rows = await db
      .selectFrom('contact')
      .select(['customer_id', 'name', 'email'])
      .where('organization_id', '=', organizationId)
      .execute();
    for (const { customer_id, name, email } of rows)
      for (const key of keysOf(customer_id, name, email)) contacts.#known.add(key);
    return contacts;
  }

  /** Reads the row's contact before anything of the row is kept. @throws `RowFault` */
  read(row: Row): Omit<NewContact, 'customerId'> | undefined {
    const email = row.word('contactEmail');
    const phone = row.word('contactPhone');
    const name = row.word('contact') ?? email;
    if (name === null) return undefined;
    if (!this.#allowed)
      throw row.fault('contact', 'Contacts are added by the office, not by a technician');
    if (email !== null && !ADDRESS.test(email))
      throw row.fault('contactEmail', 'This is not an e-mail address');
    return { name, email, phone };
  }

  /** The same person stands beside each of the customer's units; they are added once. */
  take(customerId: string, contact: Omit<NewContact, 'customerId'> | undefined): void {
    if (!contact) return;
    const keys = keysOf(customerId, contact.name, contact.email);
    if (keys.some((key) => this.#known.has(key))) return;
    for (const key of keys) this.#known.add(key);
    this.#new.push({ customerId, ...contact });
  }

  async save(
    db: Kysely<Schema>,
    organizationId: string,
    { importId, now }: { readonly importId: string; readonly now: Date },
  ): Promise<void> {
    for (const { customerId, name, email, phone } of this.#new) {
      const wanted = { customerId, name, ...(email ? { email } : {}), ...(phone ? { phone } : {}) };
      await addContact(db, { organizationId, importId, now }, wanted);
    }
    this.#new.length = 0;
  }
}

/** An address tells two people of one name apart; without one the name has to. */
function keysOf(customerId: string, name: string, email: string | null): string[] {
  return email === null
    ? [`${customerId}:name:${plain(name)}`]
    : [`${customerId}:mail:${email.toLowerCase()}`, `${customerId}:name:${plain(name)}`];
}
