import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  lookAtCustomers,
  reachable,
  type CustomersDuty,
  type Reminding,
} from './customer-ladder.ts';

const firm = { quiet_from: '20:00', quiet_to: '07:00', holidays: ['2026-11-26'] };
const at = (time: string) => new Date(`2026-11-${time}:00Z`);
const duty: CustomersDuty = {
  kind: 'decide',
  created_at: at('23T12:00'),
  due_at: at('30T17:00'),
  escalated_at: null,
  handed_at: null,
};
const fresh: Reminding = {
  silence: null,
  count: 0,
  last: null,
  toldToday: false,
  office: null,
  days: 3,
  limit: 3,
};
const look = (
  time: string,
  reminding: Partial<Reminding> = {},
  more: Partial<CustomersDuty> = {},
  zone = 'Europe/London',
) =>
  lookAtCustomers(
    { ...duty, ...more },
    { ...fresh, ...reminding },
    reachable(firm, zone),
    at(time),
  );

test('a customer is reminded at nine in the morning three working days later, by the clock of their site', () => {
  // From Monday: Tuesday, Wednesday, the Thursday is a holiday, Friday.
  assert.equal(look('27T08:59').remind, false);
  assert.equal(look('27T09:00').remind, true);
  assert.equal(look('27T00:59', {}, {}, 'Asia/Singapore').remind, false);
  assert.equal(look('27T01:00', {}, {}, 'Asia/Singapore').remind, true);
  assert.equal(look('24T12:00').again.toISOString(), at('25T12:00').toISOString());
  assert.equal(look('27T08:00').again.toISOString(), at('27T09:00').toISOString());
});

test('nobody is reminded at night, at the weekend or on a holiday, however late it is', () => {
  assert.equal(look('27T19:59').remind, true);
  for (const quiet of ['27T20:00', '28T11:00', '29T11:00', '30T06:59'])
    assert.equal(look(quiet, {}, { due_at: at('30T23:00') }).remind, false, quiet);
  const night = look('27T21:00', {}, { due_at: new Date('2026-12-04T17:00:00Z') });
  assert.ok(night.again <= at('30T07:00'));
  assert.equal(look('30T07:00').remind, true, 'what was missed is made up for');
});

test('there is one digest a day and no reminder within three working days of the last', () => {
  assert.equal(look('27T12:00', { toldToday: true }).remind, false);
  assert.equal(
    look('27T12:00', { toldToday: true }).again.toISOString().slice(0, 10),
    '2026-11-28',
  );
  const last = { count: 1, last: at('24T09:00') };
  assert.equal(look('27T09:00', last).remind, false);
  assert.equal(look('30T09:00', last).remind, true);
});

test('after the third reminder the office rings, and again if that led to nothing', () => {
  const told = { count: 3, last: at('24T09:00') };
  assert.deepEqual([look('27T09:00', told).remind, look('27T09:00', told).hand], [false, null]);
  assert.equal(look('30T09:00', told).hand, 'unanswered');
  const handed = { handed_at: at('24T09:00') };
  assert.equal(look('30T09:00', { ...told, office: 'open' }, handed).hand, null);
  const rung = new Date('2026-11-10T09:00:00Z');
  assert.equal(look('24T08:59', { ...told, office: rung }, handed).hand, null);
  assert.equal(look('24T09:00', { ...told, office: rung }, handed).hand, 'unanswered');
});

test('who wants no reminders gets none, and the office has it at once; who has no address is rung when it is due', () => {
  const stopped = look('24T09:00', { silence: 'stopped' });
  assert.deepEqual([stopped.remind, stopped.hand], [false, 'stopped']);
  assert.equal(look('30T16:59', { silence: 'no-address' }).hand, null);
  assert.equal(look('30T17:00', { silence: 'no-address' }).hand, 'no-address');
});

test('silence confirms: one reminder, nobody rings, nothing is overdue', () => {
  const confirm = { kind: 'confirm' } as const;
  assert.equal(look('27T09:00', {}, confirm).remind, true);
  const later = look('30T18:00', { count: 1, last: at('24T09:00') }, confirm);
  assert.deepEqual([later.remind, later.hand, later.overdue], [false, null, false]);
});

test('a firm chooses its caps and quiet hours', () => {
  assert.equal(look('24T09:00', { days: 1 }).remind, true);
  assert.equal(look('27T09:00', { limit: 0 }).hand, 'unanswered');
  const nights = reachable({ ...firm, quiet_from: '00:00', quiet_to: '06:00' }, 'UTC');
  assert.equal(lookAtCustomers(duty, fresh, nights, at('27T23:30')).remind, true);
});
