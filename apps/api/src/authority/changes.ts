// What differs between the rules before and after, item by item: kept with who and when, and told in words.
import { amountText } from '@wellkept/contracts/money';
import type { Authority, AuthorityChangeItem } from '@wellkept/contracts/authority';

type Sum = { readonly amount: number; readonly currency: string } | null;

const item = (
  what: AuthorityChangeItem['what'],
  more: Partial<AuthorityChangeItem> = {},
): AuthorityChangeItem => ({
  what,
  person: null,
  amount: null,
  on: null,
  by: null,
  from: null,
  until: null,
  ...more,
});

const differ = (a: Sum | undefined, b: Sum | undefined): boolean => a?.amount !== b?.amount;

export function changesBetween(before: Authority, after: Authority): AuthorityChangeItem[] {
  return [...ofPeople(before, after), ...ofSums(before, after), ...ofCover(before, after)].concat(
    ofStanding(before, after),
  );
}

const ofPeople = (before: Authority, after: Authority): AuthorityChangeItem[] =>
  after.people.flatMap(({ person, limit, mayConfirm, manages }) => {
    const was = before.people.find((each) => each.person.id === person.id);
    const about = { person: person.name };
    return [
      ...(differ(was?.limit ?? null, limit) ? [item('limit', { ...about, amount: limit })] : []),
      ...(was?.mayConfirm !== mayConfirm ? [item('confirms', { ...about, on: mayConfirm })] : []),
      ...(was?.manages !== manages ? [item('manages', { ...about, on: manages })] : []),
    ];
  });

const ofSums = (before: Authority, after: Authority): AuthorityChangeItem[] => [
  ...(differ(before.twoPeopleAbove, after.twoPeopleAbove)
    ? [item('two-people', { amount: after.twoPeopleAbove })]
    : []),
  ...(differ(before.orderAbove, after.orderAbove)
    ? [item('order', { amount: after.orderAbove })]
    : []),
  ...(differ(before.documentAbove, after.documentAbove)
    ? [item('document', { amount: after.documentAbove })]
    : []),
];

type OneCover = Authority['cover'][number];
const isSameCover = (a: OneCover) => (b: OneCover) =>
  a.away.id === b.away.id &&
  a.coveredBy.id === b.coveredBy.id &&
  a.from === b.from &&
  a.until === b.until;

function ofCover(before: Authority, after: Authority): AuthorityChangeItem[] {
  const told =
    (what: 'cover' | 'cover-ended') =>
    ({ away, coveredBy, from, until }: OneCover) =>
      item(what, { person: away.name, by: coveredBy.name, from, until });
  return [
    ...after.cover.filter((each) => !before.cover.some(isSameCover(each))).map(told('cover')),
    ...before.cover.filter((each) => !after.cover.some(isSameCover(each))).map(told('cover-ended')),
  ];
}

function ofStanding(before: Authority, after: Authority): AuthorityChangeItem[] {
  const told = (what: AuthorityChangeItem['what'], rule: Authority['standing'][number]) =>
    item(what, { amount: rule.upTo, until: rule.until });
  return [
    ...after.standing.flatMap((rule) => {
      const was = before.standing.find(({ id }) => id === rule.id);
      if (!was) return [told('standing', rule)];
      return was.setAt === rule.setAt ? [] : [told('standing-changed', rule)];
    }),
    ...before.standing
      .filter((was) => !after.standing.some(({ id }) => id === was.id))
      .map((rule) => told('standing-ended', rule)),
  ];
}

const said = (sum: AuthorityChangeItem['amount'], none: string): string =>
  sum === null ? none : amountText(sum, 'en');

/** One English sentence for the log; screens tell it in the reader's own language from the item. */
export function inWords({
  what,
  person,
  amount,
  on,
  by,
  from,
  until,
}: AuthorityChangeItem): string {
  switch (what) {
    case 'limit':
      return `The limit of ${person} is ${said(amount, 'lifted')}.`;
    case 'confirms':
      return `${person} ${on ? 'may' : 'may no longer'} give the second yes.`;
    case 'manages':
      return `${person} ${on ? 'may' : 'may no longer'} change these rules.`;
    case 'two-people':
      return `A second yes is needed ${amount ? `above ${said(amount, '')}` : 'no more'}.`;
    case 'order':
      return `A purchase order number is needed ${amount ? `above ${said(amount, '')}` : 'no more'}.`;
    case 'document':
      return `A document is needed ${amount ? `above ${said(amount, '')}` : 'no more'}.`;
    case 'cover':
      return `${by} decides for ${person} from ${from} to ${until}.`;
    case 'cover-ended':
      return `${by} no longer decides for ${person}.`;
    case 'standing':
      return `A standing authorisation up to ${said(amount, '')} an item was given.`;
    case 'standing-changed':
      return `A standing authorisation was changed to ${said(amount, '')} an item.`;
    case 'standing-ended':
      return `A standing authorisation up to ${said(amount, '')} an item was ended.`;
  }
}
