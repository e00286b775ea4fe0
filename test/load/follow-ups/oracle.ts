// What has to have happened by the end, reckoned without the product's code: minute by minute, item by item.
import { CLOSES, DAY, HOLIDAY, MINUTE, OPENS, STEP, type Plan, type PlannedDuty } from './plan.ts';

export interface Expected {
  /** `text/event/instant` of every event there must be. */
  readonly events: readonly string[];
  /** `text/stage/recipient` of every mail to staff, where the recipient is the number of the person. */
  readonly mails: readonly string[];
  /** `contact/day` of every digest. */
  readonly digests: readonly string[];
}

const HOUR = 60 * MINUTE;
const LEAD: Record<string, number> = {
  answer: 3,
  'call-back': 2,
  'check-outcome': 9,
  recover: 3,
  rebook: 2,
  visit: 0,
};
/** The first two of the staff sit at the desk; the first is the coordinator. */
export const DESK = [0, 1];

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);
const isWorkingDay = (time: number): boolean => {
  const weekday = new Date(time).getUTCDay();
  return weekday > 0 && weekday < 6 && dayOf(time) !== HOLIDAY;
};
const isOpen = (time: number): boolean => {
  const hour = new Date(time).getUTCHours();
  return isWorkingDay(time) && hour >= OPENS && hour < CLOSES;
};

function back(from: number, hours: number): number {
  let time = from;
  for (let left = hours * 60; left > 0; time -= MINUTE) if (isOpen(time - MINUTE)) left--;
  return time;
}

function forth(from: number, hours: number): number {
  let time = from;
  for (let left = hours * 60; left > 0; time += MINUTE) if (isOpen(time)) left--;
  return Math.ceil(time / HOUR) * HOUR;
}

const early = (duty: PlannedDuty, due: number, hours: number, share: number): number => {
  const time = back(due, hours);
  return time > duty.created ? time : duty.created + Math.max(0, due - duty.created) * share;
};

/** The first step of the clock at or after an instant. */
const step = (time: number): number => Math.ceil(time / STEP) * STEP;

export function expect(plan: Plan): Expected {
  const events: string[] = [];
  const mails: string[] = [];
  const digests = new Set<string>();
  for (const duty of plan.duties)
    if ('staff' in duty.owner) climb(plan, duty, duty.owner.staff, events, mails);
  plan.contacts.forEach((_, contact) => remind(plan, contact, events, digests));
  return { events, mails, digests: [...digests] };
}

function climb(
  plan: Plan,
  duty: PlannedDuty,
  owner: number,
  events: string[],
  mails: string[],
): void {
  const end = Math.min(duty.closed ?? Infinity, plan.end + STEP);
  const happens = (stage: string, event: string, at: number, people: readonly number[]) => {
    events.push(`${duty.text}/${event}/${new Date(at).toISOString()}`);
    for (const person of new Set(people)) mails.push(`${duty.text}/${stage}/${person}`);
  };
  const segments = duty.moved
    ? [
        { from: duty.created, to: duty.moved.at, due: duty.due },
        { from: duty.moved.at, to: end, due: duty.moved.due },
      ]
    : [{ from: duty.created, to: end, due: duty.due }];
  for (const { from, to, due } of segments) {
    const until = Math.min(to, end);
    const at = (time: number) => Math.max(step(time), from);
    const dueAt = at(due);
    const riskAt = duty.promised ? at(early(duty, due, 1, 0.75)) : Infinity;
    const lead = LEAD[duty.kind] ?? 0;
    const soonAt = lead > 0 ? at(early(duty, due, lead, 0.5)) : Infinity;
    if (soonAt < Math.min(riskAt, dueAt, until)) happens('due-soon', 'due-soon', soonAt, [owner]);
    if (riskAt < Math.min(dueAt, until))
      happens('at-risk', 'promise-at-risk', riskAt, [owner, DESK[0]!]);
    if (dueAt >= until) continue;
    happens('overdue', 'overdue', dueAt, [owner, DESK[0]!]);
    const raisedAt = step(forth(dueAt, duty.promised ? 4 : 9));
    if (raisedAt < until) happens('raised', 'overdue-raised', raisedAt, [owner, ...DESK]);
  }
}

/** Nine o'clock on the `count`th working day after the day of an instant. */
function morning(since: number, count: number): number {
  let day = Math.floor(since / DAY) * DAY;
  for (let left = count; left > 0;) {
    day += DAY;
    if (isWorkingDay(day)) left--;
  }
  return day + 9 * HOUR;
}

function remind(plan: Plan, contact: number, events: string[], digests: Set<string>): void {
  const { silence } = plan.contacts[contact]!;
  for (const duty of plan.duties) {
    if (!('contact' in duty.owner) || duty.owner.contact !== contact) continue;
    const end = Math.min(duty.closed ?? Infinity, plan.end + STEP);
    const happens = (event: string, at: number) => {
      if (at < end) events.push(`${duty.text}/${event}/${new Date(at).toISOString()}`);
      return at < end;
    };
    happens('overdue', Math.max(step(duty.due), duty.created));
    let last = duty.created;
    if (silence === 'stopped') happens('office-takes-over', duty.created);
    else if (silence === 'no-address') happens('office-takes-over', step(duty.due));
    else {
      for (let n = 0; n < 3; n++) {
        last = morning(last, 3);
        if (happens('customer-reminded', last)) digests.add(`${contact}/${dayOf(last)}`);
      }
      happens('office-takes-over', morning(last, 3));
    }
  }
}
