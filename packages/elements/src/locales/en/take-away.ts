/** English words of taking the calculation away and of sending one's own numbers. */
export const takeAway = {
  heading: 'Take it away',
  spreadsheet: 'Spreadsheet with formulas',
  page: 'One page for your boss (PDF)',
  years: 'Years as CSV',
  send: 'Send us your numbers',
  making: 'Making the file',
  made: (name: string) => `${name} is in your downloads.`,
  failed: 'The file could not be made. Please try again.',
  pageOwn: 'The page uses the numbers you changed, and says so.',
  sendHeading: (firm: string) => `Your numbers for ${firm}`,
  sendHint:
    'We see what you changed beside our own number, and work with it. Nothing is decided by this.',
  nothingChanged: 'Change a number above first. What you changed can then be sent here.',
  was: (value: string) => `our number: ${value}`,
  note: 'A few words to go with them',
  optional: 'optional',
  sendNow: 'Send to the firm',
  notNow: 'Not now',
  sending: 'Sending',
  sent: (firm: string, when: string) => `You sent your numbers to ${firm} on ${when}.`,
  sendFailed: 'They were not sent. Please try again, or ring us.',
  showMine: 'Show your numbers',
};

export type TakeAwayTerms = typeof takeAway;
