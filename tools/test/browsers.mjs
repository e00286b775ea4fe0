// The browsers the elements' tests run in; WELLKEPT_BROWSER chooses: chromium (usual), firefox or webkit.
import { chromeLauncher } from '@web/test-runner-chrome';
import { chromiumFlags, ensureChromium } from '../chromium.ts';

const launchers = {
  chromium: () =>
    chromeLauncher({
      // A window for each page: in a tab behind another nothing is painted, and no frame or resize is reported.
      createPage: async ({ browser }) => (await browser.createBrowserContext()).newPage(),
      launchOptions: { executablePath: ensureChromium(console.error), args: chromiumFlags },
    }),
  async firefox() {
    const { default: puppeteer } = await import('puppeteer-core');
    const launchOptions = {
      browser: 'firefox',
      executablePath: process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr',
      headless: true,
    };
    // Two at once time out: Firefox slows a tab in the background.
    return chromeLauncher({ puppeteer, launchOptions, concurrency: 1 });
  },
  async webkit() {
    const { webkitLauncher } = await import('./webkit-launcher.mjs');
    return webkitLauncher();
  },
};

export const browser = process.env.WELLKEPT_BROWSER ?? 'chromium';
export const launcher = await launchers[browser]();
