// What the contract's schema found, as the code and the limit that pages put into words.
import type { FaultCode, ProblemError } from '@wellkept/contracts';
import type { z } from 'zod/mini';

type Issue = z.core.$ZodIssue;
type Fault = Required<Pick<ProblemError, 'code'>> & Pick<ProblemError, 'limit'>;

/** @param root The value that was checked; the issue's path leads to the part at fault. */
export function faultOf(issue: Issue, root: unknown): Fault {
  const value = issue.path.reduce<unknown>(
    (part, key) => (part as Readonly<Record<PropertyKey, unknown>> | null | undefined)?.[key],
    root,
  );
  if (value === undefined || (typeof value === 'string' && value.trim() === ''))
    return { code: 'missing' };
  switch (issue.code) {
    case 'too_big':
      return { code: large[issue.origin] ?? 'too-large', ...limitOf(issue.maximum) };
    case 'too_small':
      return { code: small[issue.origin] ?? 'too-small', ...limitOf(issue.minimum) };
    case 'invalid_value':
      return { code: 'not-offered' };
    case 'custom':
      return { code: 'not-possible' };
    default:
      return { code: 'wrong-kind' };
  }
}

const large: Readonly<Record<string, FaultCode>> = { string: 'too-long', array: 'too-many' };
const small: Readonly<Record<string, FaultCode>> = { string: 'too-short', array: 'too-few' };

/** Whole numbers beyond what JSON holds exactly say nothing to a person. */
const limitOf = (limit: number | bigint | Date): Pick<ProblemError, 'limit'> =>
  typeof limit === 'number' && Number.isFinite(limit) ? { limit } : {};
