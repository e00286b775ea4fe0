// `wellkept add-technician`, `add-service`, `sign-in-link`: whom a firm sends, for what, and how its people come in.
import { randomUUID } from 'node:crypto';
import { hashSecret, newSecret } from '../auth/secrets.ts';
import { addressOf, USUAL_HOURS } from './create-organization.ts';
import { findOrganization, withDatabase } from './database.ts';
import { Mistake } from './mistake.ts';
import { readOptions } from './options.ts';
import type { CliSurroundings } from './surroundings.ts';

export const PEOPLE_USAGE = `  add-technician --org <id> --name <name> --email <address> [--phone <number>] [--skills lift,boiler]
      Bookable Monday to Friday, 8 to 5. Without --skills for every kind of unit.
  add-service --org <id> --name <work> --minutes <60> [--description <text>]
      Work that can be booked without a recommendation.
  sign-in-link --org <id> --email <address> [--portal <address>]
      A link for a contact or one of the firm's people; works once, for a day. Mails are not sent yet.`;

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

export async function signInLinkCommand(
  args: readonly string[],
  surroundings: CliSurroundings,
): Promise<void> {
  const given = readOptions(args, { org: text, email: text, portal: text }) as Given;
  const org = needed(given, 'org');
  const email = addressOf(needed(given, 'email')).toLowerCase();
  const portal = given['portal'] ?? process.env['WELLKEPT_BASE_URL'] ?? 'http://localhost:4400';
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
