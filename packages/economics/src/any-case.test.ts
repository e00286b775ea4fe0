import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Assumption, EconomicsCase, EconomicsOption, HistoryRecord } from './case.ts';
import { findInputErrors } from './check.ts';
import { prepare } from './evaluate.ts';
import { sensitivity } from './sensitivity.ts';

/** The ends and a thousand steps between: what people type, not what floating point can hold. */
const steps = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: 1000 }).map((k) => min + ((max - min) * k) / 1000);
const number = (min: number, max: number): fc.Arbitrary<Assumption> =>
  fc.tuple(steps(min, max), fc.boolean(), steps(0, 1)).map(([value, ranged, w]) => ({
    value,
    unit: 'x',
    origin: 'assumed',
    ...(ranged ? { low: value - w * (value - min), high: value + w * (max - value) } : {}),
  }));
const maybe = (fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<object> =>
  fc.record(fields, { requiredKeys: [] });
const option = (id: string): fc.Arbitrary<EconomicsOption> =>
  fc
    .tuple(
      fc.constantFrom('repair', 'component', 'replace', 'wait'),
      number(0, 1e5),
      maybe({
        lifeYears: number(1, 40),
        warrantyYears: number(0, 10),
        warrantyShare: number(0, 1),
        energyUse: number(0, 1e5),
        energyFactor: number(0, 3),
        maintenancePerYear: number(0, 1e4),
        failuresPerYear: number(0, 200),
        infantFailures: number(0, 3),
        costPerFailure: number(0, 1e4),
        restoration: number(0, 1),
        incentive: number(0, 1e4),
        incentiveProbability: number(0, 1),
        incentiveYear: number(0, 40),
        residual: number(0, 1e4),
        leadTimeDays: number(0, 60),
        leadTimeCostPerDay: number(0, 500),
        installationHours: number(0, 40),
        eventProbability: number(0, 1),
        eventCost: number(0, 1e4),
        eventDowntime: number(0, 100),
      }),
    )
    .map(([family, price, more]) => ({ id, label: id, family, price, ...more }) as EconomicsOption);
const record: fc.Arbitrary<HistoryRecord> = fc.record({
  date: fc
    .integer({ min: 0, max: 3000 })
    .map((d) => new Date(Date.parse('2017-01-01') + d * 86_400_000).toISOString().slice(0, 10)),
  kind: fc.constantFrom('repair', 'maintenance', 'failure', 'inspection'),
  cost: steps(0, 1e5),
  downtimeHours: steps(0, 100),
});
const anyCase: fc.Arbitrary<EconomicsCase> = fc.record({
  currency: fc.constant('EUR'),
  baseDate: fc.constant('2026-01-01'),
  unit: fc.record({
    name: fc.constant('u'),
    kind: fc.constant('k'),
    ageYears: steps(0, 60),
    lifeYears: number(0.5, 40),
  }),
  history: fc.array(record, { maxLength: 40 }),
  assumptions: maybe({
    discountRate: number(-0.05, 0.3),
    horizonYears: fc
      .integer({ min: 1, max: 40 })
      .map((value) => ({ value, unit: 'years', origin: 'assumed' as const })),
    energyUse: number(0, 1e5),
    energyPrice: number(0, 2),
    energyEscalation: number(-0.1, 0.1),
    energyDegradation: number(0, 0.05),
    carbonIntensity: number(0, 2),
    carbonPrice: number(0, 300),
    downtimeCostPerHour: number(0, 1e4),
    neededShare: number(0, 1),
    failuresPerYear: number(0, 500),
    failureShape: number(0.3, 4),
    classFailuresPerYear: number(0.01, 50),
    costPerFailure: number(0, 1e4),
    costPerFailureSpread: number(0, 3),
    repairEscalation: number(-0.05, 0.1),
    residualShare: number(0, 1),
    lifeShape: number(0.5, 20),
    salvageNow: number(0, 1e4),
    taxRate: number(0, 0.6),
    depreciationYears: number(1, 20),
    inflation: number(-0.02, 0.1),
    maintenancePerYear: number(0, 1e4),
  }) as fc.Arbitrary<EconomicsCase['assumptions']>,
  options: fc
    .integer({ min: 1, max: 4 })
    .chain((n) => fc.tuple(...Array.from({ length: n }, (_, k) => option(`o${k}`)))),
});

function everyNumber(x: unknown, path: string, visit: (n: number, path: string) => void): void {
  if (typeof x === 'number') visit(x, path);
  else if (typeof x === 'object' && x !== null)
    for (const [k, v] of Object.entries(x)) everyNumber(v, `${path}.${k}`, visit);
}

test('whatever legal case comes, every number of the answer is a number, and the sums agree', () => {
  fc.assert(
    fc.property(anyCase, (c) => {
      assert.deepEqual(findInputErrors(c), []);
      const p = prepare(c, { futures: 60 });
      const r = p.evaluate();
      everyNumber(r, '', (n, path) => assert.ok(Number.isFinite(n), `${path} is ${n}`));
      const scale = Math.max(
        1,
        ...r.options.map((o) => Math.abs(o.lcc)),
        ...r.options.map((o) => o.presentValue.capital),
      );
      for (const o of r.options) {
        const sum = Object.values(o.presentValue).reduce((a, b) => a + b, 0);
        assert.ok(
          Math.abs(sum - o.lcc) < 1e-8 * scale,
          `${o.id}: classes ${sum}, futures ${o.lcc}`,
        );
      }
      assert.ok((r.comparison?.netSavings.mean ?? 0) >= -1e-9 * scale);
      assert.equal(JSON.stringify(JSON.parse(JSON.stringify(r))), JSON.stringify(r));
    }),
    { numRuns: 100 },
  );
});

test('sensitivity of any legal case is finite and flips where it says', () => {
  fc.assert(
    fc.property(anyCase, (c) => {
      const s = sensitivity(c, prepare(c, { futures: 20 }).evaluate());
      everyNumber(s, '', (n, path) => assert.ok(Number.isFinite(n), `${path} is ${n}`));
    }),
    { numRuns: 10 },
  );
});
