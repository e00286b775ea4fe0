import type { GoalKind } from '@wellkept/contracts';
import type en from '../en/authority.ts';
import { wrongAmount } from './amount.ts';

const goals: Record<GoalKind, string> = {
  uptime: 'Laufen ohne Ausfall',
  cost: 'geringere Kosten',
  energy: 'weniger Energie',
  comfort: 'Behaglichkeit',
  compliance: 'Einhalten der Vorschriften',
  safety: 'Sicherheit',
  carbon: 'weniger Emissionen',
};

export default {
  title: 'Wer was freigeben darf',
  lead: 'Ihre eigenen Regeln. Sie gelten, wo immer jemand für Sie antwortet, und nur Sie ändern sie.',
  loading: 'Ihre Regeln werden geladen',
  noneTitle: 'Noch keine Regeln: Wer sich für Sie anmeldet, darf alles freigeben',
  noneText: 'Legen Sie Grenzen fest, eine zweite Person für große Beträge, oder wer wen vertritt.',
  noneAsk: (firm) =>
    `Bitten Sie für den Anfang ${firm}, zu benennen, wer diese Regeln ändern darf.`,
  changedBy: (name, when) => `Zuletzt geändert von ${name}, ${when}.`,
  onlyManagers: (names) => `Diese Regeln ändern können: ${names}.`,
  change: 'Regeln ändern',

  sums: 'Große Beträge',
  second: (sum, names) => `Alles über ${sum} braucht ein zweites Ja, von ${names}.`,
  secondNote: 'Eine der beiden Personen muss hier benannt sein; niemand sagt beide Ja.',
  noSecond: 'Ein Ja genügt, gleich bei welchem Betrag.',
  order: (sum) => `Alles über ${sum} braucht eine Bestellnummer.`,
  document: (sum) => `Alles über ${sum} braucht ein Dokument von Ihnen.`,
  secondField: 'Ein zweites Ja ab mehr als',
  orderField: 'Eine Bestellnummer ab mehr als',
  documentField: 'Ein eigenes Dokument ab mehr als',
  emptyNever: 'leer: nie',
  splitNote:
    'Was jemand auf einmal freigibt, wird vom Günstigsten an zusammengezählt; Aufteilen ändert nichts.',

  people: 'Personen',
  unlimited: 'gibt jeden Betrag frei',
  upTo: (sum) => `gibt allein bis ${sum} frei`,
  nothing: 'gibt allein nichts frei',
  confirms: 'gibt das zweite Ja',
  manages: 'ändert diese Regeln',
  invited: (name) => `kam über einen Link von ${name}`,
  limitField: 'Gibt allein frei bis',
  emptyAny: 'leer: jeden Betrag',
  confirmsField: 'Darf das zweite Ja geben',
  managesField: 'Darf diese Regeln ändern',

  cover: 'Urlaub und Vertretung',
  coverLine: (by, away, from, until) => `Vom ${from} bis ${until} entscheidet ${by} für ${away}.`,
  coverNow: (by, away, until) => `Bis ${until} vertritt ${by} ${away}.`,
  noCover: 'Niemand wird vertreten.',
  away: 'Wer ist weg',
  coveredBy: 'Wer entscheidet solange',
  from: 'Von',
  until: 'Bis',
  addCover: 'Vertretung hinzufügen',
  remove: (what) => `Entfernen: ${what}`,

  standing: 'Dauerfreigaben',
  standingLead:
    'Freigegeben, sobald es gefunden und bepreist ist; Sie erfahren es danach und können es zurücknehmen.',
  noStanding: 'Nichts wird freigegeben, bevor jemand hingesehen hat.',
  standingLine: (sum, what, where) =>
    `Bis ${sum} je Punkt${what ? `, ${what}` : ''}, ${where}: sofort freigegeben, danach gesagt.`,
  everywhere: 'an jedem Standort',
  at: (site) => `am Standort ${site}`,
  goalKind: (kind) => goals[kind],
  used: (used, most) => `${used} von ${most} in diesem Jahr verbraucht`,
  setBy: (name, when) => `Erteilt von ${name}, ${when}`,
  runsUntil: (day) => `bis ${day}`,
  uses: (n) => (n === 1 ? 'Wofür sie genutzt wurde' : `Wofür sie genutzt wurde (${n})`),
  site: 'Wo',
  allSites: 'Jeder Standort',
  kind: 'Anlage',
  anyKind: 'Jede Anlage',
  severity: 'Wie dringend',
  anySeverity: 'Gleich wie',
  goal: 'Wofür',
  anyGoal: 'Gleich wofür',
  perItem: 'Höchstens je Punkt',
  perYear: 'Höchstens im Jahr',
  lastDay: 'Letzter Tag',
  openEnd: 'leer: bis sie endet',
  addStanding: 'Dauerfreigabe hinzufügen',
  standingN: (n) => `Dauerfreigabe ${n}`,

  links: 'Links, die Sie gegeben haben',
  noLinks: 'Kein Link ist gültig.',
  link: (to, tag, title) => `${to}: ${tag}, ${title}`,
  linkLook: 'zum Ansehen',
  linkDecide: 'zum Entscheiden',
  linkUntil: (day) => `bis ${day}`,
  linkFrom: (name) => `von ${name}`,
  opened: (when) => `geöffnet ${when}`,
  notOpened: 'noch nicht geöffnet',
  revoke: 'Zurücknehmen',
  revokeOf: (to, title) => `Den Link von ${to} zu ${title} zurücknehmen`,
  revoked: (to) => `Der Link von ${to} gilt nicht mehr.`,
  revokeFailed: 'Das ließ sich nicht zurücknehmen. Bitte versuchen Sie es noch einmal.',

  history: 'Wie die Regeln entstanden sind',
  changeLimit: (person, sum) =>
    sum === null ? `${person} darf jeden Betrag freigeben` : `Grenze von ${person}: ${sum}`,
  changeConfirms: (person, on) =>
    on ? `${person} darf das zweite Ja geben` : `${person} gibt das zweite Ja nicht mehr`,
  changeManages: (person, on) =>
    on ? `${person} darf diese Regeln ändern` : `${person} ändert diese Regeln nicht mehr`,
  changeTwo: (sum) =>
    sum === null ? 'kein zweites Ja mehr nötig' : `zweites Ja ab mehr als ${sum}`,
  changeOrder: (sum) =>
    sum === null ? 'keine Bestellnummer mehr nötig' : `Bestellnummer ab mehr als ${sum}`,
  changeDocument: (sum) =>
    sum === null ? 'kein Dokument mehr nötig' : `Dokument ab mehr als ${sum}`,
  changeCover: (by, person, from, until) => `${by} vertritt ${person}, ${from} bis ${until}`,
  changeCoverEnded: (by, person) => `${by} vertritt ${person} nicht mehr`,
  changeStanding: (sum) => `Dauerfreigabe bis ${sum} je Punkt erteilt`,
  changeStandingChanged: (sum) => `Dauerfreigabe geändert, bis ${sum} je Punkt`,
  changeStandingEnded: (sum) => `Dauerfreigabe bis ${sum} je Punkt beendet`,
  theFirm: 'der Betrieb',

  wrongAmount,
  wrongYear: 'Mindestens so viel, wie ein Punkt kosten darf.',
  wrongNobody: 'Benennen Sie jemanden, der das zweite Ja geben darf.',
  wrongManager: 'Jemand muss diese Regeln ändern können.',
  wrongCover: 'Zwei verschiedene Personen, und der letzte Tag nicht vor dem ersten.',

  unsaved: 'Noch nicht gespeichert.',
  saving: 'Wird gespeichert …',
  saved: 'Gespeichert. Die neuen Regeln gelten ab jetzt.',
  notSent: 'Noch nicht gesendet: keine Verbindung. Wir versuchen es von selbst noch einmal.',
  failed:
    'Das ließ sich nicht speichern. Was Sie gesetzt haben, steht noch da; bitte versuchen Sie es noch einmal.',
  denied: 'Sie dürfen diese Regeln lesen, aber nicht ändern.',
  stale: (name, when) =>
    `${name} hat die Regeln inzwischen geändert (${when}). Sehen Sie sie an, oder speichern Sie Ihre darüber.`,
  staleAnybody:
    'Jemand hat die Regeln inzwischen geändert. Sehen Sie sie an, oder speichern Sie Ihre darüber.',
  staleTake: 'Die anderen ansehen',
  staleSave: 'Meine speichern',
  undo: 'Lassen, wie es war',
  save: 'Speichern',
} satisfies typeof en;
