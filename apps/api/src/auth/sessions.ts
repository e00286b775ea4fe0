// Tokens for browsers: minted by a firm's server, ended by the person.
import { sql, type Kysely } from 'kysely';
import { Scope, type Me } from '@wellkept/contracts';
import type { routes } from '@wellkept/contracts/routes';
import { byActor, record } from '../access/record.ts';
import type { Schema } from '../db/schema.ts';
import { rememberOrigins } from '../http/cors.ts';
import type { Handler } from '../http/handler.ts';
import { invalid, Refusal, unknownReference } from '../http/refusal.ts';
import { isUuid } from '../http/register.ts';
import { ENDED_CHANNEL } from '../loop/event.ts';
import { contactPerson, staffPerson } from '../people/person.ts';
import type { Actor } from './actor.ts';
import { forSigning } from './signing-secrets.ts';
import { isOrigin, mintToken } from './session-tokens.ts';

type Routes = typeof routes;

export const createSessionToken: Handler<Routes['createSessionToken']> = async ({
  db,
  actor,
  body,
  now,
  config,
  address,
}) => {
  const wrong = body.origins.findIndex((origin) => !isOrigin(origin));
  if (wrong >= 0) {
    throw invalid(
      `/origins/${wrong}`,
      'Give the exact origin, e.g. `https://www.example.com`: no path, no slash at the end.',
    );
  }
  const { organizationId } = actor;
  const { customerId, contactId } = body;
  if (!isUuid(customerId)) throw unknownReference('/customerId');
  if (!isUuid(contactId)) throw unknownReference('/contactId');
  const contact = await db
    .selectFrom('contact')
    .select('customer_id')
    .where('organization_id', '=', organizationId)
    .where('id', '=', contactId)
    .executeTakeFirst();
  if (contact?.customer_id !== customerId)
    throw unknownReference(contact ? '/customerId' : '/contactId');
  await record(db, byActor(actor, { now, address }), 'token-minted', contactId);
  await rememberOrigins(db, body.origins, now);
  const scopes = [...new Set(body.scopes ?? Scope.options)];
  const claims = {
    sub: contactId,
    organizationId,
    customerId,
    role: 'contact',
    scopes,
    origins: body.origins,
    via: 'firm',
  } as const;
  return mintToken(forSigning(config, now), now, claims, { seconds: body.ttlSeconds });
};

export const endSession: Handler<Routes['endSession']> = async ({ db, actor }) => {
  if (!actor.tokenId || !actor.expiresAt)
    throw new Refusal('forbidden', 'A secret key has no session to end.');
  await endTokens(db, actor.organizationId, actor.tokenId, actor.expiresAt);
};

/** Ends the tokens of this name, and the streams they opened. @param expiresAt When the last of them would have ended by itself. */
export async function endTokens(
  db: Kysely<Schema>,
  organization_id: string,
  jti: string,
  expires_at: Date,
): Promise<void> {
  await db
    .insertInto('revoked_token')
    .values({ organization_id, jti, expires_at })
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'jti']).doUpdateSet({ expires_at }),
    )
    .execute();
  await sql`SELECT pg_notify(${ENDED_CHANNEL}, ${jti})`.execute(db);
}

export const me: Handler<Routes['me']> = async ({ db, actor, now }) => {
  const organization = await db
    .selectFrom('organization')
    .selectAll()
    .where('id', '=', actor.organizationId)
    .executeTakeFirstOrThrow();
  const coordinator =
    organization.coordinator_id && (await staffOf(db, actor, organization.coordinator_id));
  return {
    person: await personOf(db, actor, organization),
    role: actor.role === 'firm' ? 'desk' : actor.role,
    customer: await customerOf(db, actor),
    organization: {
      id: organization.id,
      name: organization.name,
      phone: organization.phone,
      phoneHours: organization.phone_hours,
      coordinator: coordinator ? staffPerson(coordinator) : null,
      currency: organization.currency,
      timeZone: organization.time_zone,
      taxName: organization.tax_name,
      signatureAbove:
        organization.signature_above === null
          ? null
          : { amount: organization.signature_above, currency: organization.currency },
    },
    scopes: [...actor.scopes],
    ...(actor.role === 'firm' || actor.via === 'standing' ? {} : { via: actor.via }),
    now: now.toISOString(),
  } satisfies Me;
};

const staffOf = (db: Kysely<Schema>, actor: Actor, id: string) =>
  db
    .selectFrom('staff')
    .select(['id', 'name', 'title'])
    .where('organization_id', '=', actor.organizationId)
    .where('id', '=', id)
    .executeTakeFirst();

async function personOf(
  db: Kysely<Schema>,
  actor: Actor,
  organization: { id: string; name: string },
) {
  if (actor.personId === null)
    return { id: organization.id, name: organization.name, side: 'firm' as const };
  if (actor.role !== 'contact') {
    const row = await staffOf(db, actor, actor.personId);
    if (row) return staffPerson(row);
  } else {
    const row = await db
      .selectFrom('contact')
      .select(['id', 'name', 'title'])
      .where('organization_id', '=', actor.organizationId)
      .where('id', '=', actor.personId)
      .executeTakeFirst();
    if (row) return contactPerson(row);
  }
  throw new Refusal('unauthorized', 'The person of this session is no longer known.');
}

async function customerOf(db: Kysely<Schema>, actor: Actor) {
  if (actor.customerId === null) return null;
  const row = await db
    .selectFrom('customer')
    .select(['id', 'name'])
    .where('organization_id', '=', actor.organizationId)
    .where('id', '=', actor.customerId)
    .executeTakeFirst();
  return row ?? null;
}

export const sessionHandlers = { createSessionToken, endSession, me };
