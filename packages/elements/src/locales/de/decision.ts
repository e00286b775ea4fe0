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
  tryAgain: 'Noch einmal versuchen',
  notLoadedHeading: 'Dieser Teil ist nicht angekommen',
  notLoadedText: 'Die Verbindung brach ab, bevor das Formular da war. Nichts wurde gesendet.',
} satisfies DecisionTerms;
