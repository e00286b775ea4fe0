import type { SessionToken } from '@wellkept/contracts';

/**
 * Asks the host's own server for a token. 401 and 403 mean that nobody is signed in there: `null`. Rejects when the
 * server cannot be reached or does not answer as agreed.
 */
export async function fetchToken(
  url: string,
  early?: Promise<Response>,
): Promise<SessionToken | null> {
  const response = await (early ?? requestToken(url));
  if (response.status === 401 || response.status === 403) return null;
  if (!response.ok) throw new Error(`The token-url answered ${response.status}`);
  const answer = (await response.json()) as Partial<SessionToken> | null;
  if (typeof answer?.token !== 'string' || typeof answer.expiresAt !== 'string') {
    throw new Error('The token-url must answer {"token": …, "expiresAt": …}');
  }
  return { token: answer.token, expiresAt: answer.expiresAt };
}

/** The request itself; also sent off early by the loader. */
export const requestToken = (url: string): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { accept: 'application/json' },
  });
