import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assumptionAt, Book, valueOf, withAssumption, withValue } from './inputs.ts';
import { rooftop, told } from './rooftop.fixture.ts';

test('a number given is booked with what is known of it, one left out as filled in', () => {
  const book = new Book();
  const given = {
    ...told(0.2, 'EUR/kWh', 'quoted', 0.1, 0.3),
    source: 'offer 7',
    date: '2026-01-02',
  };
  const [taken, filled, bare] = [
    book.take('assumptions.energyPrice', given, 9, '', 'invoiced', [7, 8]),
    book.take('assumptions.energyUse', undefined, 9, 'kWh/year', 'invoiced', [7, 8]),
    book.take('unit.lifeYears', undefined, 18, 'years'),
  ];
  assert.deepEqual(taken, {
    path: 'assumptions.energyPrice',
    value: 0.2,
    unit: 'EUR/kWh',
    origin: 'quoted',
    source: 'offer 7',
    date: '2026-01-02',
    low: 0.1,
    high: 0.3,
    filledIn: false,
  });
  assert.deepEqual(filled, {
    path: 'assumptions.energyUse',
    value: 9,
    unit: 'kWh/year',
    origin: 'invoiced',
    source: null,
    date: null,
    low: 7,
    high: 8,
    filledIn: true,
  });
  assert.deepEqual(bare, {
    ...filled,
    path: 'unit.lifeYears',
    value: 18,
    unit: 'years',
    origin: 'assumed',
    low: null,
    high: null,
  });
  assert.deepEqual(book.used, [taken, filled, bare]);
  // A range of the fallback is not the range of what was given without one.
  const sure = book.take('assumptions.energyUse', told(5, 'kWh/year'), 9, '', 'invoiced', [7, 8]);
  assert.deepEqual([sure.low, sure.high], [null, null]);
  assert.equal(valueOf(sure, 3), 5);
  assert.equal(valueOf(undefined, 3), 3);
  assert.equal(valueOf(undefined), 0);
});

test('a path finds the number of the unit, of the case, and of the option it names', () => {
  assert.equal(assumptionAt(rooftop, 'unit.lifeYears'), rooftop.unit.lifeYears);
  assert.equal(assumptionAt(rooftop, 'assumptions.energyUse'), rooftop.assumptions.energyUse);
  assert.equal(assumptionAt(rooftop, 'assumptions.taxRate'), undefined);
  assert.equal(assumptionAt(rooftop, 'options.replace.price')?.value, 24300);
  assert.equal(assumptionAt(rooftop, 'options.repair.price')?.value, 4850);
  assert.equal(assumptionAt(rooftop, 'options.repair.lifeYears'), undefined);
  assert.equal(assumptionAt(rooftop, 'options.none.price'), undefined);
  assert.equal(assumptionAt(rooftop, ''), undefined);
});

test('an option may have dots in its name', () => {
  const dotted = {
    ...rooftop,
    options: rooftop.options.map((o) => ({ ...o, id: `v1.2.${o.id}` })),
  };
  assert.equal(assumptionAt(dotted, 'options.v1.2.replace.price')?.value, 24300);
  const dearer = withValue(dotted, 'options.v1.2.replace.price', 25000);
  assert.deepEqual(
    dearer.options.map((o) => o.price?.value),
    [4850, 25000],
  );
});

test('changing one number keeps its range and everything else, and the case it came from', () => {
  const before = structuredClone(rooftop);
  const changed = withValue(rooftop, 'assumptions.energyPrice', 0.3);
  assert.deepEqual(changed, {
    ...rooftop,
    assumptions: {
      ...rooftop.assumptions,
      energyPrice: told(0.3, 'EUR/kWh', 'quoted', 0.18, 0.32),
    },
  });
  assert.deepEqual(withValue(rooftop, 'unit.lifeYears', 20), {
    ...rooftop,
    unit: { ...rooftop.unit, lifeYears: told(20, 'years', 'standard') },
  });
  const [repair, replace] = rooftop.options;
  assert.deepEqual(withAssumption(rooftop, 'options.repair.price', told(1, 'EUR')).options, [
    { ...repair, price: told(1, 'EUR') },
    replace,
  ]);
  assert.deepEqual(rooftop, before);
});

test('a number that the case left out is added as assumed, in the unit told', () => {
  assert.deepEqual(
    withValue(rooftop, 'assumptions.taxRate', 0.3, 'share').assumptions.taxRate,
    told(0.3, 'share', 'assumed'),
  );
  assert.deepEqual(
    withValue(rooftop, 'options.repair.lifeYears', 4).options[0]?.lifeYears,
    told(4, '', 'assumed'),
  );
});
