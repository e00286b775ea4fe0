import type { Problem, ProblemCode } from '@wellkept/contracts';

// Elements know the client only by its types; errors are told apart by name, so two copies on a page agree.

const named = (error: unknown, name: string): boolean =>
  typeof error === 'object' && error !== null && (error as { name?: unknown }).name === name;

/** What the server said no with; `null` when the error is something else. */
export const problemOf = (error: unknown): Problem | null =>
  named(error, 'ProblemError') ? (error as { problem: Problem }).problem : null;

/** Whether the server refused for this reason. */
export const isProblem = (error: unknown, code: ProblemCode): boolean =>
  problemOf(error)?.code === code;

/** Whether no answer arrived. */
export const isConnectionError = (error: unknown): boolean => named(error, 'ConnectionError');

/** Whether the request was given up on purpose. */
export const isAbort = (error: unknown): boolean => named(error, 'AbortError');
