import type { GoalKind } from '@wellkept/contracts';

const goals: Record<GoalKind, string> = {
  uptime: 'Uptime',
  cost: 'Cost',
  energy: 'Energy',
  comfort: 'Comfort',
  compliance: 'Rules kept',
  safety: 'Safety',
  carbon: 'Carbon',
};

/** Words of the list that are needed once somebody chooses several, or sorts by goals. */
export default {
  bySeverity: 'most urgent first',
  byDue: 'next date first',
  byMoney: 'most money first',
  byAge: 'oldest first',
  byGoals: 'your goals first',
  bySite: 'by site',
  order: 'Order',
  division: 'Groups',
  inSites: 'Grouped by site',
  inUnits: 'Grouped by unit',
  inGoals: 'Grouped by goal',
  inSeverity: 'Grouped by urgency',
  inNone: 'Not grouped',
  choose: (title: string) => `Select: ${title}`,
  chooseFirst: 'Select what you want to decide together.',
  chosen: (n: number) => (n === 1 ? '1 selected' : `${n} selected`),
  most: (n: number) => `At most ${n} at a time.`,
  sum: (money: string, tax: string) => `${money} without ${tax}`,
  range: (from: string, to: string) => `${from} to ${to}`,
  together: 'Decide together',
  bar: 'Selected findings',
  goal: (place: number, words: string) => `Your goal ${place}: ${words}`,
  noGoal: 'Serves none of your goals',
  /** `chance` is a number of ten. */
  fails: (chance: string, until: string) =>
    `${chance} in 10 that it fails${until ? ` before ${until}` : ''}`,
  points: (points: string) => `${points} points`,
  rule: 'Points: 50 for your first goal, 40, 30, 20, then 10; up to 30 for the chance that it fails; 40 when urgent, 20 soon, 10 to plan. The price does not count.',
  kind: (kind: GoalKind) => goals[kind],
  none: 'Serves none of your goals',
  notShown: 'This finding could not be shown here',
  tells: (firm: string) => `${firm} can tell you about it:`,
};
