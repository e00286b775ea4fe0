import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aMe, aPage, aStaffMe } from '@wellkept/testing';
import { answers, check } from './answers.ts';
import { isContractError } from './errors.ts';
import { fits } from './shape.ts';

type Json = { [key: string]: unknown };

/** Every path to a leaf or an empty value. */
function paths(value: unknown, at: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return [at];
  return Object.entries(value).flatMap(([key, inner]) => paths(inner, [...at, key]));
}

/** The value with one leaf replaced. */
function withLeaf(value: unknown, [key, ...rest]: string[], leaf: unknown): unknown {
  if (key === undefined) return leaf;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as Json) }) as Json;
  copy[key] = withLeaf(copy[key], rest, leaf);
  return copy;
}

const accepts = (judge: () => unknown): boolean => {
  try {
    judge();
    return true;
  } catch (error) {
    assert.ok(isContractError(error), String(error));
    return false;
  }
};

const samples = [
  ['Me', aMe()],
  ['Me', aStaffMe('desk')],
  ['RecommendationPage', { ...aPage(), items: aPage().items.slice(0, 3) }],
] as const;

for (const [name, sample] of samples) {
  test(`${name}: the check by hand agrees with the contract on every field that it reads`, () => {
    assert.ok(accepts(() => fits(name, sample)));
    // A person's title is words for people only; the list does not depend on it.
    for (const path of paths(sample).filter(
      (found) => found.at(-1) !== 'title' || /^items,\d+,title$/.test(String(found)),
    )) {
      for (const leaf of [[[]], undefined]) {
        const broken = withLeaf(sample, path, leaf);
        const where = `${path.join('/')} as ${JSON.stringify(leaf)}`;
        assert.equal(
          accepts(() => fits(name, broken)),
          accepts(() => check(name, broken)),
          where,
        );
      }
    }
  });
}

test('answers without a check by hand are left to the contracts', () => {
  assert.equal(fits('Recommendation', {}), false);
  assert.deepEqual(
    Object.keys(answers).filter((name) => accepts(() => fits(name as 'Me', null)) === false),
    ['Me', 'RecommendationPage'],
  );
});
