/** Items a page key goes past. */
const far = 10;

/** Where a key leads from an item of a list; `null` for other keys, and where there is nothing further. */
export function stepTo(key: string, at: number, total: number): number | null {
  const steps: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + far,
    PageUp: at - far,
    Home: 0,
    End: total - 1,
  };
  const to = steps[key];
  if (to === undefined) return null;
  const held = Math.min(Math.max(to, 0), total - 1);
  return held === at ? null : held;
}
