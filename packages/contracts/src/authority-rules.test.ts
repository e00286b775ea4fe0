import assert from 'node:assert/strict';
import { test } from 'node:test';
import { confirmersOf, rulingsOn, type Rules } from './authority-rules.ts';

const person = (id: string) => ({ id, name: id, side: 'customer' as const });
const euros = (amount: number) => ({ amount: amount * 100, currency: 'EUR' });
const may = (id: string, limit: number | null, mayConfirm = false) => ({
  person: person(id),
  limit: limit === null ? null : euros(limit),
  mayConfirm,
  manages: false,
  invitedBy: null,
});
const rules = (more: Partial<Rules> = {}): Rules => ({
  people: [may('ann', null), may('ben', null, true), may('cas', 1000), may('dia', 5000)],
  twoPeopleAbove: euros(10_000),
  orderAbove: null,
  documentAbove: null,
  cover: [],
  ...more,
});
const cover = (away: string, coveredBy: string, from: string, until: string) => ({
  away: person(away),
  coveredBy: person(coveredBy),
  from,
  until,
});
const DAY = '2026-11-24';
const sums = (...amounts: number[]) =>
  amounts.map((amount, n) => ({ id: `i${n}`, amount: amount * 100 }));
const because = (by: string, ...amounts: number[]) =>
  Object.fromEntries(
    rulingsOn(rules(), by, sums(...amounts), DAY).map(({ id, secondBecause }) => [
      id,
      secondBecause,
    ]),
  );
const who = (first: string, sum: number, more: Partial<Rules> = {}) =>
  confirmersOf(rules(more), first, sum * 100, DAY).map(({ contactId }) => contactId);

test('approvals of one act are added up from the cheapest on, in whatever order they come', () => {
  assert.deepEqual(because('cas', 700, 200, 400), { i0: 'limit', i1: null, i2: null });
  assert.deepEqual(because('cas', 1000), { i0: null });
  assert.deepEqual(because('cas', 1000.01), { i0: 'limit' });
  assert.deepEqual(because('ann', 21_600, 640), { i0: 'two-people', i1: null });
});

test('the sum that stands never exceeds the limit, however an act is split', () => {
  for (let n = 1; n < 200; n++) {
    const amounts = Array.from({ length: 1 + (n % 7) }, (_, k) => ((n * 37 + k * 113) % 900) + 1);
    const stands = rulingsOn(rules(), 'cas', sums(...amounts), DAY)
      .filter(({ secondBecause }) => secondBecause === null)
      .reduce((most, { sum }) => Math.max(most, sum), 0);
    assert.ok(stands <= 100_000, `${amounts.join(', ')}: ${stands}`);
  }
});

test('papers are asked for from the item on that goes beyond their sums', () => {
  const asked = rulingsOn(
    rules({ orderAbove: euros(500), documentAbove: euros(900) }),
    'ann',
    sums(300, 400, 300),
    DAY,
  );
  assert.deepEqual(
    asked.map(({ orderNeeded, documentNeeded }) => [orderNeeded, documentNeeded]),
    [
      [false, false],
      [true, false],
      [true, true],
    ],
  );
});

test('beyond a limit anybody confirms whose own limit reaches; above the two-people sum one of the two is named', () => {
  assert.deepEqual(who('cas', 3000), ['ben', 'ann', 'dia'], 'who is named comes first');
  assert.deepEqual(who('cas', 7000), ['ben', 'ann']);
  assert.deepEqual(who('ann', 12_000), ['ben']);
  assert.deepEqual(who('ben', 12_000), ['ann'], 'the first is named already');
});

test('nobody confirms their own yes, not even for the person they cover', () => {
  const cas = { cover: [cover('ann', 'cas', DAY, DAY)] };
  assert.ok(!who('ann', 12_000, cas).includes('cas'), 'covering the first gives no second yes');
  assert.ok(!who('cas', 3000, cas).includes('cas'));
});

test('cover holds from its first to its last day, and who is away is asked last', () => {
  for (const [from, until, covered] of [
    [DAY, DAY, true],
    ['2026-11-25', '2026-11-30', false],
    ['2026-11-01', '2026-11-23', false],
  ] as const) {
    const [ruling] = rulingsOn(
      rules({ cover: [cover('ann', 'cas', from, until)] }),
      'cas',
      sums(5000),
      DAY,
    );
    assert.equal(ruling?.actingFor, covered ? 'ann' : null);
    assert.equal(ruling?.secondBecause, covered ? null : 'limit');
  }
  assert.deepEqual(who('ann', 12_000, { cover: [cover('ben', 'dia', DAY, DAY)] }), ['dia', 'ben']);
});
