import type {
  EquipmentKind,
  NextStepKind,
  RecommendationStatus,
  Severity,
} from '@wellkept/contracts';
import type en from '../en/common.ts';

const kinds: Record<EquipmentKind, string> = {
  'rooftop-unit': 'Dachgerät',
  chiller: 'Kältemaschine',
  boiler: 'Heizkessel',
  lift: 'Aufzug',
  generator: 'Generator',
  forklift: 'Stapler',
  printer: 'Drucker',
  kitchen: 'Küchengerät',
  'air-handler': 'Lüftungsgerät',
  excavator: 'Bagger',
  other: 'Anlage',
};

const severities: Record<Severity, string> = {
  urgent: 'Dringend',
  soon: 'Bald',
  plan: 'Planen',
  watch: 'Beobachten',
};

const statuses: Record<RecommendationStatus, string> = {
  draft: 'Entwurf',
  proposed: 'Im Büro',
  sent: 'Neu',
  viewed: 'Angesehen',
  question: 'Frage gestellt',
  waiting: 'Zweites Ja fehlt',
  deferred: 'Zurückgestellt',
  'price-expired': 'Preis abgelaufen',
  approved: 'Freigegeben',
  booked: 'Gebucht',
  'in-progress': 'In Arbeit',
  incomplete: 'Nicht fertig',
  completed: 'Erledigt',
  recovery: 'In Nachbesserung',
  declined: 'Abgelehnt',
  'fixed-elsewhere': 'Anderswo behoben',
  withdrawn: 'Zurückgezogen',
  confirmed: 'Bestätigt',
};

const steps: Record<NextStepKind, readonly [string, string]> = {
  'finish-draft': ['Sie schließen den Entwurf ab', 'schließt den Entwurf ab'],
  review: ['Sie prüfen', 'prüft'],
  decide: ['Sie entscheiden', 'entscheidet'],
  answer: ['Sie antworten', 'antwortet'],
  'second-decision': ['Sie geben das zweite Ja', 'gibt das zweite Ja'],
  'renew-price': ['Sie erneuern den Preis', 'erneuert den Preis'],
  book: ['Sie wählen einen Termin', 'wählt einen Termin'],
  visit: ['Sie kommen', 'kommt'],
  'finish-visit': ['Sie schließen die Arbeit ab', 'schließt die Arbeit ab'],
  rebook: ['Sie wählen einen neuen Termin', 'findet einen neuen Termin'],
  confirm: ['Sie sagen, ob es behoben ist', 'sagt, ob es behoben ist'],
  'check-outcome': ['Sie fragen nach', 'fragt, wie es läuft'],
  recover: ['Sie bringen es in Ordnung', 'bringt es in Ordnung'],
  'call-back': ['Sie rufen an', 'ruft an'],
};

export default {
  kind: (kind: EquipmentKind) => kinds[kind],
  severity: (severity: Severity) => severities[severity],
  status: (status: RecommendationStatus) => statuses[status],
  step: (kind: NextStepKind, name: string | null) =>
    name === null ? steps[kind][0] : `${name} ${steps[kind][1]}`,
  by: (when: string) => `bis ${when}`,
  signedIn: (name: string) => `Angemeldet als ${name}`,
  signOut: 'Abmelden',
  ring: (firm: string) => `${firm} anrufen`,
  canHelp: (name: string) => `${name} hilft weiter`,
  orRing: 'Oder rufen Sie an',
  tryAgain: 'Noch einmal versuchen',
  outsideTitle: 'Dieser Teil der Seite ist nicht eingerichtet',
  outsideText: 'Er muss in einem wk-session-Element stehen.',
  failedTitle: 'Das ließ sich nicht laden',
  failedText:
    'Der Server hat nicht richtig geantwortet. Nichts, was Sie gesendet haben, ist verloren.',
  offlineTitle: 'Sie sind offline',
  offlineText:
    'Sobald wieder Empfang da ist, lädt es von selbst. Nichts, was Sie eingegeben haben, ist verloren.',
  deniedTitle: 'Das ist für Sie nicht freigegeben',
  deniedText: 'Ihre Anmeldung reicht nicht so weit. Das Büro kann das ändern.',
  missingTitle: 'Das finden wir nicht',
  missingText: 'Es wurde vielleicht zurückgezogen oder gehört zu einem anderen Konto.',
  expiredTitle: 'Sie wurden abgemeldet',
  expiredText:
    'Zur Sicherheit endet eine Sitzung von selbst. Was Sie eingegeben haben, bleibt auf dieser Seite erhalten.',
  goOn: 'Anmelden und weitermachen',
  signedOutTitle: 'Sie sind abgemeldet',
  signedOutText: 'Auf diesem Bildschirm ist nichts mehr von Ihnen.',
  signInAgain: 'Wieder anmelden',
} satisfies typeof en;
