import type { AmountProblem } from '@wellkept/contracts/parse-amount';

export const wrongAmount = (problem: AmountProblem): string =>
  ({
    empty: 'Hier fehlt ein Betrag.',
    'not-a-number': 'Ein Betrag, z. B. 5000.',
    ambiguous:
      'Dieser Betrag lässt sich auf zwei Arten lesen. Bitte ohne Tausenderzeichen schreiben, z. B. 5000 oder 5000,50.',
    'too-exact': 'So viele Nachkommastellen hat diese Währung nicht.',
    'too-large': 'Dieser Betrag ist zu groß.',
    negative: 'Ein Betrag ab 0.',
  })[problem];
