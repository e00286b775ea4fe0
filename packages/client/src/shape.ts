import type { Answers } from './client.ts';
import { ContractError } from './errors.ts';

// The answers behind the first list are checked here by hand for what the list reads, those behind a first finding in
// `finding-shape.ts`. The contracts themselves weigh as much as a third of a page's budget and are loaded with whatever
// comes after. `shape.test.ts` holds both against each other.

/**
 * `'s'` string, `'n'` number, `'b'` boolean; `[x]` list; `{…}` object; a leading `?` key may be null; under `|kind` stand
 * the shapes among which the value's own `kind` chooses.
 */
export type Shape = 's' | 'n' | 'b' | readonly [Shape] | { readonly [key: string]: Shape };
export type Shapes = { readonly [N in keyof Answers]?: Shape };

export const place: Shape = { id: 's', name: 's', city: 's', timeZone: 's' };
export const person: Shape = { id: 's', name: 's', side: 's' };
export const money: Shape = { amount: 'n', currency: 's' };

/** What every list and every finding has. */
export const summary = {
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
} as const;

const shapes: Shapes = {
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
        ...summary,
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
    if (name.startsWith('|')) {
      const kind = (value as Record<string, unknown>)[name.slice(1)];
      const chosen = Object.hasOwn(inner as object, String(kind))
        ? (inner as Record<string, Shape>)[String(kind)]
        : undefined;
      const found = chosen ? misfit(value, chosen, at) : `${at}/${name.slice(1)}`;
      if (found) return found;
      continue;
    }
    const key = name.replace('?', '');
    const held = (value as Record<string, unknown>)[key];
    const found = held === null && key !== name ? null : misfit(held, inner, `${at}/${key}`);
    if (found) return found;
  }
  return null;
}

/** Whether this answer is checked by hand; throws `ContractError` when it does not fit. */
export function fits(name: keyof Answers, value: unknown, among: Shapes = shapes): boolean {
  const shape = among[name];
  if (!shape) return false;
  const found = misfit(value, shape, '');
  if (found !== null)
    throw new ContractError(`${name}: ${found || '/'} is missing or of the wrong kind`);
  return true;
}
