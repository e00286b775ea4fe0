import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contractWordsIn } from './contract-words.ts';

test('what only programs say is found in a text, and plain words are not', () => {
  const program: readonly (readonly [string, string])[] = [
    ['/delivered/amount More than was approved', '/delivered/amount'],
    ['cost_amount 124000', 'cost_amount'],
    ['installed_on', 'installed_on'],
    ['installedOn from “Einbau”', 'installedOn'],
    ['not-in-this-state', 'not-in-this-state'],
    ['More than the 92000 minor units', 'minor units'],
    ['“npm run wellkept -- verify”', 'npm run'],
    ['{"type":', '{'],
    ['by undefined', 'undefined'],
    ['€NaN', 'NaN'],
    ['[object Object]', '[object'],
  ];
  for (const [text, word] of program) assert.ok(contractWordsIn(text).includes(word), text);
  for (const text of [
    'Approve and/or decline 3/4" hoses, 24/7, by 24 Nov at 9:00–10:00.',
    'https://portal.example/#/recommendations/1',
    'Well-kept units, made-to-order parts, iPad and McQuay, zero-decimal € 1,240.00.',
    'Tür-Schließkante: Anlage läuft, „sofort“ freigegeben.',
  ])
    assert.deepEqual(contractWordsIn(text), [], text);
});
