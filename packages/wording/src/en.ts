// English: what sells, presses, blames or needs a dictionary, and what to say instead.
import type { WordList } from './rule.ts';

const sells = 'It sounds like selling. Say what it does for this customer, in numbers if you can.';
const praises = 'Praise that nobody can check. Say what is better, and by how much.';
const presses = 'It presses. Say by when, and what happens if they wait.';
const orders = 'The customer decides. Recommend it, and say why.';
const blames = 'It puts the blame on the reader. Say what was found and what would help.';
const recalls = 'It reproaches. Say what is so now.';

export const en: WordList = {
  rules: [
    {
      kind: 'sales',
      words: [
        'great deal',
        'best deal',
        'bargain*',
        'special offer*',
        'exclusive offer*',
        'limited offer*',
        'upgrade now',
        'buy now',
        'order now',
        'don’t miss',
        'do not miss',
        'don’t wait',
        'no-brainer',
        'once in a lifetime',
        'invest in your',
        'unbeatable',
        'too good to miss',
        'save big',
        'huge savings',
      ],
      why: sells,
    },
    {
      kind: 'sales',
      words: [
        'state of the art',
        'world-class',
        'best in class',
        'cutting edge',
        'game-chang*',
        'revolutionary',
        'premium',
        'amazing',
        'hassle-free',
        'peace of mind',
        'industry-leading',
        'next generation',
        'high-end',
        'superior',
      ],
      why: praises,
    },
    {
      kind: 'pressure',
      words: [
        'act now',
        'hurry*',
        'last chance',
        'only today',
        'today only',
        'before it’s too late',
        'while stocks last',
        'limited time',
        'time is running out',
        'without delay',
        'asap',
      ],
      why: presses,
    },
    { kind: 'pressure', words: ['you must', 'you have to'], why: orders },
    {
      kind: 'blame',
      words: [
        'your fault',
        'you failed to',
        'you should have',
        'you neglected',
        'neglect*',
        'misuse*',
        'abuse*',
        'improper use',
        'operator error',
        'careless*',
        'you ignored',
        'your staff broke',
        'poorly maintained',
        'badly maintained',
      ],
      why: blames,
    },
    {
      kind: 'blame',
      words: ['as we already told you', 'as already told', 'as previously stated', 'we warned you'],
      why: recalls,
    },
    jargon(['TXV', 'TEV'], 'expansion valve'),
    jargon(['VFD', 'VSD'], 'speed control'),
    jargon(['BMS'], 'building control system'),
    jargon(['AHU'], 'air handler'),
    jargon(['FCU'], 'fan coil unit'),
    jargon(['MTBF'], 'time between failures'),
    jargon(['LOTO'], 'locked and tagged off'),
    jargon(['OEM'], 'the maker’s'),
    jargon(['PPM'], 'planned maintenance'),
    jargon(['EOL'], 'at the end of its life'),
    jargon(['TCO'], 'cost over the years'),
    jargon(['superheat', 'subcooling'], 'refrigerant charge, with the reading and its limit'),
    jargon(['megger*'], 'insulation test'),
    jargon(['short cycling', 'short-cycling'], 'switches on and off too often'),
    jargon(['tripped out', 'trips out'], 'switched itself off'),
    jargon(['end of life', 'beyond economic repair'], 'its age and what a repair would cost'),
  ],
  missing: {
    suggestion: 'Say what you suggest: the customer reads it before the prices.',
    why: 'Say why, for this customer: what they gain or are spared.',
    ifYouWait: 'Say what may happen if they wait, how likely it is, and who says so.',
  },
  marks: ['the', 'and', 'is', 'of', 'to', 'it', 'with', 'for', 'on', 'not'],
};

function jargon(words: readonly string[], instead: string) {
  const why = 'Not every customer knows the word. Say it plainly, or explain it in brackets.';
  return { kind: 'jargon', words, why, instead } as const;
}
