/** What `fitHistory` finds, in numbers that can be worked by hand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EconomicsCase, HistoryRecord } from './case.ts';
import { Draws } from './draws.ts';
import { ageAt, fitHistory, fitOf, mergeVisits, shapeInformation } from './failure-model.ts';
import { rooftop, told } from './rooftop.fixture.ts';

const repair = (date: string, cost: number, more: Partial<HistoryRecord> = {}): HistoryRecord => ({
  date,
  kind: 'repair',
  cost,
  ...more,
});
const near = (got: number | null | undefined, known: number, rel = 1e-9): void =>
  assert.ok(Math.abs((got ?? Infinity) - known) <= rel * Math.abs(known), `${got}, not ${known}`);
/** A unit that is four years old to the day, seen from new unless told otherwise. */
const fourYears = (history: HistoryRecord[], more: Partial<EconomicsCase> = {}): EconomicsCase => ({
  ...rooftop,
  unit: { ...rooftop.unit, installedOn: '2022-11-24' },
  historyFrom: '2022-11-24',
  assumptions: {},
  history,
  ...more,
});
const steady = ['2023-07-01', '2024-03-01', '2024-11-01', '2025-08-01', '2026-04-01'];
const ever = ['2024-11-24', '2025-11-24', '2026-05-24', '2026-08-24', '2026-10-24', '2026-11-14'];
const on = (dates: string[], cost = 100): HistoryRecord[] => dates.map((d) => repair(d, cost));

test('few failures keep the assumed shape, and half a failure is added to those of the window', () => {
  const { told: fit, found, ...sure } = fitHistory(fourYears(on(steady.slice(0, 4))));
  assert.deepEqual([fit.shape, fit.shapeLow, fit.shapeHigh], [1.5, null, null]);
  assert.deepEqual([fit.failures, fit.yearsObserved, fit.ageNow], [4, 4, 4]);
  assert.ok(fit.trendP !== null && fit.trendP > 0.05);
  assert.deepEqual(sure, { shapeSpread: 0.2, evidence: 4.5 });
  // Four years of a shape of 1.5 are 8 of what the fifth has 5^1.5 - 8 of.
  near(fit.failuresPerYear, 4.5 / (8 / (5 ** 1.5 - 8)));
  assert.deepEqual(found.failureShape, [1.5, 'assumed']);
  assert.equal(fitHistory(fourYears(on(steady.slice(0, 3)))).told.trendP, null);
});

test('a shape found is what the failures and the class say together, and as sure as their number', () => {
  const c = fourYears(on(ever));
  const { told: fit, shapeSpread } = fitHistory(c);
  const logs = mergeVisits(c).reduce((sum, f) => sum + Math.log(4 / f.age), 0);
  // Most likely where n + 6 ln(1.5/b) = b Σ ln(T/x).
  near(6 + 6 * Math.log(1.5 / fit.shape), fit.shape * logs);
  assert.ok(fit.shape > 1.5 && fit.shape < 3);
  near(shapeSpread, 1 / Math.sqrt(12));
  near(fit.shapeLow, fit.shape / Math.exp(1.96 / Math.sqrt(12)));
  near(fit.shapeHigh, fit.shape * Math.exp(1.96 / Math.sqrt(12)));
  assert.deepEqual(fitHistory(c).found.failureShape, [fit.shape, 'measured']);
});

test('no trend found leaves the shape at 1 in doubt, its limits where they were', () => {
  const { told: fit, shapeSpread, found } = fitHistory(fourYears(on(steady)));
  assert.deepEqual(found.failureShape, [1, 'measured']);
  assert.equal(fit.shape, 1);
  assert.equal(shapeSpread, 0.25);
  near((fit.shapeHigh ?? 0) / (fit.shapeLow ?? 1), Math.exp((2 * 1.96) / Math.sqrt(11)));
  near(fit.failuresPerYear, 5.5 / 4);
});

test('no machine is taken to wear more steeply than the third power', () => {
  const days = ['09-10', '09-20', '10-01', '10-10', '10-18', '10-25', '11-02', '11-10', '11-18'];
  const late = [...ever.slice(2, 4), ...days.map((d) => `2026-${d}`)];
  const fit = fitHistory(fourYears(on(late))).told;
  assert.equal(fit.shape, 3);
  assert.ok((fit.shapeHigh ?? 0) > 3);
});

