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

function bounded(amount: number): number {
  if (!isAmount(amount))
    throw new AmountTooLargeError(`${amount} minor units are beyond what is reckoned with`);
  return amount;
}

/** @throws {AmountTooLargeError} when an amount, or the sum on its way, is beyond what is reckoned with. */
export const sumOf = (amounts: readonly number[]): number =>
  amounts.reduce((sum, amount) => bounded(sum + bounded(amount)), 0);
