import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldName, orderName } from './import-words.ts';

test('no field of an import is called on the page as programs call it', () => {
  for (const field of ['installedOn', 'hoursPerYear', 'downtimeHours', 'cost', 'of_tomorrow'])
    assert.doesNotMatch(fieldName(field), /_|[a-z][A-Z]/, field);
  assert.equal(fieldName('installedOn'), 'Installed on');
});

test('the order of dates is told in words, with what was assumed', () => {
  assert.equal(orderName('ISO 8601 (ymd)'), 'year first');
  assert.equal(orderName('serial-1904'), 'a spreadsheet’s numbers, counted from 1904');
  assert.equal(orderName('dmy (assumed: no day tells)'), 'day first (assumed: no day tells)');
});
