// What people of the demo firm and its customers say.
export const questions = [
  [
    'Could the crane come on a Sunday, before the shop opens?',
    'Yes. The crane firm has Sundays from 6 am for €180 more; I have put the line in so you can see it.',
  ],
  [
    'Is this already dangerous, or can it wait until the new budget?',
    'Not dangerous today. I would not let it go past the next service, that is in March.',
  ],
  [
    'Would a used part do?',
    'It would run, but nobody gives a warranty on it. For the price difference I would take the new one.',
  ],
  [
    'How long is the place without it while you work?',
    'About half a day. We can do it before you open if that helps.',
  ],
  [
    'Does the price include taking the old one away?',
    'Yes, and the note that it was disposed of properly.',
  ],
  [
    'Why is it failing after so few years?',
    'It runs more hours than most: your meter says 5,200 a year where 3,500 is usual.',
  ],
] as const;

export const declineWords = [
  ['site-closes', 'We close this part in spring'],
  ['no-budget', 'Not this year; please ask again in January'],
  ['not-convinced', 'We see no difference in daily use so far'],
  ['not-needed', 'The room is being used as a store now'],
  ['another-firm', 'Our landlord does this one'],
  [null, null],
] as const;

export const deferWords = [
  'After the inventory',
  'When the new budget opens in spring',
  'Together with the next service',
  'After the summer season',
] as const;
export const fixedWords = [
  'Our own electrician had the part',
  'The maker changed it under guarantee',
  'Done by the landlord last week',
] as const;
export const withdrawnWords = [
  'Measured again with a second instrument: within limits after all',
  'Covered by the maker’s recall; no cost for you',
  'Unit will be removed with the refurbishment',
] as const;
export const returnWords = [
  'Part not on the van; ordered for the next visit',
  'Seized bolt; needs the workshop press',
] as const;

export const doneWords = [
  'Done and measured again: within limits. Old part left on the shelf for you to see.',
  'Finished. Ran it for an hour under load; no alarm.',
  'Done. Showed the caretaker how to clean it in between.',
  'All in order. Next look at the yearly service.',
] as const;

/** Outcome, delivery, words, thanks. */
export const goodMarks = [
  [5, 5, 'First time somebody showed me the part.', true],
  [5, 5, 'Quick, tidy, explained it so that I could explain it on.', true],
  [4, 5, 'Works. Thank you for ringing ahead.', true],
  [5, 4, null, false],
  [4, 4, 'Fine. The dust sheet could have been bigger.', false],
  [5, 5, 'Explained it to Niall so that we can do the cleaning ourselves.', true],
  [5, 3, 'Good work, but half an hour late.', false],
] as const;
export const badMarks = [
  [2, 4, 'Fixed on Friday, same fault on Wednesday.', false],
  [3, 2, 'Left the panel off and the room dirty.', false],
] as const;
