// What a page loads for its first list, as seen on the line. `pnpm --filter @wellkept/embed size`
import { launch, serve } from './server.ts';

const budget = { loader: 1_500, firstList: 30_000 };
const server = await serve();
const { sent } = server;
const browser = await launch();

let failed = false;
try {
  const tab = await browser.newPage();
  await tab.goto(server.url);
  await tab.locator('wk-recommendations [part="item"]').first().waitFor();
  const untilList = new Map(sent);
  // Afterwards the live stream's code follows.
  await tab.waitForTimeout(1000);
  const total = (files: ReadonlyMap<string, number>): number =>
    [...files.values()].reduce((n, size) => n + size, 0);
  const line = (name: string, size: number, limit?: number): void => {
    const over = limit !== undefined && size > limit;
    failed ||= over;
    console.log(
      `${name.padEnd(48)}${String(size).padStart(8)}${limit ? `  of ${limit}${over ? '  TOO MUCH' : ''}` : ''}`,
    );
  };
  console.log('brotli bytes');
  for (const [file, size] of sent)
    line(`  ${file}${untilList.has(file) ? '' : ' (after the list)'}`, size);
  line('loader', sent.get('wellkept.js') ?? 0, budget.loader);
  line('until the first list is shown', total(untilList), budget.firstList);
  line('with what follows by itself', total(sent), budget.firstList);
} finally {
  await browser.close();
  server.close();
}
process.exitCode = failed ? 1 : 0;
