import { at, dayOf, weekdayOf } from '../time/zone.ts';
import type { Firm } from './firm.ts';

const zone = 'Europe/Dublin';
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

export interface Booking {
  readonly technicianId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** The technicians' diary while the demo is being made: nobody is put in two places. */
export class Diary {
  readonly #taken = new Map<string, (readonly [from: number, to: number])[]>();
  readonly #firm: Firm;

  constructor(firm: Firm) {
    this.#firm = firm;
  }

  /** The first free whole hour on or after `from`, within the working hours of somebody who knows the kind of unit. */
  book(kind: string, from: Date, minutes: number, prefer?: string): Booking {
    const able = this.#firm.staff.filter((person) => person.skills.includes(kind));
    const order = [
      ...able.filter((person) => person.id === prefer),
      ...able.filter((person) => person.id !== prefer),
    ];
    const first = Math.ceil(from.getTime() / 3_600_000) * 3_600_000;
    for (let start = first; start < first + 60 * 86_400_000; start += 3_600_000) {
      for (const person of order) {
        const booking = {
          technicianId: person.id,
          startsAt: new Date(start),
          endsAt: new Date(start + minutes * 60_000),
        };
        if (this.#works(person.hours, booking) && this.#free(booking)) return this.#take(booking);
      }
    }
    throw new Error(`Nobody is free for ${kind}`);
  }

  /** A window around this moment, whoever's working day it is: somebody is there right now. */
  bookAround(kind: string, moment: Date, minutes: number): Booking {
    const start = Math.floor(moment.getTime() / 3_600_000) * 3_600_000;
    for (const person of this.#firm.staff.filter((candidate) => candidate.skills.includes(kind))) {
      const booking = {
        technicianId: person.id,
        startsAt: new Date(start),
        endsAt: new Date(start + minutes * 60_000),
      };
      if (this.#free(booking)) return this.#take(booking);
    }
    throw new Error(`Nobody is free for ${kind} now`);
  }

  #works(hours: Firm['staff'][number]['hours'], { startsAt, endsAt }: Booking): boolean {
    const day = dayOf(startsAt, zone);
    const window = hours[days[weekdayOf(day)]!];
    return !!window && startsAt >= at(day, window[0], zone) && endsAt <= at(day, window[1], zone);
  }

  #free({ technicianId, startsAt, endsAt }: Booking): boolean {
    return (this.#taken.get(technicianId) ?? []).every(
      ([from, to]) => endsAt.getTime() <= from || startsAt.getTime() >= to,
    );
  }

  #take(booking: Booking): Booking {
    const taken = this.#taken.get(booking.technicianId) ?? [];
    this.#taken.set(booking.technicianId, [
      ...taken,
      [booking.startsAt.getTime(), booking.endsAt.getTime()],
    ]);
    return booking;
  }
}
