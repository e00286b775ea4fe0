/** English words of all that is kept of a finding: its versions, and the events its progress leaves out. */
export const record = {
  history: 'Everything that happened',
  'steps.answered-second': 'Answered',
  'steps.handed-over': 'Handed over by a link',
  'steps.hand-over-opened': 'Link opened',
  'steps.hand-over-revoked': 'Link taken back',
  'steps.undone': 'Taken back',
  'steps.follow-up-moved': 'Promised time moved',
  'steps.moved': 'Moved',
  'steps.cancelled': 'Visit cancelled',
  'steps.fresh-price-asked': 'Fresh price asked for',
  'steps.came-back': 'Came back, as agreed',
  'steps.went-badly': 'Went badly; we put it right',
  'steps.recovery-opened': 'You told us it is not right',
  'steps.feedback-given': 'You rated the work',
  'steps.thanked': 'You thanked the technician',
  'steps.recovery': 'We put it right',
  versions: 'The versions side by side',
  versionsNote:
    'What changed from one version to the next is bold. Only the newest can be decided.',
  versionsFailed: 'The earlier versions could not be loaded.',
  notOffered: 'not offered',
  changed: 'changed',
  unchanged: 'the same in every version.',
  priceOf: 'Price',
  source: 'Source of the unit’s data',
};
export type RecordTerms = typeof record;
