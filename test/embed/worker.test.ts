// The longer work of the glass box in a stranger's page: in a worker where its policy allows one, else in slices.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { rooftopUnitCase } from '@wellkept/testing';
import type { Page } from 'playwright-core';
import { startStranger, type Site, type Stranger } from './site.ts';

let stranger: Stranger;
before(async () => {
  stranger = await startStranger();
});
after(() => stranger?.stop());

const body = `<wk-economics><script type="application/json">${JSON.stringify(rooftopUnitCase)}</script></wk-economics>`;

/** Shows the glass box, and keeps book of every task of its page that is longer than 50 ms. */
async function show(site: Omit<Site, 'body'> = {}): Promise<{ page: Page; said: string[] }> {
  const { page, said } = await stranger.open({ body, ...site });
  await page.evaluate(`window.long = []; new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.long.push(duration);
  }).observe({ type: 'longtask' });`);
  await settled(page);
  return { page, said };
}

/** Waits until the tornado is as fine as it gets. */
const settled = (page: Page): Promise<void> =>
  page.locator('wk-tornado-chart[aria-busy="false"]:not(:has(~ progress))').waitFor();

/** The tornado as its table says it: every number, where it was tried and where it flips. */
async function tornado(page: Page): Promise<string> {
  const chart = page.locator('wk-tornado-chart');
  await chart.locator('[part="table-toggle"]').click();
  const said = await chart.locator('table').innerText();
  await chart.locator('[part="table-toggle"]').click();
  return said;
}

/** Lets go of the price of energy a step further; milliseconds until the first tornado stands, and the longest task till the last. */
async function drag(page: Page): Promise<{ wait: number; longest: number }> {
  await page.evaluate('window.long.length = 0');
  const wait = await page
    .locator('wk-assumption[data-path="assumptions.energyPrice"] [part="slider"]')
    .evaluate(async (slider: HTMLInputElement) => {
      const chart = (slider.getRootNode() as ShadowRoot).host.parentElement?.getRootNode() as
        | ShadowRoot
        | undefined;
      const busy = () => chart?.querySelector('wk-tornado-chart')?.getAttribute('aria-busy');
      slider.stepUp();
      const start = performance.now();
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      slider.dispatchEvent(new Event('change', { bubbles: true }));
      const until = (value: string) =>
        new Promise<void>((resolve) => {
          const look = () => (busy() === value ? resolve() : setTimeout(look, 2));
          look();
        });
      await until('true');
      await until('false');
      return performance.now() - start;
    });
  await settled(page);
  await page.waitForTimeout(50);
  const longest = Number(await page.evaluate('Math.max(0, ...window.long)'));
  return { wait, longest };
}

test('where workers are allowed, one works the tornado out and the page has no long task', async (t) => {
  const { page, said } = await show();
  assert.equal(page.workers().length, 1);
  const drags = [];
  for (let i = 0; i < 5; i++) drags.push(await drag(page));
  t.diagnostic(JSON.stringify(drags));
  // Others may be at work on this machine: one drag in peace is enough to show that the page does none of it.
  assert.equal(Math.min(...drags.map(({ longest }) => longest)), 0);
  assert.equal(page.workers().length, 1);
  assert.deepEqual(said, []);
  await page.close();
});

for (const [how, site] of Object.entries({
  'workers are forbidden': { workers: "'none'" },
  'our policy of trusted types is not known': {
    policy: "trusted-types lit-html 'allow-duplicates'",
  },
})) {
  test(`where ${how}, slices give the same answers and the page has no long task`, async (t) => {
    const free = await show();
    const bound = await show(site);
    assert.equal(bound.page.workers().length, 0);
    const drags = [];
    for (let i = 0; i < 5; i++) {
      await drag(free.page);
      drags.push(await drag(bound.page));
      const expected = await tornado(free.page);
      assert.match(expected, /€/);
      assert.equal(await tornado(bound.page), expected);
    }
    t.diagnostic(JSON.stringify(drags));
    assert.equal(Math.min(...drags.map(({ longest }) => longest)), 0);
    await free.page.close();
    await bound.page.close();
  });
}

test('a worker ends with its element', async () => {
  const { page } = await show();
  await page.evaluate(() => document.querySelector('wk-economics')?.remove());
  for (let i = 0; i < 40 && page.workers().length > 0; i++) await page.waitForTimeout(50);
  assert.equal(page.workers().length, 0);
  await page.close();
});
