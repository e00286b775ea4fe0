// Linear scales with round axis values. Hand-written: d3-array's `ticks` would weigh more than its use here.

/** From data to pixels; `range` may run downwards, as a vertical axis does. */
export type Scale = (value: number) => number;

export function linear(
  [d0, d1]: readonly [number, number],
  [r0, r1]: readonly [number, number],
): Scale {
  const slope = d1 === d0 ? 0 : (r1 - r0) / (d1 - d0);
  return (value) => r0 + (value - d0) * slope;
}

/** 1, 2 or 5 times a power of ten: the smallest such step that cuts `span` into at most `parts`. */
export function niceStep(span: number, parts: number): number {
  const raw = span / Math.max(1, parts);
  if (!(raw > 0) || !Number.isFinite(raw)) return 1;
  const power = 10 ** Math.floor(Math.log10(raw));
  const factor = [1, 2, 5, 10].find((f) => f * power >= raw * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** Round values from at or below `low` to at or above `high`. Never fewer than two. */
export function niceTicks(low: number, high: number, parts: number): number[] {
  const step = niceStep(high - low || Math.abs(high) || 1, parts);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  return Array.from({ length: last - first + 1 }, (_, i) => round((first + i) * step));
}

/** Round values that lie inside [low, high]. */
export function ticksWithin(low: number, high: number, parts: number): number[] {
  return niceTicks(low, high, parts).filter((tick) => tick >= low && tick <= high);
}

/** Takes away what binary fractions add: 0.30000000000000004 is 0.3. */
export const round = (value: number): number => Number(value.toPrecision(12));

/** Coordinates need no more than a tenth of a pixel. */
export const px = (value: number): number => Math.round(value * 10) / 10;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** `M x y L x y …` */
export function linePath(points: readonly Point[]): string {
  return points.map((p, i) => `${i === 0 ? 'M' : 'L'}${px(p.x)} ${px(p.y)}`).join('');
}

/** The area between an upper and a lower edge. */
export function bandPath(upper: readonly Point[], lower: readonly Point[]): string {
  return `${linePath([...upper, ...lower.toReversed()])}Z`;
}
