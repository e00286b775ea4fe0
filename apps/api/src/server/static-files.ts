// Serves built files: the embed for every origin, the portal for its own. Text is compressed once and kept.
import { readFile, stat } from 'node:fs/promises';
import { join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  map: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  webp: 'image/webp',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
};
const COMPRESSED = /^(text|application\/json|image\/svg)/;
/** A name that holds a hash of its content never means anything else. */
const HASHED = /-[\w-]{8}\.\w+$/;

interface Kept {
  readonly changed: number;
  readonly plain: Uint8Array<ArrayBuffer>;
  /** By the name of the coding, best first; empty for what is compressed already. */
  readonly coded: readonly (readonly [string, Uint8Array<ArrayBuffer>])[];
}

export interface StaticOptions {
  readonly folder: string;
  readonly headers: Readonly<Record<string, string>>;
  /** For names without a hash; default: asked for anew each time. */
  readonly cache?: string;
}

export type ServeFile = (request: Request, path: string) => Promise<Response | undefined>;

/** @returns A function that answers with the file of that path below the folder, or nothing if there is none. */
export function serveFiles({ folder, headers, cache = 'no-cache' }: StaticOptions): ServeFile {
  const kept = new Map<string, Kept>();

  async function read(file: string, type: string): Promise<Kept | undefined> {
    const found = await stat(file).catch(() => undefined);
    if (!found?.isFile()) return undefined;
    const before = kept.get(file);
    if (before?.changed === found.mtimeMs) return before;
    const plain = new Uint8Array(await readFile(file));
    const next = {
      changed: found.mtimeMs,
      plain,
      coded: COMPRESSED.test(type) ? await code(plain) : [],
    };
    kept.set(file, next);
    return next;
  }

  return async (request, path) => {
    const file = normalize(join(folder, decodePath(path)));
    const type = TYPES[file.slice(file.lastIndexOf('.') + 1)];
    if (!file.startsWith(folder + sep) || !type || file.includes(`${sep}.`)) return undefined;
    const content = await read(file, type);
    if (!content) return undefined;
    const etag = `"${Math.floor(content.changed).toString(36)}-${content.plain.byteLength.toString(36)}"`;
    const all = {
      'Content-Type': type,
      'Cache-Control': HASHED.test(file) ? 'public, max-age=31536000, immutable' : cache,
      'X-Content-Type-Options': 'nosniff',
      Vary: 'Accept-Encoding',
      ETag: etag,
      ...headers,
    };
    if (request.headers.get('if-none-match') === etag)
      return new Response(null, { status: 304, headers: all });
    const accepted = request.headers.get('accept-encoding') ?? '';
    const coded = content.coded.find(([name]) => new RegExp(`\\b${name}\\b`).test(accepted));
    if (!coded) return new Response(content.plain, { headers: all });
    return new Response(coded[1], { headers: { ...all, 'Content-Encoding': coded[0] } });
  };
}

async function code(plain: Uint8Array): Promise<Kept['coded']> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
  const [brotli, zipped] = await Promise.all([toBrotli(plain, { params }), toGzip(plain)]);
  return [
    ['br', new Uint8Array(brotli)],
    ['gzip', new Uint8Array(zipped)],
  ];
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path).replaceAll('\0', '');
  } catch {
    return '';
  }
}
