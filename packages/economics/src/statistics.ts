/** The few special functions the engine needs, to double precision or the accuracy stated. */

/** Standard normal below which 9 of 10 values lie. */
export const Z90 = 1.2815515655446004;

/** Sum of a number that each has. */
export function sumOf<T>(list: readonly T[], of: (each: T, i: number) => number): number {
  return list.reduce((sum, each, i) => sum + of(each, i), 0);
}

/** Natural log of the gamma function, x > 0: Stirling's series above 12, stepped down below (about 13 digits). */
export function logGamma(x: number): number {
  let below = 0;
  for (; x < 12; x++) below += Math.log(x);
  const r = 1 / (x * x);
  const series = (1 - r * (1 / 30 - r * (1 / 105 - r / 140))) / (12 * x);
  return (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + series - below;
}

/** Regularised lower incomplete gamma P(a, x): series below a+1, continued fraction above. */
export function gammaP(a: number, x: number): number {
  if (x <= 0) return 0;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; term > 1e-16 * sum; n++) sum += term *= x / (a + n);
    return front * sum;
  }
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < 1000; i++) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return 1 - front * h;
}

/** P(chi-square with k degrees of freedom <= x). */
export function chi2Cdf(x: number, k: number): number {
  return gammaP(k / 2, x / 2);
}

/** Inverse of {@link chi2Cdf}. */
export function chi2Quantile(p: number, k: number): number {
  let high = k;
  while (chi2Cdf(high, k) < p) high *= 2;
  return bisect((x) => chi2Cdf(x, k) - p, 0, high);
}

/** P(Z <= z). */
export function normalCdf(z: number): number {
  const p = gammaP(0.5, (z * z) / 2) / 2;
  return z < 0 ? 0.5 - p : 0.5 + p;
}

/** Standard normal below which a share `p` lies, to 3e-5: enough for drawing (Voutier 2010). */
export function normalQuantile(p: number): number {
  const q = Math.min(p, 1 - p);
  if (q > 0.0465) {
    const r = (p - 0.5) ** 2;
    return (
      (p - 0.5) *
      (1.246899760652504 +
        (0.195740115269792 - 0.652871358365296 * r) /
          (r * r - 0.839293158122257 * r + 0.155331081623168))
    );
  }
  const r = Math.sqrt(-2 * Math.log(q));
  const z =
    0.02981419 - 1.0001825 * r + (4.1204115 * r + 16.682321) / (r * r + 8.7596935 * r + 7.1737877);
  return p < 0.5 ? z : -z;
}

/** Standard normals in the middles of `n` equally likely strata, ascending. */
export function strataOfNormal(n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, k) => normalQuantile((k + 0.5) / n));
}

/** Gamma variate of unit scale at a standard normal `z` (Wilson-Hilferty). */
export function gammaQuantile(shape: number, z: number): number {
  return shape * Math.max(0, 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape))) ** 3;
}

/** {@link normalQuantile} to double precision: inverse of {@link normalCdf} by Newton's steps. */
export function exactNormalQuantile(p: number): number {
  let z = normalQuantile(p);
  for (let k = 0; k < 3; k++)
    z -= (normalCdf(z) - p) * Math.sqrt(2 * Math.PI) * Math.exp((z * z) / 2);
  return z;
}

/** Zero of an increasing or decreasing function between two arguments of opposite sign. */
export function bisect(f: (x: number) => number, low: number, high: number): number {
  const rising = f(high) > f(low);
  for (let i = 0; i < 200 && high - low > 1e-15 * (Math.abs(low) + Math.abs(high)); i++) {
    const middle = (low + high) / 2;
    if (f(middle) > 0 === rising) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

/** Value below which a share `p` of the values lies, interpolated; `sorted` ascends. */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  const at = p * (sorted.length - 1);
  const i = Math.floor(at);
  const a = sorted[i] ?? Number.NaN;
  return a + (at - i) * ((sorted[i + 1] ?? a) - a);
}
