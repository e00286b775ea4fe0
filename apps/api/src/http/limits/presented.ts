// The secrets an anonymous request comes with: a link's in its body, or those of portal sessions in its cookies.
import { hashSecret } from '../../auth/secrets.ts';

const COOKIE = /(?:^|;\s*)wk_portal_\w+=([\w-]{20,200})(?=;|$)/g;
/** Made from the installation's own secret, and checked without a question to the database: nothing there knows its hash. */
const SELF_PROVING: readonly string[] = ['/v1/reminders'];

/** The hashes they are known by; none for a request without a secret. */
export function presentedHashes(path: string, request: Request, body: unknown): readonly Buffer[] {
  if (SELF_PROVING.includes(path)) return [];
  const { secret } = (body ?? {}) as { secret?: unknown };
  if (typeof secret === 'string') return [hashSecret(secret)];
  const cookies = request.headers.get('cookie') ?? '';
  return [...cookies.matchAll(COOKIE)].flatMap(([, value]) => (value ? [hashSecret(value)] : []));
}
