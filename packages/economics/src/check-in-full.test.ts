/** What a case that passes or fails the check does to an evaluation of everything. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EconomicsInputError } from './check.ts';
import { withValue } from './inputs.ts';
import { rooftop } from './rooftop.fixture.ts';
import { evaluateInFull as evaluate } from './sensitivity.ts';

test('evaluating a faulty case throws its first fault by name', () => {
  assert.throws(
    () => evaluate(withValue(rooftop, 'assumptions.discountRate', 8)),
    (e: unknown) =>
      e instanceof EconomicsInputError &&
      e.name === 'EconomicsInputError' &&
      e.path === 'assumptions.discountRate' &&
      e.code === 'rate-as-percent',
  );
});

test('legal oddities are legal: negative rates, rate zero, escalation equal to it, nothing used', () => {
  for (const [path, value] of [
    ['assumptions.discountRate', -0.02],
    ['assumptions.discountRate', 0],
    ['assumptions.energyEscalation', 0.03],
    ['assumptions.energyUse', 0],
    ['assumptions.downtimeCostPerHour', 0],
    ['options.repair.price', 0],
  ] as const) {
    const r = evaluate(withValue(rooftop, path, value), { futures: 200 });
    assert.ok(
      r.options.every((o) => Number.isFinite(o.lcc) && Number.isFinite(o.eac)),
      path,
    );
  }
});
