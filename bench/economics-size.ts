/**
 * What each entry of the engine weighs in a browser: bundled by itself, minified for ES2022, brotli
 * 11. Entries share most of their code, so two of them together weigh less than their sum; the glass
 * box's three are therefore also weighed together.
 */
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'vite';
import { projectRoot } from '../tools/data-folder.ts';

async function weigh(entries: readonly string[]): Promise<{ minified: number; brotli: number }> {
  const text = entries
    .map((name, k) => `import * as e${k} from '@wellkept/economics${name}'; export { e${k} };`)
    .join('');
  const single = `export * from '@wellkept/economics${entries[0] ?? ''}';`;
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    root: join(projectRoot, 'bench'),
    resolve: { conditions: ['@wellkept/source'] },
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === 'entry' ? join(projectRoot, 'bench/entry.ts') : null),
        load: (id) => (id.endsWith('bench/entry.ts') ? (entries.length > 1 ? text : single) : null),
      },
    ],
    build: {
      write: false,
      target: 'es2022',
      rollupOptions: { input: 'entry', preserveEntrySignatures: 'strict' },
    },
  });
  if (!('output' in built)) throw new Error('nothing was built');
  const code = Buffer.from(built.output[0].code);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  return { minified: code.length, brotli: brotliCompressSync(code, { params }).length };
}

const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1).padStart(5)} kB`;
for (const entries of [
  [''],
  ['/check'],
  ['/sensitivity'],
  ['/finance'],
  ['/reliability'],
  ['', '/check', '/sensitivity'],
]) {
  const { minified, brotli } = await weigh(entries);
  const name = entries.map((entry) => `economics${entry}`).join(' + ');
  console.log(`${kB(brotli)} brotli  ${kB(minified)} minified  ${name}`);
}
