/** Weibull lives: reliability 1 - exp(-(t/scale)^shape). Source: NIST/SEMATECH e-Handbook 8.1.6.2, 8.4.1.3. */
import { bisect, logGamma } from './statistics.ts';

export interface Weibull {
  readonly scale: number;
  readonly shape: number;
}

/** Scale of the Weibull whose mean is `mean`. */
export function scaleOfMean(mean: number, shape: number): number {
  return mean / Math.exp(logGamma(1 + 1 / shape));
}

/** Chance of failing within `horizon` for one that has reached `age`. */
export function conditionalFailure(
  { scale, shape }: Weibull,
  age: number,
  horizon: number,
): number {
  return -Math.expm1((age / scale) ** shape - ((age + horizon) / scale) ** shape);
}

/** Years still to live at `age` when a share `u` in (0, 1] of such units outlives it. */
export function remainingLife({ scale, shape }: Weibull, age: number, u: number): number {
  return scale * ((age / scale) ** shape - Math.log(u)) ** (1 / shape) - age;
}

export interface WeibullFit extends Weibull {
  readonly logLik: number;
  /** From the observed information. */
  readonly varShape: number;
  readonly varScale: number;
  readonly covShapeScale: number;
}

/** Maximum likelihood with right-censored times. */
export function fitWeibull(
  failures: readonly number[],
  censored: readonly number[] = [],
): WeibullFit {
  const n = failures.length;
  const top = Math.max(...failures, ...censored);
  const all = [...failures, ...censored].map((t) => t / top);
  const meanLog = failures.reduce((s, t) => s + Math.log(t / top), 0) / n;
  const sums = (b: number): [number, number] =>
    all.reduce<[number, number]>(([p, q], t) => [p + t ** b, q + t ** b * Math.log(t)], [0, 0]);
  const shape = bisect(
    (b) => {
      const [p, q] = sums(b);
      return q / p - 1 / b - meanLog;
    },
    1e-3,
    500,
  );
  const scale = top * (sums(shape)[0] / n) ** (1 / shape);
  let logLik = 0;
  let bb = n / shape ** 2;
  let ba = 0;
  let aa = 0;
  const count = (t: number, failed: boolean): void => {
    const r = (t / scale) ** shape;
    const l = Math.log(t / scale);
    logLik += (failed ? Math.log(shape / scale) + (shape - 1) * l : 0) - r;
    // Second derivatives of the log-likelihood, negated.
    bb += r * l * l;
    ba += ((failed ? 1 : 0) - r - shape * r * l) / scale;
    aa += (shape / scale ** 2) * ((shape + 1) * r - (failed ? 1 : 0));
  };
  for (const t of failures) count(t, true);
  for (const t of censored) count(t, false);
  const det = bb * aa - ba * ba;
  return { scale, shape, logLik, varShape: aa / det, varScale: bb / det, covShapeScale: -ba / det };
}

/** Rate of renewing at age `t` when a failure before it costs `corrective` and the renewal itself `preventive`, as good as new. */
export function renewalCostRate(
  { scale, shape }: Weibull,
  preventive: number,
  corrective: number,
  t: number,
): number {
  const survival = (x: number): number => Math.exp(-((x / scale) ** shape));
  // Simpson: the survival curve is smooth.
  const steps = 2000;
  let area = 0;
  for (let i = 0; i <= steps; i++)
    area += survival((t * i) / steps) * (i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2);
  area *= t / steps / 3;
  const r = survival(t);
  return (preventive * r + corrective * (1 - r)) / area;
}
