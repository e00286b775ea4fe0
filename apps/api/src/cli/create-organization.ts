// `wellkept create-organization`: a firm of one's own, outside the demo, with its first key and its first person.
import { randomUUID } from 'node:crypto';
import { record } from '../access/record.ts';
import { hashSecret, newSecret } from '../auth/secrets.ts';
import { isZone } from '../time/zone.ts';
import { withDatabase } from './database.ts';
import { Mistake } from './mistake.ts';
import { readOptions } from './options.ts';
import type { CliSurroundings } from './surroundings.ts';

export const CREATE_ORGANIZATION_USAGE = `  create-organization --name <firm> --phone <number> --currency <EUR> --time-zone <Europe/Dublin>
                      --desk <name> --email <address> [options]
      --phone-hours <text> when the phone is answered, in words; default “Mon to Fri, 8 am – 5 pm”
      --tax-name, --tax-rate
                           e.g. VAT and 0.23; default “Tax” and 0
      Prints the firm's id and its secret key, once. The office is open Monday to Friday, 8 to 5.`;

const text = { type: 'string' } as const;

/** Of the office, and of a technician for whom nothing else was said. */
export const USUAL_HOURS = JSON.stringify(
  Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, ['08:00', '17:00']])),
);

export async function createOrganizationCommand(
  args: readonly string[],
  surroundings: CliSurroundings,
): Promise<void> {
  const given = readOptions(args, {
    name: text,
    phone: text,
    currency: text,
    'time-zone': text,
    desk: text,
    email: text,
    'phone-hours': text,
    'tax-name': text,
    'tax-rate': text,
  }) as Record<string, string | undefined>;
  const needed = (option: string): string => {
    const value = given[option]?.trim();
    if (!value) throw new Mistake(`Say --${option}; “npm run wellkept -- help” lists the options.`);
    return value;
  };
  const name = needed('name');
  const phone = needed('phone');
  const currency = currencyOf(needed('currency'));
  const timeZone = needed('time-zone');
  if (!isZone(timeZone))
    throw new Mistake(`“${timeZone}” is no time zone; write one like Europe/Dublin.`);
  const desk = needed('desk');
  const email = addressOf(needed('email'));
  const taxRate = Number(given['tax-rate'] ?? 0);
  if (!(taxRate >= 0 && taxRate <= 1))
    throw new Mistake('--tax-rate is a fraction from 0 to 1, e.g. 0.23.');

  const id = randomUUID();
  const secret = newSecret('wk_sk_');
  const now = new Date();
  await withDatabase(surroundings, ({ owner }) =>
    owner.transaction().execute(async (tx) => {
      const known = await tx
        .selectFrom('organization')
        .select('id')
        .where('name', '=', name)
        .executeTakeFirst();
      if (known) throw new Mistake(`There is a firm of this name already (${known.id}).`);
      await tx
        .insertInto('organization')
        .values({
          id,
          name,
          phone,
          phone_hours: given['phone-hours'] ?? 'Mon to Fri, 8 am – 5 pm',
          currency,
          time_zone: timeZone,
          tax_name: given['tax-name'] ?? 'Tax',
          tax_rate: taxRate,
          office_hours: USUAL_HOURS,
          created_at: now,
        })
        .execute();
      const coordinator = randomUUID();
      await tx
        .insertInto('staff')
        .values({
          organization_id: id,
          id: coordinator,
          name: desk,
          title: 'Service desk',
          role: 'desk',
          email,
          phone,
        })
        .execute();
      await tx
        .updateTable('organization')
        .set({ coordinator_id: coordinator })
        .where('id', '=', id)
        .execute();
      const by = { organizationId: id, now };
      await record(tx, by, 'staff-added', coordinator);
      const keyId = randomUUID();
      await tx
        .insertInto('api_key')
        .values({
          organization_id: id,
          id: keyId,
          secret_hash: hashSecret(secret),
          label: 'First key',
          created_at: now,
          revoked_at: null,
        })
        .execute();
      await record(tx, by, 'key-made', keyId);
    }),
  );
  const { out } = surroundings;
  out(`${name}: ${id}`);
  out(`Secret key, shown this once; it belongs on your server and nowhere else: ${secret}`);
  out(
    'Next: “add-technician”, “add-service”, “import”, “add-contact”, and “sign-in-link” for the desk.',
  );
}

function currencyOf(code: string): string {
  const upper = code.toUpperCase();
  if (Intl.supportedValuesOf('currency').includes(upper)) return upper;
  throw new Mistake(`“${code}” is no currency; write its three letters, e.g. EUR.`);
}

/** @throws Mistake for what can be no mail address. */
export function addressOf(given: string): string {
  if (/^[^\s@]+@[^\s@]+$/.test(given)) return given;
  throw new Mistake(`“${given}” is no mail address.`);
}
