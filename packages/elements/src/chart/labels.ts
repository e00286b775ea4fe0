// Keeps labels apart. A label that meets another is moved; one that fits nowhere is left out.

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const meets = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** The first place that stays inside `area` and meets nothing in `taken`; undefined when none does. */
export function firstFree<Place extends Box>(
  places: readonly Place[],
  taken: readonly Box[],
  area: Box,
): Place | undefined {
  return places.find(
    (p) =>
      p.x >= area.x &&
      p.x + p.width <= area.x + area.width &&
      p.y >= area.y &&
      p.y + p.height <= area.y + area.height &&
      !taken.some((box) => meets(box, p)),
  );
}

/**
 * Tops for labels of one `height` whose wished-for middles are given: in the same order, inside
 * [from, to] and never overlapping, each as near to its wish as the others let it.
 */
export function spread(
  middles: readonly number[],
  height: number,
  from: number,
  to: number,
): number[] {
  const order = middles.map((_, i) => i).sort((a, b) => (middles[a] ?? 0) - (middles[b] ?? 0));
  const tops: number[] = Array.from({ length: middles.length }, () => 0);
  let floor = from;
  for (const i of order) {
    const top = Math.max(floor, (middles[i] ?? 0) - height / 2);
    tops[i] = top;
    floor = top + height;
  }
  let ceiling = to;
  for (const i of order.toReversed()) {
    const top = Math.min(tops[i] ?? 0, ceiling - height);
    tops[i] = top;
    ceiling = top;
  }
  return splitEvenly(tops, middles, order, height, from, to);
}

/** Two labels pushed apart share the move instead of one bearing all of it. */
function splitEvenly(
  tops: number[],
  middles: readonly number[],
  order: readonly number[],
  height: number,
  from: number,
  to: number,
): number[] {
  if (order.length !== 2) return tops;
  const [upper, lower] = order as [number, number];
  const gap = (tops[lower] ?? 0) - (tops[upper] ?? 0);
  if (gap > height + 0.01) return tops;
  const centre = ((middles[upper] ?? 0) + (middles[lower] ?? 0)) / 2;
  const top = Math.min(Math.max(centre - height, from), to - 2 * height);
  tops[upper] = top;
  tops[lower] = top + height;
  return tops;
}
