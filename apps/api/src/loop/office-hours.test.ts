import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addOfficeHours, endOfWorkingDay, openingOnOrAfter, type Office } from './office-hours.ts';

const DAY = ['08:00', '17:00'] as const;
const office: Office = {
  timeZone: 'Europe/Dublin',
  hours: { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: ['08:00', '15:00'] },
  holidays: new Set(['2026-12-25', '2026-12-28']),
};

test('a promise made on Friday evening counts from Monday', () => {
  assert.equal(
    addOfficeHours(office, new Date('2026-11-27T18:30:00Z'), 2).toISOString(),
    '2026-11-30T10:00:00.000Z',
  );
});

test('hours are counted over closing times and holidays', () => {
  assert.equal(
    addOfficeHours(office, new Date('2026-12-24T16:00:00Z'), 3).toISOString(),
    '2026-12-29T10:00:00.000Z',
  );
  assert.equal(
    addOfficeHours(office, new Date('2026-11-24T09:41:00Z'), 8).toISOString(),
    '2026-11-25T09:00:00.000Z',
  );
});

test('working days leave out weekends and holidays', () => {
  assert.equal(
    endOfWorkingDay(office, new Date('2026-12-23T12:00:00Z'), 1).toISOString(),
    '2026-12-24T17:00:00.000Z',
  );
  assert.equal(
    endOfWorkingDay(office, new Date('2026-12-24T12:00:00Z'), 1).toISOString(),
    '2026-12-29T17:00:00.000Z',
  );
  assert.equal(openingOnOrAfter(office, '2026-12-25').toISOString(), '2026-12-29T08:00:00.000Z');
});

test('a firm that is never open still gets a date', () => {
  const never = { ...office, hours: {} };
  const from = new Date('2026-11-24T09:00:00Z');
  assert.ok(addOfficeHours(never, from, 8) > from);
  assert.ok(endOfWorkingDay(never, from, 2) > from);
});
