import type en from '../en/recommendations.ts';

const words = [
  'keine',
  'eine',
  'zwei',
  'drei',
  'vier',
  'fünf',
  'sechs',
  'sieben',
  'acht',
  'neun',
  'zehn',
  'elf',
  'zwölf',
];
const count = (n: number): string => words[n] ?? String(n);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export default {
  title: 'Was wir an Ihren Standorten gefunden haben',
  firmTitle: 'Alle Befunde',
  summary: (open: number, sites: number, yours: number) =>
    open === 0
      ? 'Nichts ist offen.'
      : `${open} offen${sites > 0 ? ` an ${sites} ${sites === 1 ? 'Standort' : 'Standorten'}` : ''}. ${
          yours === 0
            ? 'Für jede Sache gibt es eine Person und ein Datum.'
            : `${capital(count(yours))} ${yours === 1 ? 'wartet' : 'warten'} auf Sie${
                open > yours ? '; für die übrigen gibt es eine Person und ein Datum' : ''
              }.`
        }`,
  compactTitle: (yours: number) =>
    yours === 0
      ? 'Nichts wartet auf Sie'
      : `${capital(count(yours))} ${yours === 1 ? 'Sache wartet' : 'Sachen warten'} auf Sie`,
  to: (money: string) => `bis ${money}`,
  range: (from: string, to: string) => `${from} bis ${to}`,
  moneyFor: (tax: string) => `für das, was Sie entscheiden, ohne ${tax}`,
  filter: 'Filtern, wer als Nächstes handelt',
  all: 'Alle',
  yours: 'Wartet auf Sie',
  firm: (name: string) => `Bei ${name}`,
  booked: 'Gebucht',
  deferred: 'Zurückgestellt',
  done: 'Abgeschlossen',
  search: 'Liste durchsuchen',
  placeholder: 'Anlage, Standort oder Wort',
  order: 'Nach Standort, Dringendes zuerst',
  pick: 'Mehrere auswählen',
  unpick: 'Auswahl beenden',
  items: (n: number) => (n === 1 ? '1 Eintrag' : `${n} Einträge`),
  from: (money: string) => `ab ${money}`,
  colSeverity: 'Dringlichkeit',
  colWhat: 'Befund und Anlage',
  colStatus: 'Stand',
  colNext: 'Nächster Schritt',
  colMoney: (tax: string) => `Preis ohne ${tax}, und wenn Sie warten`,
  statusToday: (status: string) => `Heute ${status.charAt(0).toLowerCase()}${status.slice(1)}`,
  waiting: (cost: string) => `bei Warten: etwa ${cost}`,
  waitingNote: (note: string) => `bei Warten: ${note}`,
  noPrice: 'noch kein Preis',
  closed: (date: string) => `seit ${date}`,
  seeAll: (n: number) => `Alle ${n} ansehen`,
  back: 'Zurück zur Liste',
  loading: 'Befunde werden geladen',
  found: (n: number) => (n === 1 ? '1 Befund angezeigt' : `${n} Befunde angezeigt`),
  failedTitle: 'Wir konnten Ihre Befunde nicht laden',
  failedText: (firm: string, time: string) =>
    `Die Verbindung zu ${firm} brach um ${time} ab. Nichts, was Sie gesendet haben, ist verloren.`,
  staleText:
    'Das ist vielleicht nicht der neueste Stand: Die Verbindung fehlt. Es holt von selbst auf.',
  emptyTitle: 'Heute braucht Sie nichts',
  emptyText: (firm: string) =>
    `${firm} hat keinen offenen Befund an Ihren Standorten. Was neu gefunden wird, erscheint hier.`,
  past: 'Frühere Befunde',
  noneTitle: 'Hier ist nichts',
  noneText: 'In diesem Teil der Liste steht kein Befund.',
  noMatchTitle: (q: string) => `Nichts passt zu „${q}“`,
  noMatchText:
    'Versuchen Sie die Kennung einer Anlage, einen Standort oder ein Wort aus dem Befund.',
  showAll: 'Alle zeigen',
} satisfies typeof en;
