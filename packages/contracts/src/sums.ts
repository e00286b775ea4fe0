// Sums of money: exact, and within what is reckoned with.
/** The largest amount that is reckoned with, in minor units, either side of zero: a hundred billion euros. */
export const MOST = 10 ** 13;

/** An amount or a sum beyond what is reckoned with. */
export class AmountTooLargeError extends RangeError {
  override readonly name = 'AmountTooLargeError';
}

/** Whether an amount in minor units is a whole number within what is reckoned with. */
export const isAmount = (amount: number): boolean =>
  Number.isInteger(amount) && Math.abs(amount) <= MOST;

/** The sum; `null` when an amount, or the sum on its way, is beyond what is reckoned with. */
export function sumWithin(amounts: readonly number[]): number | null {
  let sum = 0;
  for (const amount of amounts) {
    sum += amount;
    if (!isAmount(amount) || !isAmount(sum)) return null;
  }
  return sum;
}

/** @throws {AmountTooLargeError} when an amount, or the sum on its way, is beyond what is reckoned with. */
export function sumOf(amounts: readonly number[]): number {
  const sum = sumWithin(amounts);
  if (sum === null) throw new AmountTooLargeError('The sum is beyond what is reckoned with');
  return sum;
}
