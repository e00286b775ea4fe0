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
  tryAgain: 'Try again',
  notLoadedHeading: 'This part did not arrive',
  notLoadedText: 'The connection broke off before the form was here. Nothing was sent.',
};
export default decision;
export type DecisionTerms = typeof decision;
