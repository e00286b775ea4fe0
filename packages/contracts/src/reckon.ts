// Arithmetic of money, exact in decimals.
import { minorDigits } from './minor-digits.ts';

/** The largest amount that is reckoned with, in minor units, either side of zero: a hundred billion euros. */
export const MOST = 10 ** 13;

/** An amount or a sum beyond what is reckoned with. */
export class AmountTooLargeError extends RangeError {
  override readonly name = 'AmountTooLargeError';
}

/** Whether an amount in minor units is a whole number within what is reckoned with. */
export const isAmount = (amount: number): boolean =>
  Number.isInteger(amount) && Math.abs(amount) <= MOST;

function bounded(amount: number): number {
  if (!isAmount(amount))
    throw new AmountTooLargeError(`${amount} minor units are beyond what is reckoned with`);
  return amount;
}

/**
 * A whole number of minor units times a quantity or a rate, rounded half away from zero to whole minor units. Both are
 * taken as the decimal numbers they are written as, so 1.005 × 100 is 100.5 and rounds to 101.
 */
export function timesRounded(amount: number, factor: number): number {
  const [digits, exponent] = decimal(factor);
  const product = BigInt(amount) * digits;
  if (exponent >= 0) return Number(product * 10n ** BigInt(exponent));
  const unit = 10n ** BigInt(-exponent);
  const size = product < 0n ? -product : product;
  const rounded = (size * 2n + unit) / (unit * 2n);
  return Number(product < 0n ? -rounded : rounded);
}

/** A line as it is typed: how many, and minor units for one. */
interface Line {
  readonly quantity: number;
  readonly unitPrice: number;
}

/** What each line comes to; their sum is the price. */
export const amountsOf = (lines: readonly Line[]): number[] =>
  lines.map(({ quantity, unitPrice }) => timesRounded(unitPrice, quantity));

/** @throws {AmountTooLargeError} when an amount, or the sum on its way, is beyond what is reckoned with. */
export const sumOf = (amounts: readonly number[]): number =>
  amounts.reduce((sum, amount) => bounded(sum + bounded(amount)), 0);

/** The price without tax, the tax on it, rounded once to minor units, and both together. */
export interface Taxed {
  readonly net: number;
  readonly tax: number;
  readonly gross: number;
}

export function withTax(net: number, rate: number): Taxed {
  const tax = timesRounded(net, rate);
  return { net, tax, gross: net + tax };
}

/** An amount of whole units as minor units, as the decimal number it is written as, halves away from zero. */
export const toMinor = (value: number, currency: string): number =>
  timesRounded(10 ** minorDigits(currency), value);

/**
 * An amount in parts that stand to one another as the weights do and add up to it exactly: what rounding leaves over
 * goes to those whose share was cut most, the first of equals first. Without any weight the first part has it all.
 */
export function splitExactly(amount: number, weights: readonly number[]): number[] {
  if (weights.length === 0) return [];
  const sizes = weights.some((weight) => weight > 0) ? weights : weights.map((_, n) => +(n === 0));
  const exact = sizes.map((size) => decimal(size));
  const least = Math.min(...exact.map(([, exponent]) => exponent));
  const whole = exact.map(([digits, exponent]) => digits * 10n ** BigInt(exponent - least));
  const all = whole.reduce((sum, size) => sum + size, 0n);
  const size = BigInt(Math.abs(amount));
  const parts = whole.map((weight) => (size * weight) / all);
  const cut = whole.map((weight, n) => ({ n, left: (size * weight) % all }));
  cut.sort((a, b) => (a.left === b.left ? a.n - b.n : a.left > b.left ? -1 : 1));
  const over = Number(size - parts.reduce((sum, part) => sum + part, 0n));
  for (const { n } of cut.slice(0, over)) parts[n] = (parts[n] ?? 0n) + 1n;
  return parts.map((part) => Number(amount < 0 ? -part : part));
}

/** The number as it is written: all its digits, and the power of ten they stand at. */
function decimal(value: number): [digits: bigint, exponent: number] {
  const [mantissa = '0', power = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  return [BigInt(whole + fraction), Number(power) - fraction.length];
}
