import { expect } from '@open-wc/testing';
import type { Slot } from '@wellkept/contracts';
import { aSlot, people } from '@wellkept/testing';
import { likeness, nextBest, slotDays, slotKey } from './slot-days.ts';

const slot = (startsAt: string, technician = people.tomasz): Slot =>
  aSlot({ technician, startsAt, endsAt: startsAt });

describe('free windows by day', () => {
  it('puts an instant on the day it has at the site, not where the reader is', () => {
    const late = slot('2026-11-26T23:30:00.000Z');
    expect(slotDays([late], 'Europe/Dublin', false)[0]?.day).to.equal('2026-11-26');
    expect(slotDays([late], 'Asia/Tokyo', false)[0]?.day).to.equal('2026-11-27');
  });
  it('shows a working day between two free ones as full, and leaves weekends out', () => {
    const days = slotDays(
      [slot('2026-11-27T10:00:00.000Z'), slot('2026-12-01T10:00:00.000Z')],
      'Europe/Dublin',
      false,
    );
    expect(days.map(({ day, slots }) => [day, slots.length])).to.deep.equal([
      ['2026-11-27', 1],
      ['2026-11-30', 0],
      ['2026-12-01', 1],
    ]);
  });
  it('offers work at a weekend where there is some', () => {
    expect(slotDays([slot('2026-11-28T10:00:00.000Z')], 'Europe/Dublin', false)).to.have.length(1);
  });
  it('keeps mornings by the clock at the site', () => {
    const noon = slot('2026-07-01T11:00:00.000Z'); // 12:00 in Dublin in summer
    const morning = slot('2026-07-01T10:59:00.000Z');
    const [day] = slotDays([noon, morning], 'Europe/Dublin', true);
    expect(day?.slots.map(slotKey)).to.deep.equal([slotKey(morning)]);
  });
  it('puts the earliest first', () => {
    const [day] = slotDays(
      [slot('2026-11-26T15:00:00.000Z'), slot('2026-11-26T09:00:00.000Z')],
      'UTC',
      false,
    );
    expect(day?.slots.map(({ startsAt }) => startsAt.slice(11, 13))).to.deep.equal(['09', '15']);
  });
  it('goes on over the day clocks change', () => {
    const days = slotDays(
      [slot('2026-10-23T08:00:00.000Z'), slot('2026-10-27T09:00:00.000Z')],
      'Europe/Dublin',
      false,
    );
    expect(days.map(({ day }) => day)).to.deep.equal(['2026-10-23', '2026-10-26', '2026-10-27']);
  });
});

describe('the next best three', () => {
  const lost = slot('2026-11-26T10:00:00.000Z');
  const others = [
    slot('2026-11-30T08:00:00.000Z', people.pat),
    slot('2026-11-27T10:00:00.000Z', people.sinead),
    slot('2026-11-26T13:00:00.000Z'),
    slot('2026-11-26T15:00:00.000Z', people.sinead),
    lost,
  ];
  it('are those most like the lost one, in the order of time, without it', () => {
    expect(
      nextBest(others, lost, 'Europe/Dublin').map(({ startsAt }) => startsAt.slice(5, 13)),
    ).to.deep.equal(['11-26T13', '11-26T15', '11-27T10']);
  });
  it('say what they have in common with it', () => {
    expect(others.map((other) => likeness(other, lost, 'Europe/Dublin'))).to.deep.equal([
      null,
      'sameTimeLater',
      'sameDaySamePerson',
      'sameDay',
      'sameDaySamePerson',
    ]);
  });
});
