import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkWording, languageOf, type Texts } from './check.ts';

const plain: Texts = {
  title: 'Compressor 2 worn: 18.6 A, limit 16.0 A',
  found: 'Compressor 2 draws 18.6 A; its limit is 16.0 A. There is oil under it.',
  suggestion: 'Replace the unit before summer.',
  why: 'RTU-3 stopped twice last summer. A new unit is expected to stop once in 3 years.',
  ifYouWait: '6 in 10 that it fails before June.',
};
const kinds = (texts: Partial<Texts>) =>
  checkWording({ ...plain, ...texts }).map(({ kind, found }) => `${kind}: ${found}`);

test('plain service language has no remarks', () => {
  assert.deepEqual(checkWording(plain), []);
});

test('selling, pressing and blaming are named with where they stand', () => {
  const suggestion = 'Don’t miss this bargain: a world-class unit. You must act now.';
  const remarks = checkWording({ ...plain, suggestion });
  assert.deepEqual(
    remarks.map(({ kind, found }) => [kind, found]),
    [
      ['sales', 'Don’t miss'],
      ['sales', 'bargain'],
      ['sales', 'world-class'],
      ['pressure', 'You must'],
      ['pressure', 'act now'],
    ],
  );
  for (const { field, at, found, why } of remarks) {
    assert.equal(field, 'suggestion');
    assert.equal(suggestion.slice(at, at + found.length), found);
    assert.ok(why.length > 20);
  }
});

test('a better word is offered where there is one', () => {
  const [remark] = checkWording({ ...plain, found: 'The TXV sticks.' });
  assert.equal(remark?.instead, 'expansion valve');
});

test('words are found however they are written, and never inside others', () => {
  assert.deepEqual(kinds({ why: "A STATE-OF-THE-ART unit, don't miss it." }), [
    'sales: STATE-OF-THE-ART',
    "sales: don't miss",
  ]);
  assert.deepEqual(kinds({ why: 'The bargaining table and the dealers’ superiority.' }), [
    'sales: bargaining',
  ]);
  assert.deepEqual(kinds({ why: 'The abused seal; a premiumish thing.' }), ['blame: abused']);
});

test('jargon is a matter of capitals, of unit tags and of being explained', () => {
  assert.deepEqual(kinds({ found: 'The VFD is out and the BMS shows it.' }), [
    'jargon: VFD',
    'jargon: BMS',
  ]);
  assert.deepEqual(kinds({ found: 'The VFD (speed control of the fan) is out.' }), []);
  assert.deepEqual(kinds({ found: 'AHU-2 rattles.' }), [], 'AHU-2 is the name of a unit');
});

test('what is missing is said: the suggestion, the why, and if they wait', () => {
  assert.deepEqual(
    checkWording({ ...plain, why: '  ', ifYouWait: '' }).map(({ field, kind }) => [field, kind]),
    [
      ['why', 'missing'],
      ['ifYouWait', 'missing'],
    ],
  );
});

test('German is recognised and checked with its own list and reasons', () => {
  const texts: Texts = {
    title: 'Verdichter 2 verschlissen',
    found: 'Der Verdichter ist alt und die Anlage wurde unsachgemäß betrieben.',
    suggestion: 'Sie müssen die Anlage umgehend ersetzen, das ist ein Schnäppchen.',
    why: '',
    ifYouWait: 'Das kann mit der Zeit ausfallen.',
  };
  assert.equal(languageOf(texts.suggestion), 'de');
  const remarks = checkWording(texts);
  assert.deepEqual(
    remarks.map(({ kind, found }) => `${kind}: ${found}`),
    [
      'blame: unsachgemäß',
      'pressure: Sie müssen',
      'pressure: umgehend',
      'sales: Schnäppchen',
      'missing: ',
    ],
  );
  assert.match(remarks[0]!.why, /Schuld/);
});

test('English is assumed where nothing tells', () => {
  assert.equal(languageOf(''), 'en');
  assert.equal(languageOf('18.6 A'), 'en');
});
