import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileName } from './file-name.ts';

test('a name ends as its type does, and nothing in it turns the reading direction', () => {
  const pdf = 'application/pdf';
  const cases: [string, string, string][] = [
    ['Order 612.pdf', pdf, 'Order 612.pdf'],
    ['Order 4.12', pdf, 'Order 4.12.pdf'],
    ['invoice.exe', pdf, 'invoice.pdf'],
    ['invoice.pdf.exe', pdf, 'invoice.pdf'],
    ['photo.PNG', 'image/webp', 'photo.webp'],
    ['invoice\u202efdp.exe', pdf, 'invoicefdp.pdf'],
    ['../../etc/pass\u0000wd', 'text/plain; charset=utf-8', '.._.._etc_passwd.txt'],
    ['\u2067', pdf, 'file.pdf'],
    ['注文書', pdf, '注文書.pdf'],
  ];
  for (const [given, type, kept] of cases) assert.equal(fileName(given, type), kept);
});
