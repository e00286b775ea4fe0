import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Estimate, misses } from './compare.ts';
import { kinds } from './kinds/index.ts';
import { casesOf, runCase } from './run-cases.ts';

const read = (name: string): ReturnType<typeof casesOf> =>
  casesOf(JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')));
const shared = read('cases.json');
const own = read('own-cases.json');

for (const c of [...shared, ...own]) {
  test(`${c.kind}: ${c.id} comes out as worked`, () => {
    assert.deepEqual(runCase(c), { id: c.id, kind: c.kind, ok: true });
  });
}

test('every kind has a worked case', () => {
  const worked = new Set([...shared, ...own].map((c) => c.kind));
  assert.deepEqual(
    Object.keys(kinds).filter((k) => !worked.has(k)),
    [],
  );
});

test('a wrong expectation of any numeric leaf is a miss', () => {
  for (const c of shared.filter(
    (x) => x.kind !== 'mc-closed-form' && x.kind !== 'mc-closed-form-moments',
  )) {
    const spoilt = JSON.parse(JSON.stringify(c), (_, v) => v) as {
      expected: Record<string, unknown>;
    };
    const key = Object.keys(spoilt.expected).find((k) => typeof spoilt.expected[k] === 'number');
    if (key === undefined) continue;
    spoilt.expected[key] = (spoilt.expected[key] as number) * 3 + 1000;
    assert.equal(runCase(spoilt as never).ok, false, c.id);
  }
});

test('an unknown kind is a miss and says so', () => {
  const outcome = runCase({ id: 'x', kind: 'toString', inputs: {}, expected: {} });
  assert.equal(outcome.ok === false && outcome.why, 'unsupported kind');
});

test('any one member of the tolerance is enough, and only where it applies', () => {
  assert.equal(misses({ a: 100 }, { a: 101 }, { abs: 0.1, rel: 0.02 }).length, 0);
  assert.equal(misses({ a: 100 }, { a: 101 }, { rateAbs: 5 }).length, 1);
  assert.equal(misses({ irr: 0.1 }, { irr: 0.11 }, { rateAbs: 0.02 }).length, 0);
  assert.equal(misses({ varShape: 1 }, { varShape: 1.05 }, { rel: 0.01, varRel: 0.1 }).length, 0);
});

test('simulated numbers are compared within standard errors', () => {
  assert.equal(misses({ mean: 10 }, { mean: new Estimate(10.3, 0.1) }, { mcSigma: 4 }).length, 0);
  assert.equal(misses({ mean: 10 }, { mean: new Estimate(10.5, 0.1) }, { mcSigma: 4 }).length, 1);
});

test('texts agree by first word or option name, and null only with nothing', () => {
  assert.equal(misses({ decision: 'keep defender' }, { decision: 'keep' }, {}).length, 0);
  assert.equal(misses({ decision: 'replace' }, { decision: 'keep' }, {}).length, 1);
  assert.equal(misses({ lowest: 'New System' }, { lowest: 'New' }, {}).length, 0);
  assert.equal(misses({ lowest: 'New Plant' }, { lowest: 'New System' }, {}).length, 1);
  assert.equal(misses({ irr: null }, { irr: null }, {}).length, 0);
  assert.equal(misses({ irr: null }, { irr: 0.4 }, {}).length, 1);
  assert.equal(misses({ irr: null }, {}, {}).length, 1);
});
