import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Assumption, EconomicsCase, EconomicsOption } from './case.ts';
import { evaluate, prepare } from './evaluate.ts';
import { withValue } from './inputs.ts';
import { upv } from './present-value.ts';
import type { CostClass, EconomicsResult, OptionResult } from './result.ts';
import { rooftop, told } from './rooftop.fixture.ts';

const near = (a: number, b: number, rel = 1e-9): boolean =>
  Math.abs(a - b) <= rel * Math.max(1, Math.abs(a), Math.abs(b));
const option = (r: EconomicsResult, id: string): OptionResult =>
  r.options.find((o) => o.id === id) as OptionResult;
const sum = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0);

/** No chance but failures: lives without end, one cost a failure. */
function bare(
  given: Partial<Record<string, Assumption>>,
  options: EconomicsOption[],
  horizon = 10,
): EconomicsCase {
  return {
    currency: 'EUR',
    baseDate: '2026-01-01',
    unit: { name: 'u', kind: 'pump', ageYears: 5, lifeYears: told(100000, 'years') },
    history: [],
    assumptions: {
      discountRate: told(0.05, 'per year'),
      horizonYears: told(horizon, 'years'),
      costPerFailureSpread: told(0, 'share'),
      failureShape: told(1, 'shape'),
      residualShare: told(0, 'share'),
      ...given,
    },
    options,
  };
}
const keep: EconomicsOption = {
  id: 'keep',
  label: 'Keep',
  family: 'repair',
  price: told(0, 'EUR'),
};
const buy = (price: number, more: Partial<EconomicsOption> = {}): EconomicsOption => ({
  id: 'buy',
  label: 'Buy',
  family: 'replace',
  price: told(price, 'EUR'),
  failuresPerYear: told(0, 'failures/year'),
  maintenancePerYear: told(0, 'EUR/year'),
  ...more,
});
/** A rate known so well that its own doubt does not show. */
const exactly = (rate: number): Assumption =>
  told(rate, 'failures/year', 'measured', rate * 0.99999, rate * 1.00001);

test('the headline is the mean of the futures, and the flows, classes and curve all add up to it', () => {
  const r = evaluate(rooftop);
  const c = r.comparison;
  assert.ok(c);
  assert.ok(near(c.netSavings.mean, option(r, c.against).lcc - option(r, c.option).lcc));
  assert.ok(Math.abs(sum(c.outcomes) / 100 - c.netSavings.mean) < 4 * c.netSavings.standardError);
  for (const o of r.options) {
    assert.ok(near(sum(Object.values(o.presentValue)), o.lcc));
    assert.ok(near(sum(o.flows.map((f) => f.discounted)), o.lcc));
    assert.ok(near(o.cumulative.at(-1)?.mean ?? 0, o.lcc));
    assert.ok(near(o.eac * upv(r.discountRate, r.horizonYears), o.lcc));
    for (const { low, mean, high } of o.cumulative)
      assert.ok(low <= mean + 1e-9 && mean <= high + 1e-9);
  }
  assert.ok(near(sum(r.options.map((o) => o.probabilityBest)), 1));
});

test('with tax, and replacements within the horizon, flows still add up to the mean of the futures', () => {
  const c = {
    ...rooftop,
    assumptions: {
      ...rooftop.assumptions,
      taxRate: told(0.3, 'share'),
      inflation: told(0.02, 'per year'),
    },
  };
  const r = evaluate(c);
  const pair = r.comparison;
  for (const o of r.options)
    assert.ok(
      near(sum(Object.values(o.presentValue)), o.lcc) &&
        near(o.cumulative.at(-1)?.mean ?? 0, o.lcc),
    );
  assert.ok(
    pair && near(pair.netSavings.mean, option(r, pair.against).lcc - option(r, pair.option).lcc),
  );
});

test('a spreadsheet with the mean flows, classes at their own dates, gives the same cost', () => {
  const r = evaluate(rooftop);
  const dated = new Set(['capital', 'repair', 'incentive', 'residual']);
  for (const o of r.options) {
    let total = 0;
    for (const f of o.flows) {
      for (const [c, amount] of Object.entries(f)) {
        if (['year', 'total', 'discounted'].includes(c)) continue;
        total +=
          (amount as number) * 1.03 ** -(f.year === 0 ? 0 : dated.has(c) ? f.year : f.year - 0.5);
      }
    }
    assert.ok(near(total, o.lcc));
  }
});

