import type { SignInAnswer, SignInLink, SignInRequest } from '@wellkept/contracts';

// The routes that work with the portal's cookie or a mail's secret instead of a token; all else goes through the client.

const post = (path: string, body?: object): Promise<Response> =>
  fetch(path, {
    method: 'POST',
    credentials: 'same-origin',
    ...(body
      ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
      : {}),
  });

/** By a link or a code; the cookie comes with the answer. `used` covers used, expired and unknown alike. */
export const signIn = async (by: SignInRequest): Promise<SignInAnswer | 'used' | 'unreachable'> => {
  try {
    const response = await post('/v1/portal/sign-in', by);
    if (response.ok) {
      const answer = (await response.json()) as SignInAnswer;
      sessionStorage.setItem(SIDE, answer.role);
      return answer;
    }
    return response.status < 500 && response.status !== 429 ? 'used' : 'unreachable';
  } catch {
    return 'unreachable';
  }
};

/** Whom a link is for; `null` when it cannot be told. */
export const lookAtLink = (secret: string): Promise<SignInLink | null> =>
  post('/v1/portal/sign-in-link', { secret }).then(
    async (response) => (response.ok ? ((await response.json()) as SignInLink) : null),
    () => null,
  );

/** Whether the request arrived; the answer is the same for known and unknown addresses. */
export const askForLink = (email: string): Promise<boolean> =>
  post('/v1/sign-in-links', { email }).then(
    (response) => response.ok,
    () => false,
  );

/** By the secret of a mail, without signing in. @param item A recommendation's id; default: everything. */
export const changeReminders = (
  secret: string,
  wanted: boolean,
  item?: string,
): Promise<'done' | 'failed' | 'unknown'> =>
  post('/v1/reminders', { secret, wanted, ...(item ? { recommendationId: item } : {}) }).then(
    (response) => (response.ok ? 'done' : response.status === 404 ? 'unknown' : 'failed'),
    () => 'failed',
  );

const SIDE = 'wk-portal-side';

/** Several people may be signed in to one browser, each in a tab of their own; a new tab is the last one's. */
const ofThisTab = (path: string): string => {
  const side = sessionStorage.getItem(SIDE);
  return side === null ? path : `${path}?side=${side}`;
};

/** Where this tab's person gets a token. */
export const tokenAddress = (): string => ofThisTab('/v1/portal/token');

/** Closes the cookie's session. Gone or not, this screen forgets it. */
export const closeSession = (): Promise<unknown> => {
  const address = ofThisTab('/v1/portal/sign-out');
  sessionStorage.removeItem(SIDE);
  return post(address).catch(() => undefined);
};
