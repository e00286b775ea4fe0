// What a faulty or hostile server may answer, for this package's tests.

/** Values that no field expects. */
export const hostile: readonly unknown[] = [
  null,
  '',
  'constructor',
  -1,
  1e300,
  true,
  [],
  {},
  [[]],
  { nodeType: 1 },
];

type Json = { [key: string]: unknown };

/** The way to every value that holds no further ones. */
export function everyLeaf(value: unknown, at: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0)
    return [[...at]];
  return Object.entries(value).flatMap(([key, inner]) => everyLeaf(inner, [...at, key]));
}

/** The value with another one at that place. */
export function withLeaf(
  value: unknown,
  [key, ...rest]: readonly string[],
  leaf: unknown,
): unknown {
  if (key === undefined) return leaf;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as Json) }) as Json;
  copy[key] = withLeaf(copy[key], rest, leaf);
  return copy;
}

/** Hears what nobody caught, during each test; hands back what was heard so far in this one. */
export function watchErrors(): () => readonly string[] {
  let heard: string[] = [];
  const hear = (event: ErrorEvent | PromiseRejectionEvent): void => {
    heard.push(event instanceof ErrorEvent ? event.message : String(event.reason));
    event.preventDefault();
  };
  beforeEach(() => {
    heard = [];
    addEventListener('error', hear);
    addEventListener('unhandledrejection', hear);
  });
  afterEach(() => {
    removeEventListener('error', hear);
    removeEventListener('unhandledrejection', hear);
  });
  return () => heard;
}
