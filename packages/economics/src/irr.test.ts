import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { irrs, xirrs, xnpv } from './irr.ts';
import { npv } from './present-value.ts';

/** Coefficients of -prod(1 + r - g_i) in v = 1/(1+r): flows whose rates of return are g_i - 1 … and no other. */
function flowsWithRates(rates: number[]): number[] {
  let flows = [-1];
  for (const r of rates) {
    const next = new Array<number>(flows.length + 1).fill(0);
    flows.forEach((f, t) => {
      next[t] = (next[t] as number) + f;
      next[t + 1] = (next[t + 1] as number) - f * (1 + r);
    });
    flows = next;
  }
  return flows.map((f) => f * 1000);
}

test('every rate that is found makes the net present value zero', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 20 }),
      (flows) => {
        const scale = (r: number): number => npv(r, flows.map(Math.abs));
        return irrs(flows).every((r) => Math.abs(npv(r, flows)) <= 1e-9 * scale(r));
      },
    ),
    { numRuns: 1000 },
  );
});

test('all known rates are found, and nothing else', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: -40, max: 200 }), {
        minLength: 1,
        maxLength: 4,
        comparator: (a, b) => Math.abs(a - b) < 8,
      }),
      (percents) => {
        const rates = percents.map((p) => p / 100).sort((a, b) => a - b);
        const found = irrs(flowsWithRates(rates));
        return (
          found.length === rates.length &&
          found.every((r, i) => Math.abs(r - (rates[i] as number)) < 1e-6)
        );
      },
    ),
    { numRuns: 1000 },
  );
});

test('one change of sign has exactly one rate', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 10 }),
      fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 10 }),
      (out, back) => irrs([...out.map((x) => -x), ...back]).length === 1,
    ),
  );
});

test('rates do not change with the currency, the sign, or zeros at the end', () => {
  const flows = [-1000, 3600, -4310, 1716];
  assert.deepEqual(irrs(flows.map((f) => f * 4)), irrs(flows));
  assert.deepEqual(irrs(flows.map((f) => -f)), irrs(flows));
  assert.deepEqual(irrs([...flows, 0, 0]), irrs(flows));
  assert.deepEqual(irrs([0, ...flows]), irrs(flows));
});

test('no flows, one sign and not-a-number have no rate', () => {
  for (const flows of [[], [5], [0, 0], [1, 2, 3], [-1, Number.NaN, 4], [-100, 150, -100]])
    assert.deepEqual(irrs(flows), []);
});

test('roots close together are told apart', () => {
  const found = irrs(flowsWithRates([0.1, 0.101]));
  assert.equal(found.length, 2);
  assert.ok(
    Math.abs((found[0] as number) - 0.1) < 1e-6 && Math.abs((found[1] as number) - 0.101) < 1e-6,
  );
});

test('extreme but real rates are found', () => {
  assert.ok(Math.abs((irrs([-1, 5000])[0] as number) - 4999) < 1e-6);
  assert.ok(Math.abs((irrs([-10000, 1])[0] as number) + 0.9999) < 1e-9);
});

test('dated flows of whole years agree with yearly ones', () => {
  const dated = [
    { date: '2021-01-01', amount: -100 },
    { date: '2022-01-01', amount: 60 },
    { date: '2023-01-01', amount: 60 },
  ];
  const [yearly] = irrs([-100, 60, 60]);
  const [found] = xirrs(dated);
  assert.ok(Math.abs((found as number) - (yearly as number)) < 1e-9);
  assert.ok(Math.abs(xnpv(found as number, dated)) < 1e-9);
});

test('flows made from given rates have these rates, however many and on whichever side of zero', () => {
  for (const rates of [
    [0.12],
    [-0.4],
    [0.1, 0.3],
    [-0.5, -0.1],
    [-0.3, 0.4],
    [0.05, 0.15, 0.6],
    [-0.5, -0.1, 0.1, 0.5],
    // Where the search halves: 1/(1+r) is 1/4, 1/2, 3/4.
    [1 / 3, 1, 3],
    [-0.75, -0.5, -0.25],
    [0, 0.3],
    [-0.2, 0, 0.2],
  ]) {
    const found = irrs(flowsWithRates(rates));
    assert.equal(found.length, rates.length, `${rates}: ${found}`);
    for (const [i, r] of rates.entries())
      assert.ok(Math.abs((found[i] ?? 9) - r) < 1e-9, `${rates}: ${found}`);
    assert.deepEqual(irrs(flowsWithRates(rates).map((f) => -f)), found);
  }
});

test('where the net present value only touches zero there is one rate, a hair short of it none, beyond it two', () => {
  for (const r of [0.2, 0.37, -0.2, -0.61]) {
    const [found, ...more] = irrs(flowsWithRates([r, r]));
    assert.ok(Math.abs((found ?? 9) - r) < 1e-6, `${found} instead of ${r}`);
    assert.deepEqual(more, []);
    const [first = 0, ...rest] = flowsWithRates([r, r]);
    assert.deepEqual(irrs([first - 1e-10, ...rest]), []);
    const two = irrs([first + 1e-10, ...rest]);
    assert.equal(two.length, 2, `${r}: ${two}`);
    const [low = 9, high = 9] = two;
    // The parabola 1000(1-(1+r)x)² is 1e-10 where (1+r)x is 1 ± 3.16e-7.
    assert.ok(Math.abs((high - low) / (1 + r) / 6.3246e-7 - 1) < 0.01, `${two}`);
    assert.ok(Math.abs((high + low) / 2 - r) < 1e-8, `${two}`);
  }
});

