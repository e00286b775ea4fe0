import type {
  EquipmentKind,
  NextStepKind,
  RecommendationStatus,
  Severity,
} from '@wellkept/contracts';

const kinds: Record<EquipmentKind, string> = {
  'rooftop-unit': 'Rooftop unit',
  chiller: 'Chiller',
  boiler: 'Boiler',
  lift: 'Lift',
  generator: 'Generator',
  forklift: 'Forklift',
  printer: 'Printer',
  kitchen: 'Kitchen unit',
  'air-handler': 'Air handler',
  excavator: 'Excavator',
  other: 'Unit',
};

const severities: Record<Severity, string> = {
  urgent: 'Urgent',
  soon: 'Soon',
  plan: 'Plan',
  watch: 'Watch',
};

const statuses: Record<RecommendationStatus, string> = {
  draft: 'Draft',
  proposed: 'At the office',
  sent: 'New',
  viewed: 'Viewed',
  question: 'Question asked',
  waiting: 'Second yes needed',
  deferred: 'Put off',
  'price-expired': 'Price expired',
  approved: 'Approved',
  booked: 'Booked',
  'in-progress': 'Being done',
  incomplete: 'Not finished',
  completed: 'Done',
  recovery: 'Being put right',
  declined: 'Declined',
  'fixed-elsewhere': 'Fixed elsewhere',
  withdrawn: 'Withdrawn',
  confirmed: 'Confirmed',
};

/** What you do, and what somebody else does. */
const steps: Record<NextStepKind, readonly [string, string]> = {
  'finish-draft': ['You finish the draft', 'finishes the draft'],
  review: ['You review it', 'reviews it'],
  decide: ['You decide', 'decides'],
  answer: ['You answer', 'answers'],
  'second-decision': ['You give the second yes', 'gives the second yes'],
  'renew-price': ['You renew the price', 'renews the price'],
  book: ['You choose a time', 'chooses a time'],
  visit: ['You come', 'comes'],
  'finish-visit': ['You finish the work', 'finishes the work'],
  rebook: ['You choose a new time', 'finds a new time'],
  confirm: ['You say if it is fixed', 'says if it is fixed'],
  'check-outcome': ['You ask how it runs', 'asks how it runs'],
  recover: ['You put it right', 'puts it right'],
  'call-back': ['You ring', 'rings'],
};

/** Words every element uses. */
export default {
  kind: (kind: EquipmentKind) => kinds[kind],
  severity: (severity: Severity) => severities[severity],
  status: (status: RecommendationStatus) => statuses[status],
  /** `name` is null when the step is the reader's own. */
  step: (kind: NextStepKind, name: string | null) =>
    name === null ? steps[kind][0] : `${name} ${steps[kind][1]}`,
  by: (when: string) => `by ${when}`,
  signedIn: (name: string) => `Signed in as ${name}`,
  signOut: 'Sign out',
  ring: (firm: string) => `Ring ${firm}`,
  canHelp: (name: string) => `${name} can help`,
  orRing: 'Or ring',
  tryAgain: 'Try again',
  outsideTitle: 'This part of the page is not set up',
  outsideText: 'It has to stand inside a wk-session element.',
  failedTitle: 'We could not load this',
  failedText: 'The server did not give a proper answer. Nothing you sent is lost.',
  offlineTitle: 'You are offline',
  offlineText: 'As soon as there is signal, this loads by itself. Nothing you typed is lost.',
  deniedTitle: 'This is not open to you',
  deniedText: 'Your sign-in does not reach this far. The office can change that.',
  missingTitle: 'We cannot find this',
  missingText: 'It may have been withdrawn, or it belongs to another account.',
  expiredTitle: 'You were signed out',
  expiredText: 'For safety a session ends by itself. What you typed is kept on this page.',
  goOn: 'Sign in and go on',
  signedOutTitle: 'You are signed out',
  signedOutText: 'Nothing of yours is left on this screen.',
  signInAgain: 'Sign in again',
};
