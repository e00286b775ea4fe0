/**
 * English words of `wk-economics`. Amounts, numbers and dates arrive formatted; `*…*` is set in bold.
 * `years`, `count` and `year` arrive as numbers where a plural hangs on them.
 */

const years = (n: number): string => (n === 1 ? '1 year' : `${n} years`);
const s = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const economics = {
  label: 'Repair or replace: the costs compared',

  // What an option does, in the middle of a sentence.
  doingReplace: 'replacing',
  doingRepair: 'repairing',
  doingComponent: 'renewing the part',
  doingWait: 'waiting',
  doingLater: (year: number) => `repairing now and replacing in year ${year}`,
  actReplace: 'Replace',
  actRepair: 'Repair',
  actComponent: 'New part',
  actWait: 'Wait',
  actLater: (year: number) => `Replace in year ${year}`,
  labelLater: (first: string, then: string, year: number) => `${first}, in year ${year}: ${then}`,

  // Verdicts.
  replaceFromYear: (unit: string, year: number) =>
    `Replacing ${unit} costs less from year ${year} on.`,
  replaceFromStart: (unit: string) => `Replacing ${unit} costs less from the start.`,
  replaceOver: (unit: string, n: number) => `Replacing ${unit} costs less over ${years(n)}.`,
  replaceLater: (unit: string, year: number) => `Repair ${unit} now, replace it in year ${year}.`,
  keepRepair: (unit: string, other: string) =>
    `Keep it. Repairing ${unit} costs less than ${other}.`,
  keepComponent: (unit: string, other: string) =>
    `Keep it. Renewing the part of ${unit} costs less than ${other}.`,
  keepWait: (unit: string, other: string) =>
    `Wait and watch. Leaving ${unit} as it is costs less than ${other}.`,
  tooClose: 'Too close to call: choose by what suits you.',
  single: (unit: string, n: number) => `What ${unit} will cost over ${years(n)}`,

  // The number that matters.
  lessThan: (n: number, other: string) => `less over ${years(n)} than ${other}, in today’s money`,
  apart: 'apart',
  between: (n: number, one: string, other: string) =>
    `over ${years(n)}: ${one} or ${other}. That is less than we can know.`,
  closeProbability: 'Neither costs less in at least 80 of 100 futures.',
  closeDifference: 'The difference is smaller than 2 per cent of the yearly cost.',
  closeQuotes: 'The quotes alone may be off by more.',
  priced: (option: string, price: string) => `${option} (${price})`,
  spread: (low: string, high: string) => `8 of 10 futures lie between ${low} and ${high}.`,
  amountMore: (money: string) => `${money} more`,
  amountLess: (money: string) => `${money} less`,
  median: (money: string) => `In the middle one of the futures it is ${money}.`,
  allIn: (n: number) => `over ${years(n)}, all in, in today’s money`,
  singleHint: 'There is one option only, so there is nothing to compare it with.',
  compared: (one: string, other: string) => `${one} against ${other}`,

  // How sure.
  howSure: 'How sure',
  inFutures: (count: number, doing: string) =>
    `In *${count} of 100 futures* ${doing} costs less. Each dot is one.`,
  inFuturesBoth: (count: number, doing: string, rest: number, other: string) =>
    `In *${count} of 100 futures* ${doing} costs less, in ${rest} ${other} does. Each dot is one.`,
  inFuturesSame: (count: number) => `In ${count} both cost the same.`,
  sideCostsLess: (doing: string) => `${doing} costs less`,

  // Cost over time.
  costOverTime: 'Cost over time, all in',
  costInYear: (doing: string, extra: string, year: number, saved: string, n: number) =>
    `${doing} starts ${extra} higher, makes it up during year ${year} and is ${saved} cheaper by year ${n}. Shaded: 8 of 10 futures.`,
  costFromStart: (doing: string, saved: string, n: number) =>
    `${doing} costs less from the start and is ${saved} cheaper by year ${n}. Shaded: 8 of 10 futures.`,
  costOver: (doing: string, saved: string, n: number) =>
    `By year ${n} ${doing} is ${saved} cheaper. Shaded: 8 of 10 futures.`,
  costClose: (apart: string, n: number) =>
    `By year ${n} the two are ${apart} apart. Shaded: 8 of 10 futures.`,
  costNegated: (year: number) => `In year ${year} it falls behind again.`,
  even: (year: number) => `Even in year ${year}`,
  fromHereOn: (doing: string) => `from here on, ${doing} costs less`,
  ifAtAll: 'if at all',

  // Where the money goes.
  whereMoney: 'Where the money goes',
  speaksFor: (doing: string, classes: string) => `What speaks for ${doing}: ${classes}.`,
  speaksAgainst: (classes: string) => `Against it: ${classes}.`,
  moneyClose: 'What one costs more to buy, it saves in running.',
  moneySum: (n: number, sums: string) => `${years(n)}, today’s money. Sum: ${sums}.`,
  costPaid: 'paid now',
  costLater: 'bought later',
  costBreakdowns: 'repairs to come',
  costMaintenance: 'maintenance',
  costEnergy: 'energy',
  costDowntime: 'hours out of service',
  costCarbon: 'carbon',
  costTax: 'tax',
  costGrant: 'grant',
  costIncentive: 'grant, later',
  costResidual: 'worth at the end',
  whyCapital: 'the price of the purchase',
  whyRepair: 'the price of the work now',
  whyIncentive: 'the grant',
  whyResidual: 'what it is worth at the end',
  notCounted: (classes: string) => `Not counted, because nobody gave a number: ${classes}.`,

  // Change what you know better.
  change: 'Change what you know better',
  changeHint: 'The answer follows as you drag.',
  changeHintFlip: 'The answer follows as you drag. Dashed mark: here it changes.',
  winsBelow: (act: string, at: string) => `${act} wins below ${at}`,
  noFlip: 'no plausible value changes the answer',
  winsAbove: (act: string, at: string) => `${act} wins above ${at}`,
  moreInputs: (n: number) => s(n, 'more number', 'more numbers'),
  asItStands: 'With the numbers as they stand',
  asYouSet: 'With your numbers',
  lessBy: (doing: string) => `less by ${doing}`,
  standingBoth: (count: number, doing: string) => `in ${count} of 100 futures ${doing} costs less`,
  standing: (count: number) => `in ${count} of 100 futures`,
  standingYear: (count: number, year: number) => `in ${count} of 100 futures, from year ${year} on`,
  reset: 'Back to our numbers',
  resetOne: (value: string) => `Our number: ${value}`,
  notANumber: 'Please type a number.',
  outOfReach: (low: string, high: string) => `Please type a number from ${low} to ${high}.`,
  notBelow: (low: string) => `Please type a number of ${low} or more.`,
  yours: 'Yours',
  yoursSource: 'You set this number.',

  originMeasured: 'Measured',
  originInvoiced: 'Invoiced',
  originQuoted: 'Quoted',
  originDatasheet: 'Data sheet',
  originStandard: 'Standard',
  originCustomer: 'You said',
  originAssumed: 'Assumed',
  fromRepairs: (repairs: number, n: number) =>
    `This unit: ${s(repairs, 'repair', 'repairs')} in ${years(n)}`,
  fromHistory: (failures: number, n: number, orders: number) =>
    `This unit: ${s(failures, 'failure', 'failures')} in ${years(n)}, from ${s(orders, 'repair order', 'repair orders')}`,
  noSource: 'You have not told us. Say it once.',
  noSourceFirm: 'No source given.',
  ownDefault: 'Taken because nobody gave a number.',

  // What would change the answer.
  whatChanges: 'What would change the answer',
  finer: 'Working this out more exactly',
  mostly: (what: string) => `Most hangs on *${what}*.`,
  settles: (what: string, at: string, doing: string) =>
    `${doing} costs less if “${what}” is ${at}.`,
  above: (at: string) => `above ${at}`,
  below: (at: string) => `below ${at}`,
  nothingFlips: 'No plausible value of one number alone changes the answer.',
  today: (money: string) => `today’s answer: ${money}`,

  // What it has cost so far.
  soFar: 'What this unit has cost so far',
  soFarReading: (count: number, n: number, money: string) =>
    `${s(count, 'repair', 'repairs')} in ${years(n)}, *${money}*.`,
  soFarOrders: (count: number, n: number, money: string) =>
    `${s(count, 'repair order', 'repair orders')} in ${years(n)}, *${money}*.`,
  soFarMerged: (failures: number) =>
    `They make ${s(failures, 'failure', 'failures')}: orders of one week count as one.`,
  soFarOpens: (failures: number) =>
    `The record begins with the first, so ${s(failures, 'counts', 'count')} as failures since.`,
  soFarSunk:
    'That money is spent either way: it tells us how often it fails, and is not counted above.',
  soFarMaintenance: (count: number, money: string) =>
    `Besides: ${money} for ${s(count, 'service', 'services')}.`,
  recordEnds: (day: string) => `Everything is told as of ${day}, where the record ends.`,
  soFarNone: 'No repair is on record for this unit, so how often it fails is taken from its class.',
  inYears: (n: number) => `in ${years(n)}`,
  source: (text: string) => `Source: ${text}`,
  sourceFile: (file: string, count: string) => `${file}, ${count} lines`,

  // Every number.
  everyNumber: 'Every number, and where it came from',
  rangeOf: (low: string, high: string) => `likely ${low} to ${high}`,
  mattering: 'Numbers that matter most',
  matteringHint:
    'Doubt these first: between its likely ends each moves the answer by as much as it says.',
  moves: (money: string) => `moves the answer by ${money}`,
  groupUnit: (unit: string) => `${unit}: its history, failures and life`,
  groupUse: 'How you use it',
  groupPrices: 'Prices and how they rise',
  groupMoney: 'Interest, tax and resale',
  groupEmpty: 'Not counted, because nobody gave a number',
  yearByYear: 'Year by year',
  year: 'Year',
  today0: 'now',
  yearByYearHint: (currency: string) =>
    `${currency} paid in each year, in today’s money, as the mean of the futures. “Worth today” is discounted; its sum is the cost in the chart.`,
  costBought: 'purchases and work',
  total: 'Together',
  worthToday: 'Worth today',
  sum: 'Sum',
  method: 'How this was worked out',
  methodFrame: (n: number, rate: string) =>
    `All options are compared for the same service over ${years(n)}. Later money is discounted at ${rate} a year after inflation; a unit that dies within that time is followed by a new one, one that outlives it counts with what it is then still worth.`,
  methodFutures: (count: string) =>
    `We draw ${count} futures in which failures, their cost, prices, energy and lives turn out differently, the same luck for every option. The number shown is the mean of these futures, not a best case.`,
  methodFailures: (count: number, n: string, rate: string) =>
    `How often it fails comes from this unit: ${s(count, 'failure', 'failures')} in ${n} years, so ${rate} expected in the coming year.`,
  methodMerged: (orders: string, failures: string) =>
    `Repair orders of one week belong to one failure, so ${orders} orders make ${failures} failures.`,
  methodSunk: 'Money already spent counts for none of the options.',
  methodRule:
    'We say replace or keep only when it is cheaper on average and in at least 80 of 100 futures, and by more than the quotes may be off. Else it is too close to call.',
  methodSources:
    'After NIST Handbook 135 and ASTM E917 (life-cycle cost), and Crow’s power law for repairable units.',
  noteRankings: 'Counted over each option’s own life instead, the order is the other way round.',
  noteFewFailures: (count: number) =>
    `Only ${s(count, 'failure is', 'failures are')} on record, so units of its class weigh most.`,
  noteNoTrend: 'Its failures show no clear trend, so they are taken as steady.',
  noteReplaced: (option: string, share: string) =>
    `In ${share} of the futures the unit dies on the way and is replaced; that is counted (${option}).`,
  noteRate: 'With an interest rate two points higher or lower the answer would be the other.',
  noteHorizon: (n: number) => `The comparison was shortened to ${years(n)}.`,

  checkNumbers: 'Check each number',

  // States.
  working: 'Working out the costs',
  emptyHeading: 'There is nothing to work out yet',
  emptyText: 'No prices and history were given for this unit.',
  failedHeading: 'The costs did not load',
  failedText: 'Nothing is lost. Please try again, or ring us.',
  unreadableHeading: 'The costs could not be read',
  unreadableText:
    'What this page gives us to work out is incomplete. Please tell whoever looks after it.',
  wrongHeading: 'One number does not fit',
  wrongText: 'Until it is mended we would rather show no answer than a wrong one.',
  wrongYours: 'It is one you set: take it back to go on.',
  wrongWithValue: (what: string, why: string) => `${what}: ${why}.`,
  errMissing: 'it is missing',
  errNumber: 'it is not a number',
  errDate: 'it is not a date',
  errNegative: 'it is below zero',
  errRange: 'it is out of range',
  errPercent: 'it looks like per cent; 8 per cent is written 0.08',
  errLowHigh: 'its lowest value is above its highest',
  errAge: 'that age cannot be',
  errBefore: 'it lies before the unit was installed',
  errFuture: 'it lies in the future',
  errOverlap: 'the same record stands there twice',
  errCurrency: 'it is in another currency',
  errDuplicate: 'the same option stands there twice',
  errUnknown: 'it names an option that is not there',
  partHistory: (row: number) => `History, record ${row}`,
};

export type EconomicsTerms = typeof economics;
