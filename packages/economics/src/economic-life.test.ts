import assert from 'node:assert/strict';
import { test } from 'node:test';
import { economicLife, marginalCosts, replaceAtStartOfYear } from './economic-life.ts';

test('without interest the cost a year is all costs less what is left, by the years', () => {
  const life = economicLife(0, 100, [10, 20, 30, 40, 50, 60], [40, 20]);
  assert.deepEqual(
    life.eacByYear.map((x) => Math.round(x * 1e9) / 1e9),
    [70, 55, 53.333333333, 50, 50, 51.666666667],
  );
  assert.deepEqual(life.marginalCostByYear, [70, 40, 50, 40, 50, 60]);
  assert.equal(life.economicLife, 4);
  assert.equal(life.minEac, 50);
});

test('the near-optimal lives are those within one per cent on both sides', () => {
  assert.deepEqual(economicLife(0, 100, [10, 20, 30, 40, 50, 60], []).nearOptimal, {
    from: 4,
    to: 5,
  });
  // 200, 101, 100, 100.9, 101.1
  const flat = economicLife(0, 200, [0, 2, 98, 103.6, 101.9], []);
  assert.deepEqual(flat.nearOptimal, { from: 2, to: 4 });
  assert.equal(flat.economicLife, 3);
  assert.deepEqual(economicLife(0, -200, [0, 0], []).nearOptimal, { from: 1, to: 1 });
});

test('with interest each year bears the interest on what it was worth at its start', () => {
  const [first = 0, second = 0] = marginalCosts(0.1, 1000, [50, 80], [700]);
  assert.ok(Math.abs(first - (1000 * 1.1 - 700 + 50)) < 1e-9);
  assert.ok(Math.abs(second - (700 * 1.1 + 80)) < 1e-9);
  const { eacByYear } = economicLife(0.1, 1000, [50, 80], [700, 0]);
  assert.ok(Math.abs((eacByYear[0] ?? 0) - first) < 1e-9);
  // The second is the annuity of both marginal costs.
  const annuity = (first / 1.1 + second / 1.21) / (1 / 1.1 + 1 / 1.21);
  assert.ok(Math.abs((eacByYear[1] ?? 0) - annuity) < 1e-9);
});

test('one replaces at the start of the first year that costs more than the challenger', () => {
  assert.equal(replaceAtStartOfYear([10, 20, 30], 20), 3);
  assert.equal(replaceAtStartOfYear([10, 20, 30], 5), 1);
  assert.equal(replaceAtStartOfYear([10, 20, 30], 30), null);
});
