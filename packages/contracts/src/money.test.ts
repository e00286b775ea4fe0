import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  fieldAmount,
  AmountTooLargeError,
  amountText,
  asRecorded,
  fromMinor,
  minorDigits,
  MOST,
  parseAmount,
  parseNumber,
  plainAmount,
  rangeText,
  splitExactly,
  sumOf,
  toMinor,
  withTax,
} from './money.ts';

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const CURRENCIES = ['EUR', 'HUF', 'JPY', 'KWD', 'IQD', 'CLF', 'XYZ'] as const;
const LOCALES = [
  'en-GB-u-hc-h12',
  'en-US',
  'de-DE',
  'de-CH',
  'fr',
  'pl',
  'es',
  'nl',
  'hi',
] as const;
/** No space that differs by font and no minus that differs by language. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/gu, ' ').replace('\u2212', '-');

test('a currency has the decimals of ISO 4217, whatever the runtime prints', () => {
  const digits = 'EUR HUF IQD JPY KWD CLF UYW ISK COP IDR LAK LBP MGA AFN YER XYZ'
    .split(' ')
    .map((currency) => `${currency} ${minorDigits(currency)}`);
  assert.equal(
    digits.join(', '),
    'EUR 2, HUF 2, IQD 3, JPY 0, KWD 3, CLF 4, UYW 4, ISK 0, COP 2, IDR 2, LAK 2, LBP 2, MGA 2, AFN 2, YER 2, XYZ 2',
  );
  for (const none of ['', 'F C', 'eur', 'EURO']) assert.equal(minorDigits(none), 2, none);
});

test('an amount is printed with its currency’s decimals, in every language', () => {
  const cases: readonly (readonly [number, string, string, string])[] = [
    [2_700_000, 'HUF', 'en', 'HUF 27,000.00'],
    [2_700_000, 'HUF', 'hu', '27 000,00 Ft'],
    [5000, 'JPY', 'de', '5.000 ¥'],
    [1234, 'KWD', 'en', 'KWD 1.234'],
    [1_234_500, 'IQD', 'de', '1.234,500 IQD'],
    [12_345, 'CLF', 'en', 'CLF 1.2345'],
    [-50_000, 'EUR', 'en-GB', '-€500.00'],
  ];
  for (const [amount, currency, locale, text] of cases)
    assert.equal(plain(amountText({ amount, currency }, locale)), text);
  assert.equal(amountText(eur(64_000), 'en', { short: true }), '€640');
  assert.equal(amountText(eur(64_050), 'en', { short: true }), '€640.50');
  assert.equal(amountText(eur(-0), 'en', { short: true }), '€0');
});

test('an amount of a currency that is none is not printed as if it were one', () => {
  for (const currency of ['', 'euro', '12'])
    assert.throws(() => amountText({ amount: 1250, currency }, 'en'), RangeError);
  assert.deepEqual(parseAmount('12.50', '', 'en'), { amount: 1250, currency: '' });
});

test('a range names its currency once, and twice where it goes below zero', () => {
  const range = (low: number, high: number, locale: string) =>
    plain(rangeText(eur(low), eur(high), locale, { short: true }));
  assert.equal(range(485_000, 2_160_000, 'en-GB'), '€4,850–21,600');
  assert.equal(range(485_000, 2_160_000, 'de'), '4.850–21.600 €');
  assert.equal(range(485_000, 2_160_050, 'en-GB'), '€4,850.00–21,600.50');
  assert.equal(range(-50_000, 20_000, 'en-GB'), '-€500 – €200');
  assert.equal(range(-50_000, 20_000, 'de'), '-500 € – 200 €');
  assert.equal(range(-50_000, -20_000, 'en-GB'), '-€500 – -€200');
  assert.equal(range(485_000, 485_000, 'en-GB'), '€4,850');
  assert.equal(
    rangeText(eur(100), { amount: 100, currency: 'USD' }, 'en-US', { short: true }),
    '€1 – $1',
  );
});

test('what is typed is read as the language writes it', () => {
  const cases: readonly (readonly [string, string, string, number])[] = [
    ['5,000', 'EUR', 'en', 500_000],
    ['5.000', 'EUR', 'de', 500_000],
    ['5.00', 'EUR', 'en', 500],
    ['5,00', 'EUR', 'de', 500],
    ['5’000.50', 'CHF', 'de-CH', 500_050],
    ['5 000,50 zł', 'PLN', 'pl', 500_050],
    ['1,23,456.00', 'INR', 'en-IN', 12_345_600],
    ['€ 1,234.50', 'EUR', 'en', 123_450],
    ['1.234,50 EUR', 'EUR', 'de', 123_450],
    ['1.250,-', 'EUR', 'de', 125_000],
    ['12.-', 'CHF', 'de-CH', 1200],
    // Only one reading is possible.
    ['4.850,50', 'EUR', 'en', 485_050],
    ['5,5', 'EUR', 'en', 550],
    ['5.50', 'EUR', 'de', 550],
    ['1.234.567', 'EUR', 'en', 123_456_700],
    ['0.500', 'EUR', 'en', 50],
    ['.5', 'EUR', 'en', 50],
    ['5,000', 'JPY', 'en', 5000],
    ['5.00', 'JPY', 'en', 5],
    ['1.234', 'KWD', 'en', 1234],
    ['1.234', 'KWD', 'de', 1_234_000],
    ['27,000.00', 'HUF', 'en', 2_700_000],
    ['１２３', 'JPY', 'ja', 123],
  ];
  for (const [text, currency, locale, amount] of cases)
    assert.deepEqual(
      parseAmount(text, currency, locale),
      { amount, currency },
      `${text} ${locale}`,
    );
});

test('what cannot be read in one way only is refused, and says why', () => {
  const cases: readonly (readonly [string, string, string, string])[] = [
    ['', 'EUR', 'en', 'empty'],
    [' ', 'EUR', 'en', 'empty'],
    ['five', 'EUR', 'en', 'not-a-number'],
    ['5 0', 'EUR', 'en', 'not-a-number'],
    ['5,00,0', 'EUR', 'en', 'not-a-number'],
    ['$5', 'EUR', 'en', 'not-a-number'],
    ['1e5', 'EUR', 'en', 'not-a-number'],
    ['5,000', 'EUR', 'de', 'ambiguous'],
    ['1.234', 'EUR', 'en', 'ambiguous'],
    ['1.234', 'JPY', 'en', 'ambiguous'],
    ['0.005', 'EUR', 'en', 'too-exact'],
    ['5.50', 'JPY', 'en', 'too-exact'],
    ['1.2345', 'KWD', 'en', 'too-exact'],
    ['100,000,000,000.01', 'EUR', 'en', 'too-large'],
    ['90071992547409920', 'JPY', 'en', 'too-large'],
    ['-5', 'EUR', 'en', 'negative'],
  ];
  for (const [text, currency, locale, problem] of cases)
    assert.equal(parseAmount(text, currency, locale), problem, `${text} ${currency} ${locale}`);
  assert.deepEqual(parseAmount('−5.00', 'EUR', 'en', { signed: true }), eur(-500));
  assert.deepEqual(parseAmount('5.00', 'EUR', 'not a tag!'), eur(500));
  assert.deepEqual(parseAmount('100,000,000,000', 'EUR', 'en'), eur(MOST));
});

test('a number that is no money is read as the language writes it, else in the one way that is left', () => {
  const cases: readonly (readonly [string, string, number])[] = [
    ['1,000', 'en', 1000],
    ['1.000', 'en', 1],
    ['1.000', 'de', 1000],
    ['1,5', 'en', 1.5],
    ['5.50', 'de', 5.5],
    ['0,125', 'en', 0.125],
    ['−0.75', 'en', -0.75],
    ['12 000', 'en', 12_000],
    ['.5', 'en', 0.5],
    ['3.', 'en', 3],
    ['', 'en', Number.NaN],
    ['1.2.3', 'en', Number.NaN],
    ['many', 'en', Number.NaN],
  ];
  for (const [text, lang, number] of cases) assert.equal(parseNumber(text, lang), number, text);
});

const amount = fc.integer({ min: -MOST, max: MOST });
const currency = fc.constantFrom(...CURRENCIES);
const locale = fc.constantFrom(...LOCALES);

test('what is printed is read again as the same amount', () => {
  fc.assert(
    fc.property(amount, currency, locale, fc.boolean(), (size, code, lang, short) => {
      const money = { amount: size, currency: code };
      const signed = { signed: true };
      // Signs of direction are for the eye.
      const text = amountText(money, lang, { short }).replace(/\p{Cf}/gu, '');
      assert.deepEqual(parseAmount(text, code, lang, signed), money, text);
      assert.deepEqual(parseAmount(fieldAmount(money, lang), code, lang, signed), money);
    }),
    { numRuns: 3000 },
  );
});

test('an amount as a number of whole units comes back as the same minor units', () => {
  fc.assert(
    fc.property(amount, currency, (size, code) => {
      const money = { amount: size, currency: code };
      assert.equal(toMinor(fromMinor(money), code), size);
      assert.equal(toMinor(Number(plainAmount(money)), code), size);
    }),
    { numRuns: 3000 },
  );
  assert.equal(toMinor(183.05, 'AUD'), 18_305);
  assert.equal(Object.is(toMinor(-0.001, 'EUR'), 0), true);
  assert.equal(toMinor(1.005, 'EUR'), 101);
  assert.equal(toMinor(-1.005, 'EUR'), -101);
  assert.equal(toMinor(1234.4, 'JPY'), 1234);
  assert.equal(toMinor(1.2345, 'KWD'), 1235);
});

test('parts add up to the whole, and none is a unit away from its share', () => {
  const weight = fc.oneof(fc.integer({ min: 0, max: 10 ** 9 }), fc.constantFrom(0.1, 0.07, 1e-7));
  fc.assert(
    fc.property(amount, fc.array(weight, { minLength: 1, maxLength: 20 }), (whole, weights) => {
      const parts = splitExactly(whole, weights);
      assert.equal(sumOf(parts), whole);
      const all = weights.reduce((sum, each) => sum + each, 0);
      for (const [n, part] of parts.entries())
        if (all > 0)
          assert.ok(
            Math.abs(part - (whole * (weights[n] ?? 0)) / all) < 1.01,
            `${part} of ${whole}`,
          );
    }),
    { numRuns: 2000 },
  );
  assert.deepEqual(splitExactly(100, [1, 1, 1]), [34, 33, 33]);
  assert.deepEqual(splitExactly(-100, [1, 1, 1]), [-34, -33, -33]);
  assert.deepEqual(splitExactly(7, [0, 0]), [7, 0]);
  assert.deepEqual(splitExactly(7, []), []);
});

test('a sum is exact, or refused beyond ten trillion minor units', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -MOST, max: MOST }), { maxLength: 20 }), (amounts) => {
      const exact = amounts.reduce((sum, each) => sum + BigInt(each), 0n);
      try {
        assert.equal(BigInt(sumOf(amounts)), exact);
      } catch (error) {
        assert.ok(error instanceof AmountTooLargeError);
      }
    }),
  );
  assert.equal(sumOf([MOST, -MOST, 1]), 1);
  assert.throws(() => sumOf([MOST, 1]), AmountTooLargeError);
  assert.throws(() => sumOf([2 ** 53]), AmountTooLargeError);
  assert.throws(() => sumOf([0.5]), AmountTooLargeError);
});

test('an amount recorded with other decimals reads as it was recorded', () => {
  const forint = { amount: 27_000, currency: 'HUF' };
  assert.deepEqual(asRecorded(forint, 0), { amount: 2_700_000, currency: 'HUF' });
  assert.deepEqual(asRecorded(forint, 2), forint);
  assert.equal(asRecorded(forint, undefined), forint);
});

test('tax is rounded once, half away from zero', () => {
  assert.deepEqual(withTax(50, 0.13), { net: 50, tax: 7, gross: 57 });
  assert.deepEqual(withTax(50, 0.15), { net: 50, tax: 8, gross: 58 });
  assert.deepEqual(withTax(-50, 0.15), { net: -50, tax: -8, gross: -58 });
});
