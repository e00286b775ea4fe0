import type { FollowUp } from '@wellkept/contracts';
import { dayIn } from '@wellkept/contracts/day';

export type QueueGroup = 'overdue' | 'questions' | 'promised' | 'today' | 'later';

/** Each duty stands in one group only: the first of overdue, question, promise, today, later that it fits. */
export const groupOf = (duty: FollowUp, now: number, timeZone: string): QueueGroup => {
  const due = Date.parse(duty.dueAt);
  if (due < now) return 'overdue';
  if (duty.kind === 'answer') return 'questions';
  if (duty.promised) return 'promised';
  return dayIn(due, timeZone) === dayIn(now, timeZone) ? 'today' : 'later';
};

/** Duties by group, each earliest first. */
export const inGroups = (
  duties: readonly FollowUp[],
  now: number,
  timeZone: string,
): Readonly<Record<QueueGroup, FollowUp[]>> => {
  const groups: Record<QueueGroup, FollowUp[]> = {
    overdue: [],
    questions: [],
    promised: [],
    today: [],
    later: [],
  };
  for (const duty of [...duties].sort((a, b) => a.dueAt.localeCompare(b.dueAt))) {
    groups[groupOf(duty, now, timeZone)].push(duty);
  }
  return groups;
};
