import type { Problem } from '@wellkept/contracts';
import ky, { isHTTPError, type Options } from 'ky';
import type { Answers, Call, ClientOptions, Transport } from './client.ts';
import { ConnectionError, ContractError, ProblemError } from './errors.ts';
import { fits } from './shape.ts';
import type { TokenKeeper } from './token.ts';

/** Milliseconds one attempt may take until it counts as not arrived. */
const patience = 20_000;

const problem = (status: number, code: Problem['code'], title: string): Problem => ({
  type: `urn:wellkept:problem:${code}`,
  title,
  status,
  code,
});

/** What the server said, or a stand-in when something between answered in its place (a proxy's HTML page). */
function problemFrom(status: number, data: unknown): Problem {
  if (typeof data === 'object' && data !== null && typeof (data as Problem).code === 'string') return data as Problem;
  const code =
    status === 401 ? 'unauthorized'
    : status === 403 ? 'forbidden'
    : status === 404 ? 'not-found'
    : status === 429 ? 'too-many-requests'
    : status >= 502 && status <= 504 ? 'unavailable'
    : status >= 500 ? 'internal'
    : 'invalid';
  return problem(status, code, `The server answered ${status}`);
}

function search(query: object | undefined): string {
  const pairs = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== '');
  return pairs.length > 0 ? `?${new URLSearchParams(pairs.map(([k, v]) => [k, String(v)]))}` : '';
}

/** Sends with ky: token in, retries, one renewal after a 401, and one family of errors out. */
export function createTransport(options: ClientOptions, keeper: TokenKeeper): Transport {
  const base = options.api.replace(/\/+$/, '');

  async function attempt(call: Call, token: string, key: string | undefined, open: boolean): Promise<Response> {
    const { method, body, options: given } = call;
    const write = method !== 'GET';
    const init: Options = {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(given?.revision === undefined ? {} : { 'if-match': `"${given.revision}"` }),
      },
      credentials: 'omit',
      cache: 'no-store',
      timeout: open ? false : patience,
      // A write goes out a second time with the same key, so it is never doubled.
      retry: {
        limit: open ? 0 : write ? 1 : 2,
        methods: [method.toLowerCase() as 'get'],
        statusCodes: [408, 429, 502, 503, 504],
        afterStatusCodes: [429, 503],
        maxRetryAfter: 5000,
        retryOnTimeout: write,
      },
      ...(given?.signal ? { signal: given.signal } : {}),
      ...(options.fetch ? { fetch: options.fetch as NonNullable<Options['fetch']> } : {}),
      ...(body === undefined ? {} : body instanceof Blob ? { body } : { json: body }),
    };
    return await ky(`${base}${call.path}${search(call.query)}`, init);
  }

  async function send(call: Call, open = false): Promise<Response> {
    const signal = call.options?.signal;
    const key = call.method === 'GET' || call.method === 'DELETE' ? undefined : (call.options?.key ?? uuid());
    const ended = () => {
      options.onEnded?.();
      return new ProblemError(problem(401, 'unauthorized', 'The session has ended'));
    };
    try {
      let token = await keeper.current();
      for (let renewed = false; ; renewed = true) {
        signal?.throwIfAborted();
        if (token === null) throw ended();
        try {
          return await attempt(call, token, key, open);
        } catch (error) {
          if (!isHTTPError(error) || error.response.status !== 401) throw error;
          if (renewed) throw ended();
          token = await keeper.renew(token);
        }
      }
    } catch (error) {
      if (signal?.aborted) throw error;
      throw translated(error);
    }
  }

  return {
    async json(answer, call) {
      const response = await send(call);
      let value: unknown;
      try {
        value = await response.json();
      } catch (error) {
        if (call.options?.signal?.aborted) throw error;
        if (error instanceof SyntaxError) throw new ContractError(`${answer}: the answer is not JSON`);
        throw translated(error);
      }
      if (fits(answer, value)) return value as Answers[typeof answer];
      const { check } = await import('./answers.ts');
      return check(answer, value) as Answers[typeof answer];
    },
    async blob(call) {
      const response = await send(call);
      return response.blob().catch((error: unknown) => {
        throw translated(error);
      });
    },
    async none(call) {
      await send(call);
    },
    open: (call) => send(call, true),
  };
}

/** Into the one family; what is ours already stays. */
function translated(error: unknown): unknown {
  if (isHTTPError(error)) return new ProblemError(problemFrom(error.response.status, error.data));
  const name = error instanceof Error ? error.name : '';
  if (name === 'ProblemError' || name === 'ConnectionError' || name === 'ContractError') return error;
  // A refused connection, a name that does not resolve, a blocked preflight and a time-out look alike from a page.
  return new ConnectionError('No answer from the server', { cause: error });
}

/** `crypto.randomUUID` is missing on plain http pages. */
function uuid(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
