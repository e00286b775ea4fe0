import { randomBytes } from 'node:crypto';
import { SessionClaims, type SessionToken } from '@wellkept/contracts';
import { ownOrigin, type Config } from '../config.ts';
import { Refusal } from '../http/refusal.ts';
import { signed, verified } from './jws.ts';

const TYPE = 'wk-session+jwt';
const AUDIENCE = 'wellkept';
/** No token lives longer, whoever asks. */
export const MAX_SECONDS = 900;
/** What two servers' clocks may differ by. */
const CLOCK_TOLERANCE = 5;

type Claims = Omit<SessionClaims, 'jti' | 'iat' | 'exp'>;

export interface TokenOptions {
  /** How long it lives: default and at most 900. */
  readonly seconds?: number | undefined;
  /** By which it can be ended. Tokens that share one end together. Default: one of its own. */
  readonly id?: string;
}

export function mintToken(
  config: Config,
  now: Date,
  claims: Claims,
  { seconds = MAX_SECONDS, id = randomBytes(16).toString('base64url') }: TokenOptions = {},
): SessionToken {
  const issuedAt = Math.floor(now.getTime() / 1000);
  const expiresAt = issuedAt + Math.min(seconds, MAX_SECONDS);
  const { sub, ...rest } = claims;
  const token = signed(
    { ...rest, iss: ownOrigin(config), aud: AUDIENCE, sub, jti: id, iat: issuedAt, exp: expiresAt },
    TYPE,
    config.tokenSecret,
  );
  return { token, expiresAt: new Date(expiresAt * 1000).toISOString() };
}

export function verifyToken(config: Config, now: Date, token: string): SessionClaims {
  const claims = verified(token, TYPE, config.tokenSecret);
  const read = SessionClaims.safeParse(claims);
  if (!read.success || !isForNow(read.data, claims, ownOrigin(config), now.getTime() / 1000))
    throw new Refusal('unauthorized', 'The session token is not valid, or no longer.');
  return read.data;
}

/** Ours, meant for us, issued before now, and not for longer than any token lives. */
function isForNow({ iat, exp }: SessionClaims, claims: unknown, issuer: string, now: number) {
  const { iss, aud, nbf = iat } = claims as Record<'iss' | 'aud' | 'nbf', unknown>;
  return (
    iss === issuer &&
    aud === AUDIENCE &&
    typeof nbf === 'number' &&
    nbf <= now + CLOCK_TOLERANCE &&
    iat <= now + CLOCK_TOLERANCE &&
    exp > now - CLOCK_TOLERANCE &&
    now - iat <= MAX_SECONDS + CLOCK_TOLERANCE
  );
}

/** An exact web origin, as a browser sends it. Never `null`, never with a path. */
export function isOrigin(text: string): boolean {
  try {
    const url = new URL(text);
    return (url.protocol === 'https:' || url.protocol === 'http:') && url.origin === text;
  } catch {
    return false;
  }
}
