import type { TogetherTerms } from '../en/together.ts';

const counted = [
  '',
  'einen',
  'zwei',
  'drei',
  'vier',
  'fünf',
  'sechs',
  'sieben',
  'acht',
  'neun',
  'zehn',
];

/** German words of deciding several findings in one act. */
export default {
  heading: (count) =>
    count === 1
      ? 'Über einen Befund entscheiden'
      : `Über ${counted[count] ?? count} Befunde entscheiden`,
  each: 'Jeder für sich. Nichts ist vorausgewählt; jede Antwort ist uns recht.',
  sites: (count) => `${count} Standorte`,
  foundBy: (name, when) => `Gefunden von ${name}, ${when}`,
  options: (count) => `${counted[count] ?? count} Möglichkeiten`,
  choseOf: (letter, count) =>
    `Sie haben ${letter} von ${counted[count] ?? count} Möglichkeiten gewählt`,
  answerFor: (title) => `Ihre Antwort: ${title}`,
  notOpen: 'Dies wartet nicht mehr auf Ihre Antwort.',
  empty: 'Nichts zum Entscheiden ausgewählt',
  emptyText: 'Wählen Sie Befunde in der Liste; dann können Sie sie hier zusammen beantworten.',
  loading: 'Die Befunde werden geladen',
  back: 'Zurück zur Liste',
  done: 'Fertig',
} satisfies TogetherTerms;
