// How the custom elements manifest is read from the sources; see manifest.ts, which prunes and writes it.
export default {
  globs: ['src/**/*.ts'],
  exclude: ['**/*.test.ts', '**/*.styles.ts', '**/locales/**'],
  litelement: true,
  // The package names its manifest already.
  packagejson: false,
};
