/** English words of what a unit has needed so far. */
export const history = {
  loading: 'Loading the history',
  failed: 'The history could not be loaded.',
  again: 'Try again',
  more: 'Show earlier ones',
  none: 'Nothing is recorded for this unit yet.',
  newest: (count: string) => `The newest ${count}:`,
  repairs: (count: string, since: string) => `Repairs and failures since ${since}: ${count}.`,
  repairsFor: (count: string, since: string, money: string) =>
    `Repairs and failures since ${since}: ${count}, ${money} in all. That money is spent either way; it says how often the unit fails.`,
  stood: (hours: string) => `stood still for ${hours} h`,
  'kinds.repair': 'Repair.',
  'kinds.maintenance': 'Maintenance.',
  'kinds.failure': 'Failure.',
  'kinds.inspection': 'Inspection.',
  'kinds.replacement': 'Part replaced.',
};
export type HistoryTerms = typeof history;
