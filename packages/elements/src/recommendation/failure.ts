import type { Problem } from '@wellkept/contracts';
import { isConnectionError, problemOf } from '../problem.ts';

/** Why a request did not do what it should, as far as a person needs to know. */
export type Failure =
  | { readonly kind: 'offline' }
  | { readonly kind: 'ended' }
  | { readonly kind: 'forbidden'; readonly problem: Problem }
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** Neither a refusal nor a lost connection: a bug, and never the reader's doing. */
  | { readonly kind: 'bug' };

export const failureOf = (error: unknown): Failure => {
  if (isConnectionError(error)) return { kind: 'offline' };
  const problem = problemOf(error);
  switch (problem?.code) {
    case undefined:
      return { kind: 'bug' };
    case 'unauthorized':
      return { kind: 'ended' };
    case 'forbidden':
    case 'origin-not-allowed':
      return { kind: 'forbidden', problem: problem as Problem };
    case 'unavailable':
      return { kind: 'offline' };
    default:
      return { kind: 'refused', problem: problem as Problem };
  }
};

/** The stable code of a refusal; `null` when it was none. */
export const codeOf = (failure: Failure | null): Problem['code'] | null =>
  failure && 'problem' in failure ? failure.problem.code : null;
