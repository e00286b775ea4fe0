// Getting about a page by keys alone.
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

/** It is here, and can be seen to be. */
export const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element.matches(':focus-visible'));

/** Presses Tab until the target has the focus. */
export async function tabTo(page: Page, target: Locator, atMost = 80): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses <= atMost; presses++) {
    if (await hasFocus(target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${atMost} times Tab did not reach ${target}`);
}

/** The focus comes here by itself. */
export async function focusIsOn(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  const until = Date.now() + 10_000;
  while (!(await hasFocus(target))) {
    assert.ok(Date.now() < until, `the focus is not on ${target}`);
    await page.waitForTimeout(50);
  }
}
