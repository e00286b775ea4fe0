const counted = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** English words of deciding several findings in one act. */
const together = {
  heading: (count: number) =>
    count === 1 ? 'Decide on one finding' : `Decide on ${counted[count] ?? count} findings`,
  each: 'Each on its own. Nothing is ticked for you; every answer is fine with us.',
  sites: (count: number) => `${count} sites`,
  foundBy: (name: string, when: string) => `Found by ${name}, ${when}`,
  options: (count: number) => `${counted[count] ?? count} options`,
  choseOf: (letter: string, count: number) =>
    `You chose ${letter} of ${counted[count] ?? count} options`,
  answerFor: (title: string) => `Your answer: ${title}`,
  notOpen: 'This one does not wait for your answer any more.',
  empty: 'Nothing is chosen to decide on',
  emptyText: 'Choose findings in the list; then you can answer them here together.',
  loading: 'Loading the findings',
  back: 'Back to the list',
  done: 'Done',
};
export default together;
export type TogetherTerms = typeof together;
