// Reads a request's body within limits, and JSON only in a shape that is safe to walk.
import * as z from 'zod/mini';
import type { ProblemError } from '@wellkept/contracts';
import { faultOf } from './fault-of.ts';
import { Refusal } from './refusal.ts';

// The contracts travel without words, so that a browser need not load them; here a fault is told in full.
z.config(z.locales.en());

const MEGABYTE = 1_000_000;
export const LIMITS = { json: MEGABYTE, photo: 15 * MEGABYTE, import: 30 * MEGABYTE } as const;
/** Deeper than any contract; keeps every walk over a body shallow. */
const MAX_DEPTH = 32;

export async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  const tooLarge = () => new Refusal('too-large', `The limit is ${limit} bytes.`);
  const encoding = request.headers.get('content-encoding');
  if (encoding && encoding !== 'identity')
    throw new Refusal('malformed', 'Send the body without Content-Encoding.');
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge();
  if (!request.body) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of request.body as unknown as AsyncIterable<Uint8Array>) {
      size += part.byteLength;
      if (size > limit) throw tooLarge();
      parts.push(part);
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    // Whoever sent it hung up: nothing of ours is at fault, the database least of all.
    throw new Refusal('malformed', 'The body broke off.');
  }
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
}

export function parseJson(bytes: Uint8Array, contentType: string | null): unknown {
  if (bytes.byteLength === 0) return {};
  if (!/^application\/(json|[\w.+-]+\+json)\s*(;|$)/i.test(contentType ?? '')) {
    throw new Refusal('malformed', 'The body must be announced as application/json.');
  }
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal('malformed', 'The body is not JSON in UTF-8.');
  }
  const fault = findFault(value);
  if (fault) throw new Refusal('invalid', { errors: [fault] });
  return value;
}

/** Refuses what PostgreSQL or a later reader could not hold byte by byte. Walks with a list, not by recursion. */
function findFault(root: unknown): { pointer: string; detail: string } | undefined {
  const waiting: { value: unknown; pointer: string; depth: number }[] = [
    { value: root, pointer: '', depth: 0 },
  ];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, pointer, depth } = next;
    if (depth > MAX_DEPTH)
      return { pointer: pointer.slice(0, 200), detail: `Nested deeper than ${MAX_DEPTH}.` };
    if (typeof value === 'string') {
      const fault = textFault(value);
      if (fault) return { pointer, detail: fault };
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        waiting.push({
          value: inner,
          pointer: `${pointer}/${escapePointer(key)}`,
          depth: depth + 1,
        });
      }
    }
  }
  return undefined;
}

export function textFault(text: string): string | undefined {
  if (text.includes('\u0000')) return 'Text must not contain U+0000.';
  if (!text.isWellFormed()) return 'Text must not contain half of a surrogate pair.';
  return undefined;
}

export const escapePointer = (key: string): string =>
  key.replaceAll('~', '~0').replaceAll('/', '~1');

type Issue = z.core.$ZodIssue;

/** Checks a value against its contract; names each field at fault, at most 50 of them. */
export function check<T extends z.ZodMiniType>(
  schema: T,
  value: unknown,
  prefix: '/' | '?',
): z.infer<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data as z.infer<T>;
  const errors = result.error.issues
    .flatMap((issue) => describe(issue, prefix, value))
    .slice(0, 50);
  throw new Refusal('invalid', { errors });
}

function describe(issue: Issue, prefix: '/' | '?', value: unknown): ProblemError[] {
  const at = (path: readonly PropertyKey[]) =>
    prefix === '?'
      ? `?${path.map(String).join('.')}`
      : path.map((key) => `/${escapePointer(String(key))}`).join('');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: at([...issue.path, key]),
      detail: 'This field is not known.',
      code: 'unknown',
    }));
  }
  return [{ pointer: at(issue.path), detail: `${issue.message}.`, ...faultOf(issue, value) }];
}
