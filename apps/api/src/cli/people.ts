// `wellkept add-technician`, `add-service`, `add-contact`, `sign-in-link`: whom a firm sends, for what, for whom, and how
// people come in.
import { randomUUID } from 'node:crypto';
import { record } from '../access/record.ts';
import { hashSecret, newSecret } from '../auth/secrets.ts';
import { addContact } from '../customers/add-contact.ts';
import type { Database } from '../db/database.ts';
import { isUuid } from '../http/register.ts';
import { addressOf, USUAL_HOURS } from './create-organization.ts';
import { findOrganization, withDatabase } from './database.ts';
import { Mistake } from './mistake.ts';
import { readOptions } from './options.ts';
import type { CliSurroundings } from './surroundings.ts';

export const PEOPLE_USAGE = `  add-technician --org <id> --name <name> --email <address> [--phone <number>] [--skills lift,boiler]
      Bookable Monday to Friday, 8 to 5. Without --skills for every kind of unit.
  add-service --org <id> --name <work> --minutes <60> [--description <text>]
      Work that can be booked without a recommendation.
  add-contact --org <id> --customer <name, number or id> --name <name> --email <address> [--phone <number>]
              [--language en|de]
      A person at the customer, who reads and answers what the firm sends. Prints both ids.
  sign-in-link --org <id> --email <address> [--portal <address>]
      A link for a contact or one of the firm's people; works for a day, until it was really used. It is printed
      here and not mailed; with SMTP_URL set, people ask for their own at the portal.`;

const text = { type: 'string' } as const;
const LINK_MS = 24 * 3_600_000;

type Given = Record<string, string | undefined>;

function needed(given: Given, option: string): string {
  const value = given[option]?.trim();
  if (!value) throw new Mistake(`Say --${option}; “npm run wellkept -- help” lists the options.`);
  return value;
}

export async function addTechnicianCommand(
  args: readonly string[],
  surroundings: CliSurroundings,
): Promise<void> {
  const options = { org: text, name: text, email: text, phone: text, skills: text };
  const given = readOptions(args, options) as Given;
  const org = needed(given, 'org');
  const name = needed(given, 'name');
  const email = addressOf(needed(given, 'email'));
  const skills = (given['skills'] ?? '').split(',').map((each) => each.trim());
  const id = randomUUID();
  await withDatabase(surroundings, async (database) => {
    const organization_id = await findOrganization(database, org);
    await database.owner
      .insertInto('staff')
      .values({
        organization_id,
        id,
        name,
        title: 'Technician',
        role: 'technician',
        email,
        phone: given['phone'] ?? null,
        working_hours: USUAL_HOURS,
        skills: skills.filter((each) => each !== ''),
      })
      .execute();
    await record(
      database.owner,
      { organizationId: organization_id, now: new Date() },
      'staff-added',
      id,
    );
  });
  surroundings.out(`${name}: ${id}`);
}

export async function addServiceCommand(
  args: readonly string[],
  surroundings: CliSurroundings,
): Promise<void> {
  const given = readOptions(args, {
    org: text,
    name: text,
    minutes: text,
    description: text,
  }) as Given;
  const org = needed(given, 'org');
  const name = needed(given, 'name');
  const minutes = Number(needed(given, 'minutes'));
  if (!Number.isInteger(minutes) || minutes < 5 || minutes > 24 * 60)
    throw new Mistake('--minutes is a whole number from 5 to 1440.');
  const id = randomUUID();
  await withDatabase(surroundings, async (database) => {
    const organization_id = await findOrganization(database, org);
    const description = given['description'] ?? '';
    await database.owner
      .insertInto('service')
      .values({ organization_id, id, name, description, duration_minutes: minutes })
      .execute();
  });
  surroundings.out(`${name}: ${id}`);
}

