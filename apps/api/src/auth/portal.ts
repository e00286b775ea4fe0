// The portal's session: a token for its cookie, and signing out.
import { Scope } from '@wellkept/contracts';
import type { routes } from '@wellkept/contracts/routes';
import { record } from '../access/record.ts';
import { ownOrigin } from '../config.ts';
import { WithHeaders, type Handler } from '../http/handler.ts';
import { Refusal } from '../http/refusal.ts';
import { closeLink, confirmSession } from './confirm-session.ts';
import { cookie, findSession, personBehind, refuseOtherOrigins } from './portal-session.ts';
import { enter } from './secrets.ts';
import { MAX_SECONDS, mintToken } from './session-tokens.ts';
import { forSigning } from './signing-secrets.ts';
import { endTokens } from './sessions.ts';

type Routes = typeof routes;

const portalToken: Handler<Routes['portalToken']> = async (call) => {
  const { db, now, config, request } = call;
  refuseOtherOrigins(config, request);
  const session = await findSession(db, request, call.query.side, now);
  if (!session) throw new Refusal('unauthorized', 'Sign in first.');
  await enter(db, session.organization_id);
  const person = await personBehind(db, session);
  if (!person) throw new Refusal('unauthorized', 'Sign in first.');
  await confirmSession(db, session, now);
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
  return mintToken(forSigning(config, now), now, claims, { id: session.id });
};

const signOut: Handler<Routes['signOut']> = async ({
  db,
  now,
  config,
  request,
  query,
  address,
}) => {
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
    const who = { contactId: session.contact_id, staffId: session.staff_id };
    await record(
      db,
      { organizationId: session.organization_id, ...who, address, now },
      'signed-out',
    );
    if (session.link_id) await closeLink(db, { ...session, link_id: session.link_id }, now);
    const last = new Date(now.getTime() + MAX_SECONDS * 1000);
    await endTokens(db, session.organization_id, session.id, last);
  }
  const side = session?.side ?? query.side ?? 'contact';
  return new WithHeaders(undefined, cookie(config, side, '', 0));
};

export const portalHandlers = { portalToken, signOut };
