// Sending that does not give up at once. Loaded with the first write, or when a read did not get through: a page's
// first list does without ky's weight.
export { randomId } from '@wellkept/contracts/id';
import ky, { isHTTPError, type Options } from 'ky';
import { refusal } from './refusal.ts';

export interface Sending {
  readonly url: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: string | Blob | undefined;
  readonly signal: AbortSignal | undefined;
  /** Stands in for the global `fetch`. */
  readonly fetch: typeof fetch | undefined;
  /** Milliseconds one attempt may take. */
  readonly patience: number;
}

/** Answers with 2xx, throws `ProblemError` for a refusal and ky's own errors when nothing arrived. */
export async function insist({
  url,
  method,
  headers,
  body,
  signal,
  fetch,
  patience,
}: Sending): Promise<Response> {
  const write = method !== 'GET';
  const options: Options = {
    method,
    headers,
    credentials: 'omit',
    cache: 'no-store',
    timeout: patience,
    retry: {
      // A write goes out a second time with the same key, so it is never doubled.
      limit: write ? 1 : 2,
      methods: [method.toLowerCase() as 'get'],
      statusCodes: [408, 429, 502, 503, 504],
      afterStatusCodes: [429, 503],
      maxRetryAfter: 5000,
      retryOnTimeout: write,
    },
    ...(body === undefined ? {} : { body }),
    ...(signal ? { signal } : {}),
    ...(fetch ? { fetch: fetch as NonNullable<Options['fetch']> } : {}),
  };
  try {
    return await ky(url, options);
  } catch (error) {
    throw isHTTPError(error) ? refusal(error.response.status, error.data) : error;
  }
}
