import assert from 'node:assert/strict';
import { test } from 'node:test';
import { threadId } from 'node:worker_threads';
import { Refusal } from '../http/refusal.ts';
import { createPdfRoom, type Order } from './pdf-room.ts';

const broken = { kind: 'case', page: {} } as Order;
const isBusy = (error: unknown): boolean =>
  error instanceof Refusal && error.code === 'too-many-requests';

test('ten pages of a firm and thirty in all may wait, the next is refused, and one that cannot be drawn harms no other', async () => {
  const room = createPdfRoom();
  const waiting = ['a', 'b', 'c'].flatMap((firm) => {
    const theirs = Array.from({ length: 10 }, () => room.draw(firm, broken));
    assert.throws(() => room.draw(firm, broken), isBusy);
    return theirs;
  });
  assert.throws(() => room.draw('d', broken), isBusy);
  for (const page of await Promise.allSettled(waiting)) {
    assert.equal(page.status, 'rejected');
    assert.match(String(page.reason), /could not be drawn: TypeError/);
  }
  await assert.rejects(room.draw('a', broken), /could not be drawn/, 'the room works again');
});

test('a receipt is drawn on a thread of its own', async () => {
  const room = createPdfRoom();
  const file = {
    organization: 'Northside Mechanical',
    number: 7,
    at: '2026-11-24T09:41:00.000Z',
    previous: '0'.repeat(64),
    hash: '1'.repeat(64),
    parts: {},
  };
  const bytes = await room.draw('a', { kind: 'receipt', file, lang: 'de' } as unknown as Order);
  assert.equal(Buffer.from(bytes.subarray(0, 8)).toString('latin1'), '%PDF-1.7');
  assert.equal(room.threads.size, 1);
  assert.ok(!room.threads.has(threadId));
});
