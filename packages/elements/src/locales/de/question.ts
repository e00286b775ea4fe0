import type { QuestionTerms } from '../en/question.ts';

/** German words of the questions about a finding, and of asking one. */
export default {
  yourQuestion: 'Ihre Frage',
  aboutSpot: 'Ihre Frage zu dieser Stelle',
  to: (name) => `an ${name}, vor Ort gewesen`,
  promise: 'Sie bekommt sofort jemanden, der antwortet, und eine Zeit.',
  writeFirst: 'Bitte schreiben Sie zuerst Ihre Frage.',
  send: 'Meine Frage senden',
  sendAgain: 'Noch einmal senden',
  sending: 'Wird gesendet…',
  orRing: 'Oder rufen Sie an:',
  'trouble.offline':
    'Noch nicht gesendet: Es gibt keine Verbindung. Ihre Worte bleiben erhalten; gesendet wird nur einmal.',
  'trouble.ended':
    'Sie wurden abgemeldet. Ihre Worte bleiben erhalten; melden Sie sich an und senden Sie noch einmal.',
  'trouble.forbidden': 'Ihre Anmeldung reicht dafür nicht aus.',
  'trouble.replaced':
    'Der Befund hat sich inzwischen geändert. Sehen Sie nach, was sich geändert hat, und senden Sie dann noch einmal; Ihre Worte bleiben erhalten.',
  'trouble.waiting':
    'Eine andere Frage wartet noch auf ihre Antwort. Ihre Worte bleiben so lange erhalten.',
  'trouble.failed': 'Das kam nicht an. Nichts ist verloren; bitte versuchen Sie es noch einmal.',
  answersBy: (name, time) => `${name} antwortet bis ${time}`,
  standsIn: (name, technician) => `${name} antwortet in Vertretung von ${technician}.`,
  movedBy: (name, when) => `${name} hat die Zeit am ${when} verschoben.`,
  late: (name, time) =>
    `${name} hat eine Antwort bis ${time} versprochen, und sie ist nicht da. Es tut uns leid.`,
  ring: (name) => `Bitte rufen Sie ${name} an:`,
  onPicture: (caption) => `Auf dem Bild: ${caption}`,
  withPicture: (caption) => `Mit einem Bild: ${caption}`,
  askAgain: 'Noch eine Frage stellen',
} satisfies QuestionTerms;
