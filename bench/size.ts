/**
 * What a page loads for its first list, as seen on the line, and what that moves in the page around it.
 *
 *   npm run bench -- size
 */
import { report } from './figures/report.ts';
import { desktop, openBrowser } from './page/browser.ts';
import { listPage } from './page/pages.ts';
import { copyOfBuild, openSite } from './page/site.ts';

const limits = { loader: 1500, firstList: 30_000 };

const { embedDir, remove } = await copyOfBuild();
const site = await openSite(embedDir, { '/': listPage('', '/canned/token') });
const browser = await openBrowser();
try {
  const tab = await browser.newPage(desktop);
  await tab.addInitScript(`shift = 0; new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });`);
  await tab.goto(site.url);
  await tab.locator('wk-recommendations [part="item"]').first().waitFor();
  // Afterwards the live stream's code follows by itself; it counts as well.
  await tab.waitForTimeout(1500);
  const shift = Number(await tab.evaluate('shift'));
  const loader = site.sent.get('wellkept.js') ?? Number.NaN;
  const all = [...site.sent.values()].reduce((sum, bytes) => sum + bytes, 0);
  for (const [file, bytes] of site.sent) console.log(`${String(bytes).padStart(8)}  ${file}`);
  report([
    {
      name: 'loader, brotli',
      measured: `${loader} bytes`,
      limit: `≤ ${limits.loader}`,
      met: loader <= limits.loader,
    },
    {
      name: 'all JS and CSS for the first list, brotli',
      measured: `${all} bytes`,
      limit: `≤ ${limits.firstList}`,
      met: all <= limits.firstList,
    },
    {
      name: 'layout shift in the page around it',
      measured: String(shift),
      limit: '0',
      met: shift === 0,
    },
  ]);
} finally {
  await browser.close();
  site.stop();
  remove();
}
