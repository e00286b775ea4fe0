import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readCsv as openCsv, type CsvFault, type CsvRow, type Delimiter } from './csv.ts';
import { DateOrderFinder, readDate } from './dates.ts';
import iconv from 'iconv-lite';
import { decode, findEncoding, type Encoding, type Reading } from './encoding.ts';
import { inPieces } from './read-file.ts';
import { resolveMapping } from './mapping.ts';
import { DecimalFinder, readNumber, type Decimal, saysNothing } from './numbers.ts';
import { equipmentKindOf, serviceKindOf } from './words.ts';

/** Read in pieces of three bytes, so that letters are cut. */
const decoded = async (
  file: Uint8Array,
  said?: Encoding,
): Promise<{ encoding: Encoding; text: string }> => {
  const pieces = inPieces(file, 3);
  const encoding = said ?? (await findEncoding(inPieces(file, 1000)()));
  assert.ok(typeof encoding === 'string', JSON.stringify(encoding));
  let text = '';
  for await (const piece of decode(pieces(), encoding)) text += piece;
  return { encoding, text };
};
const asked = async (file: Uint8Array): Promise<readonly Reading[]> => {
  const found = await findEncoding(inPieces(file, 40)());
  assert.ok(typeof found !== 'string', JSON.stringify(found));
  return found;
};
const readCsv = async (
  text: string,
  said?: Delimiter,
): Promise<{
  delimiter: Delimiter;
  header: readonly string[];
  rows: CsvRow[];
  faults: CsvFault[];
}> => {
  async function* pieces(): AsyncGenerator<string> {
    for (let at = 0; at < text.length; at += 70_000) yield text.slice(at, at + 70_000);
  }
  const { delimiter, header, parts } = await openCsv(pieces(), said);
  const rows: CsvRow[] = [];
  const faults: CsvFault[] = [];
  for await (const part of parts) {
    for (const row of part.rows) rows.push(row);
    for (const fault of part.faults) faults.push(fault);
  }
  return { delimiter, header, rows, faults };
};
const findDecimal = (values: Iterable<string>, fallback: Decimal) => {
  const finder = new DecimalFinder();
  for (const value of values) finder.add(value);
  return finder.found(fallback);
};
const findDateOrder = (values: Iterable<string>, fallback: 'dmy' | 'mdy') => {
  const finder = new DateOrderFinder();
  for (const value of values) finder.add(value);
  return finder.found(fallback);
};
const bytes = (...list: number[]) => Uint8Array.from(list);

describe('an encoding', () => {
  it('is told by the byte order mark, by the bytes being UTF-8, and else is windows-1252', async () => {
    assert.deepEqual(await decoded(Buffer.from('\ufeffKöln')), { encoding: 'utf-8', text: 'Köln' });
    assert.equal((await decoded(Buffer.from('Köln'))).encoding, 'utf-8');
    assert.deepEqual(await decoded(bytes(0x4b, 0xf6, 0x6c, 0x6e, 0x20, 0x80, 0x35)), {
      encoding: 'windows-1252',
      text: 'Köln €5',
    });
    assert.deepEqual(await decoded(Buffer.from('\ufeffKöln', 'utf16le')), {
      encoding: 'utf-16le',
      text: 'Köln',
    });
    assert.equal((await decoded(Buffer.from('Datum;Kosten', 'utf16le'))).encoding, 'utf-16le');
  });

  it('is the one the firm names', async () => {
    assert.equal((await decoded(bytes(0xc3, 0xb6), 'iso-8859-1')).text, 'Ã¶');
    assert.equal((await decoded(bytes(0xc3, 0xb6))).text, 'ö');
  });

  it('stays UTF-8 where a few bytes are broken, and with a mark whatever follows', async () => {
    const text = 'Anlage;Ort\nKühlung;Köln\nLüftung;Gießen\n';
    const broken = Buffer.concat([Buffer.from(text), bytes(0x58, 0xfc, 0x0a)]);
    assert.deepEqual(await decoded(broken), { encoding: 'utf-8', text: `${text}X\ufffd\n` });
    const marked = Buffer.concat([Buffer.from('\ufefftag,site\n'), bytes(0xe4), Buffer.from(',x')]);
    assert.equal((await decoded(marked)).text, 'tag,site\n\ufffd,x');
  });

  it('is taken for windows-1252 where its words are Western ones', async () => {
    for (const text of [
      'Gerät;Störung;Größe\nKälteanlage;für Übergabe;5 °C – 80 €',
      'Équipement;Détail\nChaudière;contrôle à l’été',
      'Anlæg;Køl\nÅrhus;må ikke',
    ])
      assert.deepEqual(await decoded(iconv.encode(text, 'windows-1252')), {
        encoding: 'windows-1252',
        text,
      });
  });

  it('is asked for, with the readings side by side, where the words make sense in another one', async () => {
    for (const [encoding, text] of [
      ['macintosh', 'Gerät;Störung\nKälteanlage;Größe prüfen\nLüfter;für später'],
      [
        'windows-1250',
        'Urządzenie;Usterka\nChłodnia;wymiana łożyska\nWentylator;głośna praca, źle',
      ],
      ['shift_jis', '設備,故障\n空調機,圧縮機の異音を確認しました\n冷凍機,点検'],
      ['windows-1251', 'Оборудование;Ремонт\nЧиллер;замена подшипника'],
    ] as const) {
      const file = iconv.encode(text, encoding);
      const right = (await asked(file)).find((reading) => reading.encoding === encoding);
      assert.ok(right, encoding);
      for (const word of right.sample.split(', ')) assert.ok(text.includes(word), word);
      assert.deepEqual(await decoded(file, encoding), { encoding, text });
    }
  });
});

