import type { Signature } from '@wellkept/contracts';

type Drawn = Extract<Signature, { kind: 'drawn' }>;
type Strokes = Drawn['strokes'];

/** What the contract takes: strokes, and points in one. */
const most = { strokes: 100, points: 2000 };

const fraction = (value: number, whole: number): number =>
  Math.round(Math.min(1, Math.max(0, value / whole)) * 10_000) / 10_000;

/** Every nth point where there are too many, and always the last. */
const thinned = <T>(points: readonly T[]): readonly T[] => {
  const step = Math.ceil(points.length / (most.points - 1));
  return step <= 1 ? points : points.filter((_, i) => i % step === 0 || i === points.length - 1);
};

/** Points of a pad in pixels as fractions of its size, so that they can be drawn again at any other. */
export const strokesOf = (
  groups: readonly { readonly points: readonly { readonly x: number; readonly y: number }[] }[],
  width: number,
  height: number,
): Strokes =>
  groups
    .filter(({ points }) => points.length > 0)
    .slice(0, most.strokes)
    .map(({ points }) =>
      thinned(points).map(({ x, y }): [number, number] => [
        fraction(x, width),
        fraction(y, height),
      ]),
    );

/**
 * The same strokes on a pad of this size, kept in their own shape: a signature that was drawn wide is not squeezed when
 * the pad gets narrow, it gets smaller.
 */
export const pointsOn = (
  { strokes, ratio }: Drawn,
  width: number,
  height: number,
): { x: number; y: number }[][] => {
  const scale = Math.min(width / ratio, height);
  return strokes.map((stroke) =>
    stroke.map(([x, y]) => ({ x: x * scale * ratio, y: y * scale + (height - scale) / 2 })),
  );
};
