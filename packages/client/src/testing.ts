// For this package's tests: a fetch that answers from a script. Not exported.
import { createClient } from './create-client.ts';
import type { Client, ClientOptions } from './client.ts';

type Step = Response | Error | (() => Response);

export interface Script {
  readonly requests: Request[];
  readonly fetch: typeof fetch;
}

/** Answers each request with the next step; throws an `Error` step as a dead line would. */
export function scripted(...steps: Step[]): Script {
  const requests: Request[] = [];
  return {
    requests,
    fetch: async (input, init) => {
      requests.push(new Request(input as Request, init));
      const step = steps.shift();
      if (step === undefined) throw new Error('The script has no further step');
      if (step instanceof Error) throw step;
      return typeof step === 'function' ? step() : step;
    },
  };
}

export const deadLine = (): Error => new TypeError('fetch failed');
export const json = (body: unknown, status = 200): Response => Response.json(body, { status });
export const refused = (code: string, status: number): Response =>
  Response.json({ type: `urn:wellkept:problem:${code}`, title: code, status, code }, { status });

export const soon = (): string => new Date(Date.now() + 900_000).toISOString();

export const clientOf = (script: Script, options: Partial<ClientOptions> = {}): Client =>
  createClient({
    api: 'https://api.example.com',
    getToken: async () => ({ token: 't1', expiresAt: soon() }),
    fetch: script.fetch,
    ...options,
  });
