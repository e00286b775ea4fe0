import assert from 'node:assert/strict';
import { test } from 'node:test';
import { routes } from '@wellkept/contracts/routes';
import { createDocument } from './document.ts';
import { isFresh } from './write.ts';

test('the committed description is as fresh as the contracts', () => {
  assert.ok(isFresh(), 'run `npm run check -- --fix`');
});

test('every route is described, and every reference leads somewhere', () => {
  const document = createDocument() as {
    paths: Record<string, Record<string, { operationId: string }>>;
    components: { schemas: Record<string, unknown>; responses: Record<string, unknown> };
  };
  const described = Object.values(document.paths).flatMap((path) =>
    Object.values(path).map((each) => each.operationId),
  );
  assert.deepEqual(described.toSorted(), Object.keys(routes).toSorted());
  for (const [, kind, name] of JSON.stringify(document).matchAll(/#\/components\/(\w+)\/(\w*)/g)) {
    assert.ok(Object.hasOwn(document.components[kind as 'schemas'], name ?? ''), `${kind} ${name}`);
  }
});
