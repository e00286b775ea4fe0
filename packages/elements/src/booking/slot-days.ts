import type { Slot } from '@wellkept/contracts';
import { addDays } from '@wellkept/contracts/day';
import { wallClockIn } from '../recommendation/site-time.ts';

/** A calendar day in the site's zone with its free windows, earliest first. */
export interface SlotDay {
  /** `YYYY-MM-DD` in the site's zone. */
  readonly day: string;
  readonly slots: readonly Slot[];
}

const weekday = (day: string): number => new Date(`${day}T12:00:00Z`).getUTCDay();

/**
 * Free windows by day, earliest first. Working days between the first and the last that have none are listed empty, so
 * that a person sees they are full and not forgotten; days off are left out.
 */
export const slotDays = (
  slots: readonly Slot[],
  timeZone: string,
  morningsOnly: boolean,
): readonly SlotDay[] => {
  const clock = wallClockIn(timeZone);
  const byDay = new Map<string, Slot[]>();
  for (const slot of slots) {
    const [day = '', time = ''] = clock(slot.startsAt).split(' ');
    const list = byDay.get(day) ?? [];
    byDay.set(day, list);
    if (!morningsOnly || time < '12:00') list.push(slot);
  }
  const days = [...byDay.keys()].sort();
  const first = days[0];
  const last = days.at(-1);
  if (!first || !last) return [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const free = weekday(day) !== 0 && weekday(day) !== 6;
    if (free && !byDay.has(day)) byDay.set(day, []);
  }
  return [...byDay]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, list]) => ({
      day,
      slots: list.sort((a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : 0)),
    }));
};

/** Names a window: two technicians may be free at the same time. */
export const slotKey = (slot: Slot): string => `${slot.startsAt} ${slot.technician.id}`;

/** How a window compares with the one that was lost. */
export type Likeness = 'sameDaySamePerson' | 'sameDay' | 'sameTimeLater' | 'samePerson' | null;

export const likeness = (slot: Slot, lost: Slot, timeZone: string): Likeness => {
  const clock = wallClockIn(timeZone);
  const [day, time] = clock(slot.startsAt).split(' ');
  const [lostDay, lostTime] = clock(lost.startsAt).split(' ');
  const samePerson = slot.technician.id === lost.technician.id;
  if (day === lostDay) return samePerson ? 'sameDaySamePerson' : 'sameDay';
  if (time === lostTime) return 'sameTimeLater';
  return samePerson ? 'samePerson' : null;
};

const order: Record<NonNullable<Likeness>, number> = {
  sameDaySamePerson: 0,
  sameDay: 1,
  sameTimeLater: 2,
  samePerson: 3,
};

/** The three free windows that come nearest to a lost one: same day first, then the same time, then the earliest. */
export const nextBest = (
  slots: readonly Slot[],
  lost: Slot,
  timeZone: string,
  count = 3,
): readonly Slot[] =>
  slots
    .filter((slot) => slotKey(slot) !== slotKey(lost))
    .map((slot) => {
      const like = likeness(slot, lost, timeZone);
      return { slot, rank: like ? order[like] : 4 };
    })
    .sort((a, b) => a.rank - b.rank || Date.parse(a.slot.startsAt) - Date.parse(b.slot.startsAt))
    .slice(0, count)
    .map(({ slot }) => slot)
    .sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
