import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EconomicsCase } from './case.ts';
import { prepare } from './evaluate.ts';
import { withValue } from './inputs.ts';
import type { Sensitivity } from './result.ts';
import { rooftop, told } from './rooftop.fixture.ts';
import {
  evaluateInFull as evaluate,
  sensitivity as sensitivityOf,
  sensitivitySteps,
  settlingFact,
} from './sensitivity.ts';

const sensitivity = (c: EconomicsCase): Sensitivity | null =>
  sensitivityOf(c, prepare(c).evaluate());
const priced = (price: number, low?: number, high?: number): EconomicsCase => ({
  ...rooftop,
  options: rooftop.options.map((o) =>
    o.id === 'replace' ? { ...o, price: told(price, 'EUR', 'quoted', low, high) } : o,
  ),
});

test('a clear case is called, with its three largest reasons and the fact that would turn it', () => {
  const { verdict, comparison } = evaluate(rooftop);
  assert.equal(verdict?.kind, 'replace');
  assert.equal(verdict.option, 'replace');
  assert.equal(verdict.replaceInYear, 0);
  assert.deepEqual(verdict.tooCloseBecause, []);
  assert.equal(verdict.reasons.length, 3);
  const sizes = verdict.reasons.map((r) => Math.abs(r.amount));
  assert.deepEqual(
    sizes,
    sizes.toSorted((a, b) => b - a),
  );
  for (const r of verdict.reasons) assert.ok(Math.abs(r.amount - (r.against - r.option)) < 1e-9);
  assert.equal(verdict.settlingFact?.winner, comparison?.against);
});

test('a dear enough new unit makes it "repair", with the same plainness', () => {
  // Young enough to last: else the dear one would only come later.
  const young = { ...rooftop.unit, installedOn: '2019-11-24', lifeYears: told(30, 'years') };
  const { verdict, comparison } = evaluate({ ...priced(60000), unit: young });
  assert.equal(verdict?.kind, 'repair');
  assert.equal(verdict.option, 'repair');
  assert.ok((comparison?.netSavings.mean ?? 0) > 0);
});

test('between the two it is too close to call, and says which option it would not name', () => {
  const { at } = sensitivity(rooftop)?.switching.find(
    (s) => s.path === 'options.replace.price',
  ) ?? { at: 0 };
  const r = evaluate(priced(at));
  assert.equal(r.verdict?.kind, 'too-close');
  assert.equal(r.verdict.option, null);
  assert.equal(r.verdict.replaceInYear, null);
  assert.ok(r.verdict.tooCloseBecause.includes('probability'));
  assert.ok(r.verdict.settlingFact);
});

test('odds below 8 in 10 are too close even when the mean is large', () => {
  const c: EconomicsCase = {
    ...rooftop,
    assumptions: { ...rooftop.assumptions, energyPrice: told(0.24, 'x', 'assumed', 0, 2) },
  };
  const r = prepare(c).evaluate();
  assert.equal(
    r.verdict?.tooCloseBecause.includes('probability'),
    (r.comparison?.probability ?? 0) < 0.8,
  );
});

test('quotes less sure than the difference make it too close, whatever the odds', () => {
  const r = evaluate(priced(24300, 1000, 90000));
  assert.ok(r.verdict?.tooCloseBecause.includes('quote-uncertainty'));
});

test('a certain difference below 2 % of the cost a year is too close', () => {
  const still = {
    failuresPerYear: told(0, 'x'),
    maintenancePerYear: told(1000, 'EUR/year'),
    horizonYears: told(10, 'years'),
    discountRate: told(0.05, 'x'),
  };
  const option = (
    id: string,
    family: 'repair' | 'component',
    price: number,
  ): EconomicsCase['options'][number] => ({ id, label: id, family, price: told(price, 'EUR') });
  const c: EconomicsCase = {
    ...rooftop,
    unit: { ...rooftop.unit, lifeYears: told(1e5, 'years') },
    history: [],
    assumptions: still,
    options: [option('a', 'repair', 100), option('b', 'component', 150)],
  };
  const r = evaluate(c);
  assert.equal(r.comparison?.probability, 1);
  assert.deepEqual(r.verdict?.tooCloseBecause, ['small-difference']);
});

test('the best of another family is the one judged against, not a second quote', () => {
  const replace = rooftop.options[1] as EconomicsCase['options'][number];
  const c: EconomicsCase = {
    ...rooftop,
    options: [
      ...rooftop.options,
      { ...replace, id: 'replace-b', price: told(24900, 'EUR', 'quoted') },
    ],
  };
  const r = evaluate(c);
  assert.deepEqual([r.comparison?.option, r.comparison?.against], ['replace', 'repair']);
});

