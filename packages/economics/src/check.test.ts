import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EconomicsCase } from './case.ts';
import { EconomicsInputError, findInputErrors, refuseFaults } from './check.ts';
import { withValue } from './inputs.ts';
import { rooftop, told } from './rooftop.fixture.ts';

const faults = (c: EconomicsCase): string[] => findInputErrors(c).map((e) => `${e.path} ${e.code}`);
const record = (more: object): EconomicsCase => ({
  ...rooftop,
  history: [...rooftop.history, { date: '2024-01-01', kind: 'repair', cost: 1, ...more } as never],
});

test('the worked example has no fault', () => assert.deepEqual(faults(rooftop), []));

for (const [what, c, expected] of [
  [
    'a rate of 8 asks whether 0.08 was meant',
    withValue(rooftop, 'assumptions.discountRate', 8),
    'assumptions.discountRate rate-as-percent',
  ],
  [
    'a share of 25 asks whether 0.25 was meant',
    withValue(rooftop, 'assumptions.residualShare', 25),
    'assumptions.residualShare rate-as-percent',
  ],
  [
    'a negative share',
    withValue(rooftop, 'assumptions.neededShare', -0.1),
    'assumptions.neededShare out-of-range',
  ],
  [
    'a negative price',
    withValue(rooftop, 'options.repair.price', -1),
    'options.repair.price negative',
  ],
  [
    'not a number',
    withValue(rooftop, 'options.replace.price', Number.NaN),
    'options.replace.price not-a-number',
  ],
  [
    'infinity',
    withValue(rooftop, 'assumptions.energyUse', Infinity),
    'assumptions.energyUse not-a-number',
  ],
  ['a life of nothing', withValue(rooftop, 'unit.lifeYears', 0), 'unit.lifeYears out-of-range'],
  [
    'half a year of horizon',
    withValue(rooftop, 'assumptions.horizonYears', 2.5),
    'assumptions.horizonYears out-of-range',
  ],
  [
    'an endless horizon',
    withValue(rooftop, 'assumptions.horizonYears', 400),
    'assumptions.horizonYears out-of-range',
  ],
  [
    'an impossible age',
    { ...rooftop, unit: { name: 'x', kind: 'y', ageYears: -2, lifeYears: told(10, 'years') } },
    'unit.ageYears impossible-age',
  ],
  [
    'no age at all',
    { ...rooftop, unit: { name: 'x', kind: 'y', lifeYears: told(10, 'years') } },
    'unit.ageYears missing',
  ],
  [
    'installed tomorrow',
    { ...rooftop, unit: { ...rooftop.unit, installedOn: '2026-11-25' } },
    'unit.installedOn in-the-future',
  ],
  ['no date', { ...rooftop, baseDate: 'today' }, 'baseDate not-a-date'],
  ['no currency', { ...rooftop, currency: '€' }, 'currency missing'],
  ['a negative cost', record({ cost: -5 }), 'history.8.cost negative'],
  ['a cost that is no number', record({ cost: Number.NaN }), 'history.8.cost not-a-number'],
  ['negative downtime', record({ downtimeHours: -1 }), 'history.8.downtimeHours negative'],
  ['another currency', record({ currency: 'USD' }), 'history.8.currency mixed-currencies'],
  ['a record from the future', record({ date: '2027-01-01' }), 'history.8.date in-the-future'],
  [
    'a record from before the unit',
    record({ date: '2001-01-01' }),
    'history.8.date before-installation',
  ],
  ['a record without a date', record({ date: 'soon' }), 'history.8.date not-a-date'],
  [
    'the same order twice',
    { ...rooftop, history: [...rooftop.history, rooftop.history[0] as never] },
    'history.8 overlapping-records',
  ],
  [
    'two options of one name',
    { ...rooftop, options: [...rooftop.options, rooftop.options[0] as never] },
    'options.repair duplicate-id',
  ],
  [
    'a successor that is not there',
    { ...rooftop, options: rooftop.options.map((o) => ({ ...o, successor: 'x' })) },
    'options.repair.successor unknown-option',
  ],
  ['no option', { ...rooftop, options: [] }, 'options missing'],
  [
    'a range upside down',
    {
      ...rooftop,
      assumptions: { ...rooftop.assumptions, energyPrice: told(1, 'x', 'assumed', 2, 1) },
    },
    'assumptions.energyPrice low-above-high',
  ],
  [
    'a low end below zero',
    {
      ...rooftop,
      assumptions: { ...rooftop.assumptions, energyUse: told(1, 'x', 'assumed', -2, 4) },
    },
    'assumptions.energyUse.low negative',
  ],
] as const satisfies readonly (readonly [string, EconomicsCase, string])[]) {
  test(`refused and located: ${what}`, () => {
    assert.ok(faults(c).includes(expected), faults(c).join('; '));
  });
}

