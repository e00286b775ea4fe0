import type { GoalKind } from '@wellkept/contracts';
import type en from '../en/list-later.ts';

const goals: Record<GoalKind, string> = {
  uptime: 'Verfügbarkeit',
  cost: 'Kosten',
  energy: 'Energie',
  comfort: 'Raumklima',
  compliance: 'Vorschriften',
  safety: 'Sicherheit',
  carbon: 'CO₂',
};

export default {
  bySeverity: 'Dringendes zuerst',
  byDue: 'nächster Termin zuerst',
  byMoney: 'höchster Betrag zuerst',
  byAge: 'Ältestes zuerst',
  byGoals: 'Ihre Ziele zuerst',
  bySite: 'nach Standort',
  order: 'Reihenfolge',
  division: 'Gruppen',
  inSites: 'Nach Standort',
  inUnits: 'Nach Anlage',
  inGoals: 'Nach Ziel',
  inSeverity: 'Nach Dringlichkeit',
  inNone: 'Ohne Gruppen',
  choose: (title: string) => `Auswählen: ${title}`,
  chooseFirst: 'Wählen Sie aus, was Sie zusammen entscheiden möchten.',
  chosen: (n: number) => `${n} ausgewählt`,
  most: (n: number) => `Höchstens ${n} auf einmal.`,
  sum: (money: string, tax: string) => `${money} ohne ${tax}`,
  range: (from: string, to: string) => `${from} bis ${to}`,
  together: 'Zusammen entscheiden',
  bar: 'Ausgewählte Befunde',
  goal: (place: number, words: string) => `Ihr Ziel ${place}: ${words}`,
  noGoal: 'Dient keinem Ihrer Ziele',
  fails: (chance: string, until: string) =>
    `${chance} von 10, dass es${until ? ` vor ${until}` : ''} ausfällt`,
  points: (points: string) => `${points} Punkte`,
  rule: 'Punkte: 50 für Ihr erstes Ziel, 40, 30, 20, dann 10; bis zu 30 für die Wahrscheinlichkeit eines Ausfalls; 40, wenn dringend, 20 bald, 10 einplanen. Der Preis zählt nicht.',
  kind: (kind: GoalKind) => goals[kind],
  none: 'Dient keinem Ihrer Ziele',
  notShown: 'Dieser Befund lässt sich hier nicht anzeigen',
  tells: (firm: string) => `${firm} gibt Ihnen Auskunft:`,
} satisfies typeof en;
