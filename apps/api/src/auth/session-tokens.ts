import { randomBytes, webcrypto } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { SessionClaims, type SessionToken } from '@wellkept/contracts';
import { ownOrigin, type Config } from '../config.ts';
import { Refusal } from '../http/refusal.ts';

const TYPE = 'wk-session+jwt';
const AUDIENCE = 'wellkept';
/** No token lives longer, whoever asks. */
export const MAX_SECONDS = 900;
/** What two servers' clocks may differ by. */
const CLOCK_TOLERANCE = 5;

type Claims = Omit<SessionClaims, 'jti' | 'iat' | 'exp'>;

/** Made once for each secret: given the bytes, jose makes it anew for every token it reads. */
const keys = new WeakMap<Uint8Array, Promise<webcrypto.CryptoKey>>();

function keyOf({ tokenSecret }: Config): Promise<webcrypto.CryptoKey> {
  const known = keys.get(tokenSecret);
  if (known) return known;
  const use = { name: 'HMAC', hash: 'SHA-256' };
  const bytes = new Uint8Array(tokenSecret);
  const made = webcrypto.subtle.importKey('raw', bytes, use, false, ['sign', 'verify']);
  keys.set(tokenSecret, made);
  return made;
}

export interface TokenOptions {
  /** How long it lives: default and at most 900. */
  readonly seconds?: number | undefined;
  /** By which it can be ended. Tokens that share one end together. Default: one of its own. */
  readonly id?: string;
}

export async function mintToken(
  config: Config,
  now: Date,
  claims: Claims,
  { seconds = MAX_SECONDS, id = randomBytes(16).toString('base64url') }: TokenOptions = {},
): Promise<SessionToken> {
  const issuedAt = Math.floor(now.getTime() / 1000);
  const expiresAt = issuedAt + Math.min(seconds, MAX_SECONDS);
  const { sub, ...rest } = claims;
  const token = await new SignJWT(rest)
    .setProtectedHeader({ alg: 'HS256', typ: TYPE })
    .setIssuer(ownOrigin(config))
    .setAudience(AUDIENCE)
    .setSubject(sub)
    .setJti(id)
    .setIssuedAt(issuedAt)
    .setExpirationTime(expiresAt)
    .sign(await keyOf(config));
  return { token, expiresAt: new Date(expiresAt * 1000).toISOString() };
}

export async function verifyToken(
  config: Config,
  now: Date,
  token: string,
): Promise<SessionClaims> {
  try {
    const { payload } = await jwtVerify(token, await keyOf(config), {
      algorithms: ['HS256'],
      typ: TYPE,
      issuer: ownOrigin(config),
      audience: AUDIENCE,
      currentDate: now,
      clockTolerance: CLOCK_TOLERANCE,
      maxTokenAge: MAX_SECONDS,
      requiredClaims: ['sub', 'jti', 'iat', 'exp'],
    });
    return SessionClaims.parse(payload);
  } catch {
    throw new Refusal('unauthorized', 'The session token is not valid, or no longer.');
  }
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
