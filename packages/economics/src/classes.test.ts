import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byClass, CLASSES, discountFactor } from './classes.ts';

test('money is counted by ten classes, each in its place', () => {
  const names = byClass((c) => c.toUpperCase());
  assert.deepEqual(Object.entries(names), [
    ['capital', 'CAPITAL'],
    ['repair', 'REPAIR'],
    ['maintenance', 'MAINTENANCE'],
    ['breakdowns', 'BREAKDOWNS'],
    ['downtime', 'DOWNTIME'],
    ['energy', 'ENERGY'],
    ['carbon', 'CARBON'],
    ['incentive', 'INCENTIVE'],
    ['tax', 'TAX'],
    ['residual', 'RESIDUAL'],
  ]);
});

test('machines, repairs, money back and what is left are paid at the end of a year, the rest in its course', () => {
  const m = { rate: 0.21, convention: 'mid-year' } as const;
  const factors = byClass((c) => discountFactor(m, c, 1));
  for (const c of CLASSES) {
    const atEnd = ['capital', 'repair', 'incentive', 'residual'].includes(c);
    assert.ok(Math.abs(factors[c] - 1 / (atEnd ? 1.21 : 1.1)) < 1e-12, c);
    assert.equal(discountFactor(m, c, 0), 1);
    assert.ok(
      Math.abs(discountFactor({ ...m, convention: 'end-of-year' }, c, 2) - 1.21 ** -2) < 1e-12,
    );
  }
});
