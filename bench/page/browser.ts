// The browser the pages are measured in.
import { chromium, type Browser } from 'playwright-core';
import { chromiumFlags, ensureChromium } from '../../tools/chromium.ts';

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: ensureChromium(console.log),
    args: [...chromiumFlags, '--disable-extensions'],
  });

/** A desktop's window. */
export const desktop = { viewport: { width: 1000, height: 800 } };
