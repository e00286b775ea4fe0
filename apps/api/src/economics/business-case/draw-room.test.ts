import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '../../http/refusal.ts';
import { createDrawRoom, type Order } from './draw-room.ts';

test('thirty pages may wait, the next is refused, and one that cannot be drawn harms no other', async () => {
  const room = createDrawRoom();
  const broken = {} as Order;
  const waiting = Array.from({ length: 30 }, () => room.draw(broken));
  assert.throws(
    () => room.draw(broken),
    (error) => error instanceof Refusal && error.code === 'too-many-requests',
  );
  for (const page of await Promise.allSettled(waiting)) {
    assert.equal(page.status, 'rejected');
    assert.match(String(page.reason), /could not be drawn: TypeError/);
  }
  await assert.rejects(room.draw(broken), /could not be drawn/, 'the room works again');
});
