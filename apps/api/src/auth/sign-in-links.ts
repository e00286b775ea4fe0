// Sign-in links by mail.
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { routes } from '@wellkept/contracts/routes';
import type { Config } from '../config.ts';
import type { Schema } from '../db/schema.ts';
import type { Handler } from '../http/handler.ts';
import type { Logger } from '../log.ts';
import { queueMail } from '../mail/queue.ts';
import { hashSecret, newSecret } from './secrets.ts';
import { hashCode, newCode } from './sign-in-codes.ts';

type Routes = typeof routes;

const LINK_MINUTES = 15;
/** Open links one person can have; more requests are answered alike and do nothing. */
const MAX_OPEN_LINKS = 5;
/** The secret stands behind `#`: it reaches neither a server's log nor the next site's Referer. */
export const signInAddress = (config: Config, secret: string): string =>
  `${config.baseUrl}/#${secret}`;

/** `?mail` stays when a mail program cuts the rest: the page then knows what has happened, and asks for the mail's code. */
export const mailedAddress = (config: Config, secret: string, path = ''): string =>
  `${config.baseUrl}/?mail#${secret}${path}`;

/**
 * Answers alike, and as fast, whether the address is known or not: the work is done after the answer.
 * @param all A connection that sees all organizations, since an address alone does not say which.
 */
export const createRequestSignInLink =
  (all: Kysely<Schema>, log: Logger): Handler<Routes['requestSignInLink']> =>
  async ({ body, now, address, limits, config }) => {
    limits.link(address, now);
    void writeLinks(all, config, body.email, now).catch(() =>
      log.error('a sign-in link could not be written'),
    );
  };

async function writeLinks(
  all: Kysely<Schema>,
  config: Config,
  email: string,
  now: Date,
): Promise<void> {
  const address = email.toLowerCase();
  const contacts = await all
    .selectFrom('contact')
    .select(['organization_id', 'id as contact_id', 'email'])
    .where((eb) => eb(eb.fn('lower', ['email']), '=', address))
    // Who was handed one thing by a link cannot sign in to everything.
    .where('invited_by', 'is', null)
    .execute();
  const staff = await all
    .selectFrom('staff')
    .select(['organization_id', 'id as staff_id', 'email'])
    .where((eb) => eb(eb.fn('lower', ['email']), '=', address))
    .where('active', '=', true)
    .execute();
  for (const { organization_id, email: recipient, ...who } of [...contacts, ...staff]) {
    const person = { contact_id: null, staff_id: null, ...who };
    await all.transaction().execute(async (db) => {
      const open = await db
        .selectFrom('magic_link')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('organization_id', '=', organization_id)
        .where('used_at', 'is', null)
        .where('expires_at', '>', now)
        .where('reusable', '=', false)
        .where('mail_id', 'is', null)
        .where('contact_id', 'is not distinct from', person.contact_id)
        .where('staff_id', 'is not distinct from', person.staff_id)
        .executeTakeFirstOrThrow();
      if (open.count >= MAX_OPEN_LINKS || !recipient) return;
      const secret = newSecret('wk_ml_');
      const id = randomUUID();
      const code = newCode();
      const expiresAt = new Date(now.getTime() + LINK_MINUTES * 60_000);
      await db
        .insertInto('magic_link')
        .values({
          organization_id,
          id,
          code_hash: hashCode(config, id, code),
          secret_hash: hashSecret(secret),
          ...person,
          expires_at: expiresAt,
          used_at: null,
        })
        .execute();
      await queueMail(db, {
        organizationId: organization_id,
        to: person.contact_id ? { contactId: person.contact_id } : { staffId: person.staff_id! },
        kind: 'sign-in',
        data: { secret, code, minutes: LINK_MINUTES },
        now,
        expiresAt,
      });
    });
  }
}
