import type { EconomicsCase, InputUsed } from '@wellkept/economics';
import type { EconomicsTerms } from '../locales/en/economics.ts';
import { nameOf } from './amounts.ts';
import { isEmpty } from './provenance.ts';

/** Numbers that belong together, so that the one to doubt is found without reading all. */
export interface NumberGroup {
  readonly id: string;
  readonly title: string;
  /** The option all its numbers belong to, so that they need not name it. */
  readonly option: boolean;
  readonly numbers: readonly InputUsed[];
}

const places = {
  unit: [
    'lifeYears',
    'failuresPerYear',
    'failureShape',
    'classFailuresPerYear',
    'classWeight',
    'costPerFailure',
    'costPerFailureSpread',
    'downtimePerFailure',
    'maintenancePerYear',
    'lifeShape',
  ],
  use: [
    'horizonYears',
    'hoursPerYear',
    'usualHoursPerYear',
    'neededShare',
    'downtimeCostPerHour',
    'energyUse',
    'energyDegradation',
  ],
  prices: ['energyPrice', 'energyEscalation', 'repairEscalation', 'carbonPrice', 'carbonIntensity'],
} as const;

const EMPTY = 'empty';

function placeOf(used: InputUsed): string {
  const { id, option } = nameOf(used.path);
  if (isEmpty(used)) return EMPTY;
  if (option !== null) return `option.${option}`;
  const place = Object.entries(places).find(([, ids]) => (ids as readonly string[]).includes(id));
  return place?.[0] ?? 'money';
}

/** Every number the engine used, each in one group; what nobody gave and counts for nothing comes last. */
export function groupsOf(
  used: readonly InputUsed[],
  c: EconomicsCase,
  t: EconomicsTerms,
): NumberGroup[] {
  const titles: readonly (readonly [string, string])[] = [
    ['unit', t.groupUnit(c.unit.name)],
    ['use', t.groupUse],
    ['prices', t.groupPrices],
    ['money', t.groupMoney],
    ...c.options.map(({ id, label }) => [`option.${id}`, label] as const),
    [EMPTY, t.groupEmpty],
  ];
  return titles
    .map(([id, title]) => ({
      id,
      title,
      option: id.startsWith('option.'),
      numbers: used.filter((one) => placeOf(one) === id),
    }))
    .filter(({ numbers }) => numbers.length > 0);
}
