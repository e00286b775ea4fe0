/**
 * What a page loads for its first list, and for one recommendation with its row of answers, as seen on the line; and
 * what that moves in the page around it.
 *
 *   npm run bench -- size
 */
import type { Browser } from 'playwright-core';
import { report } from './figures/report.ts';
import { desktop, openBrowser } from './page/browser.ts';
import { listPage, recommendationPage } from './page/pages.ts';
import { copyOfBuild, openSite } from './page/site.ts';

const limits = { loader: 1500, firstList: 30_000, firstRecommendation: 36_000 };

interface Weight {
  readonly loader: number;
  readonly all: number;
  readonly scripts: number;
  readonly shift: number;
}

/** Opens a page in a fresh window and waits for `first`; afterwards what follows by itself counts as well. */
async function weigh(
  browser: Browser,
  embedDir: string,
  page: string,
  first: string,
): Promise<Weight> {
  const site = await openSite(embedDir, { '/': page });
  const context = await browser.newContext(desktop);
  try {
    const tab = await context.newPage();
    await tab.addInitScript(`shift = 0; new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });`);
    await tab.goto(site.url);
    await tab.locator(first).first().waitFor();
    await tab.waitForTimeout(1500);
    const shift = Number(await tab.evaluate('shift'));
    for (const [file, bytes] of site.sent) console.log(`${String(bytes).padStart(8)}  ${file}`);
    console.log();
    const sum = (ending: string): number =>
      [...site.sent].reduce((all, [file, bytes]) => all + (file.endsWith(ending) ? bytes : 0), 0);
    const loader = site.sent.get('wellkept.js') ?? Number.NaN;
    return { loader, all: sum(''), scripts: sum('.js'), shift };
  } finally {
    await context.close();
    site.stop();
  }
}

const { embedDir, remove } = await copyOfBuild();
const browser = await openBrowser();
try {
  const list = await weigh(
    browser,
    embedDir,
    listPage('', '/canned/token'),
    'wk-recommendations [part="item"]',
  );
  const one = await weigh(
    browser,
    embedDir,
    recommendationPage('', '/canned/token'),
    'wk-decision [part="answers"]',
  );
  report([
    {
      name: 'loader, brotli',
      measured: `${list.loader} bytes`,
      limit: `≤ ${limits.loader}`,
      met: list.loader <= limits.loader,
    },
    {
      name: 'all JS and CSS for the first list, brotli',
      measured: `${list.all} bytes`,
      limit: `≤ ${limits.firstList}`,
      met: list.all <= limits.firstList,
    },
    {
      name: 'first recommendation with decision: all JS before anything is pressed, brotli',
      measured: `${one.scripts} bytes`,
      limit: `≤ ${limits.firstRecommendation}`,
      met: one.scripts <= limits.firstRecommendation,
    },
    {
      name: 'layout shift in the page around the list',
      measured: String(list.shift),
      limit: '0',
      met: list.shift === 0,
    },
  ]);
} finally {
  await browser.close();
  remove();
}
