const words = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const count = (n: number): string => words[n] ?? String(n);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Words of the list. */
export default {
  title: 'What we found at your sites',
  firmTitle: 'All findings',
  /** `sites` is 0 when not all of them are known yet. */
  summary: (open: number, sites: number, yours: number) =>
    open === 0
      ? 'Nothing is open.'
      : `${open} open${sites > 0 ? ` at ${sites} ${sites === 1 ? 'site' : 'sites'}` : ''}. ${
          yours === 0
            ? 'Each has a person and a date.'
            : `${capital(count(yours))} ${yours === 1 ? 'waits' : 'wait'} for you${
                open > yours ? '; each of the others has a person and a date' : ''
              }.`
        }`,
  compactTitle: (yours: number) =>
    yours === 0
      ? 'Nothing waits for you'
      : `${capital(count(yours))} ${yours === 1 ? 'thing waits' : 'things wait'} for you`,
  to: (money: string) => `to ${money}`,
  range: (from: string, to: string) => `${from} to ${to}`,
  moneyFor: (tax: string) => `for what you decide, without ${tax}`,
  filter: 'Filter by who acts next',
  all: 'All',
  yours: 'Waits for you',
  firm: (name: string) => `With ${name}`,
  booked: 'Booked',
  deferred: 'Put off',
  done: 'Closed',
  search: 'Search the list',
  placeholder: 'Unit, site or word',
  order: 'Grouped by site, most urgent first',
  pick: 'Select several',
  unpick: 'Stop selecting',
  items: (n: number) => (n === 1 ? '1 item' : `${n} items`),
  from: (money: string) => `from ${money}`,
  colSeverity: 'Severity',
  colWhat: 'Finding and unit',
  colStatus: 'Status',
  colNext: 'Next step',
  colMoney: (tax: string) => `Price without ${tax}, and if you wait`,
  statusToday: (status: string) => `${status} today`,
  waiting: (cost: string) => `waiting: about ${cost}`,
  waitingNote: (note: string) => `waiting: ${note}`,
  noPrice: 'no price yet',
  closed: (date: string) => `since ${date}`,
  seeAll: (n: number) => `See all ${n}`,
  back: 'Back to the list',
  loading: 'Loading what we found',
  found: (n: number) => (n === 1 ? '1 finding shown' : `${n} findings shown`),
  failedTitle: 'We could not load your findings',
  failedText: (firm: string, time: string) =>
    `The connection to ${firm} broke off at ${time}. Nothing you sent is lost.`,
  staleText: 'This may be out of date: the connection is gone. It catches up by itself.',
  emptyTitle: 'Nothing needs you today',
  emptyText: (firm: string) =>
    `${firm} has no open finding at your sites. What they find next appears here.`,
  past: 'Past findings',
  noneTitle: 'Nothing here',
  noneText: 'No finding is in this part of the list.',
  noMatchTitle: (q: string) => `Nothing matches “${q}”`,
  noMatchText: 'Try a unit’s tag, a site or a word of the finding.',
  showAll: 'Show all',
};
