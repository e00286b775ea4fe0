// The routes of duties and of the technician's feed, by name.
import { feed } from './feed.ts';
import { completeFollowUp, listFollowUps, moveFollowUp } from './follow-ups.ts';

export const followUpHandlers = { listFollowUps, moveFollowUp, completeFollowUp, feed };
