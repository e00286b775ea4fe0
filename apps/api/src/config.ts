import type { TrustedProxies } from './http/caller-address.ts';

/** Everything the server is told from outside. */
export interface Config {
  /** The address people and firms reach it by, without a slash at the end, e.g. `https://app.example.com`. */
  readonly baseUrl: string;
  /** Signs session tokens (HS256); at least 32 bytes. Every process of one installation has the same. */
  readonly tokenSecret: Uint8Array;
  /** Sign-in links marked reusable work more than once. Never outside a demonstration. */
  readonly demo: boolean;
  /** Whose word on where a request comes from is taken. Default: nobody's. */
  readonly trustedProxies?: TrustedProxies;
}

/** The origin of the portal, which the API serves itself. */
export const ownOrigin = (config: Config): string => new URL(config.baseUrl).origin;
