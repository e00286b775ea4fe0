import type { SessionToken } from '@wellkept/contracts';

/** What the host's own server said. */
export interface TokenAnswer {
  /** HTTP status. */
  readonly status: number;
  /** The parsed body of a 2xx answer; `null` when there was none. */
  readonly body: unknown;
}

async function requestToken(url: string): Promise<TokenAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { accept: 'application/json' },
  });
  return { status: response.status, body: response.ok ? await response.json() : null };
}

/**
 * Asks the host's own server for a token, or takes the answer the loader asked for early. 401 and 403 mean that nobody
 * is signed in there: `null`. Rejects when the server cannot be reached or does not answer as agreed.
 */
export async function fetchToken(
  url: string,
  early?: Promise<TokenAnswer>,
): Promise<SessionToken | null> {
  const { status, body } = await (early ?? requestToken(url));
  if (status === 401 || status === 403) return null;
  if (status < 200 || status > 299) throw new Error(`The token-url answered ${status}`);
  const { token, expiresAt } = (body ?? {}) as Partial<SessionToken>;
  if (typeof token !== 'string' || typeof expiresAt !== 'string') {
    throw new Error('The token-url must answer {"token": …, "expiresAt": …}');
  }
  return { token, expiresAt };
}
