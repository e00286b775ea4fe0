import type { SigningSecrets } from './auth/signing-secrets.ts';
import type { TrustedProxies } from './http/caller-address.ts';

/** Everything the server is told from outside. */
export interface Config {
  /** The address people and firms reach it by, without a slash at the end, e.g. `https://app.example.com`. */
  readonly baseUrl: string;
  /**
   * What links of mails are made from, and what signs session tokens (HS256) where `signing` says nothing else; at least
   * 32 bytes. Every process of one installation has the same.
   */
  readonly tokenSecret: Uint8Array;
  /** The secrets that sign session tokens, as they are replaced. */
  readonly signing?: SigningSecrets;
  /** Sign-in links marked reusable work more than once. Never outside a demonstration. */
  readonly demo: boolean;
  /** Whose word on where a request comes from is taken. Default: nobody's. */
  readonly trustedProxies?: TrustedProxies;
}

/** The origin of the portal, which the API serves itself. */
export const ownOrigin = (config: Config): string => new URL(config.baseUrl).origin;
