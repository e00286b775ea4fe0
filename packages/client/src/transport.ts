import type { Answers, Call, ClientOptions, Transport } from './client.ts';
import { ConnectionError, isProblemError, ProblemError } from './errors.ts';
import type { Sending } from './insist.ts';
import { problem, refusal } from './refusal.ts';
import { fits } from './shape.ts';
import type { TokenKeeper } from './token.ts';

/** Milliseconds one attempt may take until it counts as not arrived. */
const patience = 20_000;
/** Milliseconds a read may take, its token and all attempts, until a server that says nothing counts as gone. */
const silence = 9_000;

/** Worth asking again: the server is busy, restarting, or something between is. */
const passing = new Set([408, 429, 502, 503, 504]);

function search(query: object | undefined): string {
  const pairs = Object.entries(query ?? {}).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  return pairs.length > 0 ? `?${new URLSearchParams(pairs.map(([k, v]) => [k, String(v)]))}` : '';
}

/** A read's first attempt; `null` when it is worth asking again. A stream has no time limit. */
async function ask(sending: Sending, open: boolean): Promise<Response | null> {
  const { url, headers, signal } = sending;
  const limits = [...(signal ? [signal] : []), ...(open ? [] : [AbortSignal.timeout(patience)])];
  let response: Response;
  try {
    response = await (sending.fetch ?? fetch)(url, {
      headers,
      credentials: 'omit',
      cache: 'no-store',
      ...(limits.length > 0 ? { signal: AbortSignal.any(limits) } : {}),
    });
  } catch (error) {
    if (open || signal?.aborted) throw error;
    return null;
  }
  if (response.ok) return response;
  if (!open && passing.has(response.status)) return null;
  throw refusal(response.status, await response.json().catch(() => null));
}

/** Token in, one renewal after a 401, retries, and one family of errors out. */
export function createTransport(options: ClientOptions, keeper: TokenKeeper): Transport {
  const base = options.api.replace(/\/+$/, '');

  async function attempt(
    call: Call,
    token: string,
    key: string | undefined,
    open: boolean,
  ): Promise<Response> {
    const { method, body, options: given } = call;
    const raw = body instanceof Blob;
    const sending: Sending = {
      url: `${base}${call.path}${search(call.query)}`,
      method,
      headers: {
        accept: open ? 'text/event-stream' : 'application/json, */*;q=0.5',
        authorization: `Bearer ${token}`,
        ...(body === undefined || raw ? {} : { 'content-type': 'application/json' }),
        ...(raw && body.type ? { 'content-type': body.type } : {}),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(given?.revision === undefined ? {} : { 'if-match': `"${given.revision}"` }),
      },
      body: body === undefined ? undefined : raw ? body : JSON.stringify(body),
      signal: given?.signal,
      fetch: options.fetch,
      patience,
    };
    const answer = method === 'GET' ? await ask(sending, open) : null;
    return answer ?? (await import('./insist.ts')).insist(sending);
  }

  async function send(call: Call, open = false, soon = false): Promise<Response> {
    const signal = call.options?.signal;
    const silent = new AbortController();
    const timer = soon ? setTimeout(() => silent.abort(), silence) : 0;
    const given = { ...call.options, signal: either(signal, silent.signal) };
    const ended = (): ProblemError => {
      options.onEnded?.();
      return new ProblemError(problem(401, 'unauthorized', 'The session has ended'));
    };
    try {
      const reads = call.method === 'GET' || call.method === 'DELETE';
      const key = reads
        ? undefined
        : (call.options?.key ?? (await import('./insist.ts')).randomId());
      let token = await keeper.current();
      for (let renewed = false; ; renewed = true) {
        signal?.throwIfAborted();
        if (token === null) throw ended();
        try {
          const response = await attempt({ ...call, options: given }, token, key, open);
          // A proxy, or a network that wants to be signed in to, answers with a page of its own.
          if (response.headers.get('content-type')?.startsWith('text/html'))
            throw new ConnectionError('A page came instead of an answer');
          return response;
        } catch (error) {
          if (!isProblemError(error) || error.status !== 401) throw error;
          if (renewed) throw ended();
          token = await keeper.renew(token);
        }
      }
    } catch (error) {
      throw signal?.aborted ? error : translated(error);
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    async json(answer, call) {
      const response = await send(call, false, call.method === 'GET');
      let value: unknown;
      try {
        value = await response.json();
      } catch (error) {
        if (call.options?.signal?.aborted) throw error;
        throw error instanceof SyntaxError
          ? new ConnectionError(`${answer}: the answer is not JSON`)
          : translated(error);
      }
      if (fits(answer, value)) return value as Answers[typeof answer];
      if (answer === 'Recommendation' || answer === 'Comparison') {
        const { fitsFinding } = await import('./finding-shape.ts');
        if (fitsFinding(answer, value)) return value as Answers[typeof answer];
      }
      const { check } = await import('./answers.ts');
      return check(answer, value) as Answers[typeof answer];
    },
    async blob(call) {
      const response = await send(call);
      return response.blob().catch((error: unknown) => {
        throw call.options?.signal?.aborted ? error : translated(error);
      });
    },
    async none(call) {
      await send(call);
    },
    open: (call) => send(call, true),
  };
}

const either = (one: AbortSignal | undefined, other: AbortSignal): AbortSignal =>
  one ? AbortSignal.any([one, other]) : other;

/** Into the one family; what is ours already stays. */
function translated(error: unknown): unknown {
  const name = error instanceof Error ? error.name : '';
  if (name === 'ProblemError' || name === 'ConnectionError' || name === 'ContractError')
    return error;
  // A refused connection, a name that does not resolve, a blocked preflight and a time-out look alike from a page.
  return new ConnectionError('No answer from the server', { cause: error });
}
