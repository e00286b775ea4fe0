import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aFollowUp, followUps, now } from '@wellkept/testing';
import { groupOf, inGroups } from './queue-groups.ts';

const at = Date.parse(now);
const group = (dueAt: string, overrides = {}, timeZone = 'Europe/Dublin') =>
  groupOf(aFollowUp({ dueAt, ...overrides }), at, timeZone);

test('what is past its time is overdue, whatever it is', () => {
  assert.equal(group('2026-11-24T09:40:59.000Z', { kind: 'answer', promised: true }), 'overdue');
});

test('a question is a question even when its answer is promised for today', () => {
  assert.equal(group('2026-11-24T12:00:00.000Z', { kind: 'answer', promised: true }), 'questions');
});

test('a promise goes before today and later', () => {
  assert.equal(group('2026-11-24T12:00:00.000Z', { promised: true }), 'promised');
  assert.equal(group('2026-11-30T12:00:00.000Z', { promised: true }), 'promised');
});

test('today is the firm’s day, not the reader’s or UTC’s', () => {
  assert.equal(group('2026-11-24T23:30:00.000Z', {}, 'Europe/Dublin'), 'today');
  assert.equal(group('2026-11-24T23:30:00.000Z', {}, 'Europe/Berlin'), 'later');
});

test('each duty is in one group, earliest first', () => {
  const groups = inGroups(followUps(), at, 'Europe/Dublin');
  assert.deepEqual(
    Object.fromEntries(
      Object.entries(groups).map(([name, duties]) => [name, duties.map((duty) => duty.id)]),
    ),
    {
      overdue: ['fol_ring', 'fol_tyres'],
      questions: ['fol_crane', 'fol_chain'],
      promised: ['fol_price', 'fol_right'],
      today: ['fol_1'],
      later: ['fol_later'],
    },
  );
});