test('mean flows are what the inputs say: price, maintenance, energy', () => {
  const r = evaluate(rooftop);
  const replace = option(r, 'replace');
  assert.ok(near(replace.flows[0]?.capital ?? 0, 24300));
  assert.ok(near(replace.flows[3]?.maintenance ?? 0, 680));
  assert.ok(near(replace.flows[0]?.incentive ?? 0, -2700));
  assert.ok(Math.abs((replace.flows[1]?.energy ?? 0) / (17400 * 0.75 * 0.24) - 1) < 0.01);
});

test('the same seed gives the same futures, another seed others that agree within four standard errors', () => {
  const a = evaluate(rooftop);
  assert.deepEqual(evaluate(rooftop), a);
  const b = evaluate(rooftop, { seed: 2 });
  const [x, y] = [a.comparison, b.comparison];
  assert.ok(x && y);
  assert.notEqual(x.netSavings.mean, y.netSavings.mean);
  assert.ok(
    Math.abs(x.netSavings.mean - y.netSavings.mean) <
      4 * Math.hypot(x.netSavings.standardError, y.netSavings.standardError),
  );
  assert.ok(
    Math.abs(x.probability - y.probability) <
      4 * Math.hypot(x.probabilityStandardError, y.probabilityStandardError),
  );
});

test('a prepared case asked again gives what a fresh one gives', () => {
  const changed = withValue(rooftop, 'assumptions.energyPrice', 0.4);
  assert.deepEqual(prepare(rooftop).evaluate(changed), evaluate(changed));
});

test('failures of a steady unit cost their closed-form mean and spread', () => {
  const r = evaluate(
    bare({ failuresPerYear: exactly(1.2), costPerFailure: told(1800, 'EUR') }, [keep]),
    { futures: 20000 },
  );
  const keepCost = option(r, 'keep');
  const v = Array.from({ length: 10 }, (_, k) => 1.05 ** -(k + 0.5));
  const mean = 1.2 * 1800 * sum(v);
  const sd = Math.sqrt(1.2 * 1800 ** 2 * sum(v.map((x) => x * x)));
  assert.ok(Math.abs(keepCost.lcc - mean) < (4 * sd) / Math.sqrt(20000), `${keepCost.lcc} ${mean}`);
  assert.ok(Math.abs(keepCost.lccHigh - keepCost.lccLow - 2 * 1.2816 * sd) < 0.05 * sd * 2.56);
  assert.ok(Math.abs(keepCost.failuresPerYear - 1.2) < 4 * Math.sqrt(1.2 / 10 / 20000));
});

test('the cost of a failure spreads as asked: compound Poisson variance', () => {
  const c = bare(
    {
      discountRate: told(0, 'per year'),
      failuresPerYear: exactly(2),
      costPerFailure: told(100, 'EUR'),
      costPerFailureSpread: told(0.8, 'share'),
    },
    [keep, buy(2000)],
  );
  const n = evaluate(c, { futures: 20000 }).comparison?.netSavings;
  const sd = Math.sqrt(20 * 100 ** 2 * (1 + 0.64));
  assert.ok(n && Math.abs(n.standardError * Math.sqrt(20000) - sd) < 0.03 * sd);
});

test('hundreds of failures a year keep the compound mean and variance', () => {
  const c = bare(
    {
      discountRate: told(0, 'per year'),
      failuresPerYear: exactly(400),
      costPerFailure: told(10, 'EUR'),
      costPerFailureSpread: told(1.5, 'share'),
    },
    [keep, buy(40000)],
  );
  const r = evaluate(c);
  const sd = Math.sqrt(4000 * 100 * (1 + 2.25));
  assert.ok(Math.abs(option(r, 'keep').lcc - 40000) < (4 * sd) / 100);
  assert.ok(Math.abs((r.comparison?.netSavings.standardError ?? 0) * 100 - sd) < 0.05 * sd);
});

test('the chance that a purchase pays is the Poisson tail, ties apart', () => {
  const c = bare(
    {
      discountRate: told(0, 'per year'),
      failuresPerYear: exactly(1.2),
      costPerFailure: told(1800, 'EUR'),
    },
    [keep, buy(9000)],
    5,
  );
  const r = evaluate(c, { futures: 20000 }).comparison;
  assert.ok(r);
  assert.equal(r.option, 'buy');
  assert.ok(Math.abs(r.probability - 0.554320358635) < 4 * r.probabilityStandardError);
  assert.ok(Math.abs(r.tieProbability - 0.160623141048) < 4 * Math.sqrt((0.1606 * 0.8394) / 20000));
  assert.ok(Math.abs(r.netSavings.mean - 1800) < 4 * r.netSavings.standardError);
});

