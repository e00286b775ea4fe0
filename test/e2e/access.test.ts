// What every page keeps to: WCAG 2.2 AA as far as axe can tell, in light and dark, and nothing to scroll sideways at 320 px.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import AxeBuilder from '@axe-core/playwright';
import type { BrowserContext, Page } from 'playwright-core';
import { openFinding } from './steps.ts';
import { signIn, startWorld, type World } from './world.ts';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
let world: World;

before(async () => {
  world = await startWorld();
});
afterEach((context) => world.keepWhatFailed(context));
after(() => world?.stop());

for (const colorScheme of ['light', 'dark'] as const) {
  let visitor: BrowserContext;
  let page: Page;

  test(`the list reads well in ${colorScheme}, 320 px wide`, async () => {
    visitor = await world.visitor({ viewport: { width: 320, height: 720 }, colorScheme });
    page = await visitor.newPage();
    await page.goto(world.host + (colorScheme === 'dark' ? '/dark' : '/'));
    await page.getByRole('button', { name: /Injectors due/ }).waitFor();
    await readsWell(page);
  });

  test(`a finding with its costs reads well in ${colorScheme}, 320 px wide`, async () => {
    await openFinding(page, /Injectors due/);
    await page.getByRole('radio', { name: 'Full' }).check();
    await page.getByRole('slider').first().waitFor();
    await page.getByRole('radio', { name: 'Approve', exact: true }).check();
    await readsWell(page);
  });

  test(`the choice of a time reads well in ${colorScheme}, 320 px wide`, async () => {
    await page.getByRole('button', { name: 'Back to the list' }).click();
    await openFinding(page, /Condenser coil fouled/);
    await page.getByRole('group', { name: /^Times/ }).waitFor();
    await readsWell(page);
  });

  test(`the technician’s form reads well in ${colorScheme}, 320 px wide`, async () => {
    const technician = await signIn(visitor, world.wellkept.links.technician);
    await technician.getByRole('link', { name: 'Note what you found' }).click();
    await technician.getByLabel('What you found').waitFor();
    await readsWell(technician);
  });

  test(`the desk’s queue reads well in ${colorScheme}, 320 px wide`, async () => {
    const desk = await signIn(visitor, world.wellkept.links.desk);
    await desk.getByRole('button', { name: /^Show all/ }).waitFor();
    await readsWell(desk);
  });
}

async function readsWell(page: Page): Promise<void> {
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(tooWide <= 0, `${tooWide} px stick out at the side`);
  const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze();
  const told = violations.map(({ id, nodes }) => [id, nodes.map((each) => each.target)]);
  assert.deepEqual(told, []);
}
