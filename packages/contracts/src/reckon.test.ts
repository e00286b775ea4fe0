import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { amountsOf, sumOf, timesRounded } from './money.ts';

test('a product is rounded half away from zero, as the numbers are written', () => {
  const cases: readonly (readonly [amount: number, factor: number, product: number])[] = [
    [100, 1.005, 101],
    [-100, 1.005, -101],
    [1000, 0.115, 115],
    [50, 0.01, 1],
    [49, 0.01, 0],
    [-49, 0.01, 0],
    [3, 1e-7, 0],
    [7, 1_000_000, 7_000_000],
    [999_999_999_999, 0.000_001, 1_000_000],
    [0, 0.23, 0],
  ];
  for (const [amount, factor, product] of cases)
    assert.equal(timesRounded(amount, factor), product, `${amount} × ${factor}`);
});

test('a product equals the one of whole numbers, for any amount and up to six decimals', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
      fc.integer({ min: 0, max: 1_000_000_000 }),
      fc.integer({ min: 0, max: 6 }),
      (amount, digits, decimals) => {
        const factor = Number(`${digits}e-${decimals}`);
        const unit = 10n ** BigInt(decimals);
        const product = BigInt(Math.abs(amount)) * BigInt(digits);
        const whole = product / unit + ((product % unit) * 2n >= unit ? 1n : 0n);
        const expected = amount < 0 ? -Number(whole) : Number(whole);
        assert.equal(timesRounded(amount, factor) + 0, expected + 0);
      },
    ),
    { numRuns: 2000 },
  );
});

test('the lines of any quote come to the sum of their amounts reckoned in whole numbers', () => {
  /** Thousandths of a quantity times a unit price, rounded half away from zero. */
  const whole = (thousandths: number, unitPrice: number): number => {
    const product = BigInt(thousandths) * BigInt(Math.abs(unitPrice));
    const amount = product / 1000n + ((product % 1000n) * 2n >= 1000n ? 1n : 0n);
    return Math.sign(unitPrice) * Number(amount);
  };
  // Minor units are whole numbers in any currency: what differs is how many there are to a quote.
  const line = fc.record({
    thousandths: fc.integer({ min: 0, max: 5_000_000 }),
    unitPrice: fc.oneof(
      fc.integer({ min: -500, max: 500 }),
      fc.integer({ min: -500_000, max: 40_000_000 }),
      // Fifty lines of this size come to what is reckoned with at most.
      fc.integer({ min: 0, max: 40_000_000 }),
    ),
  });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 50 }), (lines) => {
      const sum = sumOf(
        amountsOf(
          lines.map(({ thousandths, unitPrice }) => ({ quantity: thousandths / 1000, unitPrice })),
        ),
      );
      const expected = lines.reduce(
        (total, { thousandths, unitPrice }) => total + whole(thousandths, unitPrice),
        0,
      );
      assert.equal(sum + 0, expected + 0);
    }),
    { numRuns: 5000 },
  );
});