test('a wearing unit fails as its power law expects, from its own age', () => {
  const c = bare(
    {
      discountRate: told(0, 'per year'),
      failureShape: told(2, 'shape'),
      failuresPerYear: exactly(1.1),
      costPerFailure: told(1, 'EUR'),
    },
    [keep],
  );
  // One year from age 5: 36 - 25 = 11; ten years: 225 - 25 = 200.
  const expected = (1.1 * 200) / 11;
  assert.ok(
    Math.abs(option(evaluate(c), 'keep').lcc - expected) < 4 * Math.sqrt(expected / 10000) * 1.01,
  );
});

test('what is not known of the rate widens the futures and leaves their mean', () => {
  const c = bare(
    {
      discountRate: told(0, 'per year'),
      failuresPerYear: told(2, 'failures/year', 'measured', 1, 3),
      costPerFailure: told(100, 'EUR'),
    },
    [keep],
  );
  const o = option(evaluate(c), 'keep');
  const sure = option(evaluate(withRange(c)), 'keep');
  assert.ok(Math.abs(o.lcc - 2000) < 40);
  assert.ok(o.lccHigh - o.lccLow > 1.5 * (sure.lccHigh - sure.lccLow));
});
function withRange(c: EconomicsCase): EconomicsCase {
  return { ...c, assumptions: { ...c.assumptions, failuresPerYear: exactly(2) } };
}

test('energy and carbon follow usage, price, growth and wear', () => {
  const c = bare(
    {
      discountRate: told(0, 'per year'),
      energyUse: told(1000, 'kWh/year'),
      energyPrice: told(0.5, 'EUR/kWh'),
      energyEscalation: told(0.1, 'per year'),
      energyDegradation: told(0.02, 'per year'),
      carbonIntensity: told(400, 'kg/kWh'),
      carbonPrice: told(100, 'EUR/t'),
      failuresPerYear: told(0, 'failures/year'),
      hoursPerYear: told(3000, 'h'),
      usualHoursPerYear: told(1500, 'h'),
    },
    [keep],
    2,
  );
  const o = option(evaluate(c, { futures: 10 }), 'keep');
  const use = [2000 * 1.02 ** 0.5, 2000 * 1.02 ** 1.5];
  assert.ok(near(o.flows[1]?.energy ?? 0, (use[0] as number) * 0.5 * 1.1 ** 0.5));
  assert.ok(near(o.flows[2]?.energy ?? 0, (use[1] as number) * 0.5 * 1.1 ** 1.5));
  assert.ok(near(o.flows[2]?.carbon ?? 0, (use[1] as number) * 0.4 * 100));
  assert.ok(near(o.carbonTonnes, sum(use) * 0.4));
});

test('end-of-year convention moves running costs to the end of their year', () => {
  const c = bare(
    { maintenancePerYear: told(100, 'EUR/year'), failuresPerYear: told(0, 'failures/year') },
    [keep],
  );
  assert.ok(
    near(option(evaluate(c, { convention: 'end-of-year' }), 'keep').lcc, 100 * upv(0.05, 10)),
  );
  assert.ok(near(option(evaluate(c), 'keep').lcc, 100 * upv(0.05, 10) * 1.05 ** 0.5));
});

test('scaling money scales every amount and leaves the odds', () => {
  const tenfold = JSON.parse(JSON.stringify(rooftop), (_, v: unknown) =>
    typeof v === 'object' &&
    v !== null &&
    'unit' in v &&
    'value' in v &&
    String((v as Assumption).unit).startsWith('EUR')
      ? Object.fromEntries(
          Object.entries(v).map(([k, x]) => [k, typeof x === 'number' ? x * 10 : x]),
        )
      : typeof v === 'object' && v !== null && 'cost' in v
        ? { ...v, cost: (v as { cost: number }).cost * 10 }
        : v,
  ) as EconomicsCase;
  const [a, b] = [evaluate(rooftop), evaluate(tenfold)];
  assert.ok(near(b.comparison?.netSavings.mean ?? 0, 10 * (a.comparison?.netSavings.mean ?? 0)));
  assert.equal(b.comparison?.probability, a.comparison?.probability);
  assert.equal(b.verdict?.kind, a.verdict?.kind);
});

test('the same cost added to both options leaves the net savings', () => {
  const more: EconomicsCase = {
    ...rooftop,
    options: rooftop.options.map((o) => ({
      ...o,
      leadTimeDays: told(10, 'days'),
      leadTimeCostPerDay: told(50, 'EUR/day'),
    })),
  };
  const [a, b] = [evaluate(rooftop), evaluate(more)];
  assert.ok(near(a.comparison?.netSavings.mean ?? 0, b.comparison?.netSavings.mean ?? 1));
  assert.ok(near(option(b, 'repair').lcc - option(a, 'repair').lcc, 500));
});

