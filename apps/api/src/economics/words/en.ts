// English words of the business case on one page.
const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
const years = (n: number): string => (n === 1 ? '1 year' : `${n} years`);

export const en = {
  locale: 'en-GB',
  title: 'Repair or replace',
  subject: (unit: string, customer: string) => `Repair or replace: ${unit}, ${customer}`,
  preparedBy: (firm: string) => `Prepared by ${firm}`,
  preparedFor: (customer: string, site: string) => `For ${customer}, ${site}`,

  doing: {
    replace: 'replacing',
    repair: 'repairing',
    component: 'renewing the part',
    wait: 'waiting',
  },
  doingLater: (year: number) => `repairing now and replacing in year ${year}`,
  labelLater: (first: string, then: string, year: number) => `${first}, in year ${year}: ${then}`,
  replaceFromYear: (unit: string, year: number) =>
    `Replacing ${unit} costs less from year ${year} on.`,
  replaceFromStart: (unit: string) => `Replacing ${unit} costs less from the start.`,
  replaceOver: (unit: string, n: number) => `Replacing ${unit} costs less over ${years(n)}.`,
  replaceLater: (unit: string, year: number) => `Repair ${unit} now, replace it in year ${year}.`,
  keep: {
    repair: (unit: string, other: string) => `Keep it. Repairing ${unit} costs less than ${other}.`,
    component: (unit: string, other: string) =>
      `Keep it. Renewing the part of ${unit} costs less than ${other}.`,
    wait: (unit: string, other: string) =>
      `Wait and watch. Leaving ${unit} as it is costs less than ${other}.`,
  },
  tooClose: 'Too close to call: choose by what suits you.',
  lessThan: (n: number, other: string) => `less over ${years(n)} than ${other}, in today’s money`,
  apart: (n: number) => `apart over ${years(n)}, in today’s money. That is less than we can know.`,
  amountMore: (money: string) => `${money} more`,
  amountLess: (money: string) => `${money} less`,
  howSure: 'How sure',
  inFutures: (count: number, doing: string) => `In ${count} of 100 futures ${doing} costs less.`,
  spread: (low: string, high: string) => `8 of 10 futures lie between ${low} and ${high}.`,

  options: 'The options',
  option: 'Option',
  paidNow: 'Paid now',
  allIn: (n: number) => `All in, ${years(n)}`,
  yearly: 'The same a year',
  range: '8 of 10 futures',
  best: 'Costs least in',
  ofHundred: (count: number) => `${count} of 100`,
  rangeOf: (low: string, high: string) => `${low} to ${high}`,

  costOverTime: 'Cost over time, all in',
  shaded: 'Shaded: 8 of 10 futures.',
  now: 'now',
  years: 'years',
  costAlt: (lines: string) => `Cumulative cost by year, worth today. ${lines}`,
  costLine: (option: string, end: string) => `${option} reaches ${end}.`,
  whereMoney: 'Where the money goes',
  kinds: {
    paid: 'Paid now',
    later: 'Bought later',
    energy: 'Energy',
    breakdowns: 'Repairs to come',
    maintenance: 'Maintenance',
    downtime: 'Hours out of service',
    carbon: 'Carbon',
    tax: 'Tax',
    incentive: 'Grant, later',
    residual: 'Worth at the end',
  },

  restsOn: 'What it rests on most',
  likely: (low: string, high: string) => `likely ${low} to ${high}`,
  origins: {
    measured: 'Measured',
    invoiced: 'Invoiced',
    quoted: 'Quoted',
    datasheet: 'Data sheet',
    standard: 'Standard',
    customer: 'You said',
    assumed: 'Assumed',
  },
  fromRepairs: (repairs: number, n: number) =>
    `This unit: ${count(repairs, 'repair', 'repairs')} in ${years(n)}`,
  fromHistory: (failures: number, n: number, orders: number) =>
    `This unit: ${count(failures, 'failure', 'failures')} in ${years(n)}, from ${count(orders, 'repair order', 'repair orders')}`,
  nobody: 'Nobody has given a number',
  whatChanges: 'What would change the answer',
  flip: (what: string, at: string, doing: string) => `${doing} costs less if “${what}” is ${at}.`,
  above: (at: string) => `above ${at}`,
  below: (at: string) => `below ${at}`,
  nothingFlips: 'No plausible value of one number alone changes the answer.',
  soFar: 'What it has cost so far',
  noHistory: 'No repair is on record for this unit.',
  history: (repairs: number, since: string, money: string) =>
    `${count(repairs, 'repair', 'repairs')} since ${since}, ${money}.`,
  orders: (orders: number, since: string, money: string) =>
    `${count(orders, 'repair order', 'repair orders')} since ${since}, ${money}.`,
  merged: (failures: number) =>
    `They make ${count(failures, 'failure', 'failures')}: orders of one week count as one.`,
  sunk: 'That money is spent either way and is not counted above.',

  method: (n: number, rate: string, futures: string) =>
    `All options compared for the same service over ${years(n)}; later money discounted at ${rate} a year after inflation; means of ${futures} futures with the same luck for every option. After NIST Handbook 135, ASTM E917 and Crow’s power law.`,
  asOf: (date: string, version: number) =>
    version > 0 ? `As of ${date}, proposal version ${version}.` : `As of ${date}.`,
  ownNumbers: (n: number, customer: string) =>
    `With ${count(n, 'number', 'numbers')} as ${customer} set ${n === 1 ? 'it' : 'them'}.`,
  sources: (list: string) => `Sources: ${list}.`,
  made: (date: string) =>
    `Made on ${date}. Every number can be checked and changed in the online view.`,
  questions: (phone: string) => `Questions: ${phone}`,

  presentLife: 'Life of the present unit',
  ofOption: (what: string, option: string) => `${what}: ${option}`,
  perYear: (amount: string) => `${amount} a year`,
  perUnit: (amount: string, unit: string) => `${amount} a ${unit}`,
  inYears: (count: number, amount: string) => (count === 1 ? `${amount} year` : `${amount} years`),
  inHours: (count: number, amount: string) => (count === 1 ? `${amount} hour` : `${amount} hours`),
  inDays: (count: number, amount: string) => (count === 1 ? `${amount} day` : `${amount} days`),
  inputs: {
    discountRate: 'Interest rate, after inflation',
    horizonYears: 'Years it is needed here',
    energyUse: 'Energy used',
    energyPrice: 'Price of energy',
    energyEscalation: 'Energy gets dearer each year by',
    energyDegradation: 'The old unit needs more each year by',
    carbonIntensity: 'CO₂ for each kWh',
    carbonPrice: 'Price of a tonne of CO₂',
    downtimeCostPerHour: 'An hour out of service costs',
    neededShare: 'Share of hours in which it is needed',
    hoursPerYear: 'Hours it will run',
    failuresPerYear: 'Failures a year',
    classFailuresPerYear: 'Failures a year of such units',
    costPerFailure: 'Cost of one failure',
    downtimePerFailure: 'Hours out of service at a failure',
    maintenancePerYear: 'Maintenance',
    repairEscalation: 'Repairs get dearer each year by',
    residualShare: 'Resale share of what is left',
    salvageNow: 'What the old unit would fetch now',
    lifeYears: 'Life',
    price: 'Price',
    warrantyYears: 'Warranty',
    warrantyShare: 'Share the warranty bears',
    energyFactor: 'Uses less energy by',
    infantFailures: 'Extra failures in the first year',
    restoration: 'Made young again (0 no, 1 as new)',
    incentive: 'Grant',
    incentiveProbability: 'Chance of the grant',
    residual: 'Worth at the end',
    leadTimeDays: 'Days until it can be done',
    leadTimeCostPerDay: 'Hire for each of those days',
    installationHours: 'Hours out of service for the work',
    eventProbability: 'Chance that it fails within a year',
    eventCost: 'What that failure costs',
    eventDowntime: 'Hours out of service then',
  } as Readonly<Record<string, string>>,
};

export type BusinessCaseWords = typeof en;
