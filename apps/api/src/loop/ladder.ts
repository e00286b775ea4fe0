// The ladder a duty of the firm's own people stands on: reminded in time, a promise at risk, overdue, raised further.
// Pure: a duty, the office's hours and an instant give what has to happen now and when to look again.
import type { NextStepKind } from '@wellkept/contracts';
import { addOfficeHours, subtractOfficeHours, type Office } from './office-hours.ts';

export type Stage = 'due-soon' | 'at-risk' | 'overdue' | 'raised';

export interface StandingDuty {
  readonly kind: NextStepKind;
  readonly promised: boolean;
  readonly due_at: Date;
  readonly created_at: Date;
  readonly reminded_at: Date | null;
  readonly at_risk_at: Date | null;
  readonly escalated_at: Date | null;
  readonly raised_at: Date | null;
}

export interface Look {
  readonly stage: Stage | null;
  /** Later than the instant that was asked about. */
  readonly again: Date;
}

/** Office hours before the duty is due; 0 where somebody's calendar says it. */
const LEAD: Record<NextStepKind, number> = {
  'finish-draft': 2,
  review: 2,
  decide: 0,
  answer: 3,
  'second-decision': 0,
  'renew-price': 2,
  book: 0,
  visit: 0,
  'finish-visit': 0,
  rebook: 2,
  confirm: 0,
  'check-outcome': 9,
  recover: 3,
  'call-back': 2,
};
/** Office hours before a promise breaks at which the desk sees it coming. */
const AT_RISK = 1;
/** Office hours without a reaction after which more people hear of it. */
const RAISE = { promised: 4, other: 9 };
/** Office hours, holidays and clock rules may change meanwhile. */
const AT_LATEST_MS = 86_400_000;

export function lookAt(duty: StandingDuty, office: Office, now: Date): Look {
  const again = (...times: readonly Date[]): Date =>
    new Date(
      Math.min(
        ...times.filter((time) => time > now).map((time) => time.getTime()),
        now.getTime() + AT_LATEST_MS,
      ),
    );
  const { due_at: due } = duty;
  if (now < due) {
    const risk = before(office, duty, AT_RISK, 0.75);
    const soon = before(office, duty, LEAD[duty.kind], 0.5);
    const waits = {
      soon: LEAD[duty.kind] > 0 && !duty.reminded_at,
      risk: duty.promised && !duty.at_risk_at,
    };
    if (waits.risk && now >= risk) return { stage: 'at-risk', again: again(due) };
    if (waits.soon && now >= soon && !duty.at_risk_at)
      return { stage: 'due-soon', again: again(due, ...(waits.risk ? [risk] : [])) };
    const next = [due, ...(waits.risk ? [risk] : []), ...(waits.soon ? [soon] : [])];
    return { stage: null, again: again(...next) };
  }
  if (!duty.escalated_at) return { stage: 'overdue', again: again(raiseTime(office, duty, now)) };
  const raise = raiseTime(office, duty, duty.escalated_at);
  if (!duty.raised_at && now >= raise) return { stage: 'raised', again: again() };
  return { stage: null, again: duty.raised_at ? again() : again(raise) };
}

const raiseTime = (office: Office, duty: StandingDuty, since: Date): Date =>
  addOfficeHours(office, since, duty.promised ? RAISE.promised : RAISE.other);

/** So many office hours before it is due; of a duty younger than that, a share of its own time. */
function before(office: Office, duty: StandingDuty, hours: number, share: number): Date {
  const time = subtractOfficeHours(office, duty.due_at, hours);
  if (time > duty.created_at) return time;
  const [from, to] = [duty.created_at.getTime(), duty.due_at.getTime()];
  return new Date(from + Math.max(0, to - from) * share);
}
