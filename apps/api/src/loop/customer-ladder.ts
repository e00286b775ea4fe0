// When a customer is reminded of what waits for them, and when the office takes it in hand instead. Pure, as ladder.ts.
import type { NextStepKind } from '@wellkept/contracts';
import type { Hours } from '../db/schema.ts';
import { at, dayOf } from '../time/zone.ts';
import { whenOpen, workingDayAfter, type Office } from './office-hours.ts';

export interface CustomersDuty {
  readonly kind: NextStepKind;
  readonly due_at: Date;
  readonly created_at: Date;
  readonly escalated_at: Date | null;
  readonly handed_at: Date | null;
}

export interface Reminding {
  /** Why this contact is not reminded of it, if so. */
  readonly silence: 'stopped' | 'no-address' | null;
  /** How often they were reminded of this step of it, and when last. */
  readonly count: number;
  readonly last: Date | null;
  /** They got a digest today. */
  readonly toldToday: boolean;
  /** The office's own duty in its stead: open, or when it was closed. */
  readonly office: 'open' | Date | null;
  /** Working days between two reminders of one item, and how many there are. */
  readonly days: number;
  readonly limit: number;
}

export type HandReason = 'unanswered' | 'stopped' | 'no-address';

export interface CustomersLook {
  readonly overdue: boolean;
  readonly remind: boolean;
  readonly hand: HandReason | null;
  /** Later than the instant that was asked about. */
  readonly again: Date;
}

const DIGEST_AT = '09:00';
/** Working days after the office's last try until it tries again. */
const OFFICE_AGAIN_DAYS = 10;
const AT_LATEST_MS = 86_400_000;

/** When customers may be reminded, as opening hours: weekdays outside quiet hours, by the clock of their site. */
export function reachable(
  firm: { readonly quiet_from: string; readonly quiet_to: string; readonly holidays: string[] },
  timeZone: string,
): Office {
  const until = firm.quiet_from > firm.quiet_to ? firm.quiet_from : '24:00';
  const day = [firm.quiet_to, until] as const;
  const hours: Hours = { mon: day, tue: day, wed: day, thu: day, fri: day };
  return { timeZone, hours, holidays: new Set(firm.holidays) };
}

export function lookAtCustomers(
  duty: CustomersDuty,
  reminding: Reminding,
  reach: Office,
  now: Date,
): CustomersLook {
  // Silence confirms by itself: one reminder that it will, and nobody rings.
  const confirms = duty.kind === 'confirm';
  const limit = confirms ? Math.min(1, reminding.limit) : reminding.limit;
  const overdue = !confirms && now >= duty.due_at && !duty.escalated_at;
  const { silence } = reminding;
  const since =
    reminding.last && reminding.last > duty.created_at ? reminding.last : duty.created_at;
  const nextTime = digestTime(reach, dayOf(since, reach.timeZone), reminding.days);

  let [remind, hand]: [boolean, HandReason | null] = [false, null];
  const times: Date[] = [duty.due_at];
  if (duty.handed_at) {
    const { office } = reminding;
    if (office instanceof Date) {
      const again = digestTime(reach, dayOf(office, reach.timeZone), OFFICE_AGAIN_DAYS);
      if (now >= again) hand = silence ?? 'unanswered';
      times.push(again);
    }
  } else if (duty.kind === 'second-decision' && now >= duty.due_at) {
    // The first person was told that the office rings then; reminders would only be in its way.
    hand = silence ?? 'unanswered';
  } else if (!silence && reminding.count < limit) {
    if (now < nextTime) times.push(nextTime);
    else if (reminding.toldToday) times.push(digestTime(reach, dayOf(now, reach.timeZone), 1));
    else {
      remind = whenOpen(reach, now) <= now;
      times.push(whenOpen(reach, now));
    }
  } else if (!confirms) {
    const when = silence === 'stopped' ? now : silence ? duty.due_at : nextTime;
    if (now >= when) hand = silence ?? 'unanswered';
    else times.push(when);
  }
  return { overdue, remind, hand, again: soonest(times, now) };
}

const digestTime = (reach: Office, day: string, days: number): Date => {
  const morning = at(workingDayAfter(reach, day, days), DIGEST_AT, reach.timeZone);
  return whenOpen(reach, morning);
};

const soonest = (times: readonly Date[], now: Date): Date =>
  new Date(
    Math.min(
      ...times.filter((time) => time > now).map((time) => time.getTime()),
      now.getTime() + AT_LATEST_MS,
    ),
  );
