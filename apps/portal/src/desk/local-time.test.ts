import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantOf, localOf } from './local-time.ts';

test('a field shows the zone’s clock and gives the same instant back, summer and winter', () => {
  for (const zone of [
    'Europe/Dublin',
    'America/New_York',
    'Asia/Kolkata',
    'Pacific/Auckland',
    'UTC',
  ]) {
    for (const instant of ['2026-01-15T08:30:00.000Z', '2026-07-15T22:45:00.000Z']) {
      assert.equal(instantOf(localOf(instant, zone), zone), instant, `${zone} ${instant}`);
    }
  }
});

test('nine in the morning in Dublin is eight in UTC in summer and nine in winter', () => {
  assert.equal(instantOf('2026-07-01T09:00', 'Europe/Dublin'), '2026-07-01T08:00:00.000Z');
  assert.equal(instantOf('2026-12-01T09:00', 'Europe/Dublin'), '2026-12-01T09:00:00.000Z');
});

test('an hour that the clocks skip becomes the hour after', () => {
  assert.equal(
    localOf(instantOf('2026-03-29T01:30', 'Europe/Dublin'), 'Europe/Dublin'),
    '2026-03-29T02:30',
  );
});
