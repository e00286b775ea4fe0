/**
 * A list of 10,000 findings: created to painted beside the same rows as plain `innerHTML`, clicks until the next paint,
 * and what one page of it costs the server. The page's answers come from memory; the server's figures from the real API
 * on a real PostgreSQL, in one process.
 *
 *   npm run bench -- list [rounds]
 */
import { loadavg } from 'node:os';
import { manyItems, pageOfMany } from '@wellkept/testing';
import { median, report } from './figures/report.ts';
import { timeClicks } from './list/clicks.ts';
import { measureCreation } from './list/page.ts';
import { serverFigures } from './list/server.ts';
import { desktop, openBrowser } from './page/browser.ts';
import { listPage } from './page/pages.ts';
import { copyOfBuild, openSite } from './page/site.ts';

const count = 10_000;
const rounds = Number(process.argv[2] ?? 7);
const limits = { share: 0.05, click: 16 };

const onServer = await serverFigures(count, 40);

const { embedDir, remove } = await copyOfBuild();
const page = listPage('', '/canned/token');
const site = await openSite(embedDir, {
  '/': page,
  '/empty': page.replace('<wk-recommendations></wk-recommendations>', ''),
  '/v1/recommendations': JSON.stringify(pageOfMany(manyItems(count), {})),
});
const browser = await openBrowser();
try {
  const tab = await browser.newPage(desktop);
  await tab.goto(`${site.url}/empty`);
  const { ours, plain, rows } = await tab.evaluate(measureCreation, { rounds, count });
  const share = median(ours) / median(plain);

  await tab.goto(site.url);
  const list = tab.locator('wk-recommendations');
  await list.locator('[part="item"]').nth(40).waitFor();
  await tab.waitForTimeout(1500);
  const chips = list.getByRole('group', { name: 'Filter by who acts next' }).getByRole('button');
  const filter = await timeClicks(
    tab,
    () => Array.from({ length: 20 }, (_, n) => chips.nth(n % 2)),
    async () => undefined,
  );
  const open = await timeClicks(
    tab,
    () => Array.from({ length: 20 }, (_, n) => list.locator('[part="open"]').nth(n)),
    async () => {
      await list.getByRole('button', { name: 'Back to the list' }).click();
      await tab.waitForTimeout(300);
    },
  );
  const worst = (times: number[]): number => Math.max(...times);
  const clicks = (name: string, times: number[]) => ({
    name: `${name}, until the next paint`,
    measured: `median ${median(times)} ms, longest ${worst(times)} ms of ${times.length}`,
    limit: `median ≤ ${limits.click} ms`,
    met: median(times) <= limits.click,
  });
  console.log(`load ${(loadavg()[0] ?? 0).toFixed(1)}`);
  report([
    {
      name: `list of ${count}, created to painted, beside innerHTML`,
      measured: `${share.toFixed(3)} × (${median(ours).toFixed(0)} of ${median(plain).toFixed(0)} ms)`,
      limit: `≤ ${limits.share} ×`,
      met: share <= limits.share && rows.plain === count,
    },
    {
      name: '  rows drawn then',
      measured: `${rows.ours} of ${rows.plain}`,
      limit: '',
      met: true,
    },
    clicks('press on a filter', filter),
    clicks('press on a row', open),
    ...onServer,
  ]);
} finally {
  await browser.close();
  site.stop();
  remove();
}
