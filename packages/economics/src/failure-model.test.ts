import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EconomicsCase, HistoryRecord } from './case.ts';
import { ageAt, fitHistory, mergeVisits, shapeInformation } from './failure-model.ts';
import { buildModel, growthOfFailures } from './model.ts';
import { rooftop, told } from './rooftop.fixture.ts';

const repair = (date: string, cost: number, more: Partial<HistoryRecord> = {}): HistoryRecord => ({
  date,
  kind: 'repair',
  cost,
  ...more,
});
const withHistory = (
  history: HistoryRecord[],
  more: Partial<EconomicsCase> = {},
): EconomicsCase => {
  const { historyFrom: _since, ...unit } = rooftop;
  return { ...unit, assumptions: {}, history, ...more };
};

test('visits within seven days of a failure belong to it, later ones to the next', () => {
  const merged = mergeVisits(
    withHistory([
      repair('2024-03-01', 100, { downtimeHours: 1 }),
      repair('2024-03-08', 50, { downtimeHours: 2 }),
      repair('2024-03-15', 5),
      repair('2024-03-23', 7),
    ]),
  );
  assert.deepEqual(
    merged.map((f) => [f.cost, f.downtimeHours, f.visits]),
    [
      [150, 3, 2],
      [5, 0, 1],
      [7, 0, 1],
    ],
  );
});

test('order does not matter, maintenance and inspections are no failures', () => {
  const records = [
    repair('2025-01-01', 1),
    repair('2023-01-01', 2),
    { date: '2024-01-01', kind: 'maintenance' as const, cost: 9 },
    { date: '2024-02-01', kind: 'inspection' as const, cost: 9 },
  ];
  assert.deepEqual(
    mergeVisits(withHistory(records)).map((f) => f.cost),
    [2, 1],
  );
});

test('old costs are brought to today when inflation is given', () => {
  const [f] = mergeVisits(
    withHistory([repair('2024-11-24', 100)], { assumptions: { inflation: told(0.1, 'per year') } }),
  );
  assert.ok(Math.abs((f?.cost ?? 0) - 121) < 0.1);
});

test('age counts from installation, or back from the age given', () => {
  assert.ok(Math.abs(ageAt(rooftop, '2010-11-01') - 1) < 0.01);
  const c = {
    ...rooftop,
    unit: { name: 'x', kind: 'y', ageYears: 10, lifeYears: told(20, 'years') },
  };
  assert.ok(Math.abs(ageAt(c, '2024-11-24') - 8) < 0.01);
});

test('seven failures in five years without a trend are a steady rate', () => {
  const fit = fitHistory(rooftop);
  assert.equal(fit.told.failures, 7);
  assert.equal(fit.told.shape, 1);
  assert.ok(Math.abs(fit.told.failuresPerYear - 7.5 / 5) < 0.01);
  const [low = 9, high = 0] = fit.found.failuresPerYear?.[2] ?? [];
  assert.ok(low < 1.4 && high > 1.9);
});

test('failures that come ever faster are a trend', () => {
  const days = [
    '2022-06-01',
    '2024-01-01',
    '2024-12-01',
    '2025-06-01',
    '2025-10-01',
    '2026-01-15',
    '2026-04-01',
    '2026-06-01',
    '2026-08-01',
    '2026-09-15',
    '2026-10-20',
    '2026-11-15',
  ];
  const fit = fitHistory(
    withHistory(
      days.map((d) => repair(d, 100)),
      { historyFrom: '2021-11-24' },
    ),
  );
  assert.ok((fit.told.trendP ?? 1) < 0.05);
  assert.ok(fit.told.shape > 2);
  assert.ok(fit.told.failuresPerYear > 12 / 5);
});