test('an assumption is looked at wherever it stands: a range, a share, a rate, a positive number', () => {
  const at = (id: string, value: unknown, low?: number, high?: number): string[] =>
    faults({
      ...rooftop,
      assumptions: {
        ...rooftop.assumptions,
        [id]: told(value as number, 'x', 'assumed', low, high),
      },
    });
  const one = (id: string, code: string): string[] => [`assumptions.${id} ${code}`];
  for (const id of [
    'discountRate',
    'energyEscalation',
    'energyDegradation',
    'repairEscalation',
    'inflation',
  ]) {
    assert.deepEqual(at(id, 1), one(id, 'rate-as-percent'));
    assert.deepEqual(at(id, -1), one(id, 'rate-as-percent'));
    assert.deepEqual(at(id, 0.99), []);
    assert.deepEqual(at(id, -0.99), []);
    assert.deepEqual(at(id, 0.02, -3, 4), [
      `assumptions.${id}.low rate-as-percent`,
      `assumptions.${id}.high rate-as-percent`,
    ]);
  }
  for (const id of [
    'neededShare',
    'residualShare',
    'taxRate',
    'warrantyShare',
    'restoration',
    'incentiveProbability',
    'eventProbability',
  ]) {
    assert.deepEqual(at(id, 0), []);
    assert.deepEqual(at(id, 1), []);
    assert.deepEqual(at(id, 1.01), one(id, 'rate-as-percent'));
    assert.deepEqual(at(id, 100), one(id, 'rate-as-percent'));
    assert.deepEqual(at(id, 101), one(id, 'out-of-range'));
    assert.deepEqual(at(id, -0.01), one(id, 'out-of-range'));
  }
  for (const id of [
    'horizonYears',
    'lifeYears',
    'failureShape',
    'lifeShape',
    'usualHoursPerYear',
    'classFailuresPerYear',
    'depreciationYears',
  ]) {
    assert.deepEqual(at(id, 0), one(id, 'out-of-range'));
    assert.deepEqual(at(id, 2, 0, 4), []);
  }
  assert.deepEqual(at('energyUse', 0), []);
  assert.deepEqual(at('energyUse', -1), one('energyUse', 'negative'));
  assert.deepEqual(at('energyUse', '5'), one('energyUse', 'not-a-number'));
  assert.deepEqual(at('energyUse', 2, 2, 2), []);
  assert.deepEqual(at('energyUse', 2, 3, 2), one('energyUse', 'low-above-high'));
  assert.deepEqual(at('energyUse', 2, 3), []);
  assert.deepEqual(at('energyUse', 2, undefined, 1), []);
  assert.deepEqual(at('horizonYears', 100), []);
  assert.deepEqual(at('horizonYears', 101), one('horizonYears', 'out-of-range'));
  assert.deepEqual(at('horizonYears', 9.5), one('horizonYears', 'out-of-range'));
  assert.deepEqual(at('energyPrice', 9.5), []);
  assert.deepEqual(faults({ ...rooftop, assumptions: { energyUse: undefined } } as never), []);
});

test('a date is a day of the calendar, first in the text', () => {
  const based = (baseDate: unknown): string[] =>
    faults({ ...rooftop, history: [], baseDate: baseDate as string });
  assert.deepEqual(based('2026-11-24'), []);
  assert.deepEqual(based('2026-11-24T10:00:00Z'), []);
  for (const bad of ['2026-13-24', 'on 2026-11-24', '26-11-24', '2026-1-2', 20261124, null])
    assert.deepEqual(based(bad), ['baseDate not-a-date']);
});

test('the age of a unit is told by a date or in years, each within reason', () => {
  const { installedOn: _date, ...unit } = rooftop.unit;
  const aged = (more: object): string[] =>
    faults({ ...rooftop, history: [], unit: { ...unit, ...more } });
  for (const ageYears of [0, 17, 200]) assert.deepEqual(aged({ ageYears }), []);
  for (const ageYears of [-0.1, 201, Number.NaN])
    assert.deepEqual(aged({ ageYears }), ['unit.ageYears impossible-age']);
  assert.deepEqual(aged({}), ['unit.ageYears missing']);
  assert.deepEqual(aged({ installedOn: '2010-05-05' }), []);
  assert.deepEqual(aged({ installedOn: rooftop.baseDate }), []);
  assert.deepEqual(aged({ installedOn: 'May' }), ['unit.installedOn not-a-date']);
  assert.deepEqual(aged({ installedOn: '2026-11-25' }), ['unit.installedOn in-the-future']);
  // A fault of one date is not blamed on the other.
  assert.deepEqual(faults({ ...rooftop, baseDate: '?', history: [] }), ['baseDate not-a-date']);
  const { historyFrom: _since, ...silent } = rooftop;
  assert.deepEqual(faults(silent), []);
  assert.deepEqual(faults({ ...rooftop, historyFrom: 'May' }), ['historyFrom not-a-date']);
});

