import type { TakeAwayTerms } from '../en/take-away.ts';

/** German words of taking the calculation away and of sending one's own numbers. */
const takeAway = {
  heading: 'Zum Mitnehmen',
  spreadsheet: 'Tabelle mit Formeln',
  page: 'Eine Seite für die Leitung (PDF)',
  years: 'Jahre als CSV',
  send: 'Uns Ihre Zahlen senden',
  making: 'Die Datei entsteht',
  made: (name) => `${name} liegt bei Ihren Downloads.`,
  failed: 'Die Datei ist nicht entstanden. Bitte versuchen Sie es noch einmal.',
  pageOwn: 'Die Seite rechnet mit den von Ihnen geänderten Zahlen und sagt das auch.',
  sendHeading: (firm) => `Ihre Zahlen für ${firm}`,
  sendHint:
    'Wir sehen neben unserer Zahl, was Sie geändert haben, und rechnen damit. Entschieden ist damit nichts.',
  nothingChanged:
    'Ändern Sie oben zuerst eine Zahl. Was Sie geändert haben, können Sie dann hier senden.',
  was: (value) => `unsere Zahl: ${value}`,
  note: 'Ein paar Worte dazu',
  optional: 'freiwillig',
  sendNow: 'An die Firma senden',
  notNow: 'Jetzt nicht',
  sending: 'Wird gesendet',
  sent: (firm, when) => `Sie haben Ihre Zahlen am ${when} an ${firm} gesendet.`,
  sendFailed:
    'Sie sind nicht angekommen. Bitte versuchen Sie es noch einmal oder rufen Sie uns an.',
  showMine: 'Ihre Zahlen zeigen',
} satisfies TakeAwayTerms;

export default takeAway;
