import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, dayIn, daysBetween, monthsAfter } from './day.ts';

test('the day is the one on the calendar of the zone, not of UTC', () => {
  const evening = Date.parse('2026-11-24T23:30:00Z');
  assert.equal(dayIn(evening, 'Europe/Dublin'), '2026-11-24');
  assert.equal(dayIn(evening, 'Europe/Berlin'), '2026-11-25');
  assert.equal(dayIn('2026-11-25T03:00:00Z', 'America/New_York'), '2026-11-24');
  assert.equal(dayIn(new Date(evening), 'Pacific/Kiritimati'), '2026-11-25');
});

test('days are added on the calendar, across summer time and years', () => {
  assert.equal(addDays('2026-10-24', 2), '2026-10-26');
  assert.equal(addDays('2026-12-31', 1), '2027-01-01');
  assert.equal(addDays('2028-03-01', -1), '2028-02-29');
});

test('months end with the month', () => {
  assert.equal(monthsAfter('2027-01-31', 1), '2027-02-28');
  assert.equal(monthsAfter('2026-11-30', 3), '2027-02-28');
  assert.equal(monthsAfter('2026-03-31', -1), '2026-02-28');
  assert.equal(monthsAfter('2024-02-29', 12), '2025-02-28');
});

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));

test('adding days and counting them are one another’s inverse', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -40_000, max: 40_000 }), (from, days) => {
      const to = addDays(from, days);
      assert.equal(daysBetween(from, to), days);
      assert.equal(addDays(to, -days), from);
    }),
  );
});

test('months later is in that month, on the same date or the last one', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -400, max: 400 }), (from, months) => {
      const to = monthsAfter(from, months);
      const count = (each: string) => Number(each.slice(0, 4)) * 12 + Number(each.slice(5, 7));
      assert.equal(count(to) - count(from), months);
      const same = to.slice(8) === from.slice(8);
      assert.ok(same || addDays(to, 1).endsWith('-01'));
    }),
  );
});