test('equal options differ by nothing, tie always, and are too close to call', () => {
  const twin = { ...keep, id: 'twin', family: 'component' as const };
  const r = evaluate(
    bare({ failuresPerYear: exactly(1), costPerFailure: told(100, 'EUR') }, [keep, twin]),
  );
  assert.ok(near(r.comparison?.netSavings.mean ?? 1, 0));
  assert.equal(r.comparison?.tieProbability, 1);
  assert.equal(r.verdict?.kind, 'too-close');
});

test('savings rise with what speaks for them', () => {
  const p = prepare(rooftop, { futures: 2000 });
  const ns = (path: string, value: number): number => {
    const r = p.evaluate(withValue(rooftop, path, value));
    return option(r, 'repair').lcc - option(r, 'replace').lcc;
  };
  fc.assert(
    fc.property(
      fc.double({ min: 0.05, max: 1, noNaN: true }),
      fc.double({ min: 0.05, max: 0.5, noNaN: true }),
      (x, step) =>
        ns('assumptions.energyPrice', x + step) > ns('assumptions.energyPrice', x) &&
        ns('assumptions.failuresPerYear', x + step) >= ns('assumptions.failuresPerYear', x) &&
        ns('options.repair.price', 1000 * (x + step)) > ns('options.repair.price', 1000 * x) &&
        ns('options.replace.energyFactor', x + step) < ns('options.replace.energyFactor', x),
    ),
    { numRuns: 15 },
  );
});

test('past money never enters: another history of the same failures and costs ahead gives the same answer', () => {
  const sunk: EconomicsCase = {
    ...rooftop,
    assumptions: {
      ...rooftop.assumptions,
      failuresPerYear: told(1.4, 'failures/year'),
      costPerFailure: told(890, 'EUR'),
      costPerFailureSpread: told(0.5, 'share'),
      downtimePerFailure: told(4, 'hours'),
      failureShape: told(1, 'shape'),
    },
  };
  const dearer = { ...sunk, history: sunk.history.map((h) => ({ ...h, cost: h.cost * 50 })) };
  assert.equal(
    evaluate(dearer).comparison?.netSavings.mean,
    evaluate(sunk).comparison?.netSavings.mean,
  );
});

test('a unit that dies within the horizon is replaced, and what is left at the end is counted', () => {
  const c = bare(
    {
      failuresPerYear: told(0, 'failures/year'),
      residualShare: told(1, 'share'),
      discountRate: told(0, 'per year'),
      lifeShape: told(60, 'shape'),
    },
    [{ ...keep, lifeYears: told(4, 'years') }, buy(1000, { lifeYears: told(10, 'years') })],
  );
  const r = evaluate(c);
  const kept = option(r, 'keep');
  assert.ok(near(kept.flows[4]?.capital ?? 0, 1000, 0.05));
  // Bought after four years, six of ten used up.
  assert.ok(near(kept.presentValue.residual, -400, 0.05));
  assert.ok(
    r.notes.some(
      (n) => n.code === 'replaced-within-horizon' && n.option === 'keep' && n.share > 0.9,
    ),
  );
});

test('without any replacement the horizon ends with the unit', () => {
  const r = evaluate({
    ...rooftop,
    options: rooftop.options.filter((o) => o.family !== 'replace'),
  });
  assert.ok(r.horizonYears < 10);
  assert.ok(r.notes.some((n) => n.code === 'horizon-shortened'));
  assert.equal(r.comparison, null);
  assert.equal(r.verdict, null);
});

test('a warranty bears its share of failures while it lasts', () => {
  const c = (years: number): EconomicsCase =>
    bare(
      {
        failuresPerYear: exactly(1),
        costPerFailure: told(100, 'EUR'),
        discountRate: told(0, 'per year'),
      },
      [
        keep,
        buy(1, {
          failuresPerYear: exactly(1),
          failureShape: told(1, 'shape'),
          lifeYears: told(1000, 'years'),
          lifeShape: told(3, ''),
          warrantyYears: told(years, 'years'),
          warrantyShare: told(1, 'share'),
        } as never),
      ],
    );
  const spent = (years: number): number[] =>
    option(evaluate(c(years)), 'buy').flows.map((f) => f.breakdowns);
  assert.equal(spent(3)[3], 0);
  assert.ok((spent(3)[4] ?? 0) > 50);
  assert.ok(near(spent(2.5)[3] ?? 0, (spent(0)[3] ?? 0) / 2));
});

