import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate } from './evaluate.ts';
import { returnsOf } from './returns.ts';
import { rooftop } from './rooftop.fixture.ts';

test('at each internal rate of return an investment is worth nothing, every flow at its own date', () => {
  const r = evaluate(rooftop);
  const investment = r.comparison?.investment;
  const returns = returnsOf(r);
  assert.ok(investment && returns);
  // It saves, then avoids a replacement, then leaves a residual: more than one rate is level.
  assert.equal(returns.irr.length, 2);
  const dated = new Set(['capital', 'repair', 'incentive', 'residual']);
  const worth = (id: string, rate: number): number =>
    (r.options.find((o) => o.id === id)?.flows ?? []).reduce((sum, f) => {
      for (const [c, amount] of Object.entries(f)) {
        if (['year', 'total', 'discounted'].includes(c)) continue;
        const t = f.year === 0 || dated.has(c) ? f.year : f.year - 0.5;
        sum += (amount as number) * (1 + rate) ** -t;
      }
      return sum;
    }, 0);
  for (const rate of returns.irr) {
    const [one, other] = [worth(investment.option, rate), worth(investment.against, rate)];
    assert.ok(Math.abs(one - other) < 1e-9 * Math.abs(one));
  }
});

test('money of later is worth less, so the discounted payback is never the sooner', () => {
  const returns = returnsOf(evaluate(rooftop));
  const [simple, discounted] = [returns?.simplePayback, returns?.discountedPayback];
  assert.ok(simple?.kind === 'in-year' && discounted?.kind === 'in-year');
  assert.ok(simple.interpolated <= discounted.interpolated);
});

test('a single option has no returns', () => {
  const [only] = rooftop.options;
  assert.ok(only);
  assert.equal(returnsOf(evaluate({ ...rooftop, options: [only] }, { futures: 100 })), null);
});
