import { readFile } from 'node:fs/promises';
import { build, type Plugin } from 'vite';

const tighten = (css: string): string =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/\s*([{};,])\s*/g, '$1')
    .replace(/:\s+(?=[^{}]*[;}])/g, ':')
    .replace(/;}/g, '}');

/** Takes the indentation out of our templates, and the air out of their styles; a minifier leaves strings alone. */
export function tightTemplates(): Plugin {
  return {
    name: 'wellkept-tight-templates',
    enforce: 'pre',
    transform(code, id) {
      if (!/packages[\\/](elements|embed)[\\/]src[\\/].*\.ts$/.test(id)) return undefined;
      const tight = code
        .replace(/\bcss`([^`$]*)`/g, (_, css: string) => `css\`${tighten(css).trim()}\``)
        .replace(/\n[ \t]+/g, '\n');
      return { code: tight, map: null };
    },
  };
}

/** Puts the stylesheet for the page's head beside the script, without comments. */
export function copyStylesheet(path: string): Plugin {
  return {
    name: 'wellkept-stylesheet',
    apply: 'build',
    async generateBundle() {
      this.emitFile({
        type: 'asset',
        fileName: 'wellkept.css',
        source: tighten(await readFile(path, 'utf8')).trim(),
      });
    },
  };
}

/**
 * Puts the whole code of the worker, as text, where the elements have a line that loads it: in a
 * bundle that line would load the page's own code, and a strict policy lets a worker load nothing.
 */
export function workerAsText(): Plugin {
  return {
    name: 'wellkept-worker-as-text',
    apply: 'build',
    async load(id) {
      if (!/economics[\\/]worker-text\.ts$/.test(id)) return undefined;
      const built = await build({
        configFile: false,
        logLevel: 'warn',
        resolve: { conditions: this.environment.config.resolve.conditions },
        build: {
          write: false,
          target: 'es2022',
          reportCompressedSize: false,
          lib: { entry: id.replace('worker-text.ts', 'settle-worker.ts'), formats: ['es'] },
          rolldownOptions: { output: { minify: true } },
        },
      });
      const [{ output }] = built as unknown as [
        { output: [{ code: string; moduleIds: string[] }] },
      ];
      for (const file of output[0].moduleIds) this.addWatchFile(file);
      return `export const text = ${JSON.stringify(output[0].code)};`;
    },
  };
}
