// `wellkept erase-contact`: takes a person out of the records. What was decided stays, with its receipt's hash intact.
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { isUuid } from '../http/register.ts';
import { findOrganization, withDatabase } from './database.ts';
import { Mistake } from './mistake.ts';
import { readOptions } from './options.ts';
import type { CliSurroundings } from './surroundings.ts';

export const ERASE_USAGE = `  erase-contact --org <id> --contact <id>
      Erases a person: name, address, signatures, the personal parts of their receipts. The decisions and the chain stay.`;

/** What stands where the name stood. */
const NOBODY = 'Erased person';
const PERSONAL = ['person', 'signature'];

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
      .execute((tx) => eraseContact(tx, organizationId, contact));
    surroundings.out(`Erased. ${parts} parts of receipts were emptied; the chain stands.`);
  });
}

/** @returns How many parts of receipts were emptied. */
async function eraseContact(
  db: Kysely<Schema>,
  organizationId: string,
  id: string,
): Promise<number> {
  const contact =
    isUuid(id) &&
    (await db
      .updateTable('contact')
      .set({ name: NOBODY, title: null, email: null, phone: null })
      .where('organization_id', '=', organizationId)
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst());
  if (!contact) throw new Mistake(`There is no contact “${id}”.`);
  for (const table of ['magic_link', 'portal_session'] as const)
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
