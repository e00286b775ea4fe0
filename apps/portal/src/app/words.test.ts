import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noteWords } from './words.ts';

test('quotation marks stand only around what somebody wrote', () => {
  assert.equal(noteWords('asked', 'Is it the pump?'), '“Is it the pump?”');
  assert.equal(
    noteWords('declined', 'They are not sure it is worth it.'),
    'They are not sure it is worth it.',
  );
});

test('a change by the office names what was changed, not its field', () => {
  assert.equal(noteWords('edited', 'suggestion, options'), 'what is suggested, the options');
});