describe('CSV', () => {
  const lines = async (csv: string) =>
    (await readCsv(csv)).rows.map(({ line, cells }) => [line, ...cells]);

  it('counts lines over quoted breaks and empty lines, and keeps values byte by byte', async () => {
    assert.deepEqual(await lines('a,b\r\n1,"x\r\n ""y"" "\r\n\r\n 2 ,=SUM(1)\r\n'), [
      [2, '1', 'x\r\n "y" '],
      [5, ' 2 ', '=SUM(1)'],
    ]);
  });

  it('finds the delimiter, or takes it from a spreadsheet’s own line', async () => {
    assert.equal((await readCsv('Datum;Betrag\n1.2.2024;1,50\n2.2.2024;2,50\n')).delimiter, ';');
    assert.equal((await readCsv('a\tb,c\n1\t2,3\n')).delimiter, '\t');
    const announced = await readCsv('sep=|\na|b\n1|2\n');
    assert.equal(announced.delimiter, '|');
    assert.deepEqual(announced.rows, [{ line: 3, cells: ['1', '2'] }]);
  });

  it('names rows with too few or too many values, and forgives delimiters at the end', async () => {
    const { rows, faults } = await readCsv('a,b,c\n1,2\n1,2,3,4\n1,2,3,,\n');
    assert.deepEqual(
      rows.map(({ line }) => line),
      [4],
    );
    assert.deepEqual(
      faults.map(({ line, reason }) => [line, reason]),
      [
        [2, 'The line has 2 values where the header has 3'],
        [3, 'The line has 4 values where the header has 3'],
      ],
    );
  });

  it('loses one line to a quotation mark that never closes, not the lines after it', async () => {
    const { rows, faults } = await readCsv(
      'a,b,c\n1,"won\'t swing,3\n4,"five, 5",6\n7,8,9\n10,"open,12\n13,14,15',
    );
    assert.deepEqual(
      rows.map(({ line }) => line),
      [3, 4, 6],
    );
    assert.deepEqual(
      faults.map(({ line }) => line),
      [2, 5],
    );
    assert.match(faults[0]!.reason, /not closed/);
  });

  it('counts on over a file that is read in many pieces, with one quotation mark left open', async () => {
    let text = 'n,text,end\r\n';
    let line = 2;
    const expected: number[] = [];
    for (let n = 0; n < 40_000; n++) {
      const many = n % 7 === 0;
      if (n === 20_001) text += `${n},"never closed,x\r\n`;
      else {
        text += many ? `${n},"two\r\n""lines"", ${n}",x\r\n` : `${n},plain text of a row,x\r\n`;
        expected.push(line);
      }
      line += many ? 2 : 1;
    }
    assert.ok(text.length > 1_000_000);
    const { rows, faults } = await readCsv(text);
    assert.equal(faults.length, 1, JSON.stringify(faults.slice(0, 3)));
    assert.match(faults[0]!.value, /never closed/);
    assert.equal(rows.length, expected.length);
    assert.ok(rows.every((row, index) => row.line === expected[index]));
  });

  it('accepts inches and other lone quotation marks', async () => {
    assert.deepEqual(await lines('a,b\n1,3/4" hose\n'), [[2, '1', '3/4" hose']]);
  });

  it('reads a quotation mark behind a backslash inside quotes, and a path that ends in one', async () => {
    assert.deepEqual(await lines('a,b\n1,"3/4\\" hose"\n2,"C:\\"\n3,"5\\" and ""6"""\n'), [
      [2, '1', '3/4" hose'],
      [3, '2', 'C:\\'],
      [4, '3', '5" and "6"'],
    ]);
  });

  it('finds the header behind a title, and leaves out lines of delimiters and a total', async () => {
    const { header, rows, faults } = await readCsv(
      'Northside Mechanical;;;\nExport of 24 Nov 2026;;;\n;;;\nUnit;Date;Text;Cost\nL1;1.2.2026;Rope;12,50\n;;;\nL2;2.2.2026;Total loss of oil;7,50\nSumme;;;20,00\n',
    );
    assert.deepEqual(header, ['Unit', 'Date', 'Text', 'Cost']);
    assert.deepEqual(
      rows.map(({ line, cells }) => [line, cells[0]]),
      [
        [5, 'L1'],
        [7, 'L2'],
      ],
    );
    assert.deepEqual(faults, []);
  });

  it('keeps two columns of one name apart', async () => {
    assert.deepEqual((await readCsv('a,a,\n1,2,3\n')).header, ['a', 'a (2)', 'Column 3']);
  });
});

