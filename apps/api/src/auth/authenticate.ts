import type { Kysely } from 'kysely';
import { Scope, type SessionClaims } from '@wellkept/contracts';
import type { Schema } from '../db/schema.ts';
import type { Config } from '../config.ts';
import type { Logger } from '../log.ts';
import type { Limits } from '../http/limits/limits.ts';
import { Refusal } from '../http/refusal.ts';
import type { Actor } from './actor.ts';
import { record } from '../access/record.ts';
import { enter, hashSecret, present } from './secrets.ts';
import { forChecking } from './signing-secrets.ts';
import { verifyToken } from './session-tokens.ts';

const EVERY_SCOPE = Scope.options;
/** For so long a revoked secret key may still work in a process that has just seen it: less than five seconds, as promised. */
const KEY_MEMORY_MS = 4000;
const KEY_USE_MS = 60_000;

/** A link's token without its recommendation would reach everything. */
function boundOf({ via, recommendationId }: SessionClaims): string | null {
  if ((via === 'hand-over') !== (recommendationId !== undefined))
    throw new Refusal('unauthorized', 'The session token is not valid.');
  return recommendationId ?? null;
}

interface KeyRow {
  readonly organization_id: string;
  readonly id: string;
  readonly revoked_at: Date | null;
  readonly expires_at: Date | null;
  readonly first_used_at: Date | null;
  readonly last_used_at: Date | null;
}

const isLive = ({ revoked_at, expires_at }: KeyRow, now: Date): boolean =>
  revoked_at === null && (expires_at === null || expires_at > now);

/** When a key was used first and last, the last to the minute. */
async function noteUse(
  db: Kysely<Schema>,
  { organization_id, id, first_used_at, last_used_at }: KeyRow,
  address: string | null,
  now: Date,
): Promise<void> {
  if (last_used_at && now.getTime() - last_used_at.getTime() < KEY_USE_MS) return;
  await enter(db, organization_id);
  await db
    .updateTable('api_key')
    .set({ last_used_at: now, first_used_at: first_used_at ?? now })
    .where('organization_id', '=', organization_id)
    .where('id', '=', id)
    .execute();
  if (first_used_at === null)
    await record(
      db,
      { organizationId: organization_id, keyId: id, address, now },
      'key-first-used',
      id,
    );
}

export type Authenticate = (
  request: Request,
  now: Date,
  log: Logger,
  address: string | null,
) => Promise<Actor | undefined>;

/** Reads the credentials of a request, if it has any. Refuses wrong ones, and right ones from a wrong origin. */
export function createAuthenticate(
  db: Kysely<Schema>,
  config: Config,
  limits: Limits,
): Authenticate {
  const knownKeys = new Map<string, { actor: Actor; until: number }>();

  async function byKey(secret: string, now: Date, address: string | null): Promise<Actor> {
    const hash = hashSecret(secret);
    const name = hash.toString('base64');
    const known = knownKeys.get(name);
    if (known && known.until > now.getTime()) return known.actor;
    knownKeys.delete(name);
    await limits.stranger(address, now, [hash]);
    const key = await db.transaction().execute(async (tx) => {
      await present(tx, hash);
      const found = await tx
        .selectFrom('api_key')
        .select(['organization_id', 'id', 'revoked_at', 'expires_at', 'first_used_at'])
        .select('last_used_at')
        .where('secret_hash', '=', hash)
        .executeTakeFirst();
      if (found && isLive(found, now)) await noteUse(tx, found, address, now);
      return found;
    });
    if (!key || !isLive(key, now)) {
      limits.wrong(address, now);
      throw new Refusal('unauthorized', 'The secret key is not valid.');
    }
    const actor: Actor = {
      role: 'firm',
      organizationId: key.organization_id,
      personId: null,
      customerId: null,
      scopes: EVERY_SCOPE,
      credential: `key:${key.id}`,
      via: 'firm',
      recommendationId: null,
      tokenId: null,
      expiresAt: null,
    };
    const ends = key.expires_at?.getTime() ?? Number.POSITIVE_INFINITY;
    knownKeys.set(name, { actor, until: Math.min(ends, now.getTime() + KEY_MEMORY_MS) });
    return actor;
  }

  /** @throws What the last secret says that might have signed it. */
  function checkToken(token: string, now: Date): SessionClaims {
    const [first = config, ...others] = forChecking(config, now);
    for (const one of [first, ...others].slice(0, -1)) {
      try {
        return verifyToken(one, now, token);
      } catch {
        // Perhaps the next one has signed it.
      }
    }
    return verifyToken(others.at(-1) ?? first, now, token);
  }

  async function byToken(token: string, origin: string | null, now: Date): Promise<Actor> {
    const claims = checkToken(token, now);
    if (origin !== null && !claims.origins.includes(origin)) {
      throw new Refusal('origin-not-allowed', 'The session token is not meant for this origin.');
    }
    return {
      role: claims.role,
      organizationId: claims.organizationId,
      personId: claims.sub,
      customerId: claims.customerId ?? null,
      scopes: claims.scopes,
      credential:
        claims.via === 'hand-over'
          ? `hand-over:${claims.recommendationId}:${claims.sub}`
          : `${claims.role}:${claims.sub}`,
      via: claims.via,
      recommendationId: boundOf(claims),
      tokenId: claims.jti,
      expiresAt: new Date(claims.exp * 1000),
    };
  }

  return async (request, now, log, address) => {
    const header = request.headers.get('authorization');
    if (header === null) {
      await limits.stranger(address, now);
      return undefined;
    }
    const credential = /^Bearer ([\w.~+/=-]{1,4000})$/i.exec(header)?.[1];
    const origin = request.headers.get('origin');
    if (!credential?.startsWith('wk_sk_')) {
      try {
        if (!credential) throw new Refusal('unauthorized', 'Send `Authorization: Bearer <token>`.');
        return await byToken(credential, origin, now);
      } catch (error) {
        await limits.stranger(address, now);
        throw error;
      }
    }
    if (origin !== null) {
      // A browser holds a firm's secret key: whoever runs this should hear of it.
      log.warn(
        { alarm: 'secret-key-in-browser', origin: origin.slice(0, 200) },
        'a secret key was sent by a browser',
      );
      throw new Refusal(
        'origin-not-allowed',
        'A secret key must never be in a browser. Replace it.',
      );
    }
    return byKey(credential, now, address);
  };
}
