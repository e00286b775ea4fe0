import type { GoalKind } from '@wellkept/contracts';
import { wrongAmount } from './amount.ts';

const goals: Record<GoalKind, string> = {
  uptime: 'keeps running',
  cost: 'costs less',
  energy: 'uses less energy',
  comfort: 'comfort',
  compliance: 'keeping the rules',
  safety: 'safety',
  carbon: 'emits less',
};

/** Words of the page on who may approve what. */
export default {
  title: 'Who may approve what',
  lead: 'Your own rules. They hold wherever somebody answers for you, and you alone change them.',
  loading: 'Loading your rules',
  noneTitle: 'No rules yet: everybody who signs in for you may approve anything',
  noneText: 'Name limits, a second person for large sums, or who covers for whom.',
  noneAsk: (firm: string) => `To begin, ask ${firm} to name who may change these rules.`,
  changedBy: (name: string, when: string) => `Last changed by ${name}, ${when}.`,
  onlyManagers: (names: string) => `${names} can change these rules.`,
  change: 'Change the rules',

  sums: 'Large sums',
  second: (sum: string, names: string) => `Anything over ${sum} needs a second yes, from ${names}.`,
  secondNote: 'One of the two people has to be named here; nobody says both yeses.',
  noSecond: 'One yes is enough, whatever the sum.',
  order: (sum: string) => `Anything over ${sum} needs a purchase order number.`,
  document: (sum: string) => `Anything over ${sum} needs a document of yours.`,
  secondField: 'A second yes above',
  orderField: 'A purchase order number above',
  documentField: 'A document of ours above',
  emptyNever: 'empty: never',
  splitNote:
    'What one person approves in one go is added up, from the cheapest on, so splitting changes nothing.',

  people: 'People',
  unlimited: 'approves any sum',
  upTo: (sum: string) => `approves up to ${sum} alone`,
  nothing: 'approves nothing alone',
  confirms: 'gives the second yes',
  manages: 'changes these rules',
  invited: (name: string) => `came by a link from ${name}`,
  limitField: 'Approves alone up to',
  emptyAny: 'empty: any sum',
  confirmsField: 'May give the second yes',
  managesField: 'May change these rules',

  cover: 'Holidays and cover',
  coverLine: (by: string, away: string, from: string, until: string) =>
    `${by} decides for ${away} from ${from} to ${until}.`,
  coverNow: (by: string, away: string, until: string) => `${by} covers for ${away} until ${until}.`,
  noCover: 'Nobody is covered for.',
  away: 'Who is away',
  coveredBy: 'Who decides meanwhile',
  from: 'From',
  until: 'Until',
  addCover: 'Add a cover',
  remove: (what: string) => `Remove: ${what}`,

  standing: 'Standing authorisations',
  standingLead:
    'Approved as soon as it is found and priced; you are told after, and can take it back.',
  noStanding: 'Nothing is approved before somebody has looked.',
  standingLine: (sum: string, what: string, where: string) =>
    `Up to ${sum} an item${what ? `, ${what}` : ''}, ${where}: approved at once, told after.`,
  everywhere: 'at every site',
  at: (site: string) => `at ${site}`,
  goalKind: (kind: GoalKind) => goals[kind],
  used: (used: string, most: string) => `${used} of ${most} used this year`,
  setBy: (name: string, when: string) => `Given by ${name}, ${when}`,
  runsUntil: (day: string) => `until ${day}`,
  uses: (n: number) => (n === 1 ? 'What it was used for' : `What it was used for (${n})`),
  site: 'Where',
  allSites: 'Every site',
  kind: 'Equipment',
  anyKind: 'Any equipment',
  severity: 'How pressing',
  anySeverity: 'Any',
  goal: 'What it is for',
  anyGoal: 'Anything',
  perItem: 'At most an item',
  perYear: 'At most a year',
  lastDay: 'Last day',
  openEnd: 'empty: until ended',
  addStanding: 'Add a standing authorisation',
  standingN: (n: number) => `Standing authorisation ${n}`,

  links: 'Links you gave',
  noLinks: 'No link is working.',
  link: (to: string, tag: string, title: string) => `${to}: ${tag}, ${title}`,
  linkLook: 'to look at it',
  linkDecide: 'to decide',
  linkUntil: (day: string) => `until ${day}`,
  linkFrom: (name: string) => `from ${name}`,
  opened: (when: string) => `opened ${when}`,
  notOpened: 'not opened yet',
  revoke: 'Take back',
  revokeOf: (to: string, title: string) => `Take back the link of ${to} to ${title}`,
  revoked: (to: string) => `The link of ${to} no longer works.`,
  revokeFailed: 'It could not be taken back. Please try again.',

  history: 'How the rules came about',
  changeLimit: (person: string, sum: string | null) =>
    sum === null ? `${person} may approve any sum` : `limit of ${person} set to ${sum}`,
  changeConfirms: (person: string, on: boolean) =>
    on ? `${person} may give the second yes` : `${person} no longer gives the second yes`,
  changeManages: (person: string, on: boolean) =>
    on ? `${person} may change these rules` : `${person} no longer changes these rules`,
  changeTwo: (sum: string | null) =>
    sum === null ? 'no second yes needed any more' : `second yes needed above ${sum}`,
  changeOrder: (sum: string | null) =>
    sum === null ? 'no order number needed any more' : `order number needed above ${sum}`,
  changeDocument: (sum: string | null) =>
    sum === null ? 'no document needed any more' : `document needed above ${sum}`,
  changeCover: (by: string, person: string, from: string, until: string) =>
    `${by} covers for ${person}, ${from} to ${until}`,
  changeCoverEnded: (by: string, person: string) => `${by} no longer covers for ${person}`,
  changeStanding: (sum: string) => `standing authorisation up to ${sum} an item given`,
  changeStandingChanged: (sum: string) => `standing authorisation changed, up to ${sum} an item`,
  changeStandingEnded: (sum: string) => `standing authorisation up to ${sum} an item ended`,
  theFirm: 'the firm',

  wrongAmount,
  wrongYear: 'At least what one item may cost.',
  wrongNobody: 'Name somebody who may give the second yes.',
  wrongManager: 'Somebody has to be able to change these rules.',
  wrongCover: 'Two different people, and a last day not before the first.',

  unsaved: 'Not saved yet.',
  saving: 'Saving …',
  saved: 'Saved. The new rules hold from now on.',
  notSent: 'Not sent yet: the line is down. We try again by ourselves.',
  failed: 'This could not be saved. What you set is still here; please try again.',
  denied: 'You may read these rules, but not change them.',
  stale: (name: string, when: string) =>
    `${name} changed the rules meanwhile (${when}). Look at theirs, or save yours over them.`,
  staleAnybody: 'Somebody changed the rules meanwhile. Look at theirs, or save yours over them.',
  staleTake: 'Look at theirs',
  staleSave: 'Save mine',
  undo: 'Leave it as it was',
  save: 'Save',
};
