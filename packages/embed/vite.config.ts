import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { packed } from './build/chunks.ts';
import { copyStylesheet, tightTemplates, workerAsText } from './build/plugins.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

// One small entry with a fixed name, and hashed files it loads: everything two elements share with the session is in
// one of them, so that a page's files are asked for in two steps and no more.
export default defineConfig({
  root: here('.'),
  publicDir: false,
  plugins: [tightTemplates(), copyStylesheet(here('src/wellkept.css')), workerAsText()],
  resolve: {
    conditions: ['@wellkept/source', 'production', 'browser', 'module', 'import', 'default'],
  },
  build: {
    outDir: here('dist/embed/v1'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    reportCompressedSize: false,
    // As a library, so that Vite adds no code of its own for preloading.
    lib: { entry: { wellkept: here('src/wellkept.ts') }, formats: ['es'] },
    rolldownOptions: {
      output: {
        format: 'es',
        minify: true,
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        assetFileNames: '[name][extname]',
        codeSplitting: {
          groups: [
            {
              name: 'core',
              priority: 2,
              test: /(node_modules\/(lit|@lit|lit-html|lit-element)\/(?!.*directive)|packages\/client\/src\/(?!answers|finding-shape|desk|insist|outbox)|packages\/elements\/src\/(tokens|theme|localize|format|events|define|problem|parts|icons\/(icon|first)|session|notice|locales\/en\/common)|embed\/src\/chunks\/session)/,
            },
            // Rows that keep their places: for the list, and what is opened in a finding.
            {
              name: 'directives',
              test: /lit(-html)?\/(directive|directive-helpers|directives\/repeat)\.js$/,
              priority: 1,
            },
            { name: packed('shared'), priority: 1 },
            { name: packed('finding') },
          ],
        },
      },
    },
  },
});
