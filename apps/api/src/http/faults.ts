// One place that turns whatever was thrown into a refusal, so that nothing of a stack or of SQL reaches an answer.
import { Refusal } from './refusal.ts';

interface DatabaseError extends Error {
  readonly code: string;
  readonly constraint?: string;
  readonly table?: string;
}

/** PostgreSQL and socket errors carry a `code`; ours do not. */
export const isDatabaseError = (error: unknown): error is DatabaseError =>
  error instanceof Error && 'code' in error && typeof error.code === 'string';

/** Two transactions got into each other's way; the same again usually works. */
export const isTransient = (error: unknown): boolean =>
  isDatabaseError(error) && (error.code === '40001' || error.code === '40P01');

const RETRY = { headers: { 'Retry-After': '1' } };
const GONE = /^(08|57P|53)|^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)/;
const NO_CONNECTION =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered|ended the/i;

export function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (isDatabaseError(error)) {
    if (isTransient(error)) return new Refusal('unavailable', RETRY);
    if (GONE.test(error.code) || error.code === '57014' || error.code === '55P03')
      return new Refusal('unavailable', RETRY);
    switch (error.code) {
      case '23P01':
        return new Refusal('slot-taken');
      case '22P02': // an id that is no uuid: answered like any unknown id
        return new Refusal('not-found');
      case '22021': // U+0000 or bytes that are not UTF-8
        return new Refusal('invalid', 'Text must not contain U+0000.');
      case '22003':
      case '22008':
        return new Refusal('invalid', 'A number or a date is out of range.');
    }
  }
  if (error instanceof Error && NO_CONNECTION.test(error.message))
    return new Refusal('unavailable', RETRY);
  return new Refusal('internal');
}

/** What the log may hold of an error: never parameters, row values or what a person wrote. */
export function describeFault(error: unknown): Record<string, unknown> {
  if (isDatabaseError(error)) {
    const { code, constraint, table } = error;
    return { kind: 'database', code, constraint, table, at: frames(error) };
  }
  if (error instanceof Error)
    return { kind: error.name, message: error.message, at: frames(error) };
  return { kind: typeof error };
}

/** The stack's frames without its first line, which repeats the message. */
function frames(error: Error): string[] {
  const lines = error.stack?.split('\n') ?? [];
  return lines
    .filter((line) => line.startsWith('    at '))
    .slice(0, 8)
    .map((line) => line.trim());
}