describe('a number', () => {
  const read = (text: string, ...file: string[]) =>
    readNumber(text, findDecimal([text, ...file], '.'));

  it('is read with the decimal sign the file shows', () => {
    assert.equal(read('1.234,50'), 1234.5);
    assert.equal(read('1,234.50'), 1234.5);
    assert.equal(read('1.234', '5,5'), 1234);
    assert.equal(read('1,234', '5.5'), 1234);
    assert.equal(read('€ 12,00'), 12);
    assert.equal(read('1 234,5 EUR'), 1234.5);
    assert.equal(read('1.234.567'), 1234567);
    assert.equal(read('(12.50)'), -12.5);
    assert.equal(read('12,50-'), -12.5);
    assert.equal(read('-0.75'), -0.75);
    assert.equal(read('0,125'), 0.125);
  });

  it('is read as firms of many countries write it', () => {
    for (const [text, value] of [
      ['1.250,-', 1250],
      ['12,-', 12],
      ['12,--', 12],
      ['CHF 12.-', 12],
      ['1,23,456.00', 123456],
      ['R$ 1.234,56', 1234.56],
      ['1 234,56 zł', 1234.56],
      ['1\u00a0234,56\u00a0zł', 1234.56],
      ['1\u202f234,56 €', 1234.56],
      ['kr 1.234,50', 1234.5],
      ['Fr. 12.50', 12.5],
      ['Rs. 1,23,456.50', 123456.5],
      ['\u221212,50', -12.5],
      ['–12,50', -12.5],
      ['１２．５０', 12.5],
      ['CHF 1’234.50', 1234.5],
      ['US$12.50', 12.5],
    ] as const)
      assert.equal(read(text), value, text);
    for (const text of ['PM01', '12 34', 'A 12', '12 kg', '1,23,45.00'])
      assert.equal(typeof read(text), 'string', text);
  });

  it('may be said to be missing', () => {
    for (const text of ['n/a', 'N/A', 'n.a.', '#N/A', 'k. A.', '-', '–', 'keine Angabe'])
      assert.ok(saysNothing(text), text);
    for (const text of ['0', '-1', 'no', '']) assert.equal(saysNothing(text), false, text);
    assert.deepEqual(findDecimal(['n.a.', '1,5'], '.'), { decimal: ',', assumed: false });
  });

  it('is refused where it could be two', () => {
    assert.match(String(read('1.234')), /with or without decimals/);
    assert.equal(readNumber('1.234', { decimal: '.', assumed: false }), 1.234);
    assert.match(String(read('12,5', '1.5', '2.5')), /not a number with “.”/);
    for (const text of ['PM01', 'twelve', '1.2.3', '1,2,3,', '--1', ''])
      assert.equal(typeof read(text, '0.5', '0.25'), 'string', text);
  });
});

