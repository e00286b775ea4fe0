/** English words of the questions about a finding, and of asking one. */
export const question = {
  yourQuestion: 'Your question',
  aboutSpot: 'Your question about this spot',
  to: (name: string) => `to ${name}, who saw it`,
  promise: 'It gets somebody who answers and a time at once.',
  writeFirst: 'Please write your question first.',
  send: 'Send my question',
  sendAgain: 'Send it again',
  sending: 'Sending…',
  orRing: 'Or ring',
  'trouble.offline': 'Not sent yet: there is no connection. Your words are kept; it is sent once.',
  'trouble.ended': 'You were signed out. Your words are kept; sign in and send it again.',
  'trouble.forbidden': 'Your sign-in does not reach this far.',
  'trouble.replaced':
    'The finding has changed meanwhile. Look at what changed, then send it again; your words are kept.',
  'trouble.waiting': 'Another question is waiting for its answer. Your words are kept until then.',
  'trouble.failed': 'That did not arrive. Nothing is lost; please try again.',
  answersBy: (name: string, time: string) => `${name} answers by ${time}`,
  standsIn: (name: string, technician: string) => `${name} answers for ${technician}.`,
  movedBy: (name: string, when: string) => `${name} moved the time on ${when}.`,
  late: (name: string, time: string) =>
    `${name} promised an answer by ${time}, and it is not here. We are sorry.`,
  ring: (name: string) => `Please ring ${name}:`,
  onPicture: (caption: string) => `On the picture: ${caption}`,
  withPicture: (caption: string) => `With a picture: ${caption}`,
  askAgain: 'Ask another question',
};
export type QuestionTerms = typeof question;
