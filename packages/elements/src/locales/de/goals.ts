import type { BusinessPlan, GoalKind } from '@wellkept/contracts';
import type en from '../en/goals.ts';
import { wrongAmount } from './amount.ts';

const kinds: Record<GoalKind, string> = {
  uptime: 'Es läuft durch',
  cost: 'Es kostet weniger',
  energy: 'Es braucht weniger Energie',
  comfort: 'Man hält sich gern dort auf',
  compliance: 'Die Vorschriften sind eingehalten',
  safety: 'Niemand kommt zu Schaden',
  carbon: 'Es stößt weniger CO₂ aus',
};
const plans: Record<BusinessPlan['kind'], string> = {
  closing: 'Ein Standort schließt',
  expansion: 'Ein Standort wächst oder kommt hinzu',
  'budget-year': 'Das Haushaltsjahr beginnt',
  other: 'Etwas anderes',
};

export default {
  title: 'Ihr Betrieb',
  lead: 'Sagen Sie es einmal. Danach richtet sich, was in Ihrer Liste oben steht, in welchen Worten es gesagt wird und was ein Stillstand bei den Kosten zählt.',
  loading: 'Angaben zu Ihrem Betrieb werden geladen',
  emptyTitle: 'Sie haben uns noch nicht gesagt, was Ihnen wichtig ist',
  emptyText: 'Ein Ziel genügt für den Anfang. Sie können es jederzeit ändern.',
  nothingSaid: (customer: string) => `${customer} hat zum Betrieb noch nichts gesagt.`,
  kind: (kind: GoalKind) => kinds[kind],
  plan: (kind: BusinessPlan['kind']) => plans[kind],

  goals: 'Was Ihr Betrieb will',
  goalsHint: 'Das Wichtigste zuerst.',
  goalN: (n: number) => `Ziel ${n}`,
  goalKind: 'Art des Ziels',
  words: 'In Ihren eigenen Worten',
  wordsExample: 'Im Sommer bleibt kein Laden zu',
  wordsMissing: 'Sagen Sie es in Ihren Worten; wir sagen sie Ihnen zurück.',
  where: 'Wo',
  everywhere: 'Überall',
  onlyAt: (sites: string) => `Nur an: ${sites}`,
  addGoal: 'Ziel hinzufügen',
  up: (n: number) => `Ziel ${n} nach oben`,
  down: (n: number) => `Ziel ${n} nach unten`,
  removeGoal: (n: number) => `Ziel ${n} entfernen`,

  sites: 'Wie Ihre Standorte genutzt werden',
  sitesHint: 'Lassen Sie leer, was Sie nicht sagen können.',
  hours: 'Stunden pro Woche',
  hoursUnit: 'von 168',
  hoursWrong: 'Eine Zahl von 0 bis 168.',
  cost: 'Eine Stunde Stillstand kostet',
  wrongAmount,
  seasons: 'Andere Stunden in manchen Monaten',
  addSeason: 'Monate hinzufügen',
  seasonFrom: 'Von',
  seasonTo: 'Bis',
  removeSeason: (site: string, n: number) => `Monate ${n} von ${site} entfernen`,
  inMonths: (from: string, to: string, hours: string) =>
    `${from} bis ${to}: ${hours} Stunden pro Woche`,
  hoursAre: (hours: string) => `${hours} Stunden pro Woche`,
  costIs: (money: string) => `${money} je Stunde Stillstand`,

  plans: 'Was sich ändern wird',
  plansHint: 'Eine Reparatur, die einen Standort überlebt, ist ihren Preis nicht wert.',
  planKind: 'Was',
  planSite: 'Standort',
  allSites: 'Alle Standorte',
  planOn: 'Ab',
  planNote: 'Anmerkung',
  addPlan: 'Plan hinzufügen',
  removePlan: (n: number) => `Plan ${n} entfernen`,
  planN: (n: number) => `Plan ${n}`,

  save: 'Speichern',
  saving: 'Wird gespeichert …',
  saved: 'Gespeichert. Ihre Liste und die Kosten richten sich ab jetzt danach.',
  savedBy: (name: string, when: string) => `Zuletzt gesagt von ${name}, ${when}.`,
  undo: 'Meine Änderungen zurücknehmen',
  unsaved: 'Noch nicht gespeichert.',
  notSent:
    'Noch nicht gesendet: Es gibt keine Verbindung. Es bleibt auf dieser Seite und wird gesendet, sobald Sie wieder verbunden sind.',
  failed: 'Es konnte nicht gespeichert werden. Nichts, was Sie geschrieben haben, ist verloren.',
  denied: 'Mit Ihrer Anmeldung können Sie dies lesen, nicht ändern. Das Büro kann das ändern.',
  stale: (name: string, when: string) =>
    `${name} hat dies inzwischen geändert, ${when}. Was Sie geschrieben haben, steht noch hier.`,
  staleSave: 'Meines speichern',
  staleTake: 'Das andere zeigen',
} satisfies typeof en;
