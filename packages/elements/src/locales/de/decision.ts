import type { DecisionTerms } from '../en/decision.ts';

/** German words of `wk-decision` before an answer is chosen. */
export default {
  heading: 'Ihre Antwort',
  neutral: 'Nichts ist vorausgewählt; jede Antwort ist uns recht.',
  answers: 'Ihre Antwort',
  approve: 'Freigeben',
  decline: 'Ablehnen',
  notNow: 'Später',
  ask: 'Fragen',
  fixedElsewhere: 'Es wurde anderswo behoben',
  noHurry: (date) => `Keine Eile: Der Preis gilt bis ${date}`,
  'family.repair': 'Reparatur',
  'family.component': 'Reparatur',
  'family.replace': 'Ersatz',
  'family.wait': 'Warten',
  notPermittedHeading: 'Sie können dies lesen, aber nicht entscheiden',
  notPermittedText: (firm) =>
    `Jemand anderes auf Ihrer Seite entscheidet. ${firm} kann Ihnen sagen, wer, oder es ändern.`,
  endedHeading: 'Sie wurden abgemeldet',
  endedText: 'Was Sie geschrieben haben, bleibt auf diesem Gerät.',
  signIn: 'Anmelden und weiter',
  failedHeading: 'Wir konnten Ihre Antwort nicht senden',
  failedText:
    'Sie wurde nicht gespeichert; was Sie geschrieben haben, bleibt erhalten. Bitte versuchen Sie es noch einmal oder rufen Sie uns an.',
  tryAgain: 'Noch einmal versuchen',
  nothingHeading: 'Gerade ist nichts zu entscheiden',
  nothingText: 'Dieser Befund wartet nicht auf Ihre Antwort.',
  errorReference: (id) => `Kennung für die Auskunft: ${id}`,
  goOn: 'Weiter',
  movedHeading: 'Während Sie lasen, hat sich etwas geändert',
  movedText:
    'Ihre Antwort wurde nicht gesendet; was Sie geschrieben haben, bleibt erhalten. Sehen Sie nach und senden Sie sie, wenn sie noch gilt.',
  beyondHeading: 'Das dürfen Sie nicht allein freigeben',
  beyondText: (people) =>
    `Nach Ihren eigenen Regeln könnte es ${people}. Nichts wurde gesendet; was Sie geschrieben haben, bleibt erhalten.`,
  beyondNobody:
    'Nach Ihren eigenen Regeln könnte es gerade niemand. Nichts wurde gesendet; was Sie geschrieben haben, bleibt erhalten.',
  oldHeading: 'Dies hat eine Woche gewartet und wurde nicht gesendet',
  oldText:
    'Seitdem kann sich viel geändert haben. Was Sie geschrieben haben, ist noch da: Sehen Sie nach und senden Sie es, wenn es noch gilt.',
  notLoadedHeading: 'Dieser Teil ist nicht angekommen',
  notLoadedText: 'Die Verbindung brach ab, bevor das Formular da war. Nichts wurde gesendet.',
  secondFor: (name) => `Für ${name} · nur dieser Punkt`,
  secondHeading: (name, option) => `${name} bittet um Ihr Ja: ${option}`,
  secondSaidYes: (name) => `${name} hat Ja gesagt`,
  secondOrder: (order) => `Bestellung ${order}`,
  secondWhy: (amount) => `Warum zwei Personen: Ihre Regel für alles über ${amount}.`,
  secondWhyPlain: 'Warum zwei Personen: Ihre eigenen Regeln verlangen ein zweites Ja.',
  secondNoAnswer: (when, name) => `Keine Antwort bis ${when}? ${name} ruft Sie an.`,
  exclTax: (tax) => `zzgl. ${tax}`,
} satisfies DecisionTerms;
