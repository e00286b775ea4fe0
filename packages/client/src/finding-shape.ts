import type { Answers } from './client.ts';
import { fits, money, person, type Shape, type Shapes } from './shape.ts';

// What a page reads whose first thing is one finding that waits for an answer. Loaded with the first of them; the
// contracts themselves follow with the first answer, visit or booking.

const place: Shape = { id: 's', name: 's', city: 's', timeZone: 's' };
/** What every finding has. */
const summary = {
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

const moment: Shape = { id: 's', takenAt: 's', by: person };
const option: Shape = {
  id: 's',
  letter: 's',
  family: 's',
  title: 's',
  scope: 's',
  price: money,
  taxRate: 'n',
  '?readyBy': 's',
  warrantyMonths: 'n',
  durationMinutes: 'n',
  suggested: 'b',
};

const kinds: Readonly<Record<string, Shape>> = {
  photo: {
    ...moment,
    caption: 's',
    alt: 's',
    phase: 's',
    width: 'n',
    height: 'n',
  },
  reading: {
    ...moment,
    label: 's',
    unit: 's',
    value: 'n',
    '?lower': 'n',
    '?upper': 'n',
    '?limitSource': 's',
    '?instrument': 's',
    earlier: [{ value: 'n', takenAt: 's' }],
  },
  note: { ...moment, text: 's', '?confidence': 'n' },
  document: { ...moment, name: 's', contentType: 's', size: 'n' },
};
/** Each kind has its own; one that nobody knows fits nothing. */
const evidence = (value: object): Shape => {
  const { kind } = value as { readonly kind?: unknown };
  const known = typeof kind === 'string' && Object.hasOwn(kinds, kind);
  return (known && kinds[kind]) || { 'kind that is known': 's' };
};

const shapes: Shapes = {
  Recommendation: {
    ...summary,
    found: 's',
    suggestion: 's',
    why: 's',
    '?goal': 's',
    '?ifYouWait': { text: 's', '?chance': 'n', '?until': 's', '?cost': money, '?source': 's' },
    '?proposal': {
      version: 'n',
      sentAt: 's',
      validUntil: 's',
      options: [option],
      changes: ['s'],
    },
    evidence: [evidence],
    technician: person,
    '?coordinator': person,
    history: [
      { id: 's', type: 's', at: 's', '?by': person, '?from': 's', '?to': 's', '?note': 's' },
    ],
    questions: [
      {
        id: 's',
        text: 's',
        askedBy: person,
        askedAt: 's',
        promisedBy: 's',
        owner: person,
        '?spot': { evidenceId: 's', x: 'n', y: 'n' },
        '?answer': 's',
        '?answeredBy': person,
        '?answeredAt': 's',
      },
    ],
    equipmentDetail: { '?make': 's', '?model': 's', '?installedOn': 's', '?source': 's' },
    may: ['s'],
    hasEconomics: 'b',
  },
  Comparison: {
    recommendationId: 's',
    years: 'n',
    options: [
      {
        optionId: 's',
        total: money,
        failuresPerYear: 'n',
        '?energyPerYear': money,
        '?hoursWithoutPerYear': 'n',
      },
    ],
    '?answer': {
      close: 'b',
      optionId: 's',
      againstId: 's',
      '?later': { optionId: 's', year: 'n' },
      saved: money,
      less: 'n',
    },
    ownNumbers: 'b',
  },
};

/** What came of an answer has its own rules, which only the contracts know. */
const goesOn = (value: unknown): boolean => {
  const { decision, appointment, visit } = (value ?? {}) as Record<string, unknown>;
  return Boolean(decision ?? appointment ?? visit);
};

/** Whether this answer is checked by hand; throws `ContractError` when it does not fit. */
export const fitsFinding = (name: keyof Answers, value: unknown): boolean =>
  !goesOn(value) && fits(name, value, shapes);
