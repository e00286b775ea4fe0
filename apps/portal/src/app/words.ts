import type { FeedItem, NextStepKind } from '@wellkept/contracts';
import { html, type TemplateResult } from 'lit';
import * as icons from '@wellkept/elements/icons';

/** What became of a finding, as a word; an event type this portal does not know is shown as it is. */
const became: Record<string, string> = {
  noted: 'Noted',
  proposed: 'Handed to the office',
  returned: 'Returned with a question',
  edited: 'Changed by the office',
  'edit-agreed': 'Agreed to the change',
  objected: 'Objected',
  sent: 'Sent',
  viewed: 'Viewed',
  asked: 'Asked',
  question: 'Asked',
  answered: 'Answered',
  approved: 'Approved',
  'approved-standing': 'Approved beforehand',
  'waits-for-second': 'One yes is in, a second is needed',
  'answered-second': 'Answered',
  'handed-over': 'Handed to',
  'hand-over-opened': 'Link opened',
  'hand-over-revoked': 'Link taken back',
  declined: 'Declined',
  deferred: 'Put off',
  'fixed-elsewhere': 'Fixed elsewhere',
  undone: 'Taken back',
  'fresh-price-asked': 'Fresh price asked',
  'price-expired': 'Price expired',
  withdrawn: 'Withdrawn',
  booked: 'Booked',
  moved: 'Visit moved',
  cancelled: 'Visit cancelled',
  started: 'Visit started',
  'in-progress': 'Visit started',
  completed: 'Completed',
  incomplete: 'Not finished',
  confirmed: 'Confirmed',
  'feedback-given': 'Rated',
  feedback: 'Rated',
  thanked: 'Thanked',
  recovery: 'To be put right',
  'recovery-opened': 'To be put right',
  'scenario-sent': 'Sent their own numbers',
};

const capital = (text: string): string =>
  text.charAt(0).toUpperCase() + text.slice(1).replaceAll('-', ' ');

/** The parts of a finding the office may change, as the technician named them. */
const parts: Record<string, string> = {
  title: 'the title',
  found: 'what was found',
  suggestion: 'what is suggested',
  why: 'the reason',
  options: 'the options',
};
/** Their note is a summary, nobody's own words. */
const summed = new Set(['declined', 'deferred', 'fixed-elsewhere']);

/** What stands beside it: in quotation marks only what somebody wrote. */
export const noteWords = (type: string, note: string): string => {
  if (summed.has(type)) return note;
  if (type !== 'edited') return `“${note}”`;
  return note
    .split(/,\s*/)
    .map((part) => parts[part] ?? part)
    .join(', ');
};

export const becameWord = (type: string): string => became[type] ?? capital(type);

const shapes: Record<string, () => TemplateResult> = {
  viewed: icons.eyeIcon,
  asked: icons.askIcon,
  question: icons.askIcon,
  approved: icons.checkIcon,
  'approved-standing': icons.checkIcon,
  'waits-for-second': icons.peopleIcon,
  'handed-over': icons.peopleIcon,
  declined: icons.xIcon,
  deferred: icons.clockIcon,
  booked: icons.calendarIcon,
  moved: icons.calendarIcon,
  started: icons.truckIcon,
  completed: icons.refreshIcon,
  confirmed: icons.checkIcon,
  thanked: icons.heartIcon,
  recovery: icons.shieldIcon,
  undone: icons.undoIcon,
  'scenario-sent': icons.penIcon,
};

export const becameIcon = (type: string): TemplateResult => (shapes[type] ?? icons.nextIcon)();

/** "Aoife Brennan approved RTU-3", for the desk, which hears of everybody's findings. */
export const heard = ({ type, by, recommendation, customerName }: FeedItem): TemplateResult =>
  html`<b>${becameWord(type)}.</b> ${recommendation.tag}: ${recommendation.title}
    <span class="mut">· ${by?.name ?? customerName}</span>`;

/** What the button of a duty says. */
export const dutyVerb: Record<NextStepKind, string> = {
  'finish-draft': 'Open',
  review: 'Review',
  decide: 'Open',
  answer: 'Answer',
  'second-decision': 'Open',
  'renew-price': 'Open',
  book: 'Open',
  visit: 'Open',
  'finish-visit': 'Open',
  rebook: 'Open',
  confirm: 'Open',
  'check-outcome': 'Open',
  recover: 'Open',
  'call-back': 'Ring now',
};
