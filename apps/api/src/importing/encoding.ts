// From a file's bytes to its text, and by which encoding: what the firm says, else the byte order mark, else the bytes.
// Where two encodings make sense, it is the firm that knows which.
import chardet from 'chardet';
import iconv from 'iconv-lite';
import type { ImportFile } from '@wellkept/contracts';

export type Encoding = NonNullable<ImportFile['encoding']>;

/** The same words of the file as several encodings read them. */
export interface Reading {
  readonly encoding: Encoding;
  readonly sample: string;
}

/** How a file without Unicode may be written, in the order in which the readings are offered. */
const OLDER: readonly Encoding[] = [
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'macintosh',
  'shift_jis',
];

const read = (bytes: Uint8Array, encoding: Encoding): string => iconv.decode(bytes, encoding);

/** Decodes a file piece by piece. Bytes the encoding does not know become U+FFFD. */
export async function* decode(
  bytes: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding);
  for await (const piece of bytes) {
    const text = decoder.write(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength));
    if (text) yield text;
  }
  const rest = decoder.end();
  if (rest) yield rest;
}

const NEWLINE = 0x0a;
/** So many bytes of lines with letters beyond ASCII tell as much as all of them. */
const SAMPLE = 1024 * 1024;

/** @returns The encoding, or the readings to choose from. */
export async function findEncoding(
  bytes: AsyncIterable<Uint8Array>,
): Promise<Encoding | readonly Reading[]> {
  const utf8 = iconv.getDecoder('utf-8');
  let broken = 0;
  let whole = 0;
  let first = true;
  let sampled = 0;
  const sample: Buffer[] = [];
  /** The line that has begun. */
  let line: Buffer = Buffer.alloc(0);
  for await (const piece of bytes) {
    const buffer = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    if (first) {
      const marked = byMark(buffer);
      if (marked) return marked;
      first = false;
    }
    const text = utf8.write(buffer);
    broken += text.match(/\ufffd/g)?.length ?? 0;
    whole += text.match(/[^\0-\u007f\ufffd]/g)?.length ?? 0;
    // Whole lines only, so that no letter is cut.
    const end = buffer.lastIndexOf(NEWLINE) + 1;
    if (sampled < SAMPLE && end > 0) {
      const lines = Buffer.concat([line, buffer.subarray(0, end)]);
      if (lines.some((byte) => byte > 0x7f)) sampled += sample.push(lines) && lines.length;
    }
    line = Buffer.from(end > 0 ? buffer.subarray(end) : Buffer.concat([line, buffer]));
  }
  broken += utf8.end()?.match(/\ufffd/g)?.length ?? 0;
  // Letters beyond ASCII that are whole in UTF-8 hardly come about by chance; a few broken bytes do not change what a
  // file is.
  if (broken === 0 || whole >= broken) return 'utf-8';
  const lines = Buffer.concat([...sample, line]);
  return isWestern(lines) ? 'windows-1252' : readings(lines);
}

function byMark(bytes: Buffer): Encoding | undefined {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  // Western text in UTF-16 has a zero in nearly every second byte, other encodings have none.
  const start = bytes.subarray(0, 1000);
  const zeros = start.filter((byte, index) => byte === 0 && index % 2 === 1).length;
  return zeros > start.length / 4 ? 'utf-16le' : undefined;
}

/** What Western European files hold beyond ASCII. Letters stand in words, signs outside of them. */
const WESTERN_WORD = /^[\p{ASCII}ÀÂÄÆÇÈÉÊËÎÏÑÓÔÖØŒÙÛÜßàáâäæçèéêëíîïñóôöøœùúûüÅåŠšŽž’]+$/u;
const WESTERN_SIGN = /^[\p{ASCII}\u00a0€°²³µ½¼¾§®©·±×–—„“”‚‘’«»¿¡…•£]+$/u;

/** Whether reading it as windows-1252 gives words that are written so, and statistics of letters agree. */
function isWestern(bytes: Uint8Array): boolean {
  const special = specialWords(read(bytes, 'windows-1252'));
  if (special.length === 0) return true;
  const plausible = special.every((word) =>
    /\p{L}/u.test(word.replaceAll(/\p{ASCII}/gu, ''))
      ? WESTERN_WORD.test(word) && !/\p{Ll}\p{Lu}/u.test(word)
      : WESTERN_SIGN.test(word) && !/\p{L}[^\p{ASCII}’]\p{L}/u.test(word),
  );
  if (!plausible) return false;
  const guesses = chardet.analyse(bytes.subarray(0, 200_000)).map(({ name }) => name.toLowerCase());
  const rank = (...names: string[]): number => {
    const places = names.map((name) => guesses.indexOf(name)).filter((place) => place >= 0);
    return Math.min(Infinity, ...places);
  };
  const western = rank('windows-1252', 'iso-8859-1');
  const others = rank(
    'windows-1250',
    'iso-8859-2',
    'windows-1251',
    'iso-8859-5',
    'koi8-r',
    'shift_jis',
  );
  return western <= others;
}

/** Words with characters beyond ASCII, each once. */
const specialWords = (text: string): string[] => [
  ...new Set(text.slice(0, 2_000_000).match(/[^\s;,|"\t]*[^\0-\u007f][^\s;,|"\t]*/g)),
];

const SAMPLES = 4;

/** Only encodings that know all bytes, each with the first words they read differently. */
function readings(bytes: Uint8Array): Reading[] {
  const told = OLDER.map((encoding) => ({
    encoding,
    words: specialWords(read(bytes, encoding)).slice(0, SAMPLES),
  })).filter(
    ({ words }) => words.length > 0 && !words.some((word) => /[\ufffd\p{Cc}]/u.test(word)),
  );
  const seen = new Set<string>();
  return told
    .map(({ encoding, words }) => ({ encoding, sample: words.join(', ') }))
    .filter(({ sample }) => !seen.has(sample) && seen.add(sample));
}