test('a shape that is told is taken as told, as sure as its range says', () => {
  const withShape = (low?: number, high?: number): ReturnType<typeof fitHistory> =>
    fitHistory(
      fourYears(on(ever), {
        assumptions: { failureShape: told(2, 'shape', 'assumed', low, high) },
      }),
    );
  assert.equal(withShape().told.shape, 2);
  assert.equal(withShape().shapeSpread, 0);
  assert.equal(withShape(1).shapeSpread, 0);
  assert.equal(withShape(undefined, 3).shapeSpread, 0);
  near(withShape(1, 3).shapeSpread, 2 / (2 * 1.2815515655446004) / 2);
  near(withShape().told.failuresPerYear, 6.5 / (16 / 9));
});

test('a class weighs three failures unless told, in the years they take', () => {
  const rate = (assumptions: EconomicsCase['assumptions']): ReturnType<typeof fitHistory> =>
    fitHistory(
      fourYears(on(steady.slice(0, 2)), {
        assumptions: { ...assumptions, failureShape: told(1, 'shape') },
      }),
    );
  const usual = rate({ classFailuresPerYear: told(2, 'failures/year') });
  assert.equal(usual.evidence, 5);
  near(usual.told.failuresPerYear, 5 / (1.5 + 4));
  const heavy = rate({
    classFailuresPerYear: told(2, 'failures/year'),
    classWeight: told(8, 'failures'),
  });
  assert.equal(heavy.evidence, 10);
  near(heavy.told.failuresPerYear, 10 / (4 + 4));
  // The middle of Wilson and Hilferty's gamma variate, and its tenths.
  const [rateNow, origin, range] = heavy.found.failuresPerYear ?? [];
  assert.deepEqual([rateNow, origin], [heavy.told.failuresPerYear, 'measured']);
  const at = (z: number): number => (10 * (1 - 1 / 90 + z / (3 * Math.sqrt(10))) ** 3) / 8;
  near(range?.[0], at(-1.2815515655446004));
  near(range?.[1], at(1.2815515655446004));
});

test('a window of less than half a year hardly moves the rate assumed, a class does', () => {
  const short = { historyFrom: '2026-08-24', assumptions: { failureShape: told(1, 'shape') } };
  const one = fitHistory(fourYears(on(['2026-10-01']), short));
  const exposure = 92 / 365.25;
  assert.equal(one.evidence, 2);
  near(one.told.failuresPerYear, 2 / (2 + exposure));
  const known = fitHistory(
    fourYears(on(['2026-10-01']), {
      ...short,
      assumptions: { ...short.assumptions, classFailuresPerYear: told(3, 'failures/year') },
    }),
  );
  near(known.told.failuresPerYear, 4 / (1 + exposure));
  const none = fitHistory(fourYears([], short));
  assert.equal(none.found.failuresPerYear?.[1], 'assumed');
});

test('the cost of a failure is the mean of all, its spread that of the paid ones', () => {
  const costs = [100, 200, 300, 400, 500, 0];
  const dates = ['2023-01-10', ...steady];
  const fit = (n: number): ReturnType<typeof fitHistory> =>
    fitHistory(
      fourYears(
        dates
          .slice(6 - n)
          .map((d, i) => repair(d, costs[i + 6 - n] ?? 0, { downtimeHours: 3 * i })),
      ),
    );
  const { costPerFailure, costPerFailureSpread, downtimePerFailure } = fit(6).found;
  assert.deepEqual(costPerFailure?.slice(0, 2), [250, 'invoiced']);
  const spread = Math.sqrt(25000) / 300;
  near(costPerFailureSpread?.[0], spread);
  assert.equal(costPerFailureSpread?.[1], 'measured');
  const unsure = (1.2815515655446004 * spread) / Math.sqrt(6);
  near(costPerFailure?.[2]?.[0], 250 * (1 - unsure));
  near(costPerFailure?.[2]?.[1], 250 * (1 + unsure));
  assert.deepEqual(downtimePerFailure, [7.5, 'measured']);
  // With four paid ones a spread of 0.7 is taken.
  const few = fit(5).found;
  assert.equal(few.costPerFailureSpread, undefined);
  near(few.costPerFailure?.[2]?.[1], 280 * (1 + (1.2815515655446004 * 0.7) / Math.sqrt(5)));
  // One that stands out: the range would go below zero.
  const wild = [1, 1, 1, 1, 900].map((cost, i) => repair(steady[i] ?? '', cost));
  assert.equal(fitHistory(fourYears(wild)).found.costPerFailure?.[2]?.[0], 0);
  const free = fitHistory(fourYears(on(steady, 0))).found;
  assert.equal(free.costPerFailure, undefined);
  assert.deepEqual(free.downtimePerFailure, [0, 'measured']);
  assert.equal(fitHistory(fourYears([])).found.downtimePerFailure, undefined);
});

