/** A rooftop unit of 2009 with a worn compressor: the worked example of tests, bench and README. */
import type { Assumption, EconomicsCase, Origin } from './case.ts';

export function told(
  value: number,
  unit: string,
  origin: Origin = 'assumed',
  low?: number,
  high?: number,
): Assumption {
  return {
    value,
    unit,
    origin,
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
  };
}

export const rooftop: EconomicsCase = {
  currency: 'EUR',
  baseDate: '2026-11-24',
  unit: {
    name: 'RTU-3',
    kind: 'rooftop unit',
    installedOn: '2009-11-01',
    lifeYears: told(18, 'years', 'standard'),
  },
  historyFrom: '2021-11-24',
  history: [
    { date: '2022-02-14', kind: 'repair', cost: 780, downtimeHours: 4, text: 'Fan motor' },
    { date: '2022-07-20', kind: 'repair', cost: 310, downtimeHours: 2, text: 'Contactor' },
    { date: '2023-06-30', kind: 'repair', cost: 1240, downtimeHours: 6, text: 'Leak' },
    { date: '2024-06-12', kind: 'repair', cost: 860, downtimeHours: 5, text: 'Fan' },
    { date: '2025-01-15', kind: 'repair', cost: 1120, downtimeHours: 3, text: 'Control board' },
    { date: '2025-08-20', kind: 'failure', cost: 1390, downtimeHours: 9, text: 'Leak again' },
    { date: '2026-05-18', kind: 'repair', cost: 530, downtimeHours: 2, text: 'Start kit' },
    { date: '2026-09-01', kind: 'maintenance', cost: 880, text: 'Yearly service' },
  ],
  assumptions: {
    discountRate: told(0.03, 'per year', 'standard'),
    horizonYears: told(10, 'years', 'assumed', 5, 15),
    energyUse: told(17400, 'kWh/year', 'measured'),
    energyPrice: told(0.24, 'EUR/kWh', 'quoted', 0.18, 0.32),
    downtimeCostPerHour: told(85, 'EUR/hour', 'assumed', 0, 170),
    maintenancePerYear: told(880, 'EUR/year', 'invoiced'),
  },
  options: [
    {
      id: 'repair',
      label: 'Repair compressor 2',
      family: 'repair',
      price: told(4850, 'EUR', 'quoted'),
    },
    {
      id: 'replace',
      label: 'Replace the unit',
      family: 'replace',
      price: told(24300, 'EUR', 'quoted', 23500, 26000),
      incentive: told(2700, 'EUR', 'quoted'),
      lifeYears: told(18, 'years', 'standard'),
      warrantyYears: told(5, 'years', 'quoted'),
      energyFactor: told(0.75, 'share', 'datasheet', 0.65, 0.85),
      maintenancePerYear: told(680, 'EUR/year', 'quoted'),
      failuresPerYear: told(0.3, 'failures/year', 'standard', 0.15, 0.6),
    },
  ],
};
