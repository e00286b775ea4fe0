// Signed tokens in the compact form of RFC 7515, with HMAC-SHA-256 and nothing else. Computed on the spot: what WebCrypto
// signs and verifies waits in the thread pool behind pictures and files, and a token is checked in ten microseconds.
import { createHmac, timingSafeEqual } from 'node:crypto';

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const headerOf = (typ: string): string => encode({ alg: 'HS256', typ });

const sign = (signed: string, secret: Uint8Array): Buffer =>
  createHmac('sha256', secret).update(signed).digest();

export function signed(claims: object, typ: string, secret: Uint8Array): string {
  const text = `${headerOf(typ)}.${encode(claims)}`;
  return `${text}.${sign(text, secret).toString('base64url')}`;
}

/**
 * The claims of a token with exactly our header, signed with this secret; nothing for any other. The header is compared,
 * not read: no token chooses its algorithm or its key.
 */
export function verified(token: string, typ: string, secret: Uint8Array): unknown {
  const [header, payload, signature, ...more] = token.split('.');
  if (header !== headerOf(typ) || !payload || !signature || more.length > 0) return undefined;
  const expected = sign(`${header}.${payload}`, secret);
  const given = Buffer.from(signature, 'base64url');
  if (given.byteLength !== expected.byteLength || !timingSafeEqual(given, expected))
    return undefined;
  // One token has one spelling: decoding is lenient, encoding is not.
  if (given.toString('base64url') !== signature) return undefined;
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
