import assert from 'node:assert/strict';
import { test } from 'node:test';
import { breakEven, payback } from './payback.ts';

test('the integer year is the first with nothing left to recover, the other interpolates within it', () => {
  assert.deepEqual(breakEven(100, [60, 60]), {
    kind: 'in-year',
    year: 2,
    interpolated: 1 + 40 / 60,
    negatedInYear: null,
  });
});

test('a later cost that pushes it under again is named', () => {
  const even = breakEven(100, [60, 60, -50, 60]);
  assert.equal(even.kind === 'in-year' && even.negatedInYear, 3);
  assert.equal(even.kind === 'in-year' && even.year, 2);
});

test('level is neither behind nor a recovery still to come', () => {
  const level = breakEven(100, [60, 40, 0]);
  assert.equal(level.kind === 'in-year' && level.negatedInYear, null);
  assert.deepEqual(breakEven(0, [-5, 10]), {
    kind: 'in-year',
    year: 0,
    interpolated: 0,
    negatedInYear: 1,
  });
});

test('it is never extrapolated beyond the years given', () => {
  assert.deepEqual(breakEven(100, [30, 30]), { kind: 'not-reached', withinYears: 2 });
});

test('sums of decimals that are level count as reached', () => {
  assert.equal(breakEven(0.3, [0.1, 0.1, 0.1]).kind, 'in-year');
  // Ten tenths of it add up to 2e-10 less than the whole.
  assert.equal(breakEven(1234567, new Array(10).fill(123456.7)).kind, 'in-year');
});

test('ahead from the start and never behind needs no recovery', () => {
  assert.deepEqual(breakEven(-5, [1, 1]), { kind: 'from-start' });
  assert.deepEqual(breakEven(0, [0, 0]), { kind: 'from-start' });
});

test('ahead at the start but behind later is not from the start', () => {
  assert.deepEqual(breakEven(-5, [-10, 2]), {
    kind: 'in-year',
    year: 0,
    interpolated: 0,
    negatedInYear: 1,
  });
});

test('payback of flows is null when they never come back', () => {
  assert.equal(payback([-100, 50, 25]), null);
  assert.equal(payback([-100, 50, 100]), 1.5);
  assert.equal(payback([-100, 110], 0.1), 1);
  assert.equal(payback([100, 5]), 0);
});
