import type { Firm, Unit } from './firm.ts';
import type { Planned } from './plan.ts';
import type { Random } from './random.ts';

type Origin = 'measured' | 'invoiced' | 'quoted' | 'datasheet' | 'standard' | 'assumed';
type Number = readonly [
  key: string,
  value: number,
  unit: string,
  origin: Origin,
  source: string | null,
  low?: number,
  high?: number,
];

/** What the firm takes for every unit unless something better is known. Keys and units are the economics engine's. */
const ofFirm: readonly Number[] = [
  [
    'discountRate',
    0.04,
    'share/year',
    'assumed',
    'You have not told us what money costs you',
    0.02,
    0.08,
  ],
  ['energyPrice', 0.24, 'EUR/kWh', 'quoted', 'Your electricity bill, October', 0.18, 0.32],
  [
    'repairEscalation',
    0.01,
    'share/year',
    'assumed',
    'Wages have risen a little faster than prices',
    0,
    0.02,
  ],
];

/** Numbers of the demo's units and options, for the recommendations in which a repair stands against a new unit. */
export function assumptionRows(
  firm: Firm,
  planned: readonly (Planned & { readonly id: string })[],
  random: Random,
) {
  const rows = ofFirm.map((number) => row({}, number));
  for (const { id, unit, finding } of planned) {
    if (!finding.options.some((option) => option.family === 'replace')) continue;
    rows.push(...ofUnit(unit, random).map((number) => row({ equipment_id: unit.id }, number)));
    for (const [i, option] of finding.options.entries()) {
      const place = { recommendation_id: id, option_letter: 'ABCDEF'[i]! };
      const numbers =
        option.family === 'replace'
          ? ofNewUnit(unit)
          : option.family === 'wait'
            ? ofWaiting(finding.wait)
            : option.family === 'component'
              ? ofComponent(unit)
              : [];
      rows.push(...numbers.map((number) => row(place, number)));
    }
  }
  return rows;

  function row(
    place: { equipment_id?: string; recommendation_id?: string; option_letter?: string },
    [key, value, unit, origin, source, low, high]: Number,
  ) {
    return {
      organization_id: firm.organizationId,
      id: random.id(),
      equipment_id: place.equipment_id ?? null,
      recommendation_id: place.recommendation_id ?? null,
      option_letter: place.option_letter ?? null,
      key,
      value,
      unit,
      origin,
      source,
      as_of: null,
      low: low ?? null,
      high: high ?? null,
    };
  }
}

const round = (value: number, to: number) => Math.round(value / to) * to;

function ofUnit({ kind, ageYears }: Unit, random: Random): Number[] {
  const energy = round(kind.energyKwh * random.between(0.97, 1.03), 100);
  const gas = kind.kind === 'boiler';
  return [
    [
      'lifeYears',
      Math.max(kind.life, Math.ceil(ageYears + 4)),
      'years',
      'standard',
      kind.lifeSource,
      kind.life * 0.8,
      Math.max(kind.life * 1.3, ageYears + 6),
    ],
    [
      'energyUse',
      energy,
      'kWh/year',
      'measured',
      'Sub-meter, last October to this September',
      energy * 0.95,
      energy * 1.05,
    ],
    ...(gas
      ? [['energyPrice', 0.09, 'EUR/kWh', 'quoted', 'Your gas bill, October', 0.07, 0.13] as Number]
      : []),
    [
      'downtimeCostPerHour',
      kind.downtimeCost,
      'EUR/hour',
      'assumed',
      'You have not told us what an hour without it costs',
      0,
      kind.downtimeCost * 2,
    ],
    [
      'classFailuresPerYear',
      Math.round((kind.shape / kind.scale) * (ageYears / kind.scale) ** (kind.shape - 1) * 100) /
        100,
      'failures/year',
      'measured',
      'Our records of units of this kind and age',
    ],
  ];
}

function ofNewUnit({ kind }: Unit): Number[] {
  return [
    [
      'lifeYears',
      kind.life,
      'years',
      'standard',
      kind.lifeSource,
      kind.life * 0.8,
      kind.life * 1.2,
    ],
    ['warrantyYears', 5, 'years', 'quoted', 'In the quote'],
    [
      'energyFactor',
      kind.energyFactor,
      'share',
      'datasheet',
      'Seasonal efficiency in the maker’s data sheet',
      kind.energyFactor - 0.06,
      Math.min(1, kind.energyFactor + 0.1),
    ],
    [
      'maintenancePerYear',
      round(kind.service * 0.8, 10),
      'EUR/year',
      'quoted',
      'Service contract offered with it',
    ],
    [
      'failuresPerYear',
      kind.newFailures,
      'failures/year',
      'assumed',
      'Our records of units in their first ten years',
      kind.newFailures * 0.5,
      kind.newFailures * 2,
    ],
  ];
}

const ofComponent = ({ kind }: Unit): Number[] => [
  [
    'restoration',
    0.3,
    'share',
    'assumed',
    `A new part makes the ${kind.kind.replaceAll('-', ' ')} younger in part only`,
    0,
    0.5,
  ],
];

const ofWaiting = (wait: Planned['finding']['wait']): Number[] =>
  wait.chance === undefined || wait.cost === undefined
    ? []
    : [
        [
          'eventProbability',
          wait.chance,
          'share',
          'assumed',
          wait.source ?? null,
          wait.chance * 0.6,
          Math.min(1, wait.chance * 1.4),
        ],
        [
          'eventCost',
          wait.cost,
          'EUR',
          'assumed',
          wait.source ?? null,
          wait.cost * 0.7,
          wait.cost * 1.4,
        ],
      ];
