import { decimal } from './reckon.ts';

/**
 * An amount in parts that stand to one another as the weights do and add up to it exactly: what rounding leaves over
 * goes to those whose share was cut most, the first of equals first. Without any weight the first part has it all.
 */
export function splitExactly(amount: number, weights: readonly number[]): number[] {
  if (weights.length === 0) return [];
  const sizes = weights.some((weight) => weight > 0) ? weights : weights.map((_, n) => +(n === 0));
  const exact = sizes.map((size) => decimal(size));
  const most = Math.max(...exact.map(([, places]) => places));
  const whole = exact.map(([digits, places]) => digits * 10n ** BigInt(most - places));
  const all = whole.reduce((sum, size) => sum + size, 0n);
  const size = BigInt(Math.abs(amount));
  const parts = whole.map((weight) => (size * weight) / all);
  const cut = whole.map((weight, n) => ({ n, left: (size * weight) % all }));
  cut.sort((a, b) => (a.left === b.left ? a.n - b.n : a.left > b.left ? -1 : 1));
  const over = Number(size - parts.reduce((sum, part) => sum + part, 0n));
  for (const { n } of cut.slice(0, over)) parts[n] = (parts[n] ?? 0n) + 1n;
  return parts.map((part) => Number(amount < 0 ? -part : part));
}
