// Arithmetic of money, exact in decimals. By itself, so that a page that only adds tax loads nothing else.
import type { Money } from './base.ts';
import { minorDigits } from './minor-digits.ts';

/**
 * A whole number of minor units times a quantity or a rate, rounded half away from zero to whole minor units. Both are
 * taken as the decimal numbers they are written as, so 1.005 × 100 is 100.5 and rounds to 101.
 */
export function timesRounded(amount: number, factor: number): number {
  const [digits, places] = decimal(factor);
  const product = BigInt(amount) * digits * 2n;
  const unit = 10n ** BigInt(places);
  return Number((product < 0n ? product - unit : product + unit) / (unit * 2n));
}

/** A line as it is typed: how many, and minor units for one. */
interface Line {
  readonly quantity: number;
  readonly unitPrice: number;
}

/** What each line comes to; their sum is the price. */
export const amountsOf = (lines: readonly Line[]): number[] =>
  lines.map(({ quantity, unitPrice }) => timesRounded(unitPrice, quantity));

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
 * An amount that was recorded with so many decimals, in the minor units its currency has now. A receipt says how many it
 * used, so that it reads the same whatever a currency becomes.
 */
export const asRecorded = (money: Money, digits: number | undefined): Money =>
  digits === undefined
    ? money
    : { ...money, amount: money.amount * 10 ** (minorDigits(money.currency) - digits) };

/** The number as it is written: all its digits, and how many of them stand behind the point. */
export function decimal(value: number): [digits: bigint, places: number] {
  const [mantissa = '', power = 0] = String(value).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const places = fraction.length - Number(power);
  const digits = BigInt(whole + fraction);
  return places < 0 ? [digits * 10n ** BigInt(-places), 0] : [digits, places];
}
