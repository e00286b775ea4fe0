import type { OutboxTerms } from '../en/outbox.ts';

const counted = [
  '',
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
];
const answers = (count: number): string =>
  count === 1 ? 'Antwort' : `${counted[count] ?? count} Antworten`;

/** German words for answers that wait on the device. */
export default {
  waiting: (count) => `Noch nicht gesendet: Ihre ${answers(count)}`,
  waitingText: (about, since) =>
    `Seit ${since} auf diesem Gerät gesichert: ${about}. Wird einmal gesendet, sobald es ein Netz gibt, und nur, wenn sich nichts geändert hat.`,
  notLasting: 'Dieser Browser bewahrt nichts auf: Lassen Sie die Seite offen, bis es gesendet ist.',
  sending: 'Wird gesendet…',
  sent: (count) => `Ihre ${answers(count)} ${count === 1 ? 'ist' : 'sind'} da`,
  sentText: (about, fingerprint) =>
    `Soeben gesendet: ${about}. Fingerabdruck des Belegs: ${fingerprint}`,
  refused: (count) => `Ihre ${answers(count)} ${count === 1 ? 'wurde' : 'wurden'} nicht angenommen`,
  refusedText: (about) =>
    `Bevor es ein Netz gab, hat sich etwas geändert. Nichts wurde gesendet; was Sie geschrieben haben, ist noch da: Öffnen Sie ${about}, um zu sehen, was sich geändert hat.`,
  winner: (name, when) => `${name} hat über einen Punkt zuerst entschieden, ${when}.`,
  tooOld: (count) => `Ihre ${answers(count)} ${count === 1 ? 'hat' : 'haben'} eine Woche gewartet`,
  tooOldText: (about) =>
    `Seitdem kann sich viel geändert haben, daher wurde nichts gesendet. Was Sie geschrieben haben, ist noch da: Öffnen Sie ${about} und senden Sie es, wenn es noch gilt.`,
  lost: 'Eine Antwort konnte nicht gesendet werden',
  lostText: (date) =>
    `Eine Antwort, die Sie am ${date} gegeben haben, konnte nicht gesendet werden: Dieser Browser kann sie nicht mehr öffnen. Bitte geben Sie sie noch einmal.`,
  secondYes: (tag, name) =>
    `${tag} wartet auf ein zweites Ja: Ihre eigenen Regeln verlangen es, und ${name} wird gefragt.`,
  seeReceipt: 'Beleg ansehen',
  receiptFailed: 'Der Beleg kam nicht an. Bitte versuchen Sie es noch einmal.',
  tryNow: 'Jetzt versuchen',
  takeBack: 'Zurücknehmen',
  good: 'Gut',
} satisfies OutboxTerms;