test('maintenance and inspections since the window opened count, repairs and older ones do not', () => {
  const service = (date: string, kind: HistoryRecord['kind']): HistoryRecord => ({
    date,
    kind,
    cost: 60,
  });
  const records = [
    service('2023-01-01', 'maintenance'),
    service('2024-11-24', 'inspection'),
    service('2025-01-01', 'maintenance'),
    service('2025-02-01', 'repair'),
  ];
  const yearly = (since: string): unknown =>
    fitHistory(fourYears(records, { historyFrom: since })).found.maintenancePerYear;
  assert.deepEqual(yearly('2022-11-24'), [45, 'invoiced']);
  near((yearly('2024-11-24') as [number])[0], 120 / (730 / 365.25));
  // Not even a year seen, or nothing spent.
  const short = { historyFrom: '2026-01-01' };
  const served = fourYears([service('2026-06-01', 'maintenance')], short);
  assert.equal(fitHistory(served).found.maintenancePerYear, undefined);
  assert.equal(fitHistory(fourYears([])).found.maintenancePerYear, undefined);
  assert.equal(fitHistory(fourYears(on(steady))).found.maintenancePerYear, undefined);
});

test('the window opens at what is told, at birth for early records, else at the first record', () => {
  const years = (dates: string[], more: Partial<EconomicsCase> = {}): number => {
    const { historyFrom: _since, ...c } = fourYears(on(dates));
    return fitHistory({ ...c, ...more }).told.yearsObserved;
  };
  assert.equal(years(['2023-11-20', '2025-01-01']), 4);
  near(years(['2024-11-24', '2026-01-01']), 730 / 365.25);
  assert.equal(years([]), 0);
  near(years([], { historyFrom: '2024-11-24' }), 730 / 365.25);
  assert.equal(years([], { historyFrom: '2001-01-01' }), 4);
  assert.equal(years([], { historyFrom: '2027-01-01' }), 0);
});

test('a unit of no known age is new', () => {
  const { installedOn: _date, ...unit } = rooftop.unit;
  const c = { ...rooftop, unit };
  assert.equal(ageAt(c, rooftop.baseDate), 0);
  near(ageAt({ ...c, unit: { ...unit, ageYears: 4 } }, '2024-11-24'), 4 - 730 / 365.25);
  near(ageAt({ ...c, unit: { ...unit, installedOn: '2022-11-24', ageYears: 9 } }, c.baseDate), 4);
});

test('failures of a window that opened late weigh what they say of the shape', () => {
  const c = fourYears(on(ever), { historyFrom: '2024-01-01' });
  const { told: fit } = fitHistory(c);
  const drawn = Math.sqrt((fit.shapeLow ?? 0) * (fit.shapeHigh ?? 0));
  const start = 403 / 365.25;
  const seen = 6 * shapeInformation(drawn, start, 4) + 6;
  near((fit.shapeHigh ?? 0) / (fit.shapeLow ?? 1), Math.exp((2 * 1.96) / Math.sqrt(seen)));
});

test('what a failure says of the shape is the information of the cut-off power law', () => {
  near(shapeInformation(2, 5, 10), 1 - (Math.LN2 / 0.75) ** 2);
  assert.equal(shapeInformation(2, 10, 10), 0);
});

test('a fit is made anew when what it reads has changed, and only then', () => {
  const draws = new Draws(1, 10);
  const c = fourYears(on(ever));
  const first = fitOf(c, draws);
  assert.deepEqual(first, fitHistory(c));
  const other = { ...c, assumptions: { energyPrice: told(9, 'EUR/kWh') }, options: [] };
  assert.equal(fitOf(other, draws), first);
  for (const changed of [
    { ...c, history: on(steady) },
    { ...c, historyFrom: '2023-11-24' },
    { ...c, baseDate: '2026-11-25' },
    { ...c, unit: { ...c.unit, installedOn: '2021-11-24' } },
    { ...c, unit: { ...c.unit, ageYears: 3 } },
    { ...c, assumptions: { inflation: told(0.02, 'per year') } },
    { ...c, assumptions: { failureShape: told(2, 'shape') } },
    { ...c, assumptions: { classFailuresPerYear: told(2, 'failures/year') } },
    { ...c, assumptions: { classWeight: told(2, 'failures') } },
  ]) {
    const kept = fitOf(c, draws);
    const made = fitOf(changed, draws);
    assert.notEqual(made, kept);
    assert.deepEqual(made, fitHistory(changed));
  }
});
