import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rootBetween, rootsInUnit } from './unit-roots.ts';

/** The coefficients, and how often the polynomial was evaluated. */
function counted(coefficients: readonly number[]): { c: number[]; evaluations(): number } {
  let reads = 0;
  const last = coefficients.length - 1;
  const c = [...coefficients];
  Object.defineProperty(c, last, { get: () => (reads++, coefficients[last]) });
  return { c, evaluations: () => reads };
}

const flows = [-217500, -217500, ...Array.from({ length: 25 }, (_, k) => 108466 - 7336 * k)];

test('a simple root takes a handful of evaluations, to the last digit', () => {
  const below = counted(flows.toReversed());
  const low = rootBetween(below.c, 0, 1, -1, 1);
  assert.ok(Math.abs(low - 0.9818491282920153) < 2e-15, `${low}`);
  assert.ok(below.evaluations() <= 4, `${below.evaluations()}`);
  const above = counted(flows);
  const high = rootBetween(above.c, 0, 1, -1, 1);
  assert.ok(Math.abs(1 / high - 1.12002466029302) < 1e-13, `${high}`);
  assert.ok(above.evaluations() <= 7, `${above.evaluations()}`);
});

test('where Newton would leave or creep, halving bounds the work', () => {
  // x^30 - 1e-9: flat at 0, steep at 1.
  const flat = counted([-1e-9, ...new Array<number>(29).fill(0), 1]);
  const root = rootBetween(flat.c, 0, 1, -1, 0.01);
  assert.ok(Math.abs(root / 1e-9 ** (1 / 30) - 1) < 1e-14, `${root}`);
  assert.ok(flat.evaluations() <= 25, `${flat.evaluations()}`);
  // (x - 0.3)^3 from the other end: only linear, and rounding hides the last digits.
  const triple = counted([-0.027, 0.27, -0.9, 1]);
  assert.ok(Math.abs(rootBetween(triple.c, 0, 1, -1, 1) - 0.3) < 2e-5);
  assert.ok(triple.evaluations() <= 100, `${triple.evaluations()}`);
  // x^20 beside 1e-20: Newton alone takes a twentieth off each time.
  const creep = counted([-1e-20, ...new Array<number>(19).fill(0), 1]);
  assert.ok(Math.abs(rootBetween(creep.c, 0, 1, -1, 1) / 0.1 - 1) < 1e-14);
  assert.ok(creep.evaluations() <= 17, `${creep.evaluations()}`);
});

test('a start that is the root is the root, also where the slope is nothing', () => {
  assert.equal(rootBetween([-0.125, 0.75, -1.5, 1], 0, 1, -1, 0.5), 0.5);
  assert.equal(rootBetween([-0.5, 1], 0, 1, -1, 0.5), 0.5);
});

test('all roots between 0 and 1 and no other are found', () => {
  // (x - 0.2)(x - 0.5)(x - 0.9)(x - 2)(x + 1)
  const roots = [0.2, 0.5, 0.9, 2, -1];
  const c = roots.reduce((p, r) => [0, ...p].map((f, t) => f - r * (p[t] ?? 0)), [1]);
  const found = rootsInUnit(c, 1e-14);
  assert.equal(found.length, 3);
  for (const [i, r] of [0.2, 0.5, 0.9].entries())
    assert.ok(Math.abs((found[i] ?? 9) - r) < 1e-14, `${found}`);
  assert.deepEqual(rootsInUnit([1, 0, 1], 1e-15), []);
});

test('a root at 1 is left to the caller, also when rounding moved it', () => {
  assert.deepEqual(rootsInUnit([-1, 1], 1e-14), []);
  assert.deepEqual(rootsInUnit([-1 + 1e-15, 1], 1e-14), []);
  // Both of a double one.
  assert.deepEqual(rootsInUnit([1, -2 - 4e-15, 1], 1e-14), []);
  const [half, ...more] = rootsInUnit([0.5, -1.5, 1], 1e-14);
  assert.ok(Math.abs((half ?? 0) - 0.5) < 1e-15);
  assert.deepEqual(more, []);
});

test('a root near 0 is as exact for its size as one near 1', () => {
  // (x - 1e-5)(x + 1)(x + 2)
  const c = [-2e-5, 2 - 3e-5, 3 - 1e-5, 1];
  assert.ok(Math.abs(rootBetween(c, 0, 1, -1, 1) / 1e-5 - 1) < 1e-15);
});

test('a parabola that comes within rounding of zero has one root, one short of that none, one beyond two', () => {
  for (const v of [0.3, 0.7, 0.912]) {
    const parabola = (lift: number): number[] => [v * v + lift, -2 * v, 1];
    assert.deepEqual(rootsInUnit(parabola(1e-14), 1e-15), []);
    for (const lift of [4e-16, -4e-16]) {
      const touching = rootsInUnit(parabola(lift), 1e-15);
      assert.equal(touching.length, 1);
      assert.ok(Math.abs((touching[0] ?? 9) - v) < 5e-8, `${touching}`);
    }
    const two = rootsInUnit(parabola(-1e-14), 1e-15);
    assert.equal(two.length, 2);
    // 1e-7 to either side, but for the rounding of v².
    assert.ok(Math.abs((two[0] ?? 9) - (v - 1e-7)) < 1e-8, `${two}`);
    assert.ok(Math.abs((two[1] ?? 9) - (v + 1e-7)) < 1e-8, `${two}`);
  }
});
