// Until when an answer can be taken back: the decision, its receipt and its mails say the same.
import { officeOf, type Organization } from '../people/organization.ts';
import { endOfWorkingDay } from './office-hours.ts';

/** @param unseen Nobody has looked at it yet: there is time until the end of the next working day at least. */
export function undoUntil(organization: Organization, now: Date, unseen = false): Date {
  const grace = new Date(now.getTime() + organization.undo_minutes * 60_000);
  if (!unseen) return grace;
  const seen = endOfWorkingDay(officeOf(organization), now, 1);
  return seen > grace ? seen : grace;
}
