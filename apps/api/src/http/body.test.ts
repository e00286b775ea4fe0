import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { Line } from '@wellkept/contracts';
import { check, parseJson, readBytes } from './body.ts';
import { Refusal } from './refusal.ts';

const errorsOf = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error.more.errors;
    throw error;
  }
  return undefined;
};
const Body = z.strictObject({
  kind: z.enum(['approved', 'declined']),
  lines: z.optional(z.array(z.string().check(z.maxLength(3)))),
});

test('a field at fault is named with what it may be, and never with what it was', () => {
  const secret = 'hunter2';
  const errors = errorsOf(() => check(Body, { kind: secret, lines: ['ok', secret], x: 1 }, '/'));
  assert.deepEqual(
    errors?.map(({ pointer }) => pointer),
    ['/kind', '/lines/1', '/x'],
  );
  assert.match(errors?.[0]?.detail ?? '', /"approved"\|"declined"/);
  assert.match(errors?.[1]?.detail ?? '', /<=3 characters/);
  assert.ok(!JSON.stringify(errors).includes(secret));
});

test('a field at fault carries a code and the limit, for pages that word it themselves', () => {
  const Priced = z.strictObject({
    title: z.string().check(z.trim(), z.minLength(1), z.maxLength(5)),
    amount: z.int().check(z.minimum(0), z.maximum(10)),
    kind: z.enum(['repair', 'wait']),
    lines: z.array(z.string()).check(z.minLength(1), z.maxLength(2)),
  });
  const good = { title: 'Pump', amount: 1, kind: 'wait', lines: ['a'] };
  const told = (changes: object) =>
    errorsOf(() => check(Priced, { ...good, ...changes }, '/'))?.map(({ pointer, code, limit }) => [
      pointer,
      code,
      limit,
    ]);
  assert.deepEqual(told({ title: '  ' }), [['/title', 'missing', undefined]]);
  assert.deepEqual(told({ title: undefined }), [['/title', 'missing', undefined]]);
  assert.deepEqual(told({ title: 'Pump 12' }), [['/title', 'too-long', 5]]);
  assert.deepEqual(told({ amount: -1 }), [['/amount', 'too-small', 0]]);
  assert.deepEqual(told({ amount: 11 }), [['/amount', 'too-large', 10]]);
  assert.deepEqual(told({ amount: '1' }), [['/amount', 'wrong-kind', undefined]]);
  assert.deepEqual(told({ kind: 'no' }), [['/kind', 'not-offered', undefined]]);
  assert.deepEqual(told({ lines: [] }), [['/lines', 'too-few', 1]]);
  assert.deepEqual(told({ lines: ['a', 'b', 'c'] }), [['/lines', 'too-many', 2]]);
  assert.deepEqual(told({ more: 1 }), [['/more', 'unknown', undefined]]);
});

test('a value nested too deep, or no text at all, is found without walking into it', () => {
  const parse = (text: string) => parseJson(new TextEncoder().encode(text), 'application/json');
  const deep = errorsOf(() => parse(`${'['.repeat(40)}${']'.repeat(40)}`));
  assert.match(deep?.[0]?.detail ?? '', /Nested deeper than 32/);
  assert.equal(errorsOf(() => parse('{"a/b":"\\ud800"}'))?.[0]?.pointer, '/a~1b');
});

test('a line holds no line end, and something that can be seen', () => {
  for (const text of [
    'Ana\r\nBcc: all',
    'Ana\nQuay',
    'a\u2028b',
    '\u200b\u200d',
    ' \u00a0\u3164',
    '\ufeff',
  ])
    assert.equal(Line.safeParse(text).success, false, JSON.stringify(text));
  for (const text of ['Ana Quay', '株式会社', '👩‍🔧', 'شركة\u200c', ' x '])
    assert.equal(Line.safeParse(text).success, true, JSON.stringify(text));
});

test('an upload that breaks off is the sender’s doing, and no fault of ours', async () => {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new Uint8Array(10)),
    pull: (controller) =>
      controller.error(Object.assign(new Error('aborted'), { code: 'ECONNRESET' })),
  });
  const init = { method: 'POST', body, duplex: 'half' } as RequestInit;
  await assert.rejects(
    readBytes(new Request('http://api.test/', init), 1000),
    (error) => error instanceof Refusal && error.code === 'malformed',
  );
});