test('waiting costs the failure it risks, as often as it is likely', () => {
  const wait: EconomicsOption = {
    id: 'wait',
    label: 'Wait',
    family: 'wait',
    price: told(0, 'EUR'),
    eventProbability: told(0.6, 'share'),
    eventCost: told(1000, 'EUR'),
  };
  const r = evaluate(
    bare(
      { failuresPerYear: told(0, 'failures/year'), discountRate: told(0, 'per year') },
      [wait, { ...keep, price: told(500, 'EUR') }],
      3,
    ),
  );
  const flows = option(r, 'wait').flows.map((f) => f.breakdowns);
  for (const [y, p] of [
    [1, 0.6],
    [2, 0.24],
    [3, 0.096],
  ] as const)
    assert.ok(Math.abs((flows[y] as number) - 1000 * p) < 4 * 1000 * Math.sqrt(p / 10000), `${y}`);
});

test('tax gives back costs and writes purchases off, the opportunity cost of keeping counts', () => {
  const base = {
    failuresPerYear: told(0, 'failures/year'),
    maintenancePerYear: told(100, 'EUR/year'),
    discountRate: told(0, 'per year'),
    salvageNow: told(300, 'EUR'),
  };
  const r = evaluate(
    bare({ ...base, taxRate: told(0.4, 'share'), depreciationYears: told(5, 'years') }, [
      keep,
      buy(1000),
    ]),
  );
  assert.ok(near(option(r, 'keep').lcc, 0.6 * (1000 + 300)));
  assert.ok(near(option(r, 'buy').lcc, 1000 - 400));
});

test('a grant counts at its date and with its chance', () => {
  const c = bare(
    { failuresPerYear: told(0, 'failures/year'), discountRate: told(0.1, 'per year') },
    [
      keep,
      buy(1000, {
        incentive: told(121, 'EUR'),
        incentiveYear: told(2, 'years'),
        incentiveProbability: told(0.5, 'share'),
      }),
    ],
  );
  const bought = option(evaluate(c), 'buy');
  assert.ok(Math.abs(bought.lcc - 950) < (4 * 50) / 100);
  assert.ok((bought.flows[2]?.incentive ?? 0) < -55);
  assert.ok(near(bought.flows[2]?.discounted ?? 0, (bought.flows[2]?.incentive ?? 0) / 1.21));
});

test('repairing now and replacing later is found when it is best, and said to be later', () => {
  const c: EconomicsCase = {
    ...bare(
      {
        failuresPerYear: exactly(0.5),
        failureShape: told(4, 'shape'),
        costPerFailure: told(400, 'EUR'),
        discountRate: told(0.08, 'per year'),
        lifeShape: told(20, 'shape'),
      },
      [
        { ...keep, price: told(200, 'EUR'), lifeYears: told(12, 'years') },
        buy(9000, { lifeYears: told(20, 'years') }),
      ],
      12,
    ),
  };
  const r = evaluate(c);
  const later = r.options.find((o) => o.later);
  assert.ok(later?.later);
  assert.ok(later.later.year > 0 && later.later.year < 12);
  assert.ok(later.lcc < option(r, 'keep').lcc && later.lcc < option(r, 'buy').lcc);
  assert.equal(
    r.verdict?.kind === 'replace' ? r.verdict.replaceInYear : later.later.year,
    later.later.year,
  );
});

test('machines that fail often and follow one another cost rate times cost in every year', () => {
  const r = evaluate(
    bare({ costPerFailure: told(100, 'EUR'), lifeShape: told(50, 'shape') }, [
      keep,
      buy(1000, {
        lifeYears: told(4, 'years'),
        failuresPerYear: exactly(60),
        failureShape: told(1, 'shape', 'measured', 1, 1),
        price: told(1000, 'EUR'),
      }),
    ]),
  );
  const { flows, failuresPerYear } = option(r, 'buy');
  assert.ok(Math.abs(failuresPerYear - 60) < 1, `${failuresPerYear}`);
  for (const f of flows.slice(1))
    assert.ok(Math.abs(f.breakdowns / 6000 - 1) < 0.1, `${f.year}: ${f.breakdowns}`);
});

test('no amount is lost between classes: totals are the sum of the classes', () => {
  const classes: CostClass[] = [
    'capital',
    'repair',
    'maintenance',
    'breakdowns',
    'downtime',
    'energy',
    'carbon',
    'incentive',
    'tax',
    'residual',
  ];
  for (const o of evaluate(rooftop).options)
    for (const f of o.flows) assert.ok(near(f.total, sum(classes.map((k) => f[k]))));
});
