import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addDays,
  at,
  dayOf,
  endOfDay,
  isZone,
  toInstant,
  toWall,
  zoneRulesAreStale,
} from './zone.ts';

const wall = (text: string) => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = text.split(/\D/).map(Number);
  return { year, month, day, hour, minute, second: 0 };
};

test('a time shown twice is the first one, and a skipped one is read with the offset before', () => {
  const cases = [
    ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
    ['2026-03-08T02:30', 'America/New_York', '2026-03-08T07:30:00.000Z'],
    ['2026-10-25T01:30', 'Europe/Dublin', '2026-10-25T00:30:00.000Z'],
    ['2026-03-29T01:30', 'Europe/Dublin', '2026-03-29T01:30:00.000Z'],
    ['2026-04-05T01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z'],
    ['2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00.000Z'],
    ['2026-07-01T12:00', 'Asia/Kathmandu', '2026-07-01T06:15:00.000Z'],
    ['2026-07-01T00:00', 'Pacific/Apia', '2026-06-30T11:00:00.000Z'],
  ] as const;
  for (const [text, zone, instant] of cases)
    assert.equal(toInstant(wall(text), zone).toISOString(), instant, `${text} ${zone}`);
});

test('every hour of a year comes back from its wall time, but for the second showing of an hour', () => {
  for (const zone of [
    'Europe/Dublin',
    'America/St_Johns',
    'Antarctica/Troll',
    'Asia/Tehran',
    'Africa/Casablanca',
  ]) {
    let differing = 0;
    for (let time = Date.UTC(2026, 0, 1); time < Date.UTC(2027, 0, 1); time += 3_600_000) {
      if (toInstant(toWall(new Date(time), zone), zone).getTime() !== time) differing++;
    }
    assert.ok(differing <= 2, `${zone}: ${differing}`);
  }
});

test('a day ends when the next one begins there', () => {
  assert.equal(endOfDay('2026-03-29', 'Europe/Dublin').toISOString(), '2026-03-29T23:00:00.000Z');
  assert.equal(
    at('2026-12-31', '24:00', 'Europe/Dublin').toISOString(),
    '2027-01-01T00:00:00.000Z',
  );
  assert.equal(dayOf(new Date('2026-12-31T11:30:00Z'), 'Pacific/Kiritimati'), '2027-01-01');
  assert.equal(addDays('2028-02-28', 1), '2028-02-29');
});

test('zones are IANA names, and old rules are known as such', () => {
  assert.ok(isZone('America/Vancouver'));
  for (const zone of ['Mars/Olympus', '+02:00', '']) assert.ok(!isZone(zone), zone);
  assert.ok(zoneRulesAreStale('2025c'));
  assert.ok(!zoneRulesAreStale('2026c'));
});