describe('a date', () => {
  it('is read in the order the file shows', () => {
    assert.deepEqual(findDateOrder(['01/02/2024', '13/02/2024'], 'mdy'), {
      order: 'dmy',
      assumed: false,
    });
    assert.deepEqual(findDateOrder(['01/02/2024', '01/13/2024'], 'dmy'), {
      order: 'mdy',
      assumed: false,
    });
    assert.deepEqual(findDateOrder(['01.02.2024'], 'mdy'), { order: 'dmy', assumed: false });
    assert.deepEqual(findDateOrder(['01/02/2024'], 'mdy'), { order: 'mdy', assumed: true });
    assert.deepEqual(findDateOrder(['2024-02-01'], 'mdy'), { order: 'ymd', assumed: false });
  });

  it('is a calendar day, whatever stands behind it', () => {
    const day = (text: string, order: 'ymd' | 'dmy' | 'mdy' = 'dmy') => readDate(text, { order });
    assert.deepEqual(day('2004-07-01T23:59:00Z'), { day: '2004-07-01' });
    assert.deepEqual(day('20040701'), { day: '2004-07-01' });
    assert.deepEqual(day('1.7.2004'), { day: '2004-07-01' });
    assert.deepEqual(day('07/01/04', 'mdy'), { day: '2004-07-01' });
    assert.deepEqual(day('12. März 2019'), { day: '2019-03-12' });
    assert.deepEqual(day('12-Mar-99'), { day: '1999-03-12' });
    assert.deepEqual(day('29.02.2024'), { day: '2024-02-29' });
    assert.deepEqual(day('Nov 24, 2026'), { day: '2026-11-24' });
    assert.deepEqual(day('November 3rd, 2026 10:15'), { day: '2026-11-03' });
    assert.deepEqual(day('2026-5-3'), { day: '2026-05-03' });
    assert.deepEqual(day('2026年11月24日'), { day: '2026-11-24' });
    assert.deepEqual(day('2026년 11월 24일'), { day: '2026-11-24' });
    assert.deepEqual(day('24 novembre 2026'), { day: '2026-11-24' });
    assert.deepEqual(day('24 listopada 2026'), { day: '2026-11-24' });
    assert.equal(day('29.02.2023'), 'There is no such day');
    assert.equal(day('01/13/2024'), 'There is no month 13');
    assert.equal(day('soon'), 'This is not a date');
    assert.equal(day('0001-01-01'), 'The year 1 is out of range');
  });
});

describe('dates of a column', () => {
  it('in which day and month change places are read where they can be one only', () => {
    const found = findDateOrder(['13/02/2024', '02/13/2024', '14/02/2024'], 'dmy');
    assert.deepEqual(found, { order: 'dmy', assumed: false, mixed: true });
    assert.deepEqual(readDate('13/02/2024', found), { day: '2024-02-13' });
    assert.deepEqual(readDate('02/13/2024', found), { day: '2024-02-13' });
    assert.deepEqual(readDate('05/05/2024', found), { day: '2024-05-05' });
    assert.match(String(readDate('03/04/2024', found)), /can be either/);
  });

  it('that are a spreadsheet’s numbers are offered in both countings and read only when told', () => {
    assert.match(
      String(readDate('46350', { order: 'dmy' })),
      /2026-11-24 counted from 1900, 2030-11-25 from 1904/,
    );
    assert.deepEqual(readDate('46350', { order: 'serial-1900' }), { day: '2026-11-24' });
    assert.deepEqual(readDate('44888,75', { order: 'serial-1904' }), { day: '2026-11-24' });
    assert.deepEqual(readDate('2026-11-24', { order: 'serial-1900' }), { day: '2026-11-24' });
  });
});

describe('words', () => {
  it('of kinds are known in English and German, with and without umlauts', () => {
    assert.equal(serviceKindOf('STÖRUNG'), 'failure');
    assert.equal(serviceKindOf('Stoerung'), 'failure');
    assert.equal(serviceKindOf('preventive maintenance'), 'maintenance');
    assert.equal(serviceKindOf('PM01'), undefined);
    assert.equal(equipmentKindOf('Kältemaschine'), 'chiller');
    assert.equal(equipmentKindOf('Aufzug'), 'lift');
  });

  it('of columns map by themselves, and a mapping goes before them', () => {
    const header = [
      'Auftrags-Nr.',
      'Gerätenummer',
      'Datum',
      'Tätigkeit',
      'Art',
      'Nettobetrag',
      'Lager',
    ];
    const found = resolveMapping('service', header, {});
    assert.ok('sources' in found);
    assert.deepEqual(found.told, {
      id: 'Auftrags-Nr.',
      equipment: 'Gerätenummer',
      date: 'Datum',
      text: 'Tätigkeit',
      kind: 'Art',
      cost: 'Nettobetrag',
    });
    assert.deepEqual(found.ignored, ['Lager']);
    const said = resolveMapping('service', header, { text: 'Lager', kind: { value: 'repair' } });
    assert.ok('sources' in said);
    assert.equal(said.told['text'], 'Lager');
    assert.equal(said.told['kind'], '= repair');
  });

  it('of a mapping that the file or the product does not know are named', () => {
    const unknown = resolveMapping('service', ['a'], { colour: 'a' });
    assert.ok('detail' in unknown && /“colour” is no field/.test(unknown.detail));
    const missing = resolveMapping('service', ['a', 'b'], { date: 'Datum' });
    assert.ok('detail' in missing && /no column “Datum”; there are: “a”, “b”/.test(missing.detail));
    const lacking = resolveMapping('equipment', ['colour'], {});
    assert.ok('detail' in lacking && lacking.field === 'tag');
  });
});