test('the tornado is longest first, spans the net savings and holds each input at its own ends', () => {
  const s = sensitivity(rooftop) as Sensitivity;
  const lengths = s.bars.map((b) => Math.abs(b.netSavingsAtHigh - b.netSavingsAtLow));
  assert.deepEqual(
    lengths,
    lengths.toSorted((a, b) => b - a),
  );
  for (const b of s.bars)
    assert.equal(b.flips, Math.min(b.netSavingsAtLow, b.netSavingsAtHigh) < 0);
  const price = s.bars.find((b) => b.path === 'assumptions.energyPrice');
  assert.deepEqual([price?.low, price?.high], [0.18, 0.32]);
  assert.ok(
    (price?.netSavingsAtLow ?? 0) < s.netSavings && s.netSavings < (price?.netSavingsAtHigh ?? 0),
  );
});

test('"uses what today’s unit uses" is no bar of the tornado unless the case doubts it', () => {
  const using = (factor: EconomicsCase['options'][number]['energyFactor']): EconomicsCase => ({
    ...rooftop,
    options: rooftop.options.map((o) =>
      o.id === 'repair' && factor ? { ...o, energyFactor: factor } : o,
    ),
  });
  const bar = (c: EconomicsCase): unknown =>
    sensitivity(c)?.bars.find((b) => b.path === 'options.repair.energyFactor');
  assert.equal(bar(rooftop), undefined);
  assert.equal(bar(using(told(1, 'share'))), undefined);
  assert.ok(bar(using(told(1, 'share', 'assumed', 0.95, 1.1))));
  assert.ok(bar(using(told(0.9, 'share'))));
});

test('what would change the answer is worked out little by little, and comes to the same', () => {
  const result = prepare(rooftop).evaluate();
  const steps = sensitivitySteps(rooftop, result);
  const progress: number[] = [];
  let step = steps.next();
  for (; !step.done; step = steps.next()) progress.push(step.value);
  assert.deepEqual(step.value, sensitivityOf(rooftop, result));
  assert.ok(progress.length > 30);
  assert.deepEqual(
    progress,
    progress.toSorted((a, b) => a - b),
  );
  assert.ok(progress.every((share) => share >= 0 && share < 1));
});

test('at a switching value the two cost the same, and beyond it the winner wins', () => {
  const s = sensitivity(rooftop) as Sensitivity;
  assert.ok(s.switching.length >= 3);
  for (const v of s.switching) {
    if (v.path === 'assumptions.horizonYears') continue;
    const now = s.bars.find((b) => b.path === v.path);
    const at = prepare(withValue(rooftop, v.path, v.at)).evaluate();
    const cost = (id: string): number => at.options.find((o) => o.id === id)?.lcc ?? Number.NaN;
    assert.ok(Math.abs(cost(s.against) - cost(s.option)) < 0.1 * s.netSavings, v.path);
    assert.equal(v.direction, v.at < v.now ? 'below' : 'above');
    assert.equal(v.plausible, v.at >= (now?.low ?? 0) && v.at <= (now?.high ?? 0));
    assert.equal(v.winner, s.against);
  }
});

test('the settling fact is the first plausible flip, else the nearest', () => {
  const flip = (
    path: string,
    at: number,
    plausible: boolean,
  ): Sensitivity['switching'][number] => ({
    path,
    unit: '',
    now: 10,
    at,
    direction: 'above',
    winner: 'x',
    plausible,
  });
  const s: Sensitivity = {
    option: 'a',
    against: 'b',
    netSavings: 1,
    bars: [],
    switching: [flip('far', 40, false), flip('near', 12, false)],
  };
  assert.equal(settlingFact(s)?.path, 'near');
  assert.equal(
    settlingFact({ ...s, switching: [...s.switching, flip('likely', 30, true)] })?.path,
    'likely',
  );
  assert.equal(settlingFact({ ...s, switching: [] }), null);
});

test('a sign that turns within two points of the rate is said, and does not by itself make it too close', () => {
  const flat = {
    failuresPerYear: told(0, 'x'),
    horizonYears: told(20, 'years'),
    discountRate: told(0.05, 'x'),
    maintenancePerYear: told(1000, 'x'),
    residualShare: told(0, 'x'),
    lifeShape: told(50, 'x'),
  };
  const c: EconomicsCase = {
    ...rooftop,
    history: [],
    unit: { ...rooftop.unit, lifeYears: told(1e5, 'years') },
    assumptions: flat,
    options: [
      { id: 'keep', label: 'Keep', family: 'repair', price: told(0, 'EUR') },
      {
        id: 'buy',
        label: 'Buy',
        family: 'replace',
        price: told(12200, 'EUR'),
        lifeYears: told(40, 'years'),
        maintenancePerYear: told(0, 'x'),
      },
    ],
  };
  const r = evaluate(c);
  assert.ok(r.notes.some((n) => n.code === 'rate-sensitive'));
  assert.equal(r.verdict?.kind, 'replace');
});

test('break-even prices are where the life-cycle costs tie: price plus or minus the savings', () => {
  const { comparison } = evaluate(rooftop);
  const savings = comparison?.netSavings.mean ?? 0;
  assert.ok(Math.abs((comparison?.breakEvenPrice['repair'] ?? 0) - (4850 - savings)) < 1e-6);
  assert.ok(Math.abs((comparison?.breakEvenPrice['replace'] ?? 0) - (24300 + savings)) < 1e-6);
});
