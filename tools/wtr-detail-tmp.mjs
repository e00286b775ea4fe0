// @web/test-runner over the tests that need a browser, from source: `npm test -- elements`.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { browser, launcher } from './test/browsers.mjs';
import { countingReporter } from './test/wtr-reporter.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const worker = fileURLToPath(import.meta.resolve('msw/mockServiceWorker.js'));

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  // pnpm links packages to one another, so everything served lies under the project, not under one package.
  rootDir: root,
  files: process.env.WELLKEPT_TEST_FILES
    ? process.env.WELLKEPT_TEST_FILES.split('\n')
    : ['packages/elements/src/**/*.test.ts'],
  nodeResolve: { exportConditions: ['@wellkept/source', 'browser'] },
  concurrency: browser === 'chromium' ? 2 : 1,
  testFramework: { config: { timeout: '10000' } },
  testsFinishTimeout: 60_000,
  browserStartTimeout: 60_000,
  middleware: [
    // msw's worker must be served from the top, to see every request of the page.
    async (context, next) => {
      if (context.path !== '/mockServiceWorker.js') return next();
      context.type = 'text/javascript';
      context.set('Service-Worker-Allowed', '/');
      context.body = await readFile(worker, 'utf8');
    },
  ],
  plugins: [
    esbuildPlugin({
      ts: true,
      json: true,
      target: 'es2022',
      tsconfig: `${root}tsconfig.base.json`,
    }),
  ],
  browsers: [launcher],
  reporters: [countingReporter()],
};
