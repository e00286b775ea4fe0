/**
 * All roots of a polynomial in (0, 1), by Descartes' rule in the Bernstein basis: an interval whose
 * coefficients do not change sign holds no root, one change holds exactly one, more are halved
 * (Lane and Riesenfeld 1981). So no root is missed and none is invented.
 */

/** `c[0] + c[1] x + …`; a value of |p| below `tiny` cannot be told from zero. Ascending; a double root once. */
export function rootsInUnit(c: ArrayLike<number>, tiny: number): number[] {
  const n = c.length - 1;
  const b = new Float64Array(n + 1);
  let binomial = 1;
  for (let t = 0; t <= n; t++) {
    b[t] = (c[t] as number) / binomial;
    binomial = (binomial * (n - t)) / (t + 1);
  }
  for (let j = 1; j <= n; j++)
    for (let k = n; k >= j; k--) b[k] = (b[k] as number) + (b[k - 1] as number);
  // A root at 1 belongs to the caller: what rounding left of it there must not count as a sign.
  for (let k = n; k >= 0 && Math.abs(b[k] as number) <= tiny; k--) b[k] = 0;
  const roots: number[] = [];
  split(c, b, 0, 1, tiny, roots);
  return roots;
}

function changesOf(b: Float64Array): number {
  let changes = 0;
  let sign = 0;
  for (const v of b) {
    if (v > 0) {
      if (sign < 0) changes++;
      sign = 1;
    } else if (v < 0) {
      if (sign > 0) changes++;
      sign = -1;
    }
  }
  return changes;
}

function split(
  c: ArrayLike<number>,
  b: Float64Array,
  low: number,
  high: number,
  tiny: number,
  roots: number[],
): void {
  const changes = changesOf(b);
  if (changes === 0) return;
  const n = b.length - 1;
  if (changes === 1) {
    roots.push(rootBetween(c, low, high, firstSign(b)));
    return;
  }
  const middle = (low + high) / 2;
  if (high - low < 1e-6) {
    roots.push(...vertexRoots(c, low, high, tiny));
    return;
  }
  // De Casteljau: the left half collects in `left`, the right half stays in `b`.
  const left = new Float64Array(n + 1);
  left[0] = b[0] as number;
  for (let j = 1; j <= n; j++) {
    for (let k = 0; k <= n - j; k++) b[k] = ((b[k] as number) + (b[k + 1] as number)) / 2;
    left[j] = b[0] as number;
  }
  split(c, left, low, middle, tiny, roots);
  if (b[0] === 0) roots.push(middle);
  split(c, b, middle, high, tiny, roots);
}

/** In an interval so short that the curve is a parabola: two roots, one where it touches, or none. */
function vertexRoots(c: ArrayLike<number>, low: number, high: number, tiny: number): number[] {
  const h = (high - low) / 2;
  const a = horner(c, low);
  const m = horner(c, low + h);
  const b = horner(c, high);
  const bend = (a + b) / 2 - m;
  const slope = (b - a) / 2;
  const at = bend === 0 ? 0 : Math.max(-1, Math.min(1, -slope / (2 * bend)));
  const least = m + at * slope + at * at * bend;
  if (Math.abs(least) <= tiny) return [low + h * (1 + at)];
  const reach = Math.sqrt(slope * slope - 4 * bend * m) / (2 * Math.abs(bend));
  return Number.isFinite(reach) && least * a < 0
    ? [low + h * (1 + at - reach), low + h * (1 + at + reach)]
    : [];
}

function firstSign(b: Float64Array): number {
  return Math.sign(b.find((v) => v !== 0) ?? 0);
}

function horner(c: ArrayLike<number>, x: number): number {
  let p = 0;
  for (let t = c.length - 1; t >= 0; t--) p = p * x + (c[t] as number);
  return p;
}

/** The one root in (low, high), where the sign goes from `sign` to its opposite: Newton from `start`, halving when that would leave. */
export function rootBetween(
  c: ArrayLike<number>,
  low: number,
  high: number,
  sign: number,
  start = (low + high) / 2,
): number {
  let x = start;
  let width = high - low;
  const last = c.length - 1;
  // More than it takes to halve 1 down to the least number there is.
  for (let i = 0; i < 1100; i++) {
    let p = c[last] as number;
    let slope = 0;
    for (let t = last - 1; t >= 0; t--) {
      slope = slope * x + p;
      p = p * x + (c[t] as number);
    }
    if (p > 0 === sign > 0) low = x;
    else high = x;
    let next = x - p / slope;
    if (p === 0 || next === x) return x;
    // Outside, or no faster than halving: halve.
    if (!(next > low && next < high) || Math.abs(next - x) > 0.7 * width) next = (low + high) / 2;
    const step = Math.abs(next - x);
    // Newton squares its error: what the step after this one would be, below rounding.
    if (step * (step / width) ** 2 <= 1e-16 * x) return next;
    width = step;
    x = next;
  }
  return x;
}
