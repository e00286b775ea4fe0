import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  aComparison,
  aDocument,
  aMe,
  aPage,
  aQuestion,
  aRecommendation,
  aStaffMe,
} from '@wellkept/testing';
import { answers, check } from './answers.ts';
import { isContractError } from './errors.ts';
import { fitsFinding } from './finding-shape.ts';
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
    // Nor is a list refused for one item or sum: the element says in its place that it cannot be shown.
    for (const path of paths(sample).filter(
      (found) =>
        found.at(-1) !== 'title' && !/^(items,\d|headings,\d+,from|yours,)/.test(String(found)),
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

const asked = aRecommendation({
  questions: [
    aQuestion({
      spot: { evidenceId: 'evi_photo', x: 0.5, y: 0.5 },
      answer: 'Yes.',
      answeredBy: aRecommendation().technician,
      answeredAt: '2026-11-24T09:30:00.000Z',
    }),
  ],
});
const findings = [
  ['Recommendation', { ...asked, evidence: [...asked.evidence, aDocument()] }],
  ['Comparison', aComparison()],
] as const;
/** What a page reads that only shows the finding; what else there is, it leaves alone. */
const reads = new Set(
  (
    'id title severity status equipment site customer priceFrom priceTo waitCost waitNote nextStep yourTurn since ' +
    'revision found suggestion why goal ifYouWait proposal evidence technician coordinator history questions ' +
    'equipmentDetail may hasEconomics recommendationId years options answer ownNumbers'
  ).split(' '),
);
/** Below those, words for people only, and what the decision reads once it is made. */
const unread = /(lines|sha256|told)(,|$)|(by|owner|By|technician|coordinator),title$/;

for (const [name, sample] of findings) {
  test(`${name}: the check by hand agrees with the contract on every field that a finding shows`, () => {
    assert.ok(accepts(() => fitsFinding(name, sample)));
    const seen = paths(sample).filter(
      (path) => reads.has(path[0] ?? '') && !unread.test(String(path)),
    );
    for (const path of seen) {
      for (const leaf of [[[]], undefined]) {
        const broken = withLeaf(sample, path, leaf);
        const where = `${path.join('/')} as ${JSON.stringify(leaf)}`;
        const byHand = accepts(() => fitsFinding(name, broken));
        assert.equal(
          byHand,
          accepts(() => check(name, broken)),
          where,
        );
      }
    }
  });
}

test('evidence of a kind that nobody knows is refused', () => {
  const odd = { ...aRecommendation(), evidence: [{ kind: 'constructor', id: 'x' }] };
  assert.throws(() => fitsFinding('Recommendation', odd), /evidence\/0\/kind/);
});

test('a finding that was decided, booked or visited is left to the contracts', () => {
  for (const step of ['decision', 'appointment', 'visit'])
    assert.equal(fitsFinding('Recommendation', { ...aRecommendation(), [step]: {} }), false, step);
});

test('answers without a check by hand are left to the contracts', () => {
  assert.equal(fits('Recommendation', {}), false);
  assert.deepEqual(
    Object.keys(answers).filter((name) => accepts(() => fits(name as 'Me', null)) === false),
    ['Me', 'RecommendationPage'],
  );
});
