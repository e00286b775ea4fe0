import type { Problem, ProblemCode } from '@wellkept/contracts';

const statuses: Partial<Record<ProblemCode, number>> = {
  malformed: 400,
  'bad-cursor': 400,
  'idempotency-key-missing': 400,
  'too-large': 413,
  invalid: 422,
  'idempotency-key-reused': 422,
  'if-match-missing': 428,
  stale: 412,
  unauthorized: 401,
  forbidden: 403,
  'origin-not-allowed': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'link-used': 410,
  'too-many-requests': 429,
  unavailable: 503,
  internal: 500,
};

/** The mock said no; becomes a problem answer (409 where the code names a conflict of states). */
export class Refusal extends Error {
  readonly problem: Problem;

  constructor(code: ProblemCode, extra: Partial<Problem> = {}) {
    super(code);
    const status = statuses[code] ?? 409;
    this.problem = {
      type: `urn:wellkept:problem:${code}`,
      title: code,
      status,
      code,
      requestId: '7d0c51e2-93ab-4f6e-8a17-2f64c0be9d35',
      ...extra,
    };
  }
}
