import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { test } from 'node:test';
import { createTurns } from './turns.ts';

/** Pieces of work that end when they are told to. */
function scene(limits: Partial<Parameters<typeof createTurns>[0]> = {}) {
  const turns = createTurns({
    atOnce: 1,
    waitingEach: 3,
    waiting: 5,
    retryAfter: 7,
    ...limits,
  });
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const take = (firm: string, name: string, signal?: AbortSignal) =>
    turns.take(
      firm,
      () => {
        begun.push(name);
        return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
      },
      signal,
    );
  const finish = async (name: string) => {
    ends.get(name)?.();
    await setImmediate();
  };
  return { turns, begun, take, finish };
}

test('one piece is under way at a time, and another firm’s comes before a busy one’s next', async () => {
  const { begun, take, finish } = scene();
  const all = [take('busy', 'b1'), take('busy', 'b2'), take('busy', 'b3'), take('other', 'o1')];
  for (const name of ['b1', 'b2', 'o1', 'b3']) {
    assert.equal(begun.at(-1), name);
    await finish(name);
  }
  assert.deepEqual(await Promise.all(all), ['b1', 'b2', 'b3', 'o1']);
});

test('a firm that has too much waiting is refused with a time to wait, and another is not', async () => {
  const { turns, take, finish } = scene();
  const taken = [1, 2, 3, 4].map((n) => take('busy', `b${n}`));
  await assert.rejects(take('busy', 'b5'), {
    code: 'too-many-requests',
    more: { headers: { 'Retry-After': '7' } },
  });
  taken.push(take('other', 'o1'), take('other', 'o2'));
  await assert.rejects(take('third', 't1'), { code: 'too-many-requests' }, 'all places are taken');
  assert.deepEqual(turns.count(), { underWay: 1, waiting: 5 });
  for (const name of ['b1', 'b2', 'o1', 'b3', 'o2', 'b4']) await finish(name);
  await Promise.all(taken);
  assert.deepEqual(turns.count(), { underWay: 0, waiting: 0 });
});

test('a firm never has more under way than it may, though a place is free', async () => {
  const { begun, take, finish } = scene({ atOnce: 3, atOnceEach: 2 });
  const taken = ['b1', 'b2', 'b3'].map((name) => take('busy', name));
  taken.push(take('other', 'o1'));
  assert.deepEqual(begun, ['b1', 'b2', 'o1']);
  for (const name of ['b1', 'b2', 'o1', 'b3']) await finish(name);
  assert.deepEqual(await Promise.all(taken), ['b1', 'b2', 'b3', 'o1']);
});

test('work that fails gives its turn up, and so does a caller who leaves', async () => {
  const { turns, begun, take, finish } = scene();
  await assert.rejects(
    turns.take('busy', () => Promise.reject(new Error('broken'))),
    /broken/,
  );
  const first = take('busy', 'b1');
  const left = new AbortController();
  const gone = take('busy', 'b2', left.signal);
  const last = take('busy', 'b3');
  left.abort();
  await assert.rejects(gone);
  await finish('b1');
  await finish('b3');
  await Promise.all([first, last]);
  assert.deepEqual(begun, ['b1', 'b3']);
});
