import type { StorybookConfig } from '@storybook/web-components-vite';
import { workerAsText } from '../packages/embed/build/plugins.ts';

const config: StorybookConfig = {
  stories: ['../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', 'msw-storybook-addon'],
  framework: '@storybook/web-components-vite',
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  // The worker comes from the installed msw, so that the two are always of one version.
  staticDirs: [
    { from: '../node_modules/msw/lib/mockServiceWorker.js', to: '/mockServiceWorker.js' },
  ],
  viteFinal: (vite) => ({
    ...vite,
    plugins: [...(vite.plugins ?? []), workerAsText()],
    resolve: {
      ...vite.resolve,
      conditions: ['@wellkept/source', 'browser', 'module', 'import', 'default'],
    },
    build: { ...vite.build, target: 'es2022', chunkSizeWarningLimit: 2000 },
  }),
};

export default config;
