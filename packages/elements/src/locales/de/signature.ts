import type { SignatureTerms } from '../en/signature.ts';

/** German words of signing. */
export default {
  signAs: (name) => `Unterschreiben als ${name}`,
  type: 'Tippen',
  draw: 'Zeichnen',
  typeName: 'Ihr Name, als Ihre Unterschrift',
  drawHere: 'Zeichnen Sie hier mit Finger, Stift oder Maus; „Tippen“ geht mit der Tastatur.',
  drawn: 'Unterschrift gezeichnet',
  notDrawn: 'Noch nichts gezeichnet',
  clear: 'Löschen',
  consent: (version) => `Einwilligungstext ${version}`,
  notLoaded: 'Das Zeichnen konnte nicht geladen werden. Den Namen zu tippen gilt genauso.',
} satisfies SignatureTerms;
