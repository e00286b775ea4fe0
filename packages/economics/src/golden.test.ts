import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, differing, golden } from './golden.fixture.ts';

test('the worked example comes to the same numbers in Node, to a millionth', () => {
  assert.deepEqual(differing(answered()), []);
});

test('a number that moves by more than a millionth is noticed', () => {
  assert.equal(differing({ ...golden, mean: (golden['mean'] ?? 0) * 1.00001 }).length, 1);
});
