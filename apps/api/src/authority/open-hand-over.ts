// Opens a link: its secret, sent in a body by POST, is exchanged for a token that reaches one recommendation.
import type { routes } from '@wellkept/contracts/routes';
import type { Scope } from '@wellkept/contracts';
import { record } from '../access/record.ts';
import { enter, hashSecret, present } from '../auth/secrets.ts';
import { forSigning } from '../auth/signing-secrets.ts';
import { MAX_SECONDS, mintToken } from '../auth/session-tokens.ts';
import { ownOrigin } from '../config.ts';
import type { Handler } from '../http/handler.ts';
import { Refusal } from '../http/refusal.ts';
import { recordEvent } from '../loop/event.ts';
import { loadOrganization } from '../people/organization.ts';
import { tellOne } from './hand-overs.ts';

type Open = Handler<(typeof routes)['openHandOver']>;

export const openHandOver: Open = async ({ db, body, now, config, request, address }) => {
  const origin = request.headers.get('origin');
  if (origin !== null && origin !== ownOrigin(config))
    throw new Refusal('origin-not-allowed', 'Only the portal itself may do this.');
  const hash = hashSecret(body.secret);
  await present(db, hash);
  const link = await db
    .selectFrom('hand_over')
    .selectAll()
    .where('secret_hash', '=', hash)
    .executeTakeFirst();
  if (!link) throw new Refusal('link-used', 'No such link.');
  if (link.revoked_at) throw new Refusal('link-revoked');
  if (link.expires_at <= now) throw new Refusal('link-expired');
  await enter(db, link.organization_id);
  if (!link.opened_at) {
    await db
      .updateTable('hand_over')
      .set({ opened_at: now })
      .where('organization_id', '=', link.organization_id)
      .where('id', '=', link.id)
      .execute();
    await recordEvent(db, {
      organizationId: link.organization_id,
      type: 'hand-over-opened',
      at: now,
      customerId: link.customer_id,
      recommendationId: link.recommendation_id,
      contactId: link.to_contact_id,
      forCustomer: true,
    });
  }
  await record(
    db,
    { organizationId: link.organization_id, contactId: link.to_contact_id, address, now },
    'link-opened',
    link.id,
  );
  const { name, phone } = await loadOrganization(db, link.organization_id);
  const scopes: Scope[] = link.purpose === 'decide' ? ['view', 'decide'] : ['view'];
  const left = Math.floor((link.expires_at.getTime() - now.getTime()) / 1000);
  const token = mintToken(
    forSigning(config, now),
    now,
    {
      sub: link.to_contact_id,
      organizationId: link.organization_id,
      customerId: link.customer_id,
      role: 'contact',
      scopes,
      origins: [ownOrigin(config)],
      via: 'hand-over',
      recommendationId: link.recommendation_id,
    },
    // All tokens of a link share its id, so that taking it back ends every one of them.
    { id: link.id, seconds: Math.max(1, Math.min(MAX_SECONDS, left)) },
  );
  return {
    ...token,
    handOver: await tellOne(db, { ...link, opened_at: link.opened_at ?? now }),
    scopes,
    organization: { name, phone },
  };
};
