import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';

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
