import type { Answers } from './client.ts';
import { ContractError } from './errors.ts';

// The answers behind the first list are checked here by hand for what the list reads, those behind a first finding in
// `finding-shape.ts`. The contracts themselves weigh as much as a third of a page's budget and are loaded with whatever
// comes after. `shape.test.ts` holds both against each other.

/**
 * `'s'` string, `'n'` number, `'b'` boolean; `[x]` list; `{…}` object; a leading `?` key may be null; a function chooses
 * the shape by the value.
 */
export type Shape =
  | 's'
  | 'n'
  | 'b'
  | readonly Shape[]
  | ((value: object) => Shape)
  | { readonly [key: string]: Shape };
export type Shapes = { readonly [N in keyof Answers]?: Shape };

export const person: Shape = { id: 's', name: 's', side: 's' };
export const money: Shape = { amount: 'n', currency: 's' };

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
    items: [],
    '?nextCursor': 's',
    total: 'n',
    sections: ['n'],
    headings: [{ at: 'n', key: 's', title: 's', text: 's', ranged: 'b' }],
    counts: { all: 'n', yours: 'n', firm: 'n', booked: 'n', deferred: 'n', done: 'n' },
    yours: {},
  },
};

const kinds = { s: 'string', n: 'number', b: 'boolean' } as const;

/** Where the value first departs from the shape; `null` when it fits. */
function misfit(value: unknown, shape: Shape, at: string): string | null {
  if (typeof shape === 'string') return typeof value === kinds[shape] ? null : at;
  if (typeof value !== 'object' || value === null) return at;
  if (typeof shape === 'function') return misfit(value, shape(value), at);
  if (Array.isArray(shape)) {
    if (!Array.isArray(value)) return at;
    // What a list says of its items is not checked: one that cannot be drawn costs its own row only.
    const [each] = shape as readonly Shape[];
    for (const [i, item] of each ? value.entries() : []) {
      const found = misfit(item, each as Shape, `${at}/${i}`);
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
export function fits(name: keyof Answers, value: unknown, among: Shapes = shapes): boolean {
  const shape = among[name];
  if (!shape) return false;
  const found = misfit(value, shape, '');
  if (found !== null)
    throw new ContractError(`${name}: ${found || '/'} is missing or of the wrong kind`);
  return true;
}
