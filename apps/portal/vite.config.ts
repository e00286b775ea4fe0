import { defineConfig } from 'vite';
import { workerAsText } from '../../packages/embed/build/plugins.ts';

export default defineConfig({
  plugins: [workerAsText()],
  // Packages are read from their sources, so that the portal needs no build of them first.
  resolve: { conditions: ['@wellkept/source', 'browser', 'module', 'import', 'default'] },
  // Where the API runs while the portal is developed; in production the API serves the portal itself.
  server: { proxy: { '/v1': process.env['API'] ?? 'http://localhost:3000' } },
  build: {
    target: 'es2022',
    // Scripts stay files of their own: the policy allows none in the page.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: ['index.html', 'mailbox.html'] },
  },
});
