/**
 * Present values. Sources: NIST Handbook 135 (SPV, UPV, UPV*), ASTM E917 as implemented by NIST
 * BLCC and E3. d is the discount rate, e an escalation, t years from the base date.
 */

/** `end-of-year`: recurring amounts at 1, 2, …; `mid-year`: at 0.5, 1.5, …; `continuous`: e^(-dt), at 1, 2, … */
export type Convention = 'end-of-year' | 'mid-year' | 'continuous';

/** Instant of the recurring amount of year k (1, 2, …). */
export function instantOf(k: number, convention: Convention): number {
  return convention === 'mid-year' ? k - 0.5 : k;
}

/** Single present value factor: (1+d)^-t, or e^(-dt). */
export function spv(d: number, t: number, convention: Convention = 'end-of-year'): number {
  return convention === 'continuous' ? Math.exp(-d * t) : (1 + d) ** -t;
}

/** Uniform present value factor: (1-(1+d)^-n)/d; n when d = 0. `n` may be fractional. */
export function upv(d: number, n: number): number {
  // expm1/log1p keep the limit d -> 0 exact, where (1+d)^-n would cancel.
  return d === 0 ? n : -Math.expm1(-n * Math.log1p(d)) / d;
}

/** Uniform capital recovery factor: what a present value is as an equal amount a year. */
export function ucr(d: number, n: number): number {
  return 1 / upv(d, n);
}

/** Prices of years 1..n as multiples of today's, year 1 already escalated once. */
export function chained(escalations: readonly number[]): number[] {
  let index = 1;
  return escalations.map((e) => (index *= 1 + e));
}

/**
 * Modified uniform present value factor: an amount that is 1 at the base date, escalated and
 * discounted to the same instant, over `n` years after `delay`.
 */
export function upvStar(
  d: number,
  escalation: number | readonly number[],
  n: number,
  convention: Convention = 'end-of-year',
  delay = 0,
): number {
  let sum = 0;
  const indices = typeof escalation === 'number' ? null : chained(escalation);
  for (let k = 1; k <= n; k++) {
    const t = delay + instantOf(k, convention);
    const index = indices
      ? (indices[k - 1] ?? indices.at(-1) ?? 1)
      : (1 + (escalation as number)) ** t;
    sum += index * spv(d, t, convention);
  }
  return sum;
}

/** Net present value of flows at t = 0, 1, 2, … (the first is not discounted, unlike a spreadsheet's NPV). */
export function npv(rate: number, flows: readonly number[]): number {
  let sum = 0;
  const v = 1 / (1 + rate);
  for (let t = flows.length - 1; t >= 0; t--) sum = sum * v + (flows[t] as number);
  return sum;
}

/** Present value of yearly amounts of years 1..n. */
export function pvOfYears(
  d: number,
  amounts: readonly number[],
  convention: Convention = 'end-of-year',
  delay = 0,
): number {
  return amounts.reduce(
    (sum, amount, i) => sum + amount * spv(d, delay + instantOf(i + 1, convention), convention),
    0,
  );
}

/** (1+nominal) = (1+real)(1+inflation), never a subtraction (Fisher). */
export function inflationFrom(real: number, nominal: number): number {
  return (1 + nominal) / (1 + real) - 1;
}
export function nominalFrom(real: number, inflation: number): number {
  return (1 + real) * (1 + inflation) - 1;
}
export function realFrom(nominal: number, inflation: number): number {
  return inflationFrom(inflation, nominal);
}

/** Effective rate a year of a nominal rate compounded `periods` times, and back. */
export function effectiveRate(nominal: number, periods: number): number {
  return Math.expm1(periods * Math.log1p(nominal / periods));
}
export function nominalRate(effective: number, periods: number): number {
  return periods * Math.expm1(Math.log1p(effective) / periods);
}

/** (1+n-year growth of inflows at `reinvest` over outflows at `finance`)^(1/n) - 1, as spreadsheets do. NaN without both signs. */
export function mirr(flows: readonly number[], finance: number, reinvest: number): number {
  const n = flows.length - 1;
  const out = npv(
    finance,
    flows.map((f) => Math.min(f, 0)),
  );
  const back =
    npv(
      reinvest,
      flows.map((f) => Math.max(f, 0)),
    ) *
    (1 + reinvest) ** n;
  return out < 0 && back > 0 ? (back / -out) ** (1 / n) - 1 : Number.NaN;
}
