// Serves built files: the embed for every origin, the portal for its own. Text is compressed once and kept.
import { readFile, stat } from 'node:fs/promises';
import { join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const compress = promisify(brotliCompress);

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
  readonly brotli: Uint8Array<ArrayBuffer> | undefined;
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
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
    const brotli = COMPRESSED.test(type)
      ? new Uint8Array(await compress(plain, { params }))
      : undefined;
    const next = { changed: found.mtimeMs, plain, brotli };
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
    const brotli = /\bbr\b/.test(request.headers.get('accept-encoding') ?? '')
      ? content.brotli
      : undefined;
    if (!brotli) return new Response(content.plain, { headers: all });
    return new Response(brotli, { headers: { ...all, 'Content-Encoding': 'br' } });
  };
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path).replaceAll('\0', '');
  } catch {
    return '';
  }
}
