/** English words of the pictures seen closely. */
export const evidence = {
  picture: 'Picture',
  nOf: (n: string, of: string) => `${n} of ${of}`,
  previous: 'Previous picture',
  next: 'Next picture',
  zoomIn: 'Larger',
  zoomOut: 'Smaller',
  whole: 'The whole picture',
  compare: 'Compare before and after',
  askSpot: 'Ask about a spot',
  close: 'Close',
  before: 'Before',
  after: 'After',
  withSlider: 'One over the other',
  sideBySide: 'Side by side',
  howMuchBefore: 'How much of the picture from before is seen',
  pinOf: (n: string, text: string) => `Question ${n}: ${text}`,
  pinAt: (x: string, y: string) => `Pin at ${x} from the left, ${y} from the top.`,
  pinKeys: 'The arrow keys move it, Enter sets it.',
  pressSpot: 'Press on the spot you mean. Or move the ring with the arrow keys and press Enter.',
  answersBy: (name: string, time: string) => `${name} answers by ${time}`,
};
export type EvidenceTerms = typeof evidence;
