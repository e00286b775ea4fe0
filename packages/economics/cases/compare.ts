/** Compares what a kind computed with what a worked case expects, leaf by leaf. */

/** A simulated number; compared within `mcSigma` standard errors. */
export class Estimate {
  readonly value: number;
  readonly standardError: number;
  constructor(value: number, standardError: number) {
    this.value = value;
    this.standardError = standardError;
  }
}

export interface Tolerance {
  readonly abs?: number;
  readonly rel?: number;
  readonly rateAbs?: number;
  readonly ratioAbs?: number;
  readonly factorAbs?: number;
  readonly varRel?: number;
  readonly mcSigma?: number;
}

export interface Miss {
  readonly leaf: string;
  readonly expected: unknown;
  readonly got: unknown;
}

/** Units in the last place of exact arithmetic; `abs: 0` means exact, not bit-equal. */
const ulp = (x: number): number => 1e-12 * Math.max(1, Math.abs(x));

function near(
  leaf: string,
  expected: number,
  got: number,
  t: Tolerance,
  standardError: number,
): boolean {
  const error = Math.abs(got - expected);
  if (!Number.isFinite(got)) return false;
  const allowed = [
    t.abs,
    t.rel === undefined ? undefined : t.rel * Math.abs(expected),
    /irr$|irrs\b|^rate$/i.test(leaf) ? t.rateAbs : undefined,
    /^sir$/i.test(leaf) ? t.ratioAbs : undefined,
    /factor|upv/i.test(leaf) ? t.factorAbs : undefined,
    /^(var|cov)/.test(leaf) && t.varRel !== undefined ? t.varRel * Math.abs(expected) : undefined,
    t.mcSigma === undefined ? undefined : t.mcSigma * standardError,
  ].filter((a) => a !== undefined);
  // A case without any tolerance prints what it knows: full precision.
  return (
    error <=
    Math.max(ulp(expected), ...(allowed.length > 0 ? allowed : [1e-9 * Math.abs(expected)]))
  );
}

/** Texts agree by their first word, or when `expected` begins with the option name that was got. */
function agrees(expected: string, got: string): boolean {
  const e = expected.trim().toLowerCase();
  const g = got.trim().toLowerCase();
  return (
    e === g ||
    (e.startsWith(g) && !/\w/.test(e.charAt(g.length))) ||
    (!/\s/.test(g) && e.split(/\W+/)[0] === g)
  );
}

/** All leaves of `expected` that `got` misses. Leaves that `got` has beyond them do not matter. */
export function misses(expected: unknown, got: unknown, tolerance: Tolerance, path = ''): Miss[] {
  const miss: Miss[] = [{ leaf: path, expected, got }];
  const leaf =
    path
      .replace(/\.\d+$/, '')
      .split('.')
      .at(-1) ?? path;
  if (expected === null) {
    return got === null || (typeof got === 'number' && !Number.isFinite(got)) ? [] : miss;
  }
  if (typeof expected === 'number') {
    const value = got instanceof Estimate ? got.value : got;
    const error = got instanceof Estimate ? got.standardError : 0;
    return typeof value === 'number' && near(leaf, expected, value, tolerance, error) ? [] : miss;
  }
  if (typeof expected === 'string')
    return typeof got === 'string' && agrees(expected, got) ? [] : miss;
  if (typeof expected === 'boolean') return expected === got ? [] : miss;
  if (typeof got !== 'object' || got === null) return miss;
  if (Array.isArray(expected) && (!Array.isArray(got) || got.length !== expected.length))
    return miss;
  return Object.entries(expected as object).flatMap(([key, value]) =>
    misses(
      value,
      (got as Record<string, unknown>)[key],
      tolerance,
      path === '' ? key : `${path}.${key}`,
    ),
  );
}
