import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MARGIN, Paper } from './paper.ts';

const about = { author: 'Firm', lang: 'en', made: new Date('2026-11-24T09:41:00Z') };

/** A text of a PDF's structure, as the file writes it: UTF-16 with a mark. */
const inFile = (text: string): string =>
  `\uFEFF${text}`
    .split('')
    .map((unit) => String.fromCharCode(unit.charCodeAt(0) >> 8, unit.charCodeAt(0) & 255))
    .join('');

test('a name in any script is drawn with letters of its script and stands in the file as it is read', async () => {
  for (const [name, font] of [
    ['株式会社', 'NotoSansJP'],
    ['شركة', 'NotoNaskhArabic'],
    ['โรงพยาบาล', 'NotoSansThai'],
    ['한국', 'NotoSansKR'],
    ['发', 'NotoSansHans'],
    ['😀', 'NotoEmoji'],
  ] as const) {
    const paper = new Paper({ ...about, title: name });
    paper.text('P', name, { x: MARGIN, y: 40, width: 200 });
    const file = Buffer.from(await paper.bytes()).toString('latin1');
    assert.match(file, new RegExp(`/FontName /\\w+\\+${font}`), name);
    const escaped = inFile(name).replaceAll(/[\\()]/g, (mark) => `\\${mark}`);
    assert.ok(file.includes(`/ActualText (${escaped})`), name);
  }
});

test('words of another script that are too long for their box end in an ellipsis', () => {
  const paper = new Paper({ ...about, title: 'x' });
  const place = { x: MARGIN, y: 40, width: 60, height: 12 };
  const drawn: string[] = [];
  const text = paper.doc.text.bind(paper.doc);
  paper.doc.text = ((words: string, ...rest: []) => {
    drawn.push(words);
    return text(words, ...rest);
  }) as typeof paper.doc.text;
  assert.equal(paper.draw('株式会社冷熱サービス東京都千代田区', place), 52);
  assert.equal(drawn.at(-1), '…');
  assert.ok(drawn.join('').length < 12, drawn.join(''));
});
