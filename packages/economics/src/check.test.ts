import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EconomicsCase } from './case.ts';
import { EconomicsInputError, findInputErrors } from './check.ts';
import { evaluateInFull as evaluate } from './sensitivity.ts';
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
