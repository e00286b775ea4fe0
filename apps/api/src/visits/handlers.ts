import { giveFeedback } from './feedback.ts';
import { completeVisit, startVisit } from './visit.ts';

export const visitHandlers = { startVisit, completeVisit, giveFeedback };
