import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { amountsOf, sumOf, withTax } from './money.ts';
import { conflictsOf, totalOf, type Answered } from './answers.ts';
import type { Option, RecommendationLink } from './proposal.ts';
import type { RecommendationStatus } from './recommendation.ts';

const option = (amount: number, more: Partial<Option> = {}, currency = 'EUR'): Option => ({
  id: 'a',
  letter: 'A',
  family: 'repair',
  title: 'Repair',
  scope: '',
  price: { amount, currency },
  lines: [],
  taxRate: 0.23,
  readyBy: null,
  warrantyMonths: 0,
  durationMinutes: 60,
  suggested: false,
  ...more,
});

type Kind = RecommendationLink['kind'];
const link = (
  kind: Kind,
  id: string,
  saving: number | null = null,
  status: RecommendationStatus = 'viewed',
): RecommendationLink => ({
  kind,
  recommendation: { id, title: id, tag: id.toUpperCase(), status },
  saving: saving === null ? null : { amount: saving, currency: 'EUR' },
});

const answered = (
  id: string,
  kind: Answered['answer']['kind'],
  { links = [], ...more }: Partial<Option> & { links?: RecommendationLink[] } = {},
  amount = 10_000,
): Answered => ({
  item: {
    id,
    links,
    proposal: {
      version: 1,
      sentAt: '2026-11-20T15:10:00.000Z',
      validUntil: '2026-12-18',
      options: [option(amount, more)],
      changes: [],
    },
  },
  answer: kind === 'approved' ? { kind, optionId: 'a' } : { kind },
});

const sums = (total: ReturnType<typeof totalOf>) =>
  total && [total.net.amount, total.saving.amount, total.tax.amount, total.gross.amount];

test('only what is approved counts, and nothing approved comes to nothing at all', () => {
  assert.equal(totalOf([answered('a', 'declined'), answered('b', 'question')]), null);
  assert.deepEqual(
    sums(totalOf([answered('a', 'approved'), answered('b', 'deferred')])),
    [10_000, 0, 2300, 12_300],
  );
});

test('tax is rounded once per rate, half away from zero', () => {
  const odd = (id: string, taxRate: number) => answered(id, 'approved', { taxRate }, 50);
  // Two halves of a cent at one rate are a whole one; at two rates each is rounded up by itself.
  assert.deepEqual(sums(totalOf([odd('a', 0.01), odd('b', 0.01)])), [100, 0, 1, 101]);
  assert.deepEqual(sums(totalOf([odd('a', 0.01), odd('b', 0.03)])), [100, 0, 3, 103]);
});

test('of lines and rebates the tax is worked out once on their sum', () => {
  const lines = (...each: readonly (readonly [quantity: number, unitPrice: number])[]) =>
    sumOf(amountsOf(each.map(([quantity, unitPrice]) => ({ quantity, unitPrice }))));
  // 10 × 30.75 less 5 %, and 70.00 less 5 %, at 15 %: 53.793, where each for itself would come to 53.80.
  const [first, second] = [lines([10, 3075], [0.05, -30_750]), lines([1, 7000], [0.05, -7000])];
  assert.deepEqual([first, second], [29_212, 6650]);
  const taxed = { taxRate: 0.15 };
  assert.deepEqual(
    sums(
      totalOf([answered('a', 'approved', taxed, first), answered('b', 'approved', taxed, second)]),
    ),
    [35_862, 0, 5379, 41_241],
  );
  // 598.89, 329.84, −59.89, −32.98 at 8.5 %: 71.0481, where each line for itself would come to 71.06.
  const net = lines([1, 59_889], [1, 32_984], [1, -5989], [1, -3298]);
  assert.deepEqual(
    sums(totalOf([answered('a', 'approved', { taxRate: 0.085 }, net)])),
    [83_586, 0, 7105, 90_691],
  );
  assert.equal(withTax(net, 0.085).gross, 90_691);
});

test('a pair done in one visit saves once, taken from the dearer and taxed like it', () => {
  const pair = [
    answered('a', 'approved', { links: [link('together', 'b', 900)], taxRate: 0.1 }, 26_000),
    answered('b', 'approved', { links: [link('together', 'a', 900)], taxRate: 0.23 }, 2_160_000),
  ];
  assert.deepEqual(sums(totalOf(pair)), [2_185_100, 900, 499_193, 2_684_293]);
  assert.deepEqual(sums(totalOf(pair.toReversed())), [2_185_100, 900, 499_193, 2_684_293]);
});

