import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isContractError } from './errors.ts';
import { readChanges, readEvents } from './stream.ts';

/** The text as a body that arrives in these pieces. */
const body = (...pieces: Uint8Array[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const all = async <T>(source: AsyncIterable<T>): Promise<T[]> => {
  const list: T[] = [];
  for await (const item of source) list.push(item);
  return list;
};

test('an event ends with a blank line; comments and other fields are passed over', async () => {
  const text =
    ': beat\n\nevent: change\nid: 4\ndata: one\n\ndata:two\ndata: lines\n\nretry: 5\n\ndata: not finished';
  assert.deepEqual(await all(readEvents(body(bytes(text)))), ['one', 'two\nlines']);
});

test('any line ends and any cut through the bytes give the same events', async () => {
  const events = ['{"a":"ü"}', 'zwei', '💧'];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('\n', '\r\n'),
      fc.array(fc.nat(60), { maxLength: 8 }),
      async (end, cuts) => {
        const whole = bytes(events.map((event) => `data: ${event}${end}${end}`).join(''));
        const at = [...new Set(cuts.map((cut) => Math.min(cut, whole.length)))].sort(
          (a, b) => a - b,
        );
        const pieces = [...at, whole.length].map((cut, i) => whole.slice(at[i - 1] ?? 0, cut));
        assert.deepEqual(await all(readEvents(body(...pieces))), events);
      },
    ),
  );
});

test('a change is told; an event that is no change is passed over', async () => {
  const change = {
    id: '1',
    type: 'approved',
    at: '2026-11-24T09:41:00Z',
    recommendationId: 'rec_1',
    appointmentId: null,
  };
  const response = new Response(
    body(bytes(`data: {"hello":1}\n\ndata: ${JSON.stringify(change)}\n\n`)),
  );
  assert.deepEqual(await all(readChanges(response)), [change]);
});

test('a stream that speaks something else is a bug', async () => {
  await assert.rejects(
    all(readChanges(new Response(body(bytes('data: hello\n\n'))))),
    isContractError,
  );
});
