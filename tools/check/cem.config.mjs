// How the custom elements manifest is read from the sources; see manifest.ts, which prunes and writes it.
import { readFileSync } from 'node:fs';

/** The analyzer knows an element by its extending `LitElement`; ours extend it by way of `WkElement`. */
const asLit = (source) =>
  source
    .replace(/import \{ WkElement \} from '[^']+';/u, "import { LitElement } from 'lit';")
    .replaceAll('extends WkElement', 'extends LitElement');

export default {
  globs: ['src/**/*.ts'],
  exclude: ['**/*.test.ts', '**/*.styles.ts', '**/locales/**', 'src/element.ts'],
  litelement: true,
  // The package names its manifest already.
  packagejson: false,
  overrideModuleCreation: ({ ts, globs }) =>
    globs.map((path) =>
      ts.createSourceFile(path, asLit(readFileSync(path, 'utf8')), ts.ScriptTarget.ES2015, true),
    ),
};
