// What the server found wrong with a field, in the words of the page: the field by its label, the reason by its code.
// Nothing else that the server says of a field is ever shown, because it is written for developers.
import type { FaultCode, ProblemError } from '@wellkept/contracts';
import { Format } from '@wellkept/elements';

const format = new Format('en');

/**
 * By JSON pointer, `*` for a number, which the label shows as a letter (`@`) or counted from one (`#`). A field within one
 * of these is called by the name of what it is within.
 */
const labels: Readonly<Record<string, string>> = {
  '/equipmentId': 'The unit',
  '/title': 'What it is, in one line',
  '/severity': 'Urgency',
  '/found': 'What was found',
  '/suggestion': 'What is suggested',
  '/why': 'Because',
  '/goal': 'The customer’s goal',
  '/goalKind': 'The customer’s goal',
  '/ifYouWait': 'If you wait',
  '/ifYouWait/chance': 'The chance it fails',
  '/ifYouWait/until': 'If you wait, until',
  '/ifYouWait/cost': 'What it then costs',
  '/ifYouWait/source': 'Who says so',
  '/options': 'The options',
  '/options/*': 'Option @',
  '/options/*/family': 'Option @, kind',
  '/options/*/title': 'Option @, title',
  '/options/*/scope': 'Option @, what is done',
  '/options/*/price': 'Option @, price',
  '/options/*/lines': 'Option @, lines',
  '/options/*/lines/*': 'Option @, line #',
  '/options/*/lines/*/quantity': 'Option @, line #, quantity',
  '/options/*/lines/*/unit': 'Option @, line #, unit',
  '/options/*/lines/*/unitPrice': 'Option @, line #, price',
  '/options/*/readyBy': 'Option @, ready by',
  '/options/*/warrantyMonths': 'Option @, warranty',
  '/options/*/durationMinutes': 'Option @, length of the visit',
  '/options/*/suggested': 'Option @, “We suggest this one”',
  '/options/*/taxRate': 'Option @, tax',
  '/links': 'The links',
  '/links/*': 'Link #',
  '/links/*/saving': 'Link #, what both in one visit save',
  '/validUntil': 'Prices hold until',
  '/note': 'Your words',
  '/agrees': 'Your answer',
  '/text': 'Your words',
  '/confidence': 'How sure you are',
  '/kind': 'The kind',
  '/label': 'What you measured',
  '/unit': 'The reading’s unit',
  '/value': 'The reading’s value',
  '/upper': 'The maximum',
  '/lower': 'The minimum',
  '/limitSource': 'Where the limit comes from',
  '/instrument': 'The instrument',
  '/takenAt': 'When it was measured',
  '/evidenceId': 'The photo',
  '/anchor': 'The spot on the photo',
  '?caption': 'The photo’s caption',
  '?phase': 'The photo',
  '/dueAt': 'The new time',
  '/reason': 'The reason',
  '/result': 'How it went',
  '/delivered': 'The price',
  '/files': 'The files',
  '/files/*': 'File #',
  '/files/*/mapping': 'File #, columns',
  '/same': 'Which units are the same',
  '/source': 'Where the data comes from',
  '/customerId': 'The customer',
  '/siteId': 'The site',
  '/dryRun': 'The preview',
  '/propose': 'The hand-over to the office',
};

const letter = (index: number): string => String.fromCharCode(65 + index);

/** The name of what a pointer leads to; `null` when the page has no name for it. */
export const labelOf = (pointer: string): string | null => {
  const parts = pointer.split('/').slice(1);
  if (parts.length === 0) return labels[pointer] ?? null;
  for (let length = parts.length; length > 0; length--) {
    const shape = parts.slice(0, length).map((part) => (/^\d+$/u.test(part) ? '*' : part));
    const label = labels[`/${shape.join('/')}`];
    if (label === undefined) continue;
    const numbers = parts.filter((part) => /^\d+$/u.test(part)).map(Number);
    return label.replaceAll(/[@#]/gu, (sign) => {
      const index = numbers.shift() ?? 0;
      return sign === '@' ? letter(index) : String(index + 1);
    });
  }
  return null;
};

type Against = Pick<ProblemError, 'limit' | 'money'>;

const shown = ({ limit, money }: Against): string =>
  money ? format.money(money) : typeof limit === 'number' ? format.number(limit) : (limit ?? '');

const dayOf = ({ limit }: Against): string | null =>
  typeof limit === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(limit) ? format.date(limit) : null;

const orPlain = (against: Against, words: (limit: string) => string, plain: string): string => {
  const limit = shown(against);
  return limit === '' ? plain : words(limit);
};

const reasons: { readonly [code in FaultCode]: (against: Against) => string } = {
  missing: () => 'is missing',
  unknown: () => 'cannot be sent from here',
  'wrong-kind': () => 'cannot be read',
  'not-offered': () => 'has a value that is not offered',
  'not-found': () => 'is no longer there',
  'too-short': (a) => orPlain(a, (least) => `needs at least ${least} characters`, 'is too short'),
  'too-long': (a) => orPlain(a, (most) => `is longer than ${most} characters`, 'is too long'),
  'too-small': (a) => orPlain(a, (least) => `must be at least ${least}`, 'is too small'),
  'too-large': (a) => orPlain(a, (most) => `must be at most ${most}`, 'is too large'),
  'too-few': (a) => orPlain(a, (least) => `must be at least ${least}`, 'are too few'),
  'too-many': (a) => orPlain(a, (most) => `must be at most ${most}`, 'are too many'),
  'too-early': (a) => {
    const day = dayOf(a);
    return day === null ? 'must lie in the future' : `must be ${day} or later`;
  },
  'too-late': (a) => {
    const day = dayOf(a);
    return day === null ? 'lies too far in the future' : `must be ${day} or earlier`;
  },
  twice: () => 'is there twice',
  'other-currency': (a) =>
    orPlain(a, (currency) => `must be in ${currency}`, 'is in another currency'),
  'above-approved': (a) =>
    orPlain(
      a,
      (approved) => `is above the ${approved} the customer approved`,
      'is above the one the customer approved',
    ),
  'unequal-sum': (a) =>
    orPlain(a, (sum) => `is not what its lines come to (${sum})`, 'is not what its lines come to'),
  'not-possible': () => 'is not possible like this',
};

/** "Option B, price is missing"; `null` when the page has no name for the field. */
export const wordFault = ({ pointer, code, ...against }: ProblemError): string | null => {
  const label = labelOf(pointer);
  // A code of a later server is as good as none.
  const reason = (code && reasons[code]) ?? reasons['not-possible'];
  // The limit of an amount is told in minor units, which nobody reads.
  if (/\/(amount|unitPrice|saving)$/u.test(pointer) && !against.money) delete against.limit;
  return label === null ? null : `${label} ${reason(against)}`;
};
