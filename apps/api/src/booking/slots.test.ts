import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Hours } from '../db/schema.ts';
import { at, toWall } from '../time/zone.ts';
import { earliestOffers, freeWindows, isOffered, type Calendar, type Wish } from './slots.ts';

const ALL_DAY = ['00:00', '24:00'] as const;
const ROUND_THE_CLOCK: Hours = {
  mon: ALL_DAY,
  tue: ALL_DAY,
  wed: ALL_DAY,
  thu: ALL_DAY,
  fri: ALL_DAY,
  sat: ALL_DAY,
  sun: ALL_DAY,
};
const OFFICE = ['08:00', '17:00'] as const;
const WEEK: Hours = { mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE };

const wish = (zone: string, from: string, until: string, overrides: Partial<Wish> = {}): Wish => ({
  from: new Date(from),
  until: new Date(until),
  durationMinutes: 60,
  zone,
  holidays: new Set(),
  ...overrides,
});
const calendar = (overrides: Partial<Calendar> = {}): Calendar => ({
  technicianId: 'a',
  hours: WEEK,
  busy: [],
  ...overrides,
});

/** How much work in pieces of half an hour fits into a calendar day that a technician works through. */
function halfHoursOf(day: string, zone: string): number {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  const span = {
    from: at(day, '00:00', zone),
    until: at(next.toISOString().slice(0, 10), '00:00', zone),
  };
  return freeWindows(
    calendar({ hours: ROUND_THE_CLOCK }),
    wish(zone, '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', {
      ...span,
      durationMinutes: 30,
    }),
  ).length;
}

describe('free windows', () => {
  const days: [string, string, number, string][] = [
    ['Europe/Dublin', '2026-03-29', 23, 'the hour is skipped'],
    ['Europe/Dublin', '2026-10-25', 25, 'the hour comes twice'],
    ['America/New_York', '2026-03-08', 23, 'the hour is skipped'],
    ['America/New_York', '2026-11-01', 25, 'the hour comes twice'],
    ['Australia/Lord_Howe', '2026-10-04', 23.5, 'half an hour is skipped'],
    ['Australia/Lord_Howe', '2026-04-05', 24.5, 'half an hour comes twice'],
    ['Antarctica/Troll', '2026-03-29', 22, 'two hours are skipped'],
    ['Antarctica/Troll', '2026-10-25', 26, 'two hours come twice'],
    ['Asia/Kathmandu', '2026-06-01', 24, 'the zone is 45 minutes off'],
  ];
  for (const [zone, day, hours, why] of days) {
    it(`fill ${hours} hours of ${day} in ${zone}, where ${why}`, () => {
      assert.equal(halfHoursOf(day, zone), hours * 2);
    });
  }

  it('begin on the step of the firm’s clock, also after a change of half an hour', () => {
    const windows = freeWindows(
      calendar({ hours: ROUND_THE_CLOCK }),
      wish('Australia/Lord_Howe', '2026-10-03T13:00:00Z', '2026-10-04T13:00:00Z', {
        durationMinutes: 120,
      }),
    );
    assert.ok(windows.length > 15);
    for (const { startsAt } of windows)
      assert.equal(toWall(startsAt, 'Australia/Lord_Howe').minute, 0);
  });

  it('keep to the working hours, in winter and in summer', () => {
    const winter = freeWindows(
      calendar(),
      wish('Europe/Dublin', '2026-11-26T00:00:00Z', '2026-11-27T00:00:00Z', {
        durationMinutes: 120,
      }),
    );
    assert.equal(winter[0]?.startsAt.toISOString(), '2026-11-26T08:00:00.000Z');
    assert.equal(winter.at(-1)?.endsAt.toISOString(), '2026-11-26T17:00:00.000Z');
    const summer = freeWindows(
      calendar(),
      wish('Europe/Dublin', '2026-07-02T00:00:00Z', '2026-07-03T00:00:00Z', {
        durationMinutes: 120,
      }),
    );
    assert.equal(summer[0]?.startsAt.toISOString(), '2026-07-02T07:00:00.000Z');
  });

  it('leave out weekends, holidays, and what is taken; a window may begin when another ends', () => {
    const busy = [
      { startsAt: new Date('2026-11-26T10:00:00Z'), endsAt: new Date('2026-11-26T12:00:00Z') },
    ];
    const windows = freeWindows(
      calendar({ busy }),
      wish('Europe/Dublin', '2026-11-26T00:00:00Z', '2026-11-30T00:00:00Z', {
        durationMinutes: 120,
        holidays: new Set(['2026-11-27']),
      }),
    );
    assert.deepEqual(
      windows.map(({ startsAt }) => startsAt.toISOString().slice(0, 16)),
      [
        '2026-11-26T08:00',
        '2026-11-26T12:00',
        '2026-11-26T13:00',
        '2026-11-26T14:00',
        '2026-11-26T15:00',
      ],
    );
  });

  it('follow a night shift over midnight', () => {
    const hours: Hours = { thu: ['22:00', '06:00'] };
    const windows = freeWindows(
      calendar({ hours }),
      wish('Europe/Dublin', '2026-11-27T00:00:00Z', '2026-11-28T00:00:00Z', {
        durationMinutes: 120,
      }),
    );
    assert.deepEqual(
      windows.map(({ startsAt }) => startsAt.toISOString().slice(11, 16)),
      ['00:00', '01:00', '02:00', '03:00', '04:00'],
    );
  });
});

describe('an offer', () => {
  it('is refused off the step, before the lead time, out of hours and past the end', () => {
    const asked = wish('Europe/Dublin', '2026-11-26T09:30:00Z', '2026-12-10T00:00:00Z', {
      durationMinutes: 120,
    });
    const offered = (instant: string) => isOffered(calendar(), asked, new Date(instant));
    assert.equal(offered('2026-11-26T10:00:00Z'), true);
    assert.equal(offered('2026-11-26T09:00:00Z'), false);
    assert.equal(offered('2026-11-26T10:30:00Z'), false);
    assert.equal(offered('2026-11-26T16:00:00Z'), false);
    assert.equal(offered('2026-11-28T10:00:00Z'), false);
    assert.equal(offered('2026-12-10T10:00:00Z'), false);
  });

  it('names one technician a start, first the one who found it', () => {
    const busy = [
      { startsAt: new Date('2026-11-26T08:00:00Z'), endsAt: new Date('2026-11-26T10:00:00Z') },
    ];
    const both = [calendar({ technicianId: 'free' }), calendar({ technicianId: 'finder', busy })];
    const windows = earliestOffers(
      both,
      wish('Europe/Dublin', '2026-11-26T00:00:00Z', '2026-11-27T00:00:00Z', {
        durationMinutes: 120,
      }),
      'finder',
      3,
    );
    assert.deepEqual(
      windows.map(({ technicianId }) => technicianId),
      ['free', 'free', 'finder'],
    );
  });
});
