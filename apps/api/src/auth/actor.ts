import type { Scope, SessionClaims } from '@wellkept/contracts';

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
  /**
   * How a person came in; a secret key counts as the firm. `standing`: nobody did, a contact's standing authorisation
   * acts for them.
   */
  readonly via: SessionClaims['via'] | 'standing';
  /** The one recommendation that can be reached; `null` for no such bound. */
  readonly recommendationId: string | null;
  /** Names the session token; `null` for a secret key. */
  readonly tokenId: string | null;
  readonly expiresAt: Date | null;
}

export const isStaff = (actor: Actor): boolean => actor.role !== 'contact';
