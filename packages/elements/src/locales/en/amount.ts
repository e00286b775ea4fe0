import type { AmountProblem } from '@wellkept/contracts/parse-amount';

/** Why what was typed is no amount. */
export const wrongAmount = (problem: AmountProblem): string =>
  ({
    empty: 'An amount is needed.',
    'not-a-number': 'An amount, e.g. 5000.',
    ambiguous:
      'This can be read in two ways. Please write it without a sign between the thousands, e.g. 5000 or 5000.50.',
    'too-exact': 'That is more decimals than this currency has.',
    'too-large': 'This amount is too large.',
    negative: 'An amount of 0 or more.',
  })[problem];
