import type { Preview } from '@storybook/web-components-vite';
import { need } from '@wellkept/embed';
import { mockApi } from '@wellkept/testing';
import { setupWorker } from 'msw/browser';
import { mswLoader } from 'msw-storybook-addon/csf3';
import { stage } from '../stories/stage.ts';

need('wk-session');

const startWorker = mswLoader(async () => {
  const worker = setupWorker();
  await worker.start({ quiet: true, onUnhandledFrame: 'bypass' });
  return worker;
});

/** What a story kept on the device must not be sent in the next one. */
const forgetKept = async (): Promise<void> => {
  const name = 'wellkept-outbox';
  if (!(await indexedDB.databases()).some((database) => database.name === name)) return;
  await new Promise<void>((resolve) => {
    const opened = indexedDB.open(name);
    opened.onerror = () => resolve();
    opened.onsuccess = () => {
      const clearing = opened.result.transaction('acts', 'readwrite');
      clearing.objectStore('acts').clear();
      clearing.oncomplete = () => (opened.result.close(), resolve());
    };
  });
};

const preview: Preview = {
  loaders: [
    // Each showing of a story starts from its own fresh API: what was decided in the last one is forgotten.
    async (context) => {
      await startWorker(context);
      await customElements.whenDefined('wk-session');
      await forgetKept();
      context.msw.use(...mockApi(context.parameters['mock'] ?? {}).handlers);
      return {};
    },
  ],
  decorators: [stage],
  globalTypes: {
    theme: {
      description: 'Theme of wk-session',
      toolbar: { icon: 'paintbrush', items: ['plain', 'paper', 'slate'], dynamicTitle: true },
    },
    lang: {
      description: 'Language',
      toolbar: {
        icon: 'globe',
        dynamicTitle: true,
        items: [
          { value: 'en', title: 'English' },
          { value: 'de', title: 'Deutsch' },
          { value: 'ar-XB', title: 'Right to left' },
        ],
      },
    },
    width: {
      description: 'Width of the container',
      toolbar: {
        icon: 'grow',
        dynamicTitle: true,
        items: [
          { value: '240', title: '240 px, a side column' },
          { value: '390', title: '390 px, a phone' },
          { value: '720', title: '720 px, an article' },
          { value: '1080', title: '1080 px, a portal' },
          { value: 'all', title: 'All there is' },
        ],
      },
    },
  },
  initialGlobals: { theme: 'paper', lang: 'en', width: 'all' },
  parameters: {
    layout: 'fullscreen',
    controls: { disable: true },
    docs: { story: { inline: false, height: '720px' } },
    a11y: { test: 'error' },
  },
};

export default preview;
