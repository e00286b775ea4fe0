import type { BusinessPlan, GoalKind } from '@wellkept/contracts';
import { wrongAmount } from './amount.ts';

const kinds: Record<GoalKind, string> = {
  uptime: 'It keeps running',
  cost: 'It costs less',
  energy: 'It uses less energy',
  comfort: 'It is pleasant to be there',
  compliance: 'The rules are kept',
  safety: 'Nobody gets hurt',
  carbon: 'It emits less',
};
const plans: Record<BusinessPlan['kind'], string> = {
  closing: 'A site closes',
  expansion: 'A site grows or opens',
  'budget-year': 'The budget year begins',
  other: 'Something else',
};

/** Words of the page on a customer's business. */
export default {
  title: 'Your business',
  lead: 'Say it once. It decides what stands first in your list, in which words it is told, and what a standstill counts for in the costs.',
  loading: 'Loading what is known of your business',
  emptyTitle: 'You have not told us yet what matters to you',
  emptyText: 'One goal is enough to begin with. You can change it at any time.',
  nothingSaid: (customer: string) => `${customer} has said nothing of its business yet.`,
  kind: (kind: GoalKind) => kinds[kind],
  plan: (kind: BusinessPlan['kind']) => plans[kind],

  goals: 'What your business wants',
  goalsHint: 'The most important first.',
  goalN: (n: number) => `Goal ${n}`,
  goalKind: 'Kind of goal',
  words: 'In your own words',
  wordsExample: 'No closed shop in summer',
  wordsMissing: 'Say it in your own words; we say them back to you.',
  where: 'Where',
  everywhere: 'Everywhere',
  onlyAt: (sites: string) => `Only at ${sites}`,
  addGoal: 'Add a goal',
  up: (n: number) => `Move goal ${n} up`,
  down: (n: number) => `Move goal ${n} down`,
  removeGoal: (n: number) => `Remove goal ${n}`,

  sites: 'How your sites are used',
  sitesHint: 'Leave empty what you cannot say.',
  hours: 'Hours a week',
  hoursUnit: 'of 168',
  hoursWrong: 'A number from 0 to 168.',
  cost: 'An hour of standstill costs',
  wrongAmount,
  seasons: 'Other hours in some months',
  addSeason: 'Add months',
  seasonFrom: 'From',
  seasonTo: 'To',
  removeSeason: (site: string, n: number) => `Remove months ${n} of ${site}`,
  inMonths: (from: string, to: string, hours: string) => `${from} to ${to}: ${hours} hours a week`,
  hoursAre: (hours: string) => `${hours} hours a week`,
  costIs: (money: string) => `${money} an hour of standstill`,

  plans: 'What is going to change',
  plansHint: 'A repair that outlives a site is not worth its price.',
  planKind: 'What',
  planSite: 'Site',
  allSites: 'All sites',
  planOn: 'From',
  planNote: 'Note',
  addPlan: 'Add a plan',
  removePlan: (n: number) => `Remove plan ${n}`,
  planN: (n: number) => `Plan ${n}`,

  save: 'Save',
  saving: 'Saving …',
  saved: 'Saved. Your list and the costs follow it from now on.',
  savedBy: (name: string, when: string) => `Last said by ${name}, ${when}.`,
  undo: 'Take back my changes',
  unsaved: 'Not saved yet.',
  notSent:
    'Not sent yet: there is no connection. It is kept on this page and sent when you are back.',
  failed: 'It could not be saved. Nothing you typed is lost.',
  denied: 'Your sign-in may read this, not change it. The office can change that.',
  stale: (name: string, when: string) =>
    `${name} changed this meanwhile, ${when}. What you typed is still here.`,
  staleSave: 'Save mine instead',
  staleTake: 'Show theirs',
};
