// German words of the business case on one page.
import type { BusinessCaseWords } from './en.ts';

const zahl = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
const jahren = (n: number): string => zahl(n, 'Jahr', 'Jahren');
const jahre = (n: number): string => (n === 1 ? '1 Jahr' : `${n} Jahre`);

export const de: BusinessCaseWords = {
  locale: 'de-DE',
  title: 'Reparieren oder ersetzen',
  subject: (unit, customer) => `Reparieren oder ersetzen: ${unit}, ${customer}`,
  preparedBy: (firm) => `Erstellt von ${firm}`,
  preparedFor: (customer, site) => `Für ${customer}, ${site}`,

  doing: {
    replace: 'das Ersetzen',
    repair: 'das Reparieren',
    component: 'das neue Teil',
    wait: 'das Abwarten',
  },
  doingLater: (year) => `das Reparieren jetzt und Ersetzen im ${year}. Jahr`,
  labelLater: (first, then, year) => `${first}, im ${year}. Jahr: ${then}`,
  replaceFromYear: (unit, year) => `${unit} zu ersetzen kostet ab dem ${year}. Jahr weniger.`,
  replaceFromStart: (unit) => `${unit} zu ersetzen kostet von Anfang an weniger.`,
  replaceOver: (unit, n) => `${unit} zu ersetzen kostet über ${jahre(n)} weniger.`,
  replaceLater: (unit, year) => `${unit} jetzt reparieren, im ${year}. Jahr ersetzen.`,
  keep: {
    repair: (unit, other) => `Behalten. ${unit} zu reparieren kostet weniger als ${other}.`,
    component: (unit, other) => `Behalten. Ein neues Teil für ${unit} kostet weniger als ${other}.`,
    wait: (unit, other) =>
      `Abwarten und beobachten. ${unit} so zu lassen kostet weniger als ${other}.`,
  },
  tooClose: 'Zu knapp, um es zu sagen: Wählen Sie, was Ihnen besser passt.',
  lessThan: (n, other) => `weniger über ${jahre(n)} als ${other}, in heutigem Geld`,
  apart: (n) =>
    `auseinander über ${jahre(n)}, in heutigem Geld. Das ist weniger, als man wissen kann.`,
  amountMore: (money) => `${money} mehr`,
  amountLess: (money) => `${money} weniger`,
  howSure: 'Wie sicher',
  inFutures: (count, doing) => `In ${count} von 100 Zukünften kostet ${doing} weniger.`,
  spread: (low, high) => `8 von 10 Zukünften liegen zwischen ${low} und ${high}.`,

  options: 'Die Möglichkeiten',
  option: 'Möglichkeit',
  paidNow: 'Jetzt bezahlt',
  allIn: (n) => `Alles in allem, ${jahre(n)}`,
  yearly: 'Dasselbe im Jahr',
  range: '8 von 10 Zukünften',
  best: 'Am günstigsten in',
  ofHundred: (count) => `${count} von 100`,
  rangeOf: (low, high) => `${low} bis ${high}`,

  costOverTime: 'Kosten im Lauf der Jahre, alles eingerechnet',
  shaded: 'Getönt: 8 von 10 Zukünften.',
  now: 'jetzt',
  years: 'Jahre',
  costAlt: (lines) => `Summe der Kosten nach Jahren, heute wert. ${lines}`,
  costLine: (option, end) => `${option} erreicht ${end}.`,
  whereMoney: 'Wohin das Geld geht',
  kinds: {
    paid: 'Jetzt bezahlt',
    later: 'Später gekauft',
    energy: 'Energie',
    breakdowns: 'Künftige Reparaturen',
    maintenance: 'Wartung',
    downtime: 'Stunden außer Betrieb',
    carbon: 'CO₂',
    tax: 'Steuer',
    incentive: 'Zuschuss, später',
    residual: 'Wert am Ende',
  },

  restsOn: 'Worauf es am meisten ankommt',
  likely: (low, high) => `wahrscheinlich ${low} bis ${high}`,
  origins: {
    measured: 'Gemessen',
    invoiced: 'Laut Rechnung',
    quoted: 'Angeboten',
    datasheet: 'Datenblatt',
    standard: 'Norm',
    customer: 'Von Ihnen',
    assumed: 'Angenommen',
  },
  fromRepairs: (repairs, n) =>
    `Diese Anlage: ${zahl(repairs, 'Reparatur', 'Reparaturen')} in ${jahren(n)}`,
  fromHistory: (failures, n, orders) =>
    `Diese Anlage: ${zahl(failures, 'Ausfall', 'Ausfälle')} in ${jahren(n)}, aus ${zahl(orders, 'Reparaturauftrag', 'Reparaturaufträgen')}`,
  nobody: 'Niemand hat eine Zahl genannt',
  whatChanges: 'Was die Antwort ändern würde',
  flip: (what, at, doing) => `ist „${what}“ ${at}, kostet ${doing} weniger.`,
  above: (at) => `größer als ${at}`,
  below: (at) => `kleiner als ${at}`,
  nothingFlips: 'Kein plausibler Wert einer einzelnen Zahl ändert die Antwort.',
  soFar: 'Was sie bisher gekostet hat',
  noHistory: 'Für diese Anlage ist keine Reparatur verzeichnet.',
  history: (repairs, since, money) =>
    `${zahl(repairs, 'Reparatur', 'Reparaturen')} seit ${since}, ${money}.`,
  orders: (orders, since, money) =>
    `${zahl(orders, 'Reparaturauftrag', 'Reparaturaufträge')} seit ${since}, ${money}.`,
  merged: (failures) =>
    `Das sind ${zahl(failures, 'Ausfall', 'Ausfälle')}: Aufträge einer Woche zählen als einer.`,
  sunk: 'Dieses Geld ist so oder so ausgegeben und oben nicht gezählt.',

  method: (n, rate, futures) =>
    `Alle Möglichkeiten für denselben Dienst über ${jahre(n)} verglichen; späteres Geld mit ${rate} im Jahr nach Inflation abgezinst; Mittel von ${futures} Zukünften mit demselben Glück für jede Möglichkeit. Nach NIST Handbook 135, ASTM E917 und dem Potenzgesetz von Crow.`,
  asOf: (date, version) =>
    version > 0 ? `Stand ${date}, Angebot in Fassung ${version}.` : `Stand ${date}.`,
  ownNumbers: (n, customer) =>
    `Mit ${n === 1 ? 'einer Zahl' : `${n} Zahlen`}, die ${customer} gesetzt hat.`,
  sources: (list) => `Quellen: ${list}.`,
  made: (date) =>
    `Erstellt am ${date}. Jede Zahl lässt sich in der Online-Ansicht prüfen und ändern.`,
  questions: (phone) => `Fragen: ${phone}`,

  presentLife: 'Lebensdauer der jetzigen Anlage',
  ofOption: (what, option) => `${what}: ${option}`,
  perYear: (amount) => `${amount} im Jahr`,
  perUnit: (amount, unit) => `${amount} je ${unit}`,
  inYears: (count, amount) => (count === 1 ? `${amount} Jahr` : `${amount} Jahre`),
  inHours: (count, amount) => (count === 1 ? `${amount} Stunde` : `${amount} Stunden`),
  inDays: (count, amount) => (count === 1 ? `${amount} Tag` : `${amount} Tage`),
  inputs: {
    discountRate: 'Zins nach Inflation',
    horizonYears: 'Jahre, die sie hier gebraucht wird',
    energyUse: 'Energieverbrauch',
    energyPrice: 'Energiepreis',
    energyEscalation: 'Energie wird jedes Jahr teurer um',
    energyDegradation: 'Die alte Anlage braucht jedes Jahr mehr um',
    carbonIntensity: 'CO₂ je kWh',
    carbonPrice: 'Preis einer Tonne CO₂',
    downtimeCostPerHour: 'Eine Stunde außer Betrieb kostet',
    neededShare: 'Anteil der Stunden, in denen sie gebraucht wird',
    hoursPerYear: 'Stunden, die sie laufen wird',
    failuresPerYear: 'Ausfälle im Jahr',
    classFailuresPerYear: 'Ausfälle im Jahr solcher Anlagen',
    costPerFailure: 'Kosten eines Ausfalls',
    downtimePerFailure: 'Stunden außer Betrieb bei einem Ausfall',
    maintenancePerYear: 'Wartung',
    repairEscalation: 'Reparaturen werden jedes Jahr teurer um',
    residualShare: 'Anteil des Restwerts, der zu erlösen ist',
    salvageNow: 'Was die alte Anlage jetzt brächte',
    lifeYears: 'Lebensdauer',
    price: 'Preis',
    warrantyYears: 'Garantie',
    warrantyShare: 'Anteil, den die Garantie trägt',
    energyFactor: 'Braucht weniger Energie, um',
    infantFailures: 'Zusätzliche Ausfälle im ersten Jahr',
    restoration: 'Verjüngt (0 nicht, 1 wie neu)',
    incentive: 'Zuschuss',
    incentiveProbability: 'Aussicht auf den Zuschuss',
    residual: 'Wert am Ende',
    leadTimeDays: 'Tage, bis es gemacht werden kann',
    leadTimeCostPerDay: 'Miete für jeden dieser Tage',
    installationHours: 'Stunden außer Betrieb für die Arbeit',
    eventProbability: 'Aussicht, dass es in einem Jahr ausfällt',
    eventCost: 'Was dieser Ausfall kostet',
    eventDowntime: 'Stunden außer Betrieb dann',
  },
};
