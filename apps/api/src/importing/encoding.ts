// From a file's bytes to its text, and by which encoding: what the firm says, else the byte order mark, else the bytes.

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'iso-8859-1';

export interface Decoded {
  readonly text: string;
  /** For the report, e.g. `utf-8` or `windows-1252`. */
  readonly encoding: Encoding;
}

/** @param said The encoding the firm names; left out, it is detected. Bytes it does not know become U+FFFD. */
export function decode(bytes: Uint8Array, said?: Encoding): Decoded {
  const encoding = said ?? detect(bytes);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (encoding === 'windows-1252')
    return { encoding, text: fromWindows(buffer.toString('latin1')) };
  if (encoding === 'iso-8859-1') return { encoding, text: buffer.toString('latin1') };
  return { encoding, text: new TextDecoder(encoding).decode(bytes) };
}

function detect(bytes: Uint8Array): Encoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // Western text in UTF-16 has a zero in nearly every second byte, other encodings have none.
  const start = bytes.subarray(0, 1000);
  const zeros = start.filter((byte, index) => byte === 0 && index % 2 === 1).length;
  if (zeros > start.length / 4) return 'utf-16le';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

// Spelled out, because Node's TextDecoder('windows-1252') reads some buffers as ISO 8859-1 and turns "€" into U+0080.
const WINDOWS_80_TO_9F = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const fromWindows = (latin1: string): string =>
  latin1.replace(
    /[\u0080-\u009f]/g,
    (character) => WINDOWS_80_TO_9F[character.charCodeAt(0) - 0x80]!,
  );
