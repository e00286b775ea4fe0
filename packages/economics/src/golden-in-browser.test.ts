import { answered, differing } from './golden.fixture.ts';

/** Of the browser's test runner, which brings its own. */
declare const it: (fact: string, check: () => void) => void;

it('the worked example comes to the same numbers in a browser as in Node, to a millionth', () => {
  const wrong = differing(answered());
  if (wrong.length > 0) throw new Error(wrong.join('; '));
});
