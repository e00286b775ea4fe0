import type { RecordTerms } from '../en/record.ts';

/** German words of all that is kept of a finding. */
export default {
  history: 'Alles, was geschah',
  'steps.answered-second': 'Beantwortet',
  'steps.handed-over': 'Mit einem Link weitergegeben',
  'steps.hand-over-opened': 'Link geöffnet',
  'steps.hand-over-revoked': 'Link zurückgenommen',
  'steps.undone': 'Zurückgenommen',
  'steps.follow-up-moved': 'Versprochene Zeit verschoben',
  'steps.moved': 'Verlegt',
  'steps.cancelled': 'Besuch abgesagt',
  'steps.fresh-price-asked': 'Neuer Preis angefragt',
  'steps.came-back': 'Wieder da, wie vereinbart',
  'steps.went-badly': 'Lief nicht gut; wir bringen es in Ordnung',
  'steps.recovery-opened': 'Sie sagten uns, dass es nicht stimmt',
  'steps.feedback-given': 'Sie haben bewertet',
  'steps.thanked': 'Sie haben gedankt',
  'steps.recovery': 'Wir bringen es in Ordnung',
  versions: 'Die Fassungen nebeneinander',
  versionsNote:
    'Was sich von einer Fassung zur nächsten geändert hat, ist fett. Nur über die neueste kann entschieden werden.',
  versionsFailed: 'Die früheren Fassungen konnten nicht geladen werden.',
  notOffered: 'nicht angeboten',
  changed: 'geändert',
  unchanged: 'in jeder Fassung gleich.',
  priceOf: 'Preis',
  source: 'Quelle der Anlagendaten',
} satisfies RecordTerms;
