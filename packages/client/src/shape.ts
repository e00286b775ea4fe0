import type { Answers } from './client.ts';
import { ContractError } from './errors.ts';

// The two answers behind the first list are checked here by hand for what the list reads. The contracts themselves
// weigh as much as a third of a page's budget and are loaded with the first recommendation. `shape.test.ts` holds
// both against each other.

/** `'s'` string, `'n'` number, `'b'` boolean; `[x]` list; `{…}` object; a leading `?` key may be null. */
type Shape = 's' | 'n' | 'b' | readonly [Shape] | { readonly [key: string]: Shape };

const place: Shape = { id: 's', name: 's', city: 's', timeZone: 's' };
const person: Shape = { id: 's', name: 's', side: 's' };
const money: Shape = { amount: 'n', currency: 's' };

const shapes: { readonly [N in keyof Answers]?: Shape } = {
  Me: {
    person,
    role: 's',
    '?customer': { id: 's', name: 's' },
    organization: {
      id: 's',
      name: 's',
      phone: 's',
      phoneHours: 's',
      '?coordinator': person,
      currency: 's',
      timeZone: 's',
      taxName: 's',
      '?signatureAbove': money,
    },
    scopes: ['s'],
    now: 's',
  },
  RecommendationPage: {
    items: [
      {
        id: 's',
        title: 's',
        severity: 's',
        status: 's',
        equipment: { id: 's', tag: 's', name: 's', kind: 's' },
        site: place,
        customer: { id: 's', name: 's' },
        '?priceFrom': money,
        '?priceTo': money,
        '?waitCost': money,
        '?waitNote': 's',
        '?nextStep': { kind: 's', owner: person, dueAt: 's' },
        yourTurn: 'b',
        since: 's',
        revision: 'n',
        '?rank': {
          points: 'n',
          '?goal': { kind: 's', words: 's', place: 'n' },
          '?chance': 'n',
          '?until': 's',
        },
      },
    ],
    '?nextCursor': 's',
    total: 'n',
    sections: ['n'],
    headings: [{ at: 'n', key: 's', title: 's', text: 's', '?from': money, ranged: 'b' }],
    counts: { all: 'n', yours: 'n', firm: 'n', booked: 'n', deferred: 'n', done: 'n' },
    yours: { '?from': money, '?to': money },
  },
};

const kinds = { s: 'string', n: 'number', b: 'boolean' } as const;

/** Where the value first departs from the shape; `null` when it fits. */
function misfit(value: unknown, shape: Shape, at: string): string | null {
  if (typeof shape === 'string') return typeof value === kinds[shape] ? null : at;
  if (typeof value !== 'object' || value === null) return at;
  if (Array.isArray(shape)) {
    if (!Array.isArray(value)) return at;
    for (const [i, item] of value.entries()) {
      const found = misfit(item, shape[0] as Shape, `${at}/${i}`);
      if (found) return found;
    }
    return null;
  }
  for (const [name, inner] of Object.entries(shape)) {
    const key = name.replace('?', '');
    const held = (value as Record<string, unknown>)[key];
    const found = held === null && key !== name ? null : misfit(held, inner, `${at}/${key}`);
    if (found) return found;
  }
  return null;
}

/** Whether this answer is checked by hand; throws `ContractError` when it does not fit. */
export function fits(name: keyof Answers, value: unknown): boolean {
  const shape = shapes[name];
  if (!shape) return false;
  const found = misfit(value, shape, '');
  if (found !== null)
    throw new ContractError(`${name}: ${found || '/'} is missing or of the wrong kind`);
  return true;
}
