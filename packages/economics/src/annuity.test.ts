import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fv, nearest, nper, pmt, pv, rate, type When } from './annuity.ts';

const near = (got: number, known: number, rel = 1e-8): void =>
  assert.ok(Math.abs(got - known) <= rel * Math.max(1, Math.abs(known)), `${got} not ${known}`);

test('the examples of the spreadsheets come out', () => {
  near(pv(0.08 / 12, 240, 500), -59777.145851);
  near(pv(0.05, 10, -100, -1000), 1386.086746);
  near(fv(0.06 / 12, 10, -200, -500, 'begin'), 2581.403374);
  near(pmt(0.05 / 12, 360, 200000), -1073.643246);
  near(pmt(0.06 / 12, 216, 0, 50000), -129.081161);
  near(nper(0.01, -100, -1000, 10000, 'begin'), 59.673866, 1e-7);
  near(nper(0.01, -100, -1000, 10000), 60.082123, 1e-7);
  near(rate(48, -200, 8000), 0.0077014725, 1e-9);
});

test('each of the five is what the other four leave, at the start and the end of the period', () => {
  for (const when of ['begin', 'end'] satisfies When[]) {
    for (const r of [-0.04, 0, 0.03, 0.25]) {
      const now = 1000;
      const end = -300;
      const paid = pmt(r, 12, now, end, when);
      // pv(1+r)^n + pmt(1+r·when)((1+r)^n - 1)/r + fv = 0, payment by payment.
      let left = now;
      for (let k = 0; k < 12; k++)
        left = when === 'begin' ? (left + paid) * (1 + r) : left * (1 + r) + paid;
      near(left, -end);
      near(fv(r, 12, paid, now, when), end);
      near(pv(r, 12, paid, end, when), now);
      near(nper(r, paid, now, end, when), 12);
      near(rate(12, paid, now, end, when), r, 1e-9);
    }
  }
});

test('payments are at the end and nothing is left unless said', () => {
  assert.equal(pv(0.1, 5, 7), pv(0.1, 5, 7, 0, 'end'));
  assert.equal(fv(0.1, 5, 7), fv(0.1, 5, 7, 0, 'end'));
  assert.equal(pmt(0.1, 5, 7), pmt(0.1, 5, 7, 0, 'end'));
  assert.equal(nper(0.1, -7, 20), nper(0.1, -7, 20, 0, 'end'));
  assert.equal(rate(5, -7, 20), rate(5, -7, 20, 0, 'end'));
});

test('without interest the number of periods is a division, and none when nothing is paid', () => {
  assert.equal(nper(0, -100, 1000), 10);
  assert.equal(nper(0, -100, 1000, -400), 6);
  assert.ok(Number.isNaN(nper(0, 0, 1000)));
});

test('of several rates the one nearest 10 % is taken, and none of none', () => {
  assert.equal(nearest([-0.5, 0.02, 0.3]), 0.02);
  assert.equal(nearest([-0.05, 0.24]), 0.24);
  assert.equal(nearest([]), undefined);
  assert.ok(Number.isNaN(rate(10, 100, 1000)));
});

test('of two rates close together the one nearest 10 % is found, and far out a single one', () => {
  // Paid 1, got 2.3, paid 1.32: level at 10 % and 20 %.
  near(rate(2, 2.3, -1, -3.62), 0.1);
  near(rate(2, -2.3, 1, 3.62), 0.1);
  near(rate(2, 0.9, -1, -1.1), -0.5);
  near(rate(2, 2.42, -1, -2.42 - 1.4641 + 1e-9), 0.21, 1e-3);
  assert.ok(Number.isNaN(rate(2, 2.3, -1, -3.63)));
  near(rate(2, 2, -1, -3), 0);
  near(rate(1, 0, -1, 1000), 999);
  near(rate(1, 0, -1000, 1.2), -0.9988);
  near(rate(2.5, pmt(0.03, 2.5, 1000), 1000), 0.03);
  // 5,000 periods of a quarter off would be more than a number holds.
  near(rate(5000, pmt(-0.001, 5000, 1000, -300), 1000, -300), -0.001);
});
