// `wellkept erase-contact`: takes a person out of the records. What was decided stays, with its receipt's hash intact.
import { sql, type Kysely } from 'kysely';
import { endPerson } from '../access/end-person.ts';
import { record } from '../access/record.ts';
import { MAX_SECONDS } from '../auth/session-tokens.ts';
import { endTokens } from '../auth/sessions.ts';
import type { Schema } from '../db/schema.ts';
import { isUuid } from '../http/register.ts';
import { wordsOf } from '../mail/compose.ts';
import { findOrganization, withDatabase } from './database.ts';
import { Mistake } from './mistake.ts';
import { readOptions } from './options.ts';
import type { CliSurroundings } from './surroundings.ts';

export const ERASE_USAGE = `  erase-contact --org <id> --contact <id>
      Erases a person: name, address, signatures, the personal parts of their receipts, mails to them, links they were
      given. The decisions and the chain stay.`;

/** What stands where the name stood. */
const NOBODY = 'Erased person';
const PERSONAL = ['person', 'signature'];
const { undelivered } = wordsOf('en');

export async function eraseContactCommand(
  args: readonly string[],
  surroundings: CliSurroundings,
): Promise<void> {
  const given = readOptions(args, { org: { type: 'string' }, contact: { type: 'string' } });
  const { org, contact } = given;
  if (typeof org !== 'string' || typeof contact !== 'string')
    throw new Mistake('Say --org and --contact; “npm run wellkept -- help” tells how.');
  await withDatabase(surroundings, async (database) => {
    const organizationId = await findOrganization(database, org);
    const parts = await database.owner
      .transaction()
      .execute((tx) => eraseContact(tx, organizationId, contact, new Date()));
    surroundings.out(`Erased. ${parts} parts of receipts were emptied; the chain stands.`);
  });
}

/** What was handed to them opens nothing any more, and what was opened by it ends. */
async function endLinks(
  db: Kysely<Schema>,
  organizationId: string,
  { id, name }: { readonly id: string; readonly name: string },
  now: Date,
): Promise<void> {
  const links = await db
    .updateTable('hand_over')
    .set({ revoked_at: now })
    .where('organization_id', '=', organizationId)
    .where('to_contact_id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute();
  // The history names whom it was handed to.
  await db
    .updateTable('event')
    .set({ note: NOBODY })
    .where('organization_id', '=', organizationId)
    .where('type', 'in', ['handed-over', 'hand-over-revoked'])
    .where('note', '=', name)
    .where('recommendation_id', 'in', (eb) =>
      eb
        .selectFrom('hand_over')
        .select('recommendation_id')
        .where('organization_id', '=', organizationId)
        .where('to_contact_id', '=', id),
    )
    .execute();
  await db
    .updateTable('event')
    .set({ note: NOBODY })
    .where('organization_id', '=', organizationId)
    .where('type', '=', 'contact-added')
    .where('note', '=', name)
    .execute();
  const last = new Date(now.getTime() + MAX_SECONDS * 1000);
  for (const link of links) await endTokens(db, organizationId, link.id, last);
}

/** @returns How many parts of receipts were emptied. */
async function eraseContact(
  db: Kysely<Schema>,
  organizationId: string,
  id: string,
  now: Date,
): Promise<number> {
  const contact =
    isUuid(id) &&
    (await db
      .selectFrom('contact')
      .select(['name', 'email'])
      .where('organization_id', '=', organizationId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst());
  if (!contact) throw new Mistake(`There is no contact “${id}”.`);
  await db
    .updateTable('contact')
    .set({ name: NOBODY, title: null, email: null, phone: null })
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .execute();
  await endLinks(db, organizationId, { id, name: contact.name }, now);
  await endPerson(db, organizationId, 'contact_id', id, now);
  await record(db, { organizationId, now }, 'contact-erased', id);
  if (contact.email !== null)
    // That a mail did not reach them stands with their address among the office's duties.
    await db
      .updateTable('follow_up')
      .set({ text: undelivered(NOBODY) })
      .where('organization_id', '=', organizationId)
      .where('text', '=', undelivered(contact.email))
      .execute();
  // Mails that tell others of them.
  await db
    .deleteFrom('mail_outbox')
    .where('organization_id', '=', organizationId)
    .where('kind', '=', 'contact-added')
    .where(sql<string>`data ->> 'name'`, '=', contact.name)
    .execute();
  for (const table of ['magic_link', 'portal_session', 'mail_outbox'] as const)
    await db
      .deleteFrom(table)
      .where('organization_id', '=', organizationId)
      .where('contact_id', '=', id)
      .execute();
  const acts = db
    .selectFrom('act')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('contact_id', '=', id);
  await db
    .updateTable('act')
    .set({ signature: null })
    .where('organization_id', '=', organizationId)
    .where('contact_id', '=', id)
    .execute();
  const emptied = await db
    .updateTable('receipt_part')
    .set({ salt: null, value: null })
    .where('organization_id', '=', organizationId)
    .where('name', 'in', PERSONAL)
    .where('value', 'is not', null)
    .where('receipt_id', 'in', (eb) =>
      eb
        .selectFrom('receipt')
        .select('id')
        .where('organization_id', '=', organizationId)
        .where('act_id', 'in', acts),
    )
    .executeTakeFirst();
  return Number(emptied.numUpdatedRows);
}
