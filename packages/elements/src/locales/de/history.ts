import type { HistoryTerms } from '../en/history.ts';

/** German words of what a unit has needed so far. */
export default {
  loading: 'Die Geschichte wird geladen',
  failed: 'Die Geschichte konnte nicht geladen werden.',
  again: 'Noch einmal versuchen',
  more: 'Frühere zeigen',
  none: 'Für diese Anlage ist noch nichts verzeichnet.',
  newest: (count) => `Die neuesten ${count}:`,
  repairs: (count, since) => `Reparaturen und Ausfälle seit ${since}: ${count}.`,
  repairsFor: (count, since, money) =>
    `Reparaturen und Ausfälle seit ${since}: ${count}, zusammen ${money}. Dieses Geld ist so oder so ausgegeben; es sagt, wie oft die Anlage ausfällt.`,
  stood: (hours) => `stand ${hours} h still`,
  'kinds.repair': 'Reparatur.',
  'kinds.maintenance': 'Wartung.',
  'kinds.failure': 'Ausfall.',
  'kinds.inspection': 'Prüfung.',
  'kinds.replacement': 'Teil ersetzt.',
} satisfies HistoryTerms;
