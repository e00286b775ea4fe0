import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod/mini';
import { check, parseJson } from './body.ts';
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

test('a value nested too deep, or no text at all, is found without walking into it', () => {
  const parse = (text: string) => parseJson(new TextEncoder().encode(text), 'application/json');
  const deep = errorsOf(() => parse(`${'['.repeat(40)}${']'.repeat(40)}`));
  assert.match(deep?.[0]?.detail ?? '', /Nested deeper than 32/);
  assert.equal(errorsOf(() => parse('{"a/b":"\\ud800"}'))?.[0]?.pointer, '/a~1b');
});
