// Signing in to the portal: a link by mail, consumed once by POST (a mail scanner's GET does nothing), then a cookie.
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { Scope, type PortalSideQuery } from '@wellkept/contracts';
import type { routes } from '@wellkept/contracts/routes';
import { ownOrigin, type Config } from '../config.ts';
import type { Schema } from '../db/schema.ts';
import { WithHeaders, type Handler } from '../http/handler.ts';
import { Refusal } from '../http/refusal.ts';
import { enter, hashSecret, newSecret, present } from './secrets.ts';
import { MAX_SECONDS, mintToken } from './session-tokens.ts';
import { endTokens } from './sessions.ts';

type Routes = typeof routes;

type Side = NonNullable<PortalSideQuery['side']>;
const SIDES: readonly Side[] = ['contact', 'technician', 'desk'];
/** One for each side: somebody who tries all three in one browser is three people in three tabs. */
const COOKIE = 'wk_portal_';
const DAY_SECONDS = 86_400;
/** Staff sign in daily; customers come rarely and should not have to ask again each time. */
const SESSION_SECONDS = { staff: DAY_SECONDS / 2, contact: 30 * DAY_SECONDS } as const;

function cookie(
  config: Config,
  side: Side,
  value: string,
  seconds: number,
): Record<string, string> {
  const secure = config.baseUrl.startsWith('https:') ? '; Secure' : '';
  return {
    'Set-Cookie': `${COOKIE}${side}=${value}; Path=/v1/portal; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`,
  };
}

/** Cookies are the portal's own: no other origin may use them, whatever the browser thinks of SameSite. */
function refuseOtherOrigins(config: Config, request: Request): void {
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  if (
    (origin !== null && origin !== ownOrigin(config)) ||
    (site !== null && site !== 'same-origin')
  ) {
    throw new Refusal('origin-not-allowed', 'Only the portal itself may do this.');
  }
}

type SignIn = Handler<Routes['signIn']>;

const signIn: SignIn = async ({ db, body, now, config, request }) => {
  refuseOtherOrigins(config, request);
  const hash = hashSecret(body.secret);
  await present(db, hash);
  const link = await db
    .selectFrom('magic_link')
    .selectAll()
    .where('secret_hash', '=', hash)
    .executeTakeFirst();
  if (!link) throw new Refusal('link-used');
  await enter(db, link.organization_id);
  const reusable = link.reusable && config.demo;
  if (!reusable) {
    const used = await db
      .updateTable('magic_link')
      .set({ used_at: now })
      .where('id', '=', link.id)
      .where('organization_id', '=', link.organization_id)
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .where('reusable', '=', false)
      .returning('id')
      .executeTakeFirst();
    if (!used) throw new Refusal('link-used');
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
    })
    .execute();
  return new WithHeaders(
    { role: person.role, name: person.name },
    cookie(config, person.role, secret, seconds),
  );
};

const portalToken: Handler<Routes['portalToken']> = async (call) => {
  const { db, now, config, request } = call;
  refuseOtherOrigins(config, request);
  const session = await findSession(db, request, call.query.side, now);
  if (!session) throw new Refusal('unauthorized', 'Sign in first.');
  await enter(db, session.organization_id);
  const person = await personBehind(db, session);
  if (!person) throw new Refusal('unauthorized', 'Sign in first.');
  const claims = {
    sub: person.id,
    organizationId: session.organization_id,
    ...(person.customerId ? { customerId: person.customerId } : {}),
    role: person.role,
    scopes: Scope.options,
    origins: [ownOrigin(config)],
    via: 'portal' as const,
  };
  // All tokens of one portal session share its id, so that signing out ends every one of them.
  return mintToken(config, now, claims, { id: session.id });
};

const signOut: Handler<Routes['signOut']> = async ({ db, now, config, request, query }) => {
  refuseOtherOrigins(config, request);
  const session = await findSession(db, request, query.side, now);
  if (session) {
    await enter(db, session.organization_id);
    await db
      .updateTable('portal_session')
      .set({ ended_at: now })
      .where('organization_id', '=', session.organization_id)
      .where('id', '=', session.id)
      .where('ended_at', 'is', null)
      .execute();
    const last = new Date(now.getTime() + MAX_SECONDS * 1000);
    await endTokens(db, session.organization_id, session.id, last);
  }
  const side = session?.side ?? query.side ?? 'contact';
  return new WithHeaders(undefined, cookie(config, side, '', 0));
};

/** The live session of a side; of several, the one opened last. */
async function findSession(
  db: Kysely<Schema>,
  request: Request,
  wanted: Side | undefined,
  now: Date,
) {
  const cookies = request.headers.get('cookie') ?? '';
  const found = [];
  for (const side of wanted ? [wanted] : SIDES) {
    const secret = new RegExp(`(?:^|;\\s*)${COOKIE}${side}=([\\w-]{20,200})(?:;|$)`).exec(
      cookies,
    )?.[1];
    if (!secret) continue;
    const hash = hashSecret(secret);
    await present(db, hash);
    const session = await db
      .selectFrom('portal_session')
      .selectAll()
      .where('secret_hash', '=', hash)
      .where('ended_at', 'is', null)
      .where('expires_at', '>', now)
      .executeTakeFirst();
    if (session) found.push({ ...session, side });
  }
  return found.toSorted((a, b) => b.created_at.getTime() - a.created_at.getTime())[0];
}

interface Owned {
  readonly organization_id: string;
  readonly contact_id: string | null;
  readonly staff_id: string | null;
}

async function personBehind(db: Kysely<Schema>, { organization_id, contact_id, staff_id }: Owned) {
  if (contact_id) {
    const row = await db
      .selectFrom('contact')
      .select(['id', 'name', 'customer_id'])
      .where('organization_id', '=', organization_id)
      .where('id', '=', contact_id)
      .executeTakeFirst();
    return (
      row && { id: row.id, name: row.name, role: 'contact' as const, customerId: row.customer_id }
    );
  }
  const row = await db
    .selectFrom('staff')
    .select(['id', 'name', 'role'])
    .where('organization_id', '=', organization_id)
    .where('id', '=', staff_id)
    .where('active', '=', true)
    .executeTakeFirst();
  return (
    row && { id: row.id, name: row.name, role: row.role as 'technician' | 'desk', customerId: null }
  );
}

export const portalHandlers = { signIn, portalToken, signOut };
