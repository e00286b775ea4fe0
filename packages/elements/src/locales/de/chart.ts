import type { ChartTerms } from '../en/chart.ts';

/** German words that belong to the charts themselves. */
const chart = {
  asTable: 'Als Tabelle',
  asChart: 'Als Diagramm',
  now: 'jetzt',
  year: 'Jahr',
  years: 'Jahre',
  same: 'gleich',
  less: (money) => `${money} weniger`,
  range: (low, high) => `${low} bis ${high}`,
  difference: 'Unterschied',
  futures: 'Zukünfte',
  kindOfCost: 'Kostenart',
  sum: 'Summe',
  date: 'Datum',
  work: 'Arbeit',
  cost: 'Kosten',
  soFar: 'Bisher',
  value: 'Wert',
  upperLimit: (amount) => `Höchstens ${amount}`,
  lowerLimit: (amount) => `Mindestens ${amount}`,
  input: 'Angabe',
  from: 'Kleinster Wert',
  to: 'Größter Wert',
} satisfies ChartTerms;

export default chart;
