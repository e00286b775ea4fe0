import type { Problem, ProblemCode } from '@wellkept/contracts';
import { ProblemError } from './errors.ts';

export const problem = (status: number, code: ProblemCode, title: string): Problem => ({
  type: `urn:wellkept:problem:${code}`,
  title,
  status,
  code,
});

const codes: Readonly<Record<number, ProblemCode>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  413: 'too-large',
  429: 'too-many-requests',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

/** What the server said, or a stand-in when something between answered in its place (a proxy's HTML page). */
export function refusal(status: number, data: unknown): ProblemError {
  if (typeof data === 'object' && data !== null && typeof (data as Problem).code === 'string') {
    return new ProblemError(data as Problem);
  }
  const code = codes[status] ?? (status >= 500 ? 'internal' : 'invalid');
  return new ProblemError(problem(status, code, `The server answered ${status}`));
}
