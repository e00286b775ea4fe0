import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fv, pmt, pv, rate } from './annuity.ts';
import { lifeCycleCost } from './life-cycle-cost.ts';
import {
  effectiveRate,
  inflationFrom,
  mirr,
  nominalFrom,
  nominalRate,
  npv,
  pvOfYears,
  realFrom,
  spv,
  ucr,
  upv,
  upvStar,
} from './present-value.ts';

const near = (a: number, b: number, rel = 1e-9): boolean =>
  Math.abs(a - b) <= rel * Math.max(1, Math.abs(a), Math.abs(b));
const rates = fc.double({ min: -0.2, max: 0.6, noNaN: true });
const years = fc.integer({ min: 1, max: 40 });
const amounts = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
  minLength: 1,
  maxLength: 40,
});

test('UPV is the sum of the single factors and UCR its inverse, for negative rates too', () => {
  fc.assert(
    fc.property(rates, years, (d, n) => {
      let sum = 0;
      for (let t = 1; t <= n; t++) sum += spv(d, t);
      return near(upv(d, n), sum, 1e-8) && near(upv(d, n) * ucr(d, n), 1);
    }),
  );
});

test('UPV tends to n as the rate tends to zero', () => {
  fc.assert(
    fc.property(years, fc.double({ min: -1e-9, max: 1e-9, noNaN: true }), (n, d) =>
      near(upv(d, n), n, 1e-7),
    ),
  );
});

test('an escalation equal to the rate makes every year count the same', () => {
  fc.assert(
    fc.property(
      rates,
      years,
      (d, n) => near(upvStar(d, d, n), n) && near(upvStar(d, d, n, 'mid-year', 1), n),
    ),
  );
});

test('one rate for all years and the same rate given year by year agree at year ends', () => {
  fc.assert(
    fc.property(rates, rates, years, (d, e, n) =>
      near(upvStar(d, e, n), upvStar(d, new Array(n).fill(e), n), 1e-8),
    ),
  );
});

test('mid-year and continuous conventions shift and compound as defined', () => {
  assert.ok(near(upvStar(0.21, 0, 3, 'mid-year'), upv(0.21, 3) * 1.1));
  assert.ok(near(spv(0.05, 2, 'continuous'), Math.exp(-0.1)));
});

test('present value scales with money and adds up', () => {
  fc.assert(
    fc.property(
      rates,
      amounts,
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      (d, flows, k) =>
        near(
          npv(
            d,
            flows.map((f) => f * k),
          ),
          k * npv(d, flows),
          1e-6,
        ) &&
        near(
          npv(
            d,
            flows.map((f) => 2 * f + 1),
          ),
          2 * npv(d, flows) +
            npv(
              d,
              flows.map(() => 1),
            ),
          1e-6,
        ),
    ),
  );
});

test('the annuity functions invert one another', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.001, max: 0.4, noNaN: true }),
      fc.integer({ min: 2, max: 40 }),
      fc.double({ min: 1, max: 1e5, noNaN: true }),
      fc.constantFrom('begin' as const, 'end' as const),
      (r, n, p, when) => {
        const now = pv(r, n, -p, 0, when);
        return (
          near(pmt(r, n, now, 0, when), -p, 1e-9) &&
          near(fv(r, n, -p, now, when), 0, 1e-6 * now) &&
          near(rate(n, -p, now, 0, when), r, 1e-6)
        );
      },
    ),
  );
});

test('Fisher and compounding invert', () => {
  fc.assert(
    fc.property(
      rates,
      rates,
      (r, i) =>
        near(inflationFrom(r, nominalFrom(r, i)), i) && near(realFrom(nominalFrom(r, i), i), r),
    ),
  );
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 0.5, noNaN: true }),
      fc.integer({ min: 1, max: 365 }),
      (r, m) => near(nominalRate(effectiveRate(r, m), m), r),
    ),
  );
});

test('MIRR of one outlay and one return is their growth, and is not a number without both', () => {
  assert.ok(near(mirr([-100, 0, 121], 0.03, 0.2), 0.1));
  assert.ok(Number.isNaN(mirr([100, 50], 0.03, 0.2)));
});

test('EAC times UPV is LCC, and money scales', () => {
  fc.assert(
    fc.property(
      rates,
      years,
      fc.double({ min: 0, max: 1e5, noNaN: true }),
      fc.double({ min: 0, max: 1e4, noNaN: true }),
      (d, n, initial, yearly) => {
        const a = {
          name: 'a',
          initial,
          recurring: [{ amountPerYear: yearly, escalation: 0.02 }],
          oneOff: [{ year: n, amount: 50 }],
          residual: [{ year: n, amount: 20 }],
        };
        const { lcc } = lifeCycleCost(a, d, n, 'end-of-year');
        const tenfold = {
          ...a,
          initial: initial * 10,
          recurring: [{ amountPerYear: yearly * 10, escalation: 0.02 }],
          oneOff: [{ year: n, amount: 500 }],
          residual: [{ year: n, amount: 200 }],
        };
        return (
          near(lcc * ucr(d, n) * upv(d, n), lcc) &&
          near(lifeCycleCost(tenfold, d, n, 'end-of-year').lcc, 10 * lcc)
        );
      },
    ),
  );
});

test('yearly payments are discounted from where they fall', () => {
  assert.ok(near(pvOfYears(0.1, [110, 121]), 200));
  assert.ok(near(pvOfYears(0.1, [121], 'end-of-year', 1), 100));
});
