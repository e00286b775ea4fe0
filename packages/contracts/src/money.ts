// Arithmetic of money, exact in decimals. Imports nothing, so that a page can reckon without the schemas' weight.

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

export const sumOf = (amounts: readonly number[]): number =>
  amounts.reduce((sum, amount) => sum + amount, 0);

/** The number as it is written: all its digits, and the power of ten they stand at. */
function decimal(value: number): [digits: bigint, exponent: number] {
  const [mantissa = '0', power = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  return [BigInt(whole + fraction), Number(power) - fraction.length];
}
