// Real clicks on a list of ten thousand, and how long the browser says each took until the next paint.
import type { Locator, Page } from 'playwright-core';

/** The browser's own durations (Event Timing, in steps of 8 ms) of these clicks. */
export async function timeClicks(
  page: Page,
  targets: () => Locator[],
  /** What happens between one and the next; its own clicks do not count. */
  between: () => Promise<void>,
): Promise<number[]> {
  const times: number[] = [];
  await page.evaluate(`globalThis.watched ??= new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if (entry.name === 'click') clicks.push(entry.duration);
  }).observe({ type: 'event', durationThreshold: 16 }) ?? true; clicks = []; 0`);
  for (const target of targets()) {
    await page.evaluate('clicks = []; 0');
    await target.click();
    await page.waitForTimeout(300);
    // What took less than 16 ms is not told: 8 at most by that clock.
    times.push(Math.max(8, ...((await page.evaluate('clicks')) as number[])));
    await between();
  }
  return times;
}