/** Yearly flows put `days` apart, from the last to the first, each in two parts. */
function spaced(flows: readonly number[], days: number): { date: string; amount: number }[] {
  return flows.toReversed().flatMap((amount, i) => {
    const day = Date.UTC(2020, 0, 1) + (flows.length - 1 - i) * days * 86_400_000;
    const date = new Date(day).toISOString().slice(0, 10);
    return [
      { date, amount: amount / 4 },
      { date, amount: 0 },
      { date, amount: (amount * 3) / 4 },
    ];
  });
}
const nearAll = (found: readonly number[], known: readonly number[], rel: number): void => {
  assert.equal(found.length, known.length, `${found} instead of ${known}`);
  known.forEach((r, i) =>
    assert.ok(Math.abs((found[i] ?? 9) - r) <= rel * (1 + r), `${found} instead of ${known}`),
  );
};

test('dated flows made from given rates have these, in whatever order and parts they are told', () => {
  for (const rates of [
    [0.12],
    [-0.4],
    [0.1, 0.3],
    [-0.3, 0.4],
    [0.05, 0.15, 0.6],
    [-0.5, -0.1, 0.1, 0.5],
  ]) {
    nearAll(xirrs(spaced(flowsWithRates(rates), 365)), rates, 1e-9);
    // A fifth of a year apart, the same rates are a fifth of a year's.
    const fast = rates.map((r) => (1 + r) ** 5 - 1);
    nearAll(xirrs(spaced(flowsWithRates(rates), 73)), fast, 1e-8);
    nearAll(
      xirrs(
        spaced(
          flowsWithRates(rates).map((f) => -f),
          73,
        ),
      ),
      fast,
      1e-8,
    );
  }
});

test('dated flows have the same rates in any money, in any order, and with days on which nothing is paid', () => {
  const flows = spaced(flowsWithRates([-0.3, 0.1, 0.4]), 365);
  for (const scale of [1e-9, 1, 1e9]) {
    const paid = flows.map(({ date, amount }) => ({ date, amount: amount * scale }));
    const empty = ['2019-01-01', '2020-07-01', '2031-01-01'].map((date) => ({ date, amount: 0 }));
    for (const order of [
      [...paid.slice(5), ...paid.slice(0, 5)],
      [...empty, ...paid.toReversed()],
      [...paid.filter((_, i) => i % 2 === 0), ...empty, ...paid.filter((_, i) => i % 2 === 1)],
    ])
      nearAll(xirrs(order), [-0.3, 0.1, 0.4], 1e-9);
  }
});

test('dated flows have a rate at the point where they only touch zero, none short of it, two beyond', () => {
  for (const r of [0.2, -0.61]) {
    const [first = 0, ...rest] = flowsWithRates([r, r]);
    nearAll(xirrs(spaced([first, ...rest], 365)), [r], 1e-9);
    nearAll(xirrs(spaced([first - 1e-10, ...rest], 365)), [], 0);
    const away = Math.sqrt(1e-10 / 1000);
    const two = xirrs(spaced([first + 1e-10, ...rest], 365));
    nearAll(two, [(1 + r) / (1 + away) - 1, (1 + r) / (1 - away) - 1], 2e-8);
  }
});

test('flows within days, and rates beyond any use, are found as long as they can be told', () => {
  const dated = (...flows: (readonly [string, number])[]): { date: string; amount: number }[] =>
    flows.map(([date, amount]) => ({ date, amount }));
  nearAll(xirrs(dated(['2024-01-01', -100], ['2024-01-02', 101])), [1.01 ** 365 - 1], 1e-9);
  nearAll(xirrs(dated(['2024-01-01', -100], ['2024-01-02', 1])), [], 0);
  nearAll(xirrs(dated(['2024-01-01', -1], ['2024-01-02', 99])), [], 0);
  // Doubled within a day, three times as much lost ten years later: far apart, so each is as if alone.
  const both = xirrs(dated(['2014-01-01', -1], ['2014-01-02', 2], ['2023-12-30', -3]));
  nearAll(both, [3 ** (365 / 3649) - 1, 2 ** 365 - 1], 1e-3);
  for (const none of [
    [],
    dated(['2024-01-01', 5]),
    dated(['2024-01-01', -5], ['2024-01-01', 7]),
    dated(['2024-01-01', -5], ['2024-06-01', 5], ['2024-06-01', -5]),
    dated(['2024-01-01', 5], ['2025-01-01', 7]),
    dated(['2024-01-01', -5], ['2025-01-01', Number.NaN]),
    dated(['2024-01-01', -5], ['soon', 7]),
  ])
    assert.deepEqual(xirrs(none), []);
  assert.equal(xnpv(0.1, []), 0);
  assert.ok(Math.abs(xnpv(0.1, dated(['2022-01-01', 5], ['2023-01-01', 11])) - 15) < 1e-12);
});

test('what comes back to the cent is a rate of exactly zero, one too large for a number is none', () => {
  assert.deepEqual(irrs([-0.3, 0.1, 0.1, 0.1]), [0]);
  for (const cents of [1, 3, 7, 9, 11, 13]) {
    const level = flowsWithRates([0, 0.3]).map((f) => (f * cents) / 30);
    assert.deepEqual(
      irrs(level).map((r) => Math.round(r * 1e12) / 1e12),
      [0, 0.3],
    );
    assert.equal(irrs(level)[0], 0);
  }
  assert.deepEqual(irrs([-1e-300, 1e300]), []);
  for (const [low, high] of [
    [1e-70, 1],
    [1e-150, 1e150],
  ] as const)
    assert.ok(Math.abs((irrs([-low, high])[0] ?? 0) / (high / low) - 1) < 1e-12);
});
