import type { Scope } from '@wellkept/contracts';

/** Who is calling, as far as the credentials prove it. */
export interface Actor {
  readonly role: 'firm' | 'contact' | 'technician' | 'desk';
  readonly organizationId: string;
  /** Contact or staff id; `null` for a firm's secret key. */
  readonly personId: string | null;
  /** Only for contacts. */
  readonly customerId: string | null;
  readonly scopes: readonly Scope[];
  /** The same through renewed tokens of the same person, so that a repeated write is recognised. */
  readonly credential: string;
  /** Names the session token; `null` for a secret key. */
  readonly tokenId: string | null;
  readonly expiresAt: Date | null;
}

export const isStaff = (actor: Actor): boolean => actor.role !== 'contact';
