import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fontOf } from './fonts.ts';
import { isUsual, layLines } from './lines.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Each character is as wide as 10. */
const measure = (text: string): number => [...graphemes.segment(text)].length * 10;
const seen = (text: string, width = 1e6): string[] =>
  layLines(text, width, measure).map(({ pieces }) => pieces.map((piece) => piece.text).join('|'));

test('every letter of names in common scripts has a font', () => {
  const names = [
    'Müller & Søn, Łódź',
    'Ελλάδα ΑΕ',
    'Москва',
    'भारत सेवा',
    '株式会社冷熱サービス',
    '한국 서비스',
    '深圳市发电机有限公司',
    'شركة الخدمات',
    'בית חולים',
    'โรงพยาบาลกรุงเทพ',
    '😀👍🏽👩‍🔧',
  ];
  for (const name of names)
    for (const { segment } of graphemes.segment(name)) assert.ok(fontOf(segment), segment);
});

test('a line keeps to the usual font where that has all letters', () => {
  assert.ok(isUsual('Kälteprüfung, Ελλάδα\nМосква'));
  for (const text of ['株', 'شركة', '😀', 'a\u202Eb']) assert.equal(isUsual(text), false, text);
});

test('words from right to left stand in the order of sight, numbers and Latin words within them as they are', () => {
  assert.deepEqual(seen('شركة الخدمات'), ['الخدمات| |شركة']);
  assert.deepEqual(seen('الطابق 12'), ['12| |الطابق']);
  assert.deepEqual(seen('Unit شركة المثال 5'), ['Unit| |5| |المثال| |شركة']);
  assert.equal(layLines('بيت', 100, measure)[0]?.rightToLeft, true);
});

test('a script without spaces breaks between words, never before a closing mark', () => {
  const lines = seen('空調機、点検。空調機、点検。', 50).map((line) => line.replaceAll('|', ''));
  assert.ok(lines.length > 1);
  for (const line of lines) assert.doesNotMatch(line, /^[、。]/);
});

test('a character of no font stands as a question mark', () => {
  assert.deepEqual(seen('株 Ꮳ'), ['株| |?']);
});

test('no line is wider than its box, and nothing but spaces at line ends is lost', () => {
  const text = fc
    .array(fc.constantFrom('a', 'Ж', '株', 'ー', '、', 'ش', '(', ' ', '1', '-', '😀', 'ก'), {
      maxLength: 60,
    })
    .map((letters) => letters.join(''));
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 12 }), (words, columns) => {
      const lines = layLines(words, columns * 10, measure);
      const drawn = lines.flatMap(({ pieces }) => pieces.map((piece) => piece.text)).join('');
      const count = (value: string) => value.replaceAll(' ', '').length;
      assert.equal(count(drawn), count(words));
      for (const { width } of lines) assert.ok(width <= columns * 10, `${width} in ${columns}`);
    }),
  );
});
