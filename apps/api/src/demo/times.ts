// When each step of a demo recommendation was taken, told back from now.
import type { RecommendationStatus } from '@wellkept/contracts';
import { addDays, at, dayOf, weekdayOf } from '../time/zone.ts';
import type { Random } from './random.ts';

const zone = 'Europe/Dublin';

export type StepName =
  | 'noted'
  | 'proposed'
  | 'sent'
  | 'viewed'
  | 'asked'
  | 'approved'
  | 'declined'
  | 'deferred'
  | 'fixed-elsewhere'
  | 'price-expired'
  | 'booked'
  | 'started'
  | 'completed'
  | 'incomplete'
  | 'recovery-opened'
  | 'confirmed'
  | 'withdrawn'
  | 'waiting';

const toViewed: readonly StepName[] = ['noted', 'proposed', 'sent', 'viewed'];
const toBooked: readonly StepName[] = [...toViewed, 'approved', 'booked'];
const toCompleted: readonly StepName[] = [...toBooked, 'started', 'completed'];

/** The steps that led to a state, oldest first. */
export const stepsTo: Record<RecommendationStatus, readonly StepName[]> = {
  draft: ['noted'],
  proposed: ['noted', 'proposed'],
  sent: ['noted', 'proposed', 'sent'],
  viewed: toViewed,
  question: [...toViewed, 'asked'],
  waiting: [...toViewed, 'waiting'],
  deferred: [...toViewed, 'deferred'],
  'price-expired': [...toViewed, 'price-expired'],
  approved: [...toViewed, 'approved'],
  booked: toBooked,
  'in-progress': [...toBooked, 'started'],
  incomplete: [...toBooked, 'started', 'incomplete'],
  completed: toCompleted,
  recovery: [...toCompleted, 'recovery-opened'],
  declined: [...toViewed, 'declined'],
  'fixed-elsewhere': [...toViewed, 'fixed-elsewhere'],
  withdrawn: ['noted', 'proposed', 'sent', 'withdrawn'],
  confirmed: [...toCompleted, 'confirmed'],
};

/** Usual days before the next step was taken. */
const wait: Partial<Record<StepName, readonly [number, number]>> = {
  proposed: [0, 0.4],
  sent: [0.6, 2.5],
  viewed: [0.1, 3],
  asked: [0, 1],
  approved: [0.3, 5],
  booked: [0, 0.3],
  started: [3, 12],
  completed: [0.1, 0.2],
  incomplete: [0.1, 0.2],
  confirmed: [1, 6],
  declined: [0.5, 6],
  deferred: [0.3, 4],
  'price-expired': [26, 27],
  withdrawn: [2, 8],
  'fixed-elsewhere': [2, 9],
  'recovery-opened': [0.5, 2],
  waiting: [0.2, 2],
};
/** How long ago the last step was, in days. */
const age: Partial<Record<RecommendationStatus, readonly [number, number]>> = {
  draft: [0.1, 0.8],
  proposed: [0.1, 1],
  sent: [0.5, 4],
  viewed: [0.2, 6],
  question: [0.1, 0.8],
  waiting: [0.3, 1.5],
  deferred: [4, 60],
  'price-expired': [0.5, 6],
  approved: [0.1, 2],
  booked: [0.2, 5],
  'in-progress': [0.03, 0.08],
  incomplete: [0.2, 0.7],
  completed: [0.3, 3],
  recovery: [0.2, 0.8],
  declined: [2, 170],
  'fixed-elsewhere': [5, 150],
  withdrawn: [5, 120],
  confirmed: [20, 340],
};

/** The moment of each step; steps a person takes fall into working hours of a weekday. */
export function timesFor(
  status: RecommendationStatus,
  now: Date,
  random: Random,
): Map<StepName, Date> {
  const steps = stepsTo[status];
  const times = new Map<StepName, Date>();
  let time = now.getTime() - random.between(...age[status]!) * 86_400_000;
  for (const [i, step] of [...steps].reverse().entries()) {
    const before =
      i === 0
        ? time
        : Math.min(time, ...[...times.values()].map((later) => later.getTime() - 300_000));
    const moment =
      step === 'started' && status === 'in-progress'
        ? new Date(before)
        : intoWorkingHours(new Date(before), random);
    times.set(step, moment);
    time = moment.getTime() - random.between(...(wait[step] ?? [0.5, 2])) * 86_400_000;
  }
  return new Map([...times].reverse());
}

/** The same or an earlier moment, on a weekday between 8 and 17 at the firm. */
function intoWorkingHours(time: Date, random: Random): Date {
  let day = dayOf(time, zone);
  for (let tries = 0; tries < 6; tries++) {
    const opens = at(day, '08:00', zone).getTime();
    const latest = Math.min(at(day, '17:00', zone).getTime(), time.getTime());
    if (weekdayOf(day) % 6 !== 0 && latest > opens) {
      return latest === time.getTime() ? time : new Date(random.between(opens, latest));
    }
    day = addDays(day, -1);
  }
  return time;
}
