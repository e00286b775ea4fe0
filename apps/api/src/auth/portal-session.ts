// What the portal's routes share: its cookie, its session, the person behind it.
import type { Kysely } from 'kysely';
import type { PortalSideQuery } from '@wellkept/contracts';
import { ownOrigin, type Config } from '../config.ts';
import type { Schema } from '../db/schema.ts';
import { Refusal } from '../http/refusal.ts';
import { hashSecret, present } from './secrets.ts';

export type Side = NonNullable<PortalSideQuery['side']>;
const SIDES: readonly Side[] = ['contact', 'technician', 'desk'];
/** One for each side: somebody who tries all three in one browser is three people in three tabs. */
const COOKIE = 'wk_portal_';
export function cookie(
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
export function refuseOtherOrigins(config: Config, request: Request): void {
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  if (
    (origin !== null && origin !== ownOrigin(config)) ||
    (site !== null && site !== 'same-origin')
  ) {
    throw new Refusal('origin-not-allowed', 'Only the portal itself may do this.');
  }
}

/** The live session of a side; of several, the one opened last. */
export async function findSession(
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

export async function personBehind(
  db: Kysely<Schema>,
  { organization_id, contact_id, staff_id }: Owned,
) {
  if (contact_id) {
    const row = await db
      .selectFrom('contact')
      .select(['id', 'name', 'customer_id', 'language'])
      .where('organization_id', '=', organization_id)
      .where('id', '=', contact_id)
      .executeTakeFirst();
    return row && { ...row, role: 'contact' as const, customerId: row.customer_id };
  }
  const row = await db
    .selectFrom('staff')
    .select(['id', 'name', 'role', 'language'])
    .where('organization_id', '=', organization_id)
    .where('id', '=', staff_id)
    .where('active', '=', true)
    .executeTakeFirst();
  return row && { ...row, role: row.role as 'technician' | 'desk', customerId: null };
}