test('a record is faulty on its own account, once, and what may be left out may be', () => {
  assert.deepEqual(faults(record({})), []);
  const { installedOn, ...unit } = rooftop.unit;
  assert.deepEqual(faults(record({ date: rooftop.baseDate })), []);
  assert.deepEqual(faults(record({ date: installedOn })), []);
  assert.deepEqual(faults({ ...record({}), unit: { ...unit, ageYears: 3 } }), []);
  for (const [more, fault] of [
    [{ date: 'soon' }, 'date not-a-date'],
    [{ date: '2026-11-25' }, 'date in-the-future'],
    [{ date: '2009-10-31' }, 'date before-installation'],
    [{ cost: Number.NaN }, 'cost not-a-number'],
    [{ cost: -0.01 }, 'cost negative'],
    [{ downtimeHours: Number.NaN }, 'downtimeHours not-a-number'],
    [{ downtimeHours: -0.1 }, 'downtimeHours negative'],
    [{ currency: 'USD' }, 'currency mixed-currencies'],
  ] as const)
    assert.deepEqual(faults(record(more)), [`history.8.${fault}`]);
  for (const fine of [{ cost: 0 }, { downtimeHours: 0 }, { downtimeHours: 3 }, { currency: 'EUR' }])
    assert.deepEqual(faults(record(fine)), []);
});

test('the same words for the same money on one day are one order, silent or free ones may be two', () => {
  const twice = (more: object, other: object = {}): string[] =>
    faults({
      ...record(more),
      history: [...record(more).history, { ...record(more).history[8], ...other } as never],
    });
  assert.deepEqual(twice({ text: 'Fan' }), ['history.9 overlapping-records']);
  for (const other of [
    { date: '2024-01-02' },
    { kind: 'failure' },
    { cost: 2 },
    { text: 'Belt' },
    { source: 'another' },
  ])
    assert.deepEqual(twice({ text: 'Fan' }, other), []);
  assert.deepEqual(twice({}), []);
  assert.deepEqual(twice({ text: 'Fan', cost: 0 }), []);
});

test('options are told apart, priced, and followed by one that replaces', () => {
  const [repair, replace] = rooftop.options;
  assert.ok(repair && replace);
  const of = (...options: unknown[]): string[] =>
    faults({ ...rooftop, options: options as EconomicsCase['options'] });
  assert.deepEqual(of({ ...repair, successor: 'replace' }, replace), []);
  for (const successor of ['x', 'repair'])
    assert.deepEqual(of({ ...repair, successor }, replace), [
      'options.repair.successor unknown-option',
    ]);
  assert.deepEqual(of(repair, repair), ['options.repair duplicate-id']);
  assert.deepEqual(of(), ['options missing']);
  assert.deepEqual(of({ ...repair, price: undefined }), ['options.repair.price missing']);
  assert.deepEqual(of({ ...repair, lifeYears: told(0, 'years') }), [
    'options.repair.lifeYears out-of-range',
  ]);
  assert.deepEqual(of({ ...repair, note: null }), []);
});

test('a currency is three capital letters and nothing else', () => {
  for (const currency of ['eur', 'EURO', 'XEUR', 'EU', 'EUR '])
    assert.ok(faults({ ...rooftop, currency }).includes('currency missing'), currency);
});

test('the first fault of a case is thrown by name, with what was given', () => {
  assert.doesNotThrow(() => refuseFaults(rooftop));
  assert.throws(
    () => refuseFaults(withValue(rooftop, 'assumptions.discountRate', 8)),
    (e: unknown) =>
      e instanceof EconomicsInputError &&
      e.name === 'EconomicsInputError' &&
      e.path === 'assumptions.discountRate' &&
      e.code === 'rate-as-percent' &&
      e.message === 'assumptions.discountRate: rate-as-percent (8)',
  );
  assert.equal(new EconomicsInputError('options', 'missing').message, 'options: missing');
});
