const counted = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const answers = (count: number): string =>
  count === 1 ? 'answer' : `${counted[count] ?? count} answers`;

/** English words for answers that wait on the device. */
const outbox = {
  waiting: (count: number) => `Not sent yet: your ${answers(count)}`,
  waitingText: (about: string, since: string) =>
    `Safe on this device since ${since}: ${about}. Sent once, as soon as there is signal, and only if nothing has changed meanwhile.`,
  notLasting: 'This browser keeps nothing: leave the page open until it is sent.',
  sending: 'Being sent…',
  sent: (count: number) => `Your ${answers(count)} ${count === 1 ? 'is' : 'are'} in`,
  sentText: (about: string, fingerprint: string) =>
    `Sent just now: ${about}. Fingerprint of the receipt: ${fingerprint}`,
  refused: (count: number) => `Your ${answers(count)} could not be taken`,
  refusedText: (about: string) =>
    `Something had changed before there was signal. Nothing was sent, and what you typed is kept: open ${about} to see what changed.`,
  winner: (name: string, when: string) => `${name} decided one of them first, ${when}.`,
  tooOld: (count: number) => `Your ${answers(count)} waited for a week`,
  tooOldText: (about: string) =>
    `Much may have changed since, so nothing was sent. What you typed is kept: open ${about}, and send it if it still stands.`,
  lost: 'An answer could not be sent',
  lostText: (date: string) =>
    `An answer you gave on ${date} could not be sent: this browser cannot open it any more. Please give it again.`,
  secondYes: (tag: string, name: string) =>
    `${tag} waits for a second yes: your own rules ask for it, and ${name} is asked.`,
  seeReceipt: 'See the receipt',
  receiptFailed: 'The receipt did not arrive. Please try again.',
  tryNow: 'Try now',
  takeBack: 'Take it back',
  good: 'Good',
};
export default outbox;
export type OutboxTerms = typeof outbox;
