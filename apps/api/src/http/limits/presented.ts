// The secret an anonymous request comes with: a link's in its body, or a portal session's in its cookie.
import { hashSecret } from '../../auth/secrets.ts';

const COOKIE = /(?:^|;\s*)wk_portal_\w+=([\w-]{20,200})(?:;|$)/;

/** The hash it is known by; nothing when there is none. */
export function presentedHash(request: Request, body: unknown): Buffer | undefined {
  const { secret } = (body ?? {}) as { secret?: unknown };
  if (typeof secret === 'string') return hashSecret(secret);
  const cookie = COOKIE.exec(request.headers.get('cookie') ?? '')?.[1];
  return cookie === undefined ? undefined : hashSecret(cookie);
}
