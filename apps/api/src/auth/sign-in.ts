// Signing in to the portal: by a link of a mail, or by the code beside it; by POST (a mail scanner's GET does nothing), then
// by a cookie.
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { routes } from '@wellkept/contracts/routes';
import { record } from '../access/record.ts';
import type { Schema } from '../db/schema.ts';
import { WithHeaders, type Handler } from '../http/handler.ts';
import { Refusal } from '../http/refusal.ts';
import { cookie, personBehind, refuseOtherOrigins } from './portal-session.ts';
import { enter, hashSecret, newSecret, present } from './secrets.ts';
import { linkByCode } from './sign-in-codes.ts';

type Routes = typeof routes;

const DAY_SECONDS = 86_400;
/** Staff sign in daily; customers come rarely and should not have to ask again each time. */
const SESSION_SECONDS = { staff: DAY_SECONDS / 2, contact: 30 * DAY_SECONDS } as const;
/** A scanner or two, the person, and the person once more on another device. */
const MAX_PRESSES = 5;

/** Enters the organization of the link with this secret. @throws `link-used` when there is none. */
async function linkOf(db: Kysely<Schema>, secret: string) {
  const hash = hashSecret(secret);
  await present(db, hash);
  const link = await db
    .selectFrom('magic_link')
    .selectAll()
    .where('secret_hash', '=', hash)
    .executeTakeFirst();
  if (!link) throw new Refusal('link-used');
  await enter(db, link.organization_id);
  return link;
}

/** Whoever has the secret could sign in with it; a name in their mail's language makes the page no riddle. */
export const lookAtSignInLink: Handler<Routes['lookAtSignInLink']> = async ({
  db,
  body,
  config,
  request,
}) => {
  refuseOtherOrigins(config, request);
  const link = await linkOf(db, body.secret);
  const person = await personBehind(db, link);
  if (!person) throw new Refusal('link-used');
  const organization = await db
    .selectFrom('organization')
    .select('name')
    .where('id', '=', link.organization_id)
    .executeTakeFirstOrThrow();
  return {
    organization: organization.name,
    name: person.name,
    language: person.language === 'de' ? 'de' : 'en',
  };
};

/** @param all A connection that sees all organizations: a code comes with an address, which does not say which. */
export const createSignIn =
  (all: Kysely<Schema>): Handler<Routes['signIn']> =>
  async ({ db, body, now, config, request, limits, address }) => {
    refuseOtherOrigins(config, request);
    let link;
    if ('secret' in body) link = await linkOf(db, body.secret);
    else {
      const found = await linkByCode(all, config, body, now);
      if (!found) {
        limits.wrong(address, now);
        throw new Refusal('link-used', 'No open link of this address has this code.');
      }
      await enter(db, found.organizationId);
      link = await db
        .selectFrom('magic_link')
        .selectAll()
        .where('organization_id', '=', found.organizationId)
        .where('id', '=', found.id)
        .executeTakeFirstOrThrow();
    }
    if (!(link.reusable && config.demo)) {
      const pressed = await db
        .updateTable('magic_link')
        .set((set) => ({ presses: set('presses', '+', 1) }))
        .where('id', '=', link.id)
        .where('organization_id', '=', link.organization_id)
        .where('used_at', 'is', null)
        .where('expires_at', '>', now)
        .where('presses', '<', MAX_PRESSES)
        .where('reusable', '=', false)
        .returning('id')
        .executeTakeFirst();
      if (!pressed) throw new Refusal('link-used');
    }
    const person = await personBehind(db, link);
    if (!person) throw new Refusal('link-used');
    const secret = newSecret('wk_ps_');
    const seconds = SESSION_SECONDS[link.staff_id ? 'staff' : 'contact'];
    await db
      .insertInto('portal_session')
      .values({
        organization_id: link.organization_id,
        id: randomUUID(),
        secret_hash: hashSecret(secret),
        contact_id: link.contact_id,
        staff_id: link.staff_id,
        created_at: now,
        expires_at: new Date(now.getTime() + seconds * 1000),
        ended_at: null,
        link_id: link.reusable ? null : link.id,
      })
      .execute();
    const who = { contactId: link.contact_id, staffId: link.staff_id };
    await record(db, { organizationId: link.organization_id, ...who, address, now }, 'signed-in');
    return new WithHeaders(
      { role: person.role, name: person.name },
      cookie(config, person.role, secret, seconds),
    );
  };
