import type { EquipmentKind } from '@wellkept/contracts';

/**
 * Median service lives in years, taken where the firm says nothing of the unit. The HVAC figures are those of the ASHRAE
 * survey (data of Akalin 1978; opinion, a median and no limit); for the others no published figure was found, so that
 * they are marked as assumed and asked for.
 */
const LIVES: Record<EquipmentKind, readonly [years: number, source: string | null]> = {
  'rooftop-unit': [15, 'ASHRAE service life survey'],
  chiller: [20, 'ASHRAE service life survey'],
  boiler: [24, 'ASHRAE service life survey'],
  'air-handler': [25, 'ASHRAE service life survey'],
  lift: [25, null],
  generator: [25, null],
  forklift: [9, null],
  printer: [6, null],
  kitchen: [12, null],
  excavator: [12, null],
  other: [15, null],
};

/** What is taken for the life of a unit of this kind, with its range: 30 % either way. */
export function usualLife(kind: string) {
  const [value, source] = LIVES[kind as EquipmentKind] ?? LIVES.other;
  return {
    value,
    unit: 'years',
    origin: source ? ('standard' as const) : ('assumed' as const),
    ...(source && { source }),
    low: Math.round(value * 0.7),
    high: Math.round(value * 1.3),
  };
}
