import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  airr,
  type Alternative,
  compareAlternatives,
  lifeCycleCost,
  sir,
  yearlyCosts,
} from './life-cycle-cost.ts';
import type { BreakEven } from './result.ts';

const near = (got: number | null, known: number): void =>
  assert.ok(Math.abs((got ?? Infinity) - known) < 1e-9, `${got} instead of ${known}`);
const nearAll = (got: readonly number[], known: readonly number[]): void => {
  assert.equal(got.length, known.length);
  known.forEach((k, i) => near(got[i] ?? null, k));
};
const reachedAt = (b: BreakEven): number | null => (b.kind === 'in-year' ? b.interpolated : null);
const plain = (more: Partial<Alternative>): Alternative => ({ name: 'x', initial: 0, ...more });

test('a life-cycle cost is the sum of its groups, each amount discounted from its own date', () => {
  const cost = lifeCycleCost(
    {
      name: 'all of it',
      initial: 1000,
      energyPv: 5,
      recurring: [
        { amountPerYear: 121 },
        { amountPerYear: 100, escalation: 0.21, group: 'energy' },
      ],
      oneOff: [
        { year: 1, amount: 55, group: 'replacement' },
        { year: 2, amount: 12.1, group: 'energy' },
        { year: 2, amount: 24.2, group: 'inspection' },
        { year: 1, amount: 33 },
      ],
      residual: [
        { year: 2, amount: 242 },
        { year: 1, amount: 11 },
      ],
    },
    0.1,
    2,
    'end-of-year',
  );
  near(cost.initial, 1000);
  near(cost.omr, 110 + 100 + 20 + 30);
  near(cost.energy, 5 + 110 + 121 + 10);
  near(cost.replacement, 50);
  near(cost.residual, -200 - 10);
  near(cost.lcc, 1000 + 260 + 246 + 50 - 210);
});

test('the convention moves what recurs: half a year sooner, or discounted without steps', () => {
  const recurring = [{ amountPerYear: 110, escalation: 0.44 }];
  near(lifeCycleCost(plain({ recurring }), 0.21, 2, 'mid-year').omr, 120 + 120 * (1.2 / 1.1) ** 2);
  near(
    lifeCycleCost(plain({ recurring: [{ amountPerYear: 50 }] }), 0.1, 2, 'continuous').lcc,
    50 * (Math.exp(-0.1) + Math.exp(-0.2)),
  );
  const events = plain({
    oneOff: [{ year: 2, amount: 30 }],
    residual: [{ year: 2, amount: 10 }],
  });
  near(lifeCycleCost(events, 0.1, 2, 'mid-year').lcc, 20 / 1.21);
  near(lifeCycleCost(events, 0.1, 2, 'continuous').lcc, 20 * Math.exp(-0.2));
});

test('prices that rise by a rate of their own each year stay where the list ends', () => {
  const a = plain({ initial: 7, recurring: [{ amountPerYear: 100, escalation: [0.1, 0.2] }] });
  nearAll(yearlyCosts(a, 3, 'end-of-year'), [7, 110, 132, 132]);
  near(lifeCycleCost(a, 0, 3, 'end-of-year').omr, 374);
  near(lifeCycleCost(a, 0.1, 3, 'end-of-year').omr, 110 / 1.1 + 132 / 1.21 + 132 / 1.331);
});

test('what is paid in the course of a year belongs to it, and what comes too late to the last', () => {
  const a = plain({
    initial: 10,
    oneOff: [
      { year: 0, amount: 3 },
      { year: 1.5, amount: 20 },
      { year: 9, amount: 5 },
    ],
    residual: [{ year: 3, amount: 4 }],
    recurring: [{ amountPerYear: 100, escalation: 0.44 }],
  });
  nearAll(yearlyCosts(a, 3, 'mid-year'), [13, 120, 192.8, 249.832]);
  // Each from its own date at 44 % a year: 1.2 for half a year.
  nearAll(yearlyCosts({ ...a, oneOff: [] }, 3, 'mid-year', 0.44), [
    10,
    100,
    100,
    100 - 4 / 1.44 ** 3,
  ]);
  nearAll(yearlyCosts({ ...a, recurring: [], residual: [] }, 3, 'mid-year', 0.44), [
    13,
    0,
    20 / 1.728,
    5 / 1.44 ** 9,
  ]);
  nearAll(yearlyCosts(plain({ initial: 2 }), 2, 'continuous'), [2, 0, 0]);
});

test('a ratio needs an extra investment, an adjusted rate a positive ratio', () => {
  near(sir(300, 200), 1.5);
  assert.equal(sir(300, 0), null);
  assert.equal(sir(300, -5), null);
  near(airr(4, 0.05, 2), 1.1);
  assert.equal(airr(null, 0.05, 2), null);
  assert.equal(airr(0, 0.05, 2), null);
  assert.equal(airr(-1, 0.05, 2), null);
});

test('two alternatives are compared by savings, investment, ratio and both paybacks', () => {
  const base = {
    name: 'keep',
    initial: 100,
    energyPv: 310,
    recurring: [{ amountPerYear: 60.5 }],
    oneOff: [{ year: 2, amount: 60.5, group: 'replacement' }],
    residual: [{ year: 1, amount: 3.3 }],
  };
  const alt = {
    name: 'replace',
    initial: 300,
    energyPv: 100,
    recurring: [{ amountPerYear: 12.1 }],
    oneOff: [
      { year: 1, amount: 11 },
      { year: 2, amount: 2.42, group: 'replacement' },
    ],
    residual: [{ year: 2, amount: 24.2 }],
  };
  const c = compareAlternatives(base, alt, 0.1, 2, 'end-of-year');
  near(c.base.lcc, 100 + 310 + 105 + 50 - 3);
  near(c.alt.lcc, 300 + 100 + 21 + 10 + 2 - 20);
  near(c.nonInvestmentSavings, 105 + 310 - 31 - 100);
  near(c.additionalInvestment, 300 + 2 - 20 - (100 + 50 - 3));
  near(c.netSavings, 149);
  near(c.sir, 284 / 135);
  near(c.airr, 1.1 * Math.sqrt(284 / 135) - 1);
  // The present value of energy, 210 less, is 121 a year.
  near(reachedAt(c.simplePayback), 1 + (200 - 155.1) / 251.68);
  near(reachedAt(c.discountedPayback), 1 + (200 - 141) / 208);
});

test('a payback counts what is paid at once, and discounts what recurs from its own instant', () => {
  const keep = plain({ recurring: [{ amountPerYear: 133.1 }] });
  const buy = plain({ initial: 151, oneOff: [{ year: 0, amount: 20 }] });
  const c = compareAlternatives(keep, buy, 0.21, 2, 'mid-year');
  near(reachedAt(c.simplePayback), 1 + (171 - 133.1) / 133.1);
  near(reachedAt(c.discountedPayback), 1 + (171 - 121) / 100);
  // The other way round it is ahead by 171 at once, for less than two years.
  const back = compareAlternatives(buy, keep, 0.21, 2, 'mid-year').simplePayback;
  assert.deepEqual(back, { kind: 'in-year', year: 0, interpolated: 0, negatedInYear: 2 });
});
