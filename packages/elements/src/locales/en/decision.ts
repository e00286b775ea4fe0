/** English words of `wk-decision` before an answer is chosen. Amounts, dates and names arrive already formatted. */
const decision = {
  heading: 'Your answer',
  neutral: 'Nothing is ticked for you; every answer is fine with us.',
  answers: 'Your answer',
  approve: 'Approve',
  decline: 'Decline',
  notNow: 'Not now',
  ask: 'Ask',
  fixedElsewhere: 'It was fixed elsewhere',
  noHurry: (date: string) => `No hurry: price holds to ${date}`,
  'family.repair': 'Repair',
  'family.component': 'Repair',
  'family.replace': 'Replace',
  'family.wait': 'Wait',
  notPermittedHeading: 'You can read this, but not decide it',
  notPermittedText: (firm: string) =>
    `Somebody else at your side decides. ${firm} can tell you who, or change it.`,
  endedHeading: 'You were signed out',
  endedText: 'What you typed is kept on this device.',
  signIn: 'Sign in and go on',
  failedHeading: 'We could not send your answer',
  failedText: 'It was not saved, and what you typed is kept. Please try again, or ring us.',
  tryAgain: 'Try again',
  nothingHeading: 'Nothing to decide just now',
  nothingText: 'This finding does not wait for your answer.',
  errorReference: (id: string) => `Reference for the help desk: ${id}`,
  goOn: 'Go on',
  movedHeading: 'Something changed while you were reading',
  movedText:
    'Your answer was not sent, and what you typed is kept. Have a look, then send it if it still stands.',
  beyondHeading: 'This goes beyond what you may approve alone',
  beyondText: (people: string) =>
    `By your own rules ${people} could. Nothing was sent, and what you typed is kept.`,
  beyondNobody:
    'By your own rules nobody could just now. Nothing was sent, and what you typed is kept.',
  oldHeading: 'This waited for a week and was not sent',
  oldText:
    'Much may have changed since. What you typed is kept: have a look, and send it if it still stands.',
  notLoadedHeading: 'This part did not arrive',
  notLoadedText: 'The connection broke off before the form was here. Nothing was sent.',
  secondFor: (name: string) => `For ${name} · this item only`,
  secondHeading: (name: string, option: string) => `${name} asks for your yes: ${option}`,
  secondSaidYes: (name: string) => `${name} said yes`,
  secondOrder: (order: string) => `PO ${order}`,
  secondWhy: (amount: string) => `Why two people: your rule for anything over ${amount}.`,
  secondWhyPlain: 'Why two people: your own rules ask for a second yes.',
  secondNoAnswer: (when: string, name: string) => `No answer by ${when}? ${name} rings you.`,
  exclTax: (tax: string) => `excl. ${tax}`,
};
export default decision;
export type DecisionTerms = typeof decision;