test('a short window late in life does not make a wild shape, and failures level off', () => {
  const days = ['2025-03-01', '2025-09-01', '2026-02-01', '2026-05-01', '2026-08-01', '2026-10-01'];
  const c = withHistory(
    days.map((d) => repair(d, 100)),
    { historyFrom: '2023-11-24', assumptions: { horizonYears: told(40, 'years') } },
  );
  const fit = fitHistory(c);
  assert.ok((fit.told.trendP ?? 1) < 0.05);
  // Maximum likelihood alone says 17.
  assert.ok(fit.told.shape > 1.5 && fit.told.shape < 2, `${fit.told.shape}`);
  assert.ok(
    (fit.told.shapeLow ?? 9) < fit.told.shape && fit.told.shape < (fit.told.shapeHigh ?? 0),
  );
  const steep = { ...fit, told: { ...fit.told, shape: 3 } };
  const { plans } = buildModel(c, 'mid-year', steep);
  const unit = plans[0]?.first;
  assert.ok(unit && Math.abs(growthOfFailures(unit, 1) - 1) < 1e-9);
  assert.equal(growthOfFailures(unit, 40), 4);
  const said = {
    ...c,
    assumptions: { ...c.assumptions, failureShape: told(3, 'shape') },
  };
  const asSaid = buildModel(said, 'mid-year', steep).plans[0]?.first;
  assert.ok(asSaid && growthOfFailures(asSaid, 40) > 9);
});

test('a failure in a late, short window says little of the shape, one seen from new says all it can', () => {
  assert.equal(shapeInformation(2, 0, 10), 1);
  assert.ok(Math.abs(shapeInformation(6, 12, 17) - 0.3) < 0.01);
  assert.ok(shapeInformation(2, 9.9, 10) < 0.001);
});

test('a short history is drawn toward its class, a long one hardly', () => {
  const rate = (years: number[], from: string): number =>
    fitHistory(
      withHistory(
        years.map((y) => repair(`${y}-05-05`, 1)),
        {
          historyFrom: from,
          assumptions: {
            classFailuresPerYear: told(3, 'failures/year'),
            failureShape: told(1, 'shape'),
          },
        },
      ),
    ).told.failuresPerYear;
  const short = rate([2026], '2025-11-24');
  const long = rate(
    [
      2010, 2011, 2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024,
      2025, 2026,
    ],
    '2009-11-24',
  );
  assert.ok(short > 1.9 && short < 2.1, `${short}`);
  assert.ok(long < 1.2, `${long}`);
});

test('a history without failures is evidence too', () => {
  const quiet = fitHistory(
    withHistory([{ date: '2026-01-01', kind: 'inspection', cost: 50 }], {
      historyFrom: '2016-11-24',
    }),
  );
  assert.equal(quiet.told.failures, 0);
  assert.ok(quiet.told.failuresPerYear < 0.1);
});

test('without any history half a failure a year is assumed, and weakly', () => {
  const fit = fitHistory(withHistory([]));
  assert.equal(fit.told.failuresPerYear, 0.5);
  assert.equal(fit.evidence, 1);
  assert.equal(fit.found.costPerFailure, undefined);
});

test('when nobody said since when, the first record opens the window and is not counted in it', () => {
  const fit = fitHistory(withHistory([repair('2024-11-24', 1), repair('2025-11-24', 1)]));
  assert.equal(fit.told.failures, 1);
  assert.ok(Math.abs(fit.told.yearsObserved - 2) < 0.01);
});

test('orders without a cost count as failures, so that rate times mean is what was booked', () => {
  const fit = fitHistory(
    withHistory([repair('2023-01-01', 0), repair('2024-01-01', 300)], {
      historyFrom: '2022-01-01',
    }),
  );
  assert.equal(fit.told.failures, 2);
  assert.equal(fit.found.costPerFailure?.[0], 150);
});

test('maintenance a year is what was paid in the window', () => {
  const fit = fitHistory(
    withHistory(
      [
        { date: '2023-01-01', kind: 'maintenance', cost: 100 },
        { date: '2025-01-01', kind: 'maintenance', cost: 300 },
      ],
      { historyFrom: '2022-11-24' },
    ),
  );
  assert.ok(Math.abs((fit.found.maintenancePerYear?.[0] ?? 0) - 100) < 0.1);
});
