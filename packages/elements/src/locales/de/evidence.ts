import type { EvidenceTerms } from '../en/evidence.ts';

/** German words of the pictures seen closely. */
export default {
  picture: 'Bild',
  tools: 'Werkzeuge für das Bild',
  nOf: (n, of) => `${n} von ${of}`,
  previous: 'Vorheriges Bild',
  next: 'Nächstes Bild',
  zoomIn: 'Größer',
  zoomOut: 'Kleiner',
  whole: 'Das ganze Bild',
  compare: 'Vorher und nachher vergleichen',
  askSpot: 'Nach einer Stelle fragen',
  close: 'Schließen',
  before: 'Vorher',
  after: 'Nachher',
  withSlider: 'Übereinander',
  sideBySide: 'Nebeneinander',
  howMuchBefore: 'Wie viel vom Bild von vorher zu sehen ist',
  pinOf: (n, text) => `Frage ${n}: ${text}`,
  pinAt: (x, y) => `Nadel bei ${x} von links, ${y} von oben.`,
  pinKeys: 'Die Pfeiltasten bewegen sie, die Eingabetaste setzt sie.',
  pressSpot:
    'Drücken Sie auf die Stelle, die Sie meinen. Oder bewegen Sie den Ring mit den Pfeiltasten und drücken Sie die Eingabetaste.',
  answersBy: (name, time) => `${name} antwortet bis ${time}`,
} satisfies EvidenceTerms;
