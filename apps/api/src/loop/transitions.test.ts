import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RecommendationStatus } from '@wellkept/contracts';
import { FINAL, RULES, ruleOf, type Step } from './transitions.ts';

const steps = Object.keys(RULES) as Step[];

test('every step that does not end a recommendation says who is next, and no other does', () => {
  for (const step of steps) {
    const { to, next } = ruleOf(step);
    assert.equal(next === undefined, FINAL.includes(to), step);
  }
});

test('every state can be reached, and every state that is not final can be left', () => {
  const reached = new Set<string>(['draft', ...steps.map((step) => ruleOf(step).to)]);
  // Needs a second person, which no customer can ask for yet.
  reached.add('waiting');
  for (const status of RecommendationStatus.options) {
    assert.ok(reached.has(status), status);
    const leaves = steps.some(
      (step) => ruleOf(step).from.includes(status) && ruleOf(step).to !== status,
    );
    if (!FINAL.includes(status)) assert.ok(leaves, status);
  }
});

test('only the customer decides, and nobody but the customer and time takes the last word', () => {
  for (const step of ['approved', 'declined', 'deferred', 'fixed-elsewhere', 'undone'] as const) {
    assert.deepEqual(ruleOf(step).by, ['contact']);
  }
  assert.deepEqual(ruleOf('confirmed').by, ['contact', 'system']);
});
