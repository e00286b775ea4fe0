/** English words that belong to the charts themselves; headings and readings come from their owners. */
export const chart = {
  asTable: 'Show as table',
  asChart: 'Show as chart',
  now: 'now',
  year: 'Year',
  years: 'years',
  same: 'same',
  less: (money: string) => `${money} less`,
  range: (low: string, high: string) => `${low} to ${high}`,
  difference: 'Difference',
  futures: 'Futures',
  kindOfCost: 'Kind of cost',
  sum: 'Sum',
  date: 'Date',
  work: 'Work',
  cost: 'Cost',
  soFar: 'So far',
  value: 'Value',
  upperLimit: (amount: string) => `Maximum ${amount}`,
  lowerLimit: (amount: string) => `Minimum ${amount}`,
  input: 'What',
  from: 'Lowest',
  to: 'Highest',
};

export type ChartTerms = typeof chart;
