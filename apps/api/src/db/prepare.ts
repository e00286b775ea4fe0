// Plans each statement once for a connection. Joins of many tables, each with its policy, take longer to plan than to run.
import { createHash } from 'node:crypto';
import type pg from 'pg';

/** Texts made of varying parts would fill the server's memory: beyond so many they are sent without a name. */
const MAX_STATEMENTS = 500;

export function prepareStatements(pool: pg.Pool): pg.Pool {
  const names = new Map<string, string>();
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    if (known || names.size >= MAX_STATEMENTS) return known;
    const name = createHash('sha256').update(text).digest('base64url');
    names.set(text, name);
    return name;
  };
  return pool.on('connect', (client) => {
    // The pool hears of idle connections only: one lost in the middle of a request would otherwise end the process. The
    // request itself is told by its query.
    client.on('error', () => undefined);
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    const named = (first: unknown, values: unknown, ...rest: unknown[]): unknown => {
      const plannable = typeof first === 'string' && Array.isArray(values) && values.length > 0;
      const name = plannable ? nameOf(first) : undefined;
      return name ? query({ name, text: first, values }, ...rest) : query(first, values, ...rest);
    };
    client.query = named as typeof client.query;
  });
}
