import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookAt, type StandingDuty } from './ladder.ts';
import type { Office } from './office-hours.ts';

const DAY = ['08:00', '17:00'] as const;
const office: Office = {
  timeZone: 'Europe/Dublin',
  hours: { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY },
  holidays: new Set(['2026-11-26']),
};
const at = (time: string) => new Date(`2026-11-${time}:00Z`);
const duty = (more: Partial<StandingDuty> = {}): StandingDuty => ({
  kind: 'answer',
  promised: true,
  created_at: at('24T09:00'),
  due_at: at('27T10:00'),
  reminded_at: null,
  at_risk_at: null,
  escalated_at: null,
  raised_at: null,
  ...more,
});
const stageAt = (time: string, more: Partial<StandingDuty> = {}) =>
  lookAt(duty(more), office, at(time)).stage;

test('the owner is reminded three office hours before an answer is due, across a holiday', () => {
  // Due Friday at ten, the Thursday is a holiday: two hours of Friday and the last of Wednesday.
  assert.equal(stageAt('25T15:59'), null);
  assert.equal(stageAt('25T16:00'), 'due-soon');
  assert.equal(stageAt('25T16:00', { reminded_at: at('25T16:00') }), null);
});

test('a promise is marked an hour of office before it breaks, whether or not anybody was reminded', () => {
  assert.equal(stageAt('27T08:59', { reminded_at: at('25T16:00') }), null);
  assert.equal(stageAt('27T09:00', { reminded_at: at('25T16:00') }), 'at-risk');
  assert.equal(stageAt('27T09:00'), 'at-risk');
  assert.equal(stageAt('27T09:30', { at_risk_at: at('27T09:00') }), null);
  assert.equal(stageAt('27T09:00', { promised: false }), 'due-soon', 'nothing was promised');
});

test('an overdue duty is raised once more after four office hours of a promise, nine of any other', () => {
  assert.equal(stageAt('27T10:00'), 'overdue');
  const overdue = { escalated_at: at('27T10:00') };
  assert.equal(stageAt('27T13:59', overdue), null);
  assert.equal(stageAt('27T14:00', overdue), 'raised');
  assert.equal(stageAt('27T14:00', { ...overdue, raised_at: at('27T14:00') }), null);
  const other = { ...overdue, promised: false };
  assert.equal(stageAt('29T12:00', other), null, 'the weekend does not count');
  assert.equal(stageAt('30T10:00', other), 'raised');
});

test('a duty younger than its reminder’s lead is halved: nobody is reminded as it begins', () => {
  const short = { created_at: at('27T09:00') };
  assert.equal(stageAt('27T09:01', short), null);
  assert.equal(stageAt('27T09:30', short), 'due-soon');
  assert.equal(stageAt('27T09:45', short), 'at-risk');
});

test('every look says when to look again: later, and within a day', () => {
  for (const kind of ['answer', 'visit', 'check-outcome'] as const) {
    for (let hour = 0; hour < 24 * 12; hour++) {
      const now = new Date(at('22T00:00').getTime() + hour * 3_600_000);
      for (const more of [{}, { escalated_at: at('27T10:00') }, { reminded_at: at('25T16:00') }]) {
        const { again } = lookAt(duty({ kind, ...more }), office, now);
        assert.ok(again > now && again.getTime() <= now.getTime() + 86_400_000);
      }
    }
  }
});
