import assert from 'node:assert/strict';
import { test } from 'node:test';
import { piecesOf, shown } from './mail-text.ts';

test('addresses in a mail can be pressed, and nothing else can', () => {
  const text = 'Open it:\nhttps://a.test/#wk_ml_x/recommendations/1\njavascript:alert(1) <b>';
  assert.deepEqual(piecesOf(text), [
    { is: 'words', text: 'Open it:\n' },
    { is: 'link', href: 'https://a.test/#wk_ml_x/recommendations/1' },
    { is: 'words', text: '\njavascript:alert(1) <b>' },
  ]);
  assert.deepEqual(piecesOf(''), []);
});

test('an address is shown without its secret and ids', () => {
  assert.equal(shown('http://a.test/#wk_ml_secret/recommendations/1'), 'a.test/#…/recommendations');
  assert.equal(shown('http://a.test/#stop.secret/7d30b04c'), 'a.test/#…');
  assert.equal(shown('http://a.test:1/mailbox'), 'a.test:1/mailbox');
});

test('what only looks like an address stays words', () => {
  for (const text of ['See http://[ or https://', 'http://a.test:99999/x'])
    assert.deepEqual(piecesOf(text), [{ is: 'words', text }]);
});
