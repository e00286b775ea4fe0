import type { Problem, ProblemCode } from '@wellkept/contracts';
import { ConnectionError, ProblemError } from './errors.ts';

export const problem = (status: number, code: ProblemCode, title: string): Problem => ({
  type: `urn:wellkept:problem:${code}`,
  title,
  status,
  code,
});

const codes: Readonly<Record<number, ProblemCode>> = {
  401: 'unauthorized',
  413: 'too-large',
  429: 'too-many-requests',
};

/**
 * What the server said. When something between answered in its place (a proxy, a sign-in page of a network), nothing was
 * refused: the server was not reached. Only what concerns the request itself stands: who asks, how large, how often.
 */
export function refusal(status: number, data: unknown): ProblemError | ConnectionError {
  if (typeof data === 'object' && data !== null && typeof (data as Problem).code === 'string') {
    return new ProblemError(data as Problem);
  }
  const code = codes[status];
  const said = `Something between here and the server answered ${status}`;
  return code ? new ProblemError(problem(status, code, said)) : new ConnectionError(said);
}