export async function addContactCommand(
  args: readonly string[],
  surroundings: CliSurroundings,
): Promise<void> {
  const options = { org: text, customer: text, name: text, email: text, phone: text };
  const given = readOptions(args, { ...options, language: text }) as Given;
  const org = needed(given, 'org');
  const customer = needed(given, 'customer');
  const name = needed(given, 'name');
  const email = addressOf(needed(given, 'email'));
  const language = given['language'] ?? 'en';
  if (language !== 'en' && language !== 'de') throw new Mistake('--language is en or de.');
  const { out } = surroundings;
  await withDatabase(surroundings, async (database) => {
    const organizationId = await findOrganization(database, org);
    const customerId = await findCustomer(database, organizationId, customer);
    const adding = { organizationId, now: new Date() };
    const { phone } = given;
    const wanted = { customerId, name, email, language, ...(phone ? { phone } : {}) } as const;
    const known = await database.owner
      .selectFrom('contact')
      .select('id')
      .where('organization_id', '=', organizationId)
      .where('customer_id', '=', customerId)
      .where((eb) => eb(eb.fn('lower', ['email']), '=', email.toLowerCase()))
      .executeTakeFirst();
    if (known)
      throw new Mistake(`This customer has a contact with the address “${email}” already.`);
    const { id } = await database.owner
      .transaction()
      .execute((tx) => addContact(tx, adding, wanted));
    out(`${name}: ${id}`);
    out(`Customer: ${customerId}`);
  });
}

/** @param asked Its id, its number, or its exact name. */
async function findCustomer(
  { owner }: Database,
  organizationId: string,
  asked: string,
): Promise<string> {
  const found = await owner
    .selectFrom('customer')
    .select(['id', 'name', 'reference'])
    .where('organization_id', '=', organizationId)
    .where((eb) =>
      eb.or([
        eb('name', '=', asked),
        eb('reference', '=', asked),
        ...(isUuid(asked) ? [eb('id', '=', asked)] : []),
      ]),
    )
    .execute();
  if (found.length === 1) return found[0]!.id;
  const listed = found.map(({ id, name, reference }) => `${name} ${reference ?? ''} (${id})`);
  throw new Mistake(
    found.length === 0
      ? `There is no customer “${asked}”; “import” brings the firm’s customers and units.`
      : `Several customers are called “${asked}”; give the id: ${listed.join(', ')}.`,
  );
}

export async function signInLinkCommand(
  args: readonly string[],
  surroundings: CliSurroundings,
): Promise<void> {
  const given = readOptions(args, { org: text, email: text, portal: text }) as Given;
  const org = needed(given, 'org');
  const email = addressOf(needed(given, 'email')).toLowerCase();
  const portal =
    given['portal'] ??
    process.env['WELLKEPT_BASE_URL'] ??
    `http://localhost:${process.env['PORT'] ?? 4400}`;
  if (!URL.canParse(portal)) throw new Mistake(`“${portal}” is no address of a portal.`);
  const secret = newSecret('wk_ml_');
  await withDatabase(surroundings, async (database) => {
    const organization_id = await findOrganization(database, org);
    const of = (table: 'staff' | 'contact') =>
      database.owner
        .selectFrom(table)
        .select('id')
        .where('organization_id', '=', organization_id)
        .where((eb) => eb(eb.fn('lower', ['email']), '=', email))
        .executeTakeFirst();
    const staff = await of('staff');
    const contact = staff ? undefined : await of('contact');
    if (!staff && !contact) throw new Mistake(`Nobody of this firm has the address “${email}”.`);
    await database.owner
      .insertInto('magic_link')
      .values({
        organization_id,
        id: randomUUID(),
        secret_hash: hashSecret(secret),
        staff_id: staff?.id ?? null,
        contact_id: contact?.id ?? null,
        expires_at: new Date(Date.now() + LINK_MS),
        used_at: null,
      })
      .execute();
  });
  surroundings.out(`${portal.replace(/\/+$/, '')}/#${secret}`);
}