test('with one that stands approved it saves until somebody comes for that one', () => {
  const beside = (status: RecommendationStatus) =>
    totalOf([answered('b', 'approved', { links: [link('together', 'a', 900, status)] })])?.saving
      .amount;
  for (const status of ['waiting', 'approved', 'booked'] as const)
    assert.equal(beside(status), 900);
  for (const status of ['viewed', 'in-progress', 'completed', 'declined', 'deferred'] as const)
    assert.equal(beside(status), 0, status);
  // It is answered anew in the same act.
  const given = [
    answered('b', 'approved', { links: [link('together', 'a', 900, 'approved')] }),
    answered('a', 'declined', { links: [link('together', 'b', 900)] }),
  ];
  assert.equal(totalOf(given)?.saving.amount, 0);
});

test('waiting and watching is no visit to share', () => {
  const pair = [
    answered('a', 'approved', { links: [link('together', 'b', 900)] }),
    answered('b', 'approved', { links: [link('together', 'a', 900)], family: 'wait' }, 0),
  ];
  assert.equal(totalOf(pair)?.saving.amount, 0);
});

test('what needs another is approved with it or after it', () => {
  const b = (status: RecommendationStatus) =>
    answered('b', 'approved', { links: [link('needs', 'a', null, status)] });
  assert.deepEqual(
    conflictsOf([b('viewed')]).map(({ index, kind, other }) => [index, kind, other.title]),
    [[0, 'needs', 'a']],
  );
  for (const status of [
    'approved',
    'booked',
    'confirmed',
    'waiting',
    'fixed-elsewhere',
    'withdrawn',
  ] as const)
    assert.deepEqual(conflictsOf([b(status)]), [], status);
  assert.deepEqual(conflictsOf([b('viewed'), answered('a', 'approved')]), []);
  assert.deepEqual(conflictsOf([b('viewed'), answered('a', 'fixed-elsewhere')]), []);
  assert.equal(conflictsOf([b('approved'), answered('a', 'declined')]).length, 1);
  assert.equal(conflictsOf([b('viewed'), answered('a', 'question')]).length, 1);
  assert.deepEqual(conflictsOf([answered('b', 'declined', { links: [link('needs', 'a')] })]), []);
});

test('of two that exclude each other one is approved', () => {
  const one = (id: string, other: string, status: RecommendationStatus = 'viewed') =>
    answered(id, 'approved', { links: [link('either', other, null, status)] });
  assert.deepEqual(conflictsOf([one('a', 'b')]), []);
  assert.deepEqual(
    conflictsOf([one('a', 'b'), one('b', 'a')]).map(({ index }) => index),
    [0, 1],
  );
  assert.equal(conflictsOf([one('a', 'b', 'approved')]).length, 1);
  assert.equal(conflictsOf([one('a', 'b', 'confirmed')]).length, 1);
  // Changing over from one to the other is one act.
  assert.deepEqual(conflictsOf([one('a', 'b', 'approved'), answered('b', 'declined')]), []);
});

test('net and tax make the gross, in any order, in currencies of no, two and three decimals', () => {
  const quote = fc.array(
    fc.record({
      amount: fc.integer({ min: 0, max: 10_000_000 }),
      taxRate: fc.constantFrom(0, 0.055, 0.07, 0.135, 0.19, 0.23),
      saving: fc.integer({ min: 1, max: 500 }),
      yes: fc.boolean(),
    }),
    { minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(quote, fc.constantFrom('JPY', 'EUR', 'KWD'), (parts, currency) => {
      const all = parts.map(({ amount, taxRate, saving, yes }, index): Answered => {
        const next = parts[index + 1];
        const before = parts[index - 1];
        const links = [
          ...(next ? [link('together', `r${index + 1}`, saving)] : []),
          ...(before ? [link('together', `r${index - 1}`, before.saving)] : []),
        ];
        const given = answered(`r${index}`, yes ? 'approved' : 'declined', { links });
        return {
          ...given,
          item: {
            ...given.item,
            proposal: {
              ...given.item.proposal!,
              options: [option(amount, { taxRate }, currency)],
            },
          },
        };
      });
      const total = totalOf(all);
      const approved = parts.filter(({ yes }) => yes);
      if (approved.length === 0) return assert.equal(total, null);
      const saved = parts.reduce(
        (sum, { yes, saving }, index) => sum + (yes && parts[index + 1]?.yes ? saving : 0),
        0,
      );
      assert.equal(total?.saving.amount, saved);
      assert.equal(
        total?.net.amount,
        approved.reduce((sum, { amount }) => sum + amount, 0) - saved,
      );
      assert.equal(total?.gross.amount, total!.net.amount + total!.tax.amount);
      assert.equal(total?.gross.currency, currency);
      assert.deepEqual(totalOf(all.toReversed()), total);
    }),
    { numRuns: 500 },
  );
});
