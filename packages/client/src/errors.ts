import type { Problem, ProblemCode } from '@wellkept/contracts';

/** What went wrong between this page and the firm's API. Compare `name`, not the class: a page may hold two copies. */
export class WellkeptError extends Error {
  override name = 'WellkeptError';
}

/** The server said no, and why. */
export class ProblemError extends WellkeptError {
  override name = 'ProblemError';
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }
  /** Stable reason, e.g. `slot-taken`. */
  get code(): ProblemCode {
    return this.problem.code;
  }
  /** HTTP status. */
  get status(): number {
    return this.problem.status;
  }
}

/** No answer arrived: offline, server gone, or too slow. A write was tried twice with the same key. */
export class ConnectionError extends WellkeptError {
  override name = 'ConnectionError';
}

/** The answer breaks the contract: a bug on one side, never the reader's doing. */
export class ContractError extends Error {
  override name = 'ContractError';
}

const named = (error: unknown, name: string): boolean =>
  typeof error === 'object' && error !== null && (error as { name?: unknown }).name === name;

/** Whether the server refused, optionally for this one reason. */
export const isProblemError = (error: unknown, code?: ProblemCode): error is ProblemError =>
  named(error, 'ProblemError') &&
  (code === undefined || (error as ProblemError).problem.code === code);

/** Whether nothing arrived. */
export const isConnectionError = (error: unknown): error is ConnectionError =>
  named(error, 'ConnectionError');

/** Whether the answer broke the contract. */
export const isContractError = (error: unknown): error is ContractError =>
  named(error, 'ContractError');
